package org.entente.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entente.server.Reconciled.checked;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the Reconciliation Service API 0.2 asks of a service, one requirement a test; {@code
 * docs/reconciling.md} lists them.
 */
class ReconcileConformanceTest {

  private static final String RUSSIA = "actor/russia";

  @TempDir private static Path folder;
  private static Reconciled service;

  @BeforeAll
  static void start() {
    service = Reconciled.start(folder.resolve("store"), Map.of("reconcileBatch", "20"));
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void manifestIsServedWithoutParameters() throws Exception {
    JsonNode manifest = checked("manifest", service.get(""));
    assertThat(manifest.path("versions").toString()).isEqualTo("[\"0.2\"]");
    assertThat(manifest.path("batchSize").asInt()).isEqualTo(20);
    assertThat(manifest.path("name").asText()).isEqualTo("Entente");
    assertThat(manifest.path("defaultTypes").findValuesAsText("id"))
        .contains("Actor", "State", "Company", "Engagement", "Agreement", "Thing", "Place");
    assertThat(service.get("/")).isEqualTo(manifest);
  }

  @Test
  void identifiersAreOfTheIdentifierSpace() throws Exception {
    JsonNode manifest = service.get("");
    assertThat(manifest.path("identifierSpace").asText() + RUSSIA)
        .isEqualTo("https://w3id.org/entente/id/actor/russia");
    assertThat(manifest.path("schemaSpace").asText() + "State")
        .isEqualTo("https://w3id.org/entente/ontology#State");
    Set<String> ids = new HashSet<>(service.named("Russia").findValuesAsText("id"));
    assertThat(ids).contains(RUSSIA);
  }

  @Test
  void typesTellWhatIsBroader() throws Exception {
    JsonNode types = service.get("").path("defaultTypes");
    Map<String, String> broader = new java.util.TreeMap<>();
    types.forEach(t -> broader.put(t.path("id").asText(), t.at("/broader/0/id").asText("")));
    assertThat(broader)
        .containsEntry("Actor", "")
        .containsEntry("State", "Actor")
        .containsEntry("Agreement", "Engagement")
        .containsEntry("Equipment", "Thing");
  }

  @Test
  void viewTemplateMakesAnAddressOfEachEntity() throws Exception {
    String template = service.get("").path("view").path("url").asText();
    for (JsonNode candidate : service.named("Rostec")) {
      String id = candidate.path("id").asText();
      for (String written : List.of(Served.encode(id), id)) {
        URI address = URI.create(template.replace("{{id}}", written));
        HttpResponse<String> view =
            service.served().send(service.served().request(address.toString()));
        assertThat(view.statusCode()).isEqualTo(303);
        String there = view.headers().firstValue("Location").orElseThrow();
        assertThat(service.served().get(there, "text/turtle").statusCode()).isIn(200, 303);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "?queries=%7B%22q0%22%3A%7B%22query%22%3A%22Russia%22%7D%7D",
        "?extend=%7B%22ids%22%3A%5B%5D%2C%22properties%22%3A%5B%5D%7D",
        "/suggest/entity?prefix=rus",
        "/suggest/type?prefix=st",
        "/suggest/property?prefix=da",
        "/flyout/entity?id=actor/russia",
        "/flyout/type?id=State",
        "/flyout/property?id=state",
        "/properties?type=State",
        "/preview?id=actor/russia",
        "/view?id=actor/russia",
        "?queries=broken",
        "/flyout/entity?id=nobody"
      })
  void everyAddressMayBeAskedFromOtherOrigins(String address) throws Exception {
    var request = service.served().request("reconcile" + address);
    HttpResponse<String> answer =
        service.served().send(request.header("Origin", "https://openrefine.example"));
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
  }

  @Test
  void browsersThatAskBeforeAreLetIn() throws Exception {
    HttpResponse<String> answer =
        service
            .served()
            .send(
                service
                    .served()
                    .request("reconcile")
                    .method("OPTIONS", BodyPublishers.noBody())
                    .header("Origin", "https://openrefine.example")
                    .header("Access-Control-Request-Method", "POST")
                    .header("Access-Control-Request-Headers", "content-type"));
    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
    assertThat(answer.headers().firstValue("Access-Control-Allow-Methods").orElse(""))
        .contains("POST");
    assertThat(answer.headers().firstValue("Access-Control-Allow-Headers").orElse(""))
        .contains("Content-Type");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?",
        "/suggest/type?prefix=st&",
        "/flyout/entity?id=actor/russia&",
        "/properties?"
      })
  void oldBrowsersMayCallAFunction(String address) throws Exception {
    String name = "jQuery3410_1699999999";
    HttpResponse<String> answer =
        service.served().get("reconcile" + address + "callback=" + name + "&_=1699999999");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/javascript");
    assertThat(answer.body()).startsWith("/**/" + name + "({").endsWith("});");
    String json = answer.body().substring(name.length() + 5, answer.body().length() - 2);
    assertThat(Reconciled.JSON.readTree(json))
        .isEqualTo(service.get(address.replaceFirst("[?&]$", "")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "queries=",
        "queries=[]",
        "queries={",
        "queries=7",
        "queries={}&queries={}",
        "queries={}&extend={}",
        "extend=[]",
        "extend={}",
        "extend={\"ids\":\"actor/russia\",\"properties\":[]}",
        "extend={\"ids\":[\"actor/russia\"],\"properties\":[{\"id\":\"nothing\"}]}",
        "extend={\"ids\":[7],\"properties\":[]}",
        "query=Russia",
        ""
      })
  void whatIsMalformedGetsAStatus(String form) throws Exception {
    String encoded = form.replace("{", "%7B").replace("}", "%7D").replace("\"", "%22");
    HttpResponse<String> answer = service.post(encoded);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).isNotBlank().doesNotContain("Exception");
  }

  @Test
  void queriesComeByPostOfAForm() throws Exception {
    JsonNode answers =
        service.answers("{\"q0\":{\"query\":\"Russia\"},\"other\":{\"query\":\"China\"}}");
    assertThat(answers.path("q0").at("/result/0/id").asText()).isEqualTo(RUSSIA);
    assertThat(answers.path("other").at("/result/0/id").asText()).isEqualTo("actor/china");
    assertThat(answers.size()).isEqualTo(2);
    HttpResponse<String> json =
        service
            .served()
            .send(
                service
                    .served()
                    .request("reconcile")
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{}")));
    assertThat(json.statusCode()).isEqualTo(415);
  }

  @Test
  void queriesComeByGetToo() throws Exception {
    String queries = "{\"q0\":{\"query\":\"Росія\"},\"q1\":{\"query\":\"Росси́я\",\"limit\":1}}";
    JsonNode got = checked("results", service.get("?queries=" + Served.encode(queries)));
    assertThat(got).isEqualTo(service.answers(queries));
    assertThat(got.path("q1").path("result").size()).isEqualTo(1);
  }

  @Test
  void queryOrPropertiesIsEnough() throws Exception {
    JsonNode answers =
        service.answers(
            "{\"p\":{\"properties\":[{\"pid\":\"participant\",\"v\":{\"id\":\"actor/rostec\"}}]},"
                + "\"none\":{},\"empty\":{\"query\":\"  \",\"properties\":[]},"
                + "\"type\":{\"type\":\"State\"}}");
    assertThat(answers.path("p").path("result").size()).isGreaterThan(0);
    for (JsonNode candidate : answers.path("p").path("result")) {
      assertThat(candidate.path("type").findValuesAsText("id")).contains("Engagement");
      assertThat(candidate.path("name").asText()).contains("Rostec");
    }
    for (String name : List.of("none", "empty", "type")) {
      assertThat(answers.path(name).path("result")).isEmpty();
      assertThat(answers.path(name).at("/problems/0").asText()).contains("nothing to look for");
    }
  }

  @Test
  void aQueryThatIsWrongLeavesTheOthersAlone() throws Exception {
    JsonNode answers =
        service.answers(
            "{\"a\":{\"query\":\"Russia\"},\"b\":{\"query\":\"Russia\",\"limit\":0},"
                + "\"c\":{\"query\":\"Russia\",\"type_strict\":\"never\"},\"d\":7,"
                + "\"e\":{\"query\":[\"Russia\"]},\"f\":{\"query\":\"x\",\"properties\":{}},"
                + "\"g\":{\"query\":\"Russia\",\"properties\":[{\"pid\":\"no<b>\",\"v\":1}]},"
                + "\"h\":{\"query\":\"Russia\",\"type\":\"Q6256\"}}");
    assertThat(answers.at("/a/result/0/id").asText()).isEqualTo(RUSSIA);
    assertThat(answers.path("a").has("problems")).isFalse();
    for (String name : List.of("b", "c", "d", "e", "f")) {
      assertThat(answers.path(name).path("result")).as(name).isEmpty();
      assertThat(answers.path(name).path("problems").size()).as(name).isEqualTo(1);
    }
    assertThat(answers.at("/g/result/0/id").asText()).isEqualTo(RUSSIA);
    assertThat(answers.at("/g/problems/0").asText()).isEqualTo("There is no property no?b?.");
    assertThat(answers.at("/h/result/0/id").asText()).isEqualTo(RUSSIA);
    assertThat(answers.at("/h/problems/0").asText()).isEqualTo("There is no type Q6256.");
  }

  @Test
  void candidatesComeByDecreasingScore() throws Exception {
    for (String name : List.of("Russia", "Gazprom", "Ministry of Defence", "China Aerospace")) {
      List<Double> scores = new ArrayList<>();
      service.named(name).forEach(c -> scores.add(c.path("score").asDouble()));
      assertThat(scores).isSortedAccordingTo(java.util.Comparator.reverseOrder());
      assertThat(scores).isNotEmpty().allMatch(score -> score > 0 && score <= 100);
    }
  }

  @Test
  void theExactNameFindsTheEntity() throws Exception {
    for (String name :
        List.of("Russia", "Rostec", "S-400", "Vladivostok", "Nuclear Non-Proliferation Treaty")) {
      JsonNode first = service.named(name).path(0);
      assertThat(first.path("score").asDouble()).as(name).isEqualTo(100);
      assertThat(first.path("match").asBoolean()).as(name).isTrue();
    }
  }

  @Test
  void anIdFindsItsEntity() throws Exception {
    for (String id : List.of(RUSSIA, "https://w3id.org/entente/id/" + RUSSIA)) {
      JsonNode first = service.named(id).path(0);
      assertThat(first.path("id").asText()).isEqualTo(RUSSIA);
      assertThat(first.path("score").asDouble()).isEqualTo(100);
      assertThat(first.path("match").asBoolean()).isTrue();
    }
    assertThat(service.named("Q159").at("/0/id").asText()).isEqualTo(RUSSIA);
  }

  @Test
  void eachQueryIsAnsweredByItself() throws Exception {
    List<String> queries =
        List.of(
            "{\"query\":\"Moscow\"}",
            "{\"query\":\"Rusia\",\"type\":\"State\"}",
            "{\"query\":\"Navy\",\"properties\":[{\"pid\":\"state\",\"v\":\"India\"}]}");
    ArrayNode together = Reconciled.JSON.createArrayNode();
    JsonNode batch = service.answers("{\"0\":%s,\"1\":%s,\"2\":%s}".formatted(queries.toArray()));
    for (int i = 0; i < queries.size(); i++) {
      together.add(batch.path(Integer.toString(i)).path("result"));
      assertThat(together.path(i)).isEqualTo(service.candidates(queries.get(i)));
    }
  }

  @Test
  void typesArePreferredOrRequired() throws Exception {
    String query = "{\"query\":\"Moscow\",\"type\":%s%s}";
    assertThat(service.named("Moscow").at("/0/id").asText()).isEqualTo("place/moscow");
    for (String type :
        List.of("\"State\"", "[\"State\"]", "\"Actor\"", "[\"Company\",\"State\"]")) {
      JsonNode should = service.candidates(query.formatted(type, ""));
      assertThat(should.at("/0/id").asText()).as(type).isEqualTo(RUSSIA);
      JsonNode any = service.candidates(query.formatted(type, ",\"type_strict\":\"any\""));
      assertThat(any).isNotEmpty();
      any.forEach(c -> assertThat(c.path("type").findValuesAsText("id")).contains("Actor"));
    }
    String both = "[\"Actor\",\"Company\"]";
    JsonNode all =
        service.candidates(
            "{\"query\":\"Gazprom\",\"type\":%s,\"type_strict\":\"all\"}".formatted(both));
    assertThat(all).isNotEmpty();
    all.forEach(
        c -> assertThat(c.path("type").findValuesAsText("id")).contains("Actor", "Company"));
    JsonNode other = service.candidates("{\"query\":\"Rosneft\",\"type\":\"State\"}").path(0);
    assertThat(other.path("score").asDouble()).isLessThan(70);
    assertThat(other.path("match").asBoolean()).isFalse();
  }

  @Test
  void limitIsKept() throws Exception {
    for (int limit : new int[] {1, 3, 10}) {
      assertThat(service.candidates("{\"query\":\"Gazprom\",\"limit\":" + limit + "}"))
          .hasSizeLessThanOrEqualTo(limit)
          .isNotEmpty();
    }
    assertThat(service.candidates("{\"query\":\"Ministry\",\"limit\":1000000}"))
        .hasSizeBetween(11, 100);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"Russia\"",
        "\"Россия\"",
        "\"Russian Federation\"",
        "{\"id\":\"actor/russia\",\"name\":\"Russia\"}",
        "{\"id\":\"Q99999\",\"name\":\"Russia\"}",
        "[\"Mars\",\"Russia\"]",
        "[{\"id\":\"actor/china\"},{\"id\":\"actor/russia\"}]"
      })
  void propertiesTellWhichOneIsMeant(String value) throws Exception {
    String query =
        "{\"query\":\"Ministry of Defence\",\"type\":\"GovernmentBody\",\"properties\":"
            + "[{\"pid\":\"state\",\"v\":%s}]}";
    JsonNode first = service.candidates(query.formatted(value)).path(0);
    assertThat(first.path("name").asText())
        .isIn(
            "Ministry of Defence of the Russian Federation",
            "Ministry of Defence of the People's Republic of China");
    if (!value.contains("china")) {
      assertThat(first.path("name").asText()).contains("Russian");
      assertThat(first.path("match").asBoolean()).isTrue();
    }
  }

  @Test
  void valuesMayBeNumbersDatesAndTruths() throws Exception {
    String query =
        "{\"query\":\"gas deal\",\"type\":\"Agreement\",\"properties\":"
            + "[{\"pid\":\"amount\",\"v\":400000000000},{\"pid\":\"dateSigned\",\"v\":\"2014\"},"
            + "{\"pid\":\"participant\",\"v\":[\"China\",{\"id\":\"actor/russia\"}]},"
            + "{\"pid\":\"status\",\"v\":\"agreed\"},{\"pid\":\"position\",\"v\":true}]}";
    JsonNode first = service.candidates(query).path(0);
    assertThat(first.path("name").asText()).isEqualTo("Natural gas: deal, China–Russia, 2014");
    Map<String, Object> features = features(first);
    assertThat(features)
        .containsEntry("property:amount", 100.0)
        .containsEntry("property:dateSigned", 100.0)
        .containsEntry("property:participant", 100.0)
        .containsEntry("property:status", 100.0)
        .doesNotContainKey("property:position");
    JsonNode wrong =
        service.candidates(query.replace("400000000000", "4").replace("2014", "1999")).path(0);
    assertThat(wrong.path("score").asDouble()).isLessThan(first.path("score").asDouble());
  }

  @Test
  void theSameIdElsewhereIsBeyondDoubt() throws Exception {
    for (String id : List.of("Q159", "https://www.wikidata.org/wiki/Q159", "q159")) {
      JsonNode first =
          service
              .candidates(
                  "{\"query\":\"RU\",\"properties\":[{\"pid\":\"wikidata\",\"v\":\"%s\"}]}"
                      .formatted(id.equals("q159") ? "Q159" : id))
              .path(0);
      assertThat(first.path("id").asText()).isEqualTo(RUSSIA);
      assertThat(first.path("score").asDouble()).isEqualTo(100);
      assertThat(first.path("match").asBoolean()).isTrue();
      assertThat(features(first)).containsEntry("id", true);
    }
    for (JsonNode china :
        service.candidates(
            "{\"query\":\"China\",\"properties\":[{\"pid\":\"wikidata\",\"v\":\"Q2\"}]}")) {
      assertThat(china.path("match").asBoolean()).isFalse();
      assertThat(china.path("id").asText()).isNotEqualTo("actor/china");
    }
  }

  @Test
  void featuresAreNumbersOrTruthsAndNamedOnce() throws Exception {
    JsonNode first =
        service
            .candidates(
                "{\"query\":\"Rosneft Oil\",\"type\":\"Company\",\"properties\":"
                    + "[{\"pid\":\"state\",\"v\":\"Russia\"}]}")
            .path(0);
    List<String> ids = first.path("features").findValuesAsText("id");
    assertThat(ids).doesNotHaveDuplicates();
    assertThat(ids).contains("name", "type", "property:state", "id", "engagements");
    assertThat(features(first)).containsEntry("type", true).containsEntry("property:state", 100.0);
  }

  @Test
  void batchesAreAsLargeAsTheManifestSays() throws Exception {
    assertThat(service.answers(batch(20)).size()).isEqualTo(20);
    HttpResponse<String> answer = service.post("queries=" + Served.encode(batch(21)));
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).contains("20 queries");
  }

