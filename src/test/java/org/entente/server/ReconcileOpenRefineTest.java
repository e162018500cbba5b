package org.entente.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entente.server.Reconciled.checked;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What OpenRefine 3 sends while somebody reconciles a column, request by request, and that it gets
 * what it then works with. Its requests are those of its sources: {@code recon-manager.js}, {@code
 * GuessTypesOfColumnCommand}, {@code StandardReconConfig}, {@code cell-ui.js}, {@code
 * suggest-4_3a.js}, {@code extend-data-preview-dialog.js}, {@code ReconciledDataExtensionJob}.
 */
@TestMethodOrder(MethodOrderer.MethodName.class)
class ReconcileOpenRefineTest {

  private static final String AGENT = "OpenRefine/3.8.2 [TRUNK]";

  /** The browser half of OpenRefine is a page of its own origin. */
  private static final String ORIGIN = "http://127.0.0.1:3333";

  @TempDir private static Path folder;
  private static Reconciled service;
  private static JsonNode manifest;

  @BeforeAll
  static void addService() throws Exception {
    service = Reconciled.start(folder.resolve("store"), Map.of());
    manifest = browser("reconcile");
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void aServiceIsAddedByItsAddress() throws Exception {
    checked("manifest", manifest);
    // When CORS fails it asks again so, by a script element.
    HttpResponse<String> jsonp =
        service.served().get("reconcile?callback=jQuery36104519_1700000000000&_=1700000000001");
    assertThat(jsonp.body()).startsWith("/**/jQuery36104519_1700000000000({\"versions\":[\"0.2\"]");
  }

  @Test
  void theTypeOfAColumnIsGuessedFromItsFirstCells() throws Exception {
    assertThat(guessed("Gazprom", "Rosneft", "Rostec", "Huawei", "Gazprom", "Lukoil"))
        .isEqualTo("Company");
    assertThat(guessed("Russia", "France", "中国", "Türkiye", "Германия", "Brasil", "USA"))
        .isEqualTo("State");
    assertThat(guessed("S-400", "RD-180", "Su-35", "INS Vikramaditya")).isEqualTo("Equipment");
  }

  @Test
  void tenCellsAtATimeAreReconciled() throws Exception {
    List<String> cells =
        List.of(
            "Russia",
            "People’s Republic of China",
            "Индия",
            "Rusia",
            "Fance",
            "Kremlin",
            "Rosneft",
            "Atlantis",
            "Georgia",
            "United States of America");
    JsonNode answers = recon(cells, "State", Map.of());
    Map<String, String> matched = matched(cells, answers);
    assertThat(matched)
        .containsExactly(
            Map.entry("Russia", "actor/russia"),
            Map.entry("People’s Republic of China", "actor/china"),
            Map.entry("Индия", "actor/india"),
            Map.entry("Rusia", "actor/russia"),
            Map.entry("Georgia", "actor/georgia"),
            Map.entry("United States of America", "actor/united-states"));
    // What stands for a state is offered, not decided, and so is what is written wrong.
    assertThat(answers.at("/q5/result/0/id").asText()).isEqualTo("actor/russia");
    assertThat(answers.at("/q4/result/0/id").asText()).isEqualTo("actor/france");
  }

  @ParameterizedTest
  @CsvSource({
    "Ministry of Foreign Affairs, Japan, actor/ministry-of-foreign-affairs-of-japan",
    "Ministry of Defence, 中国, actor/ministry-of-defence-of-the-peoples-republic-of-china",
    "Central Bank, Россия, actor/central-bank-of-russia",
  })
  void anotherColumnTellsWhichOneIsMeant(String cell, String state, String entity)
      throws Exception {
    // The other column as plain cells, and as cells that were reconciled before.
    JsonNode plain = recon(List.of(cell), "Actor", Map.of("state", text(state)));
    ObjectNode reconciled = Reconciled.JSON.createObjectNode();
    JsonNode found = recon(List.of(state), "State", Map.of()).at("/q0/result/0");
    reconciled.set("id", found.path("id"));
    reconciled.set("name", found.path("name"));
    JsonNode linked = recon(List.of(cell), "Actor", Map.of("state", reconciled));
    for (JsonNode answer : List.of(plain, linked)) {
      assertThat(answer.at("/q0/result/0/id").asText()).isEqualTo(entity);
      assertThat(answer.at("/q0/result/0/match").asBoolean()).isTrue();
    }
    JsonNode without = recon(List.of(cell), "Actor", Map.of());
    assertThat(without.at("/q0/result/0/match").asBoolean()).isFalse();
  }

  @Test
  void whatIsCalledOtherwiseIsOnlyOffered() throws Exception {
    JsonNode navy = recon(List.of("Navy"), "ArmedForce", Map.of("state", text("India")));
    assertThat(navy.at("/q0/result/0/id").asText()).isEqualTo("actor/indian-navy");
    assertThat(navy.at("/q0/result/0/match").asBoolean()).isFalse();
  }

  @Test
  void aColumnOfIdsDecides() throws Exception {
    JsonNode answer = recon(List.of("РФ"), "State", Map.of("wikidata", text("Q159")));
    assertThat(answer.at("/q0/result/0/id").asText()).isEqualTo("actor/russia");
    assertThat(answer.at("/q0/result/0/match").asBoolean()).isTrue();
    JsonNode code = recon(List.of("?"), "State", Map.of("iso3", text("CHN")));
    assertThat(code.at("/q0/result/0/id").asText()).isEqualTo("actor/china");
  }

  @Test
  void somebodySearchesForAMatch() throws Exception {
    JsonNode entity = manifest.path("suggest").path("entity");
    JsonNode answer =
        browser(
            entity.path("service_url").asText()
                + entity.path("service_path").asText()
                + "?spell=always&exact=false&prefixed=true&prefix=Rostec");
    JsonNode first = checked("suggest-entity", answer).at("/result/0");
    assertThat(first.path("id").asText()).isEqualTo("actor/rostec");
    assertThat(first.at("/notable/0/id").asText()).isEqualTo("Company");
    // What looks to it like an id of Freebase is sent as a filter, without a prefix.
    JsonNode none =
        browser(
            entity.path("service_url").asText()
                + entity.path("service_path").asText()
                + "?prefix=&filter=(any+alias%7Bstart%7D%3A%22%2Fa%2Fb%22)&prefixed=true");
    assertThat(checked("suggest-entity", none).path("result")).isEmpty();
  }

  @Test
  void typesAndPropertiesAreChosenWhileTyping() throws Exception {
    JsonNode type = manifest.path("suggest").path("type");
    String address = type.path("service_url").asText() + type.path("service_path").asText();
    JsonNode types = browser(address + "?spell=always&prefixed=true&prefix=comp");
    assertThat(types.at("/result/0/id").asText()).isEqualTo("Company");
    JsonNode property = manifest.path("suggest").path("property");
    address = property.path("service_url").asText() + property.path("service_path").asText();
    JsonNode properties = browser(address + "?schema=Company&prefixed=true&prefix=st");
    assertThat(properties.at("/result/0/id").asText()).isEqualTo("state");
    String flyout =
        property.path("flyout_service_url").asText()
            + property.path("flyout_service_path").asText().replace("${id}", "state");
    assertThat(browser(flyout).path("html").asText()).contains("state");
  }

  @Test
  void aCandidateIsPreviewedInAFrame() throws Exception {
    String id = recon(List.of("Rostec"), "Company", Map.of()).at("/q0/result/0/id").asText();
    // encodeURI lets slashes be, unlike encodeURIComponent.
    String address = manifest.at("/preview/url").asText().replace("{{id}}", id);
    HttpResponse<String> page =
        service.served().send(service.served().request(URI.create(address).toString()));
    assertThat(page.body()).contains("<h1>", "Rostec");
    assertThat(page.headers().firstValue("X-Frame-Options")).isEmpty();
    String view = manifest.at("/view/url").asText().replace("{{id}}", id);
    assertThat(service.served().get(view).statusCode()).isEqualTo(303);
    assertThat(manifest.at("/preview/width").asInt()).isBetween(200, 600);
    assertThat(manifest.at("/preview/height").asInt()).isBetween(100, 400);
  }

  @Test
  void columnsAreAddedFromReconciledCells() throws Exception {
    JsonNode propose = manifest.at("/extend/propose_properties");
    JsonNode proposed =
        browser(
            propose.path("service_url").asText()
                + propose.path("service_path").asText()
                + "?type=State");
    List<String> ids = proposed.path("properties").findValuesAsText("id");
    assertThat(checked("proposal", proposed).path("properties").findValuesAsText("name"))
        .contains("Wikidata id", "engagement");
    assertThat(ids).contains("wikidata", "engagement");
    JsonNode answer =
        Reconciled.ok(
            server(
                "extend",
                "{\"ids\":[\"actor/russia\",\"actor/china\"],\"properties\":[{\"id\":\"wikidata\"},"
                    + "{\"id\":\"iso3\"},{\"id\":\"engagement\",\"settings\":{\"limit\":\"2\","
                    + "\"language\":\"en\"}},{\"id\":\"engagements\",\"settings\":{}}]}"));
    List<List<String>> rows = new ArrayList<>();
    checked("extension-response", answer)
        .path("rows")
        .properties()
        .forEach(
            row ->
                rows.add(
                    List.of(
                        row.getKey(),
                        row.getValue().at("/wikidata/0/str").asText(),
                        row.getValue().at("/iso3/0/str").asText(),
                        row.getValue().path("engagement").size() + "")));
    assertThat(rows)
        .containsExactly(
            List.of("actor/russia", "Q159", "RUS", "2"),
            List.of("actor/china", "Q148", "CHN", "2"));
    assertThat(answer.at("/meta/2/type/id").asText()).isEqualTo("Engagement");
  }

  /** The type that most candidates have, weighed by their rank. */
  private static String guessed(String... cells) throws Exception {
    ObjectNode queries = Reconciled.JSON.createObjectNode();
    for (int i = 0; i < cells.length; i++) {
      queries.putObject("q" + i).put("query", cells[i]).put("limit", 3);
    }
    Map<String, double[]> groups = new LinkedHashMap<>();
    for (JsonNode answer : Reconciled.ok(server("queries", queries.toString()))) {
      int rank = 0;
      for (JsonNode candidate : answer.path("result")) {
        int types = candidate.path("type").size();
        for (int t = 0; t < types; t++) {
          String id = candidate.path("type").path(t).path("id").asText();
          double[] group = groups.computeIfAbsent(id, i -> new double[2]);
          group[0]++;
          group[1] += (types - t) / (double) types / (1 + rank);
        }
        rank++;
      }
    }
    // Its dialog shows all, those of most candidates first; of as many, those of the best.
    return groups.entrySet().stream()
        .filter(group -> !List.of("Actor", "Thing", "Engagement").contains(group.getKey()))
        .max(
            java.util.Comparator.comparing(
                    (Map.Entry<String, double[]> group) -> Math.min(10, group.getValue()[0]))
                .thenComparing(group -> group.getValue()[1] / group.getValue()[0]))
        .orElseThrow()
        .getKey();
  }

  /** What it sends for cells of a column, with the same value of other columns for each. */
  private static JsonNode recon(List<String> cells, String type, Map<String, JsonNode> details)
      throws Exception {
    ObjectNode queries = Reconciled.JSON.createObjectNode();
    for (int i = 0; i < cells.size(); i++) {
      ObjectNode query = queries.putObject("q" + i);
      query.put("query", cells.get(i)).put("type", type).put("type_strict", "should");
      if (!details.isEmpty()) {
        ArrayNode properties = query.putArray("properties");
        details.forEach((pid, v) -> properties.addObject().put("pid", pid).set("v", v));
      }
    }
    checked("queries", queries);
    return checked("results", Reconciled.ok(server("queries", queries.toString())));
  }

  private static Map<String, String> matched(List<String> cells, JsonNode answers) {
    Map<String, String> matched = new LinkedHashMap<>();
    for (int i = 0; i < cells.size(); i++) {
      JsonNode first = answers.path("q" + i).path("result").path(0);
      if (first.path("match").asBoolean()) {
        matched.put(cells.get(i), first.path("id").asText());
      }
    }
    return matched;
  }

  private static JsonNode text(String value) {
    return Reconciled.JSON.getNodeFactory().textNode(value);
  }

  /** From its server half, by Apache's client. */
  private static HttpResponse<String> server(String parameter, String json) throws Exception {
    String form = parameter + "=" + Served.encode(json);
    assertThat(URLDecoder.decode(form, StandardCharsets.UTF_8)).endsWith(json);
    return service
        .served()
        .send(
            service
                .served()
                .request("reconcile")
                .header("User-Agent", AGENT)
                .header("Accept-Encoding", "identity")
                .header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
                .POST(BodyPublishers.ofString(form)));
  }

  /** From its browser half, by CORS. */
  private static JsonNode browser(String address) throws Exception {
    HttpResponse<String> answer =
        service
            .served()
            .send(
                service
                    .served()
                    .request(address)
                    .header("Origin", ORIGIN)
                    .header("Accept", "application/json, text/javascript, */*; q=0.01"));
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
    return Reconciled.ok(answer);
  }
}