  @Test
  void previewsAreSmallPagesForFrames() throws Exception {
    JsonNode preview = service.get("").path("preview");
    String address = preview.path("url").asText().replace("{{id}}", Served.encode("actor/rostec"));
    HttpResponse<String> page = service.served().get(address);
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
    assertThat(page.body()).contains("Rostec", "company", "Russia").doesNotContain("<script");
    assertThat(page.headers().firstValue("X-Frame-Options")).isEmpty();
    assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'", "frame-ancestors *")
        .doesNotContain("unsafe");
    // Every other page stays out of frames.
    HttpResponse<String> start = service.served().get("", "text/html");
    assertThat(start.headers().firstValue("X-Frame-Options")).hasValue("DENY");
    HttpResponse<String> none = service.served().get("reconcile/preview?id=actor/nobody");
    assertThat(none.statusCode()).isEqualTo(404);
    assertThat(none.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
  }

  @Test
  void entitiesAreSuggested() throws Exception {
    JsonNode list = suggested("entity", "prefix=gazpr");
    assertThat(list.at("/0/id").asText()).isEqualTo("actor/gazprom");
    assertThat(list.at("/0/notable/0/id").asText()).isEqualTo("Company");
    assertThat(list.at("/0/description").asText()).contains("Russia");
    assertThat(suggested("entity", "prefix=Russia").at("/0/id").asText()).isEqualTo(RUSSIA);
    assertThat(suggested("entity", "prefix=actor/russia").at("/0/id").asText()).isEqualTo(RUSSIA);
    assertThat(suggested("entity", "prefix=moscow&type=State").findValuesAsText("id"))
        .contains(RUSSIA)
        .allMatch(id -> !id.startsWith("place/"));
    assertThat(suggested("entity", "prefix=")).isEmpty();
  }

  @Test
  void moreSuggestionsComeAfterTheCursor() throws Exception {
    List<String> first = suggested("entity", "prefix=china").findValuesAsText("name");
    JsonNode answer = service.get("/suggest/entity?prefix=china");
    int cursor = answer.path("cursor").asInt();
    List<String> second =
        suggested("entity", "prefix=china&cursor=" + cursor).findValuesAsText("name");
    assertThat(first).hasSizeGreaterThanOrEqualTo(10);
    assertThat(suggested("entity", "prefix=china").size()).isEqualTo(10);
    assertThat(second).isNotEmpty().isNotEqualTo(first);
    Set<String> ids = new HashSet<>(ids(suggested("entity", "prefix=china")));
    assertThat(ids(suggested("entity", "prefix=china&cursor=" + cursor))).noneMatch(ids::contains);
    for (String wrong : List.of("-1", "1.5", "x", "99999999999")) {
      assertThat(
              service
                  .served()
                  .get("reconcile/suggest/entity?prefix=china&cursor=" + wrong)
                  .statusCode())
          .isEqualTo(400);
    }
  }

  @Test
  void typesAndPropertiesAreSuggested() throws Exception {
    assertThat(ids(suggested("type", "prefix=Sta"))).startsWith("State");
    assertThat(ids(suggested("type", "prefix=gov"))).containsExactly("GovernmentBody");
    assertThat(ids(suggested("type", "prefix=body"))).containsExactly("GovernmentBody");
    assertThat(ids(suggested("type", "prefix=State"))).startsWith("State");
    assertThat(ids(suggested("property", "prefix=wiki"))).containsExactly("wikidata");
    assertThat(ids(suggested("property", "prefix=dateSigned"))).containsExactly("dateSigned");
    assertThat(ids(suggested("property", "prefix=date&type=Company"))).isEmpty();
    assertThat(ids(suggested("property", "prefix=date&type=Agreement"))).contains("dateSigned");
    assertThat(ids(suggested("property", "prefix=zzz"))).isEmpty();
    assertThat(suggested("property", "prefix=").size()).isEqualTo(10);
  }

  @Test
  void flyoutsTellOfWhatIsSuggested() throws Exception {
    JsonNode suggest = service.get("").path("suggest");
    Map<String, String> ids =
        Map.of("entity", "actor/rostec", "type", "State", "property", "dateSigned");
    for (Map.Entry<String, String> one : ids.entrySet()) {
      JsonNode metadata = suggest.path(one.getKey());
      String address =
          metadata.path("flyout_service_url").asText()
              + metadata.path("flyout_service_path").asText();
      HttpResponse<String> answer =
          service.served().get(address.replace("${id}", Served.encode(one.getValue())));
      JsonNode flyout = checked("flyout", Reconciled.ok(answer));
      assertThat(flyout.path("id").asText()).isEqualTo(one.getValue());
      assertThat(flyout.path("html").asText()).contains("<h1>");
    }
  }

  @Test
  void propertiesAreProposedForAType() throws Exception {
    JsonNode metadata = service.get("").path("extend").path("propose_properties");
    String address = metadata.path("service_url").asText() + metadata.path("service_path").asText();
    JsonNode company =
        checked("proposal", Reconciled.ok(service.served().get(address + "?type=Company")));
    assertThat(company.path("type").asText()).isEqualTo("Company");
    assertThat(ids(company.path("properties")))
        .contains("label", "wikidata", "state", "engagement")
        .doesNotContain("dateSigned", "iso3");
    JsonNode three =
        checked("proposal", Reconciled.ok(service.served().get(address + "?type=State&limit=3")));
    assertThat(three.path("properties").size()).isEqualTo(3);
    assertThat(three.path("limit").asInt()).isEqualTo(3);
    assertThat(ids(service.get("/properties?type=Agreement").path("properties")))
        .contains("party", "amount", "currency");
    assertThat(service.get("/properties?type=Q5").path("properties")).isEmpty();
  }

  @Test
  void valuesAreFetchedByPostAndGet() throws Exception {
    String extension =
        "{\"ids\":[\"actor/russia\",\"actor/rostec\",\"actor/nobody\"],\"properties\":"
            + "[{\"id\":\"wikidata\"},{\"id\":\"state\"},{\"id\":\"engagements\"}]}";
    checked("extension-query", Reconciled.JSON.readTree(extension));
    JsonNode answer = service.extended(extension);
    assertThat(service.get("?extend=" + Served.encode(extension))).isEqualTo(answer);
    assertThat(ids(answer.path("meta"))).containsExactly("wikidata", "state", "engagements");
    JsonNode rows = answer.path("rows");
    assertThat(rows.size()).isEqualTo(3);
    rows.forEach(row -> assertThat(row.size()).isEqualTo(3));
    assertThat(rows.at("/actor~1russia/wikidata").toString()).isEqualTo("[{\"str\":\"Q159\"}]");
    assertThat(rows.at("/actor~1russia/engagements/0/int").asInt()).isGreaterThan(30);
    assertThat(rows.at("/actor~1rostec/state").toString())
        .isEqualTo("[{\"id\":\"actor/russia\",\"name\":\"Russia\"}]");
    rows.path("actor/nobody").forEach(cell -> assertThat(cell).isEmpty());
  }

  @Test
  void valuesThatAreEntitiesAreOfTheIdentifierSpace() throws Exception {
    JsonNode answer =
        service.extended(
            "{\"ids\":[\"actor/russia\"],\"properties\":[{\"id\":\"engagement\",\"settings\":"
                + "{\"limit\":5}}]}");
    assertThat(answer.at("/meta/0/type/id").asText()).isEqualTo("Engagement");
    JsonNode values = answer.at("/rows/actor~1russia/engagement");
    assertThat(values).hasSize(5);
    for (JsonNode value : values) {
      JsonNode found = service.named(value.path("id").asText()).path(0);
      assertThat(found.path("name")).isEqualTo(value.path("name"));
      assertThat(found.path("match").asBoolean()).isTrue();
    }
  }

  @Test
  void settingsOfPropertiesAreKept() throws Exception {
    JsonNode settings = service.get("").at("/extend/property_settings");
    assertThat(settings.findValuesAsText("name")).containsExactly("limit", "language", "count");
    String extension =
        "{\"ids\":[\"actor/russia\"],\"properties\":[{\"id\":\"%s\",\"settings\":%s}]}";
    assertThat(value(service.extended(extension.formatted("label", "{\"language\":\"zh\"}"))))
        .isEqualTo("[{\"str\":\"俄罗斯\"}]");
    assertThat(value(service.extended(extension.formatted("label", "{}"))))
        .isEqualTo("[{\"str\":\"Russia\"}]");
    assertThat(
            service
                .extended(extension.formatted("engagement", "{\"limit\":\"2\"}"))
                .at("/rows/actor~1russia/engagement"))
        .hasSize(2);
    String count = value(service.extended(extension.formatted("engagement", "{\"count\":\"on\"}")));
    assertThat(count).matches("\\[\\{\"int\":[0-9]+}]");
    for (String wrong : List.of("{\"limit\":0}", "{\"limit\":\"x\"}", "{\"language\":\"<b>\"}")) {
      String form = "extend=" + Served.encode(extension.formatted("label", wrong));
      assertThat(service.post(form).statusCode()).isEqualTo(400);
    }
  }

  @Test
  void amountsDatesAndWordsHaveTheirKinds() throws Exception {
    String id =
        service
            .candidates("{\"query\":\"Natural gas deal China Russia 2014\",\"type\":\"Agreement\"}")
            .at("/0/id")
            .asText();
    JsonNode row =
        service
            .extended(
                Reconciled.JSON
                    .createObjectNode()
                    .<com.fasterxml.jackson.databind.node.ObjectNode>set(
                        "ids", Reconciled.JSON.createArrayNode().add(id))
                    .set(
                        "properties",
                        Reconciled.JSON.readTree(
                            "[{\"id\":\"amount\"},{\"id\":\"currency\"},{\"id\":\"dateSigned\"},"
                                + "{\"id\":\"earliest\"},{\"id\":\"status\"},{\"id\":\"party\"},"
                                + "{\"id\":\"type\"},{\"id\":\"quote\"},{\"id\":\"document\"}]"))
                    .toString())
            .path("rows")
            .path(id);
    assertThat(row.at("/amount/0/float").asDouble()).isEqualTo(4e11);
    assertThat(row.at("/currency/0/str").asText()).isEqualTo("USD");
    assertThat(row.at("/dateSigned/0/str").asText()).isEqualTo("2014");
    assertThat(row.at("/earliest/0/date").asText()).isEqualTo("2014-01-01T00:00:00Z");
    assertThat(row.at("/status/0/str").asText()).isEqualTo("agreed");
    assertThat(row.path("party").findValuesAsText("id")).containsExactly("actor/china", RUSSIA);
    assertThat(row.at("/type/0/str").asText()).isEqualTo("agreement");
    assertThat(row.at("/quote/0/str").asText()).contains("gas");
    assertThat(row.path("document")).hasSize(1);
  }

  /** The schemas that the answers are checked with do refuse. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "manifest {\"name\":\"x\",\"identifierSpace\":\"http://a/\",\"schemaSpace\":\"http://b/\"}",
        "queries {\"q0\":{}}",
        "queries {\"q0\":{\"query\":\"x\",\"limit\":\"7\"}}",
        "results {\"q0\":{}}",
        "results {\"q0\":{\"result\":[{\"id\":\"a\",\"name\":\"b\",\"type\":[],\"score\":\"9\",\"match\":true}]}}",
        "suggest-entity []",
        "extension-response {\"meta\":[],\"rows\":{\"a\":{\"b\":[{\"date\":\"2014\"}]}}}",
        "proposal {\"properties\":[]}"
      })
  void schemasCanFail(String line) throws Exception {
    String[] parts = line.split(" ", 2);
    JsonNode json = Reconciled.JSON.readTree(parts[1]);
    assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> checked(parts[0], json)))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void thePageListsTheseTests() throws Exception {
    String page = Files.readString(Path.of("docs/reconciling.md"));
    Set<String> listed = new HashSet<>();
    Pattern.compile("\\| `(\\w+)` \\|$", Pattern.MULTILINE)
        .matcher(page)
        .results()
        .map((MatchResult result) -> result.group(1))
        .forEach(listed::add);
    Set<String> tests = new HashSet<>();
    Stream.of(ReconcileConformanceTest.class.getDeclaredMethods())
        .filter(
            method ->
                method.isAnnotationPresent(Test.class)
                    || method.isAnnotationPresent(ParameterizedTest.class))
        .forEach(method -> tests.add(method.getName()));
    tests.removeAll(Set.of("thePageListsTheseTests", "schemasCanFail"));
    assertThat(listed).isEqualTo(tests);
  }

  private static JsonNode suggested(String what, String parameters) throws Exception {
    return checked("suggest-" + what, service.get("/suggest/" + what + "?" + parameters))
        .path("result");
  }

  private static List<String> ids(JsonNode list) {
    List<String> ids = new ArrayList<>();
    list.forEach(one -> ids.add(one.path("id").asText()));
    return ids;
  }

  private static String value(JsonNode extended) {
    return extended.path("rows").path(RUSSIA).elements().next().toString();
  }

  private static Map<String, Object> features(JsonNode candidate) {
    Map<String, Object> features = new java.util.TreeMap<>();
    candidate
        .path("features")
        .forEach(
            f ->
                features.put(
                    f.path("id").asText(),
                    f.path("value").isBoolean()
                        ? (Object) f.path("value").asBoolean()
                        : (Object) f.path("value").asDouble()));
    return features;
  }

  private static String batch(int size) {
    var batch = Reconciled.JSON.createObjectNode();
    for (int i = 0; i < size; i++) {
      batch.putObject("q" + i).put("query", "Russia").put("limit", 1);
    }
    return checked("queries", batch).toString();
  }
}
