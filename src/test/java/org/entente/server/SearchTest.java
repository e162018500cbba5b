package org.entente.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import javax.xml.parsers.DocumentBuilderFactory;
import org.entente.knowledge.DataFolder;
import org.entente.store.Store;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Search, suggestions and {@code ent:matches}, as clients meet them. */
class SearchTest {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PREFIXES =
      "PREFIX ent: <https://w3id.org/entente/ontology#>"
          + " PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> ";

  @TempDir private static Path folder;
  private static Store store;
  private static Server server;

  @BeforeAll
  static void start() {
    store = Fixture.store(folder);
    server = Server.start(store, DataFolder.find(), Server.LOOPBACK, 0);
  }

  @AfterAll
  static void stop() {
    server.close();
    store.close();
  }

  @Test
  void tellsOfAnActorAllThatAListNeeds() throws Exception {
    JsonNode answer = json("search?q=" + encode("россия") + "&type=actor&lang=zh");
    assertThat(answer.path("query").asText()).isEqualTo("россия");
    JsonNode hit = answer.path("hits").path(0);
    assertThat(hit.path("iri").asText()).isEqualTo("https://w3id.org/entente/id/actor/russia");
    assertThat(hit.path("address").asText()).isEqualTo(server.address() + "id/actor/russia");
    assertThat(hit.path("kind").asText()).isEqualTo("actor");
    assertThat(hit.path("match").asText()).isEqualTo("exact");
    assertThat(hit.path("types").toString()).contains("https://w3id.org/entente/ontology#State");
    assertThat(hit.path("label").path("text").asText()).isEqualTo("俄罗斯");
    assertThat(hit.path("matched").path("text").asText()).isEqualTo("Россия");
    assertThat(hit.path("matched").path("ranges").toString()).isEqualTo("[[0,6]]");
    assertThat(hit.path("engagements").asInt()).isGreaterThan(5);
    HttpResponse<String> there = get("id/actor/russia", "text/turtle");
    assertThat(there.statusCode()).isIn(200, 303);
  }

  @Test
  void tellsWhenAnEngagementWasAndWhatAQuoteIsFrom() throws Exception {
    JsonNode deal = json("search?q=gas+supply&type=engagement").path("hits").path(0);
    assertThat(deal.path("earliest").asText()).isEqualTo("2014-05-21");
    assertThat(deal.path("latest").asText()).isEqualTo("2014-05-21");
    JsonNode quote = json("search?q=signed+gas&type=passage").path("hits").path(0);
    assertThat(quote.path("document").asText())
        .isEqualTo("https://w3id.org/entente/id/document/atlas-1");
    assertThat(quote.path("documentTitle").asText()).isEqualTo("Two neighbours");
  }

  @Test
  void countsEveryKindAndPages() throws Exception {
    JsonNode all = json("search?q=russia&limit=100");
    assertThat(all.path("total").asInt()).isEqualTo(all.path("hits").size());
    int sum =
        StreamSupport.stream(all.path("kinds").spliterator(), false)
            .mapToInt(JsonNode::asInt)
            .sum();
    assertThat(all.path("total").asInt()).isEqualTo(sum);
    JsonNode second = json("search?q=russia&limit=1&offset=1");
    assertThat(second.path("hits").path(0)).isEqualTo(all.path("hits").path(1));
    JsonNode two = json("search?q=russia&type=passage,actor");
    assertThat(two.path("total").asInt())
        .isEqualTo(
            all.path("kinds").path("passage").asInt() + all.path("kinds").path("actor").asInt());
  }

  @Test
  void suggestsForProgramsAndForBrowsers() throws Exception {
    JsonNode list = json("suggest?q=energom");
    assertThat(list.path("hits").path(0).path("label").path("text").asText())
        .isEqualTo("Energomash");
    HttpResponse<String> browser = get("suggest?q=energom&format=opensearch", "*/*");
    assertThat(browser.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/x-suggestions+json");
    JsonNode suggestions = JSON.readTree(browser.body());
    assertThat(suggestions.path(0).asText()).isEqualTo("energom");
    assertThat(suggestions.path(1).path(0).asText()).isEqualTo("Energomash");
    assertThat(suggestions.path(3).path(0).asText()).startsWith(server.address());
  }

  @Test
  void describesItselfToBrowsers() throws Exception {
    HttpResponse<String> description = get("opensearch.xml", "*/*");
    assertThat(description.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/opensearchdescription+xml");
    var xml =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(description.body().getBytes(StandardCharsets.UTF_8)));
    String template =
        xml.getElementsByTagName("Url")
            .item(1)
            .getAttributes()
            .getNamedItem("template")
            .getNodeValue();
    String asked =
        template
            .replace("{searchTerms}", "Russia")
            .replace("{startIndex?}", "0")
            .replace("{count?}", "3")
            .replace("{language?}", "ru");
    assertThat(asked).startsWith(server.address());
    HttpResponse<String> answer =
        CLIENT.send(HttpRequest.newBuilder(URI.create(asked)).build(), BodyHandlers.ofString());
    assertThat(JSON.readTree(answer.body()).path("hits")).hasSize(3);
  }

  @Test
  void unchangedAnswersAreNotSentAgain() throws Exception {
    HttpResponse<String> first = get("search?q=russia", "application/json");
    String tag = first.headers().firstValue("ETag").orElseThrow();
    HttpResponse<String> second =
        CLIENT.send(
            HttpRequest.newBuilder(URI.create(server.address() + "search?q=russia"))
                .header("If-None-Match", tag)
                .build(),
            BodyHandlers.ofString());
    assertThat(second.statusCode()).isEqualTo(304);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "search",
        "search?q=",
        "search?q=x&type=people",
        "search?q=x&limit=0",
        "search?q=x&limit=101",
        "search?q=x&offset=10001",
        "search?q=x&offset=-1",
        "search?q=x&limit=1e9",
        "search?q=x&lang=%3Cscript%3E",
        "search?q=x&q=y",
        "search?q=x&callback=alert",
        "suggest?q=x&format=xml",
        "suggest?q=x&offset=5",
      })
  void refusesWhatItDoesNotTake(String address) throws Exception {
    HttpResponse<String> answer = get(address, "application/json");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).doesNotContain("<script>").doesNotContain("Exception");
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\" } ; DROP ALL",
        "a* OR b~2 AND (c) [x TO y] ^9 \\ / name:*",
        "((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((",
        "<script>alert(1)</script>",
        "\u202e\u200b\ufeff\u0000",
        "a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a",
        "𝔖𝔲𝔯𝔭𝔯𝔦𝔰𝔢 🚢🚢🚢",
        "zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz",
        "\ud800",
        "่่่่่่่่่่ؐؐؐؐؐؐ"
      })
  void hostileWordsAreWords(String words) throws Exception {
    for (String address : new String[] {"search?q=", "suggest?q="}) {
      long start = System.nanoTime();
      HttpResponse<String> answer = get(address + encode(words), "application/json");
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(JSON.readTree(answer.body()).path("hits").size()).isLessThan(100);
      assertThat((System.nanoTime() - start) / 1e9).isLessThan(30);
    }
  }

  @Test
  void longTextsAreRefused() throws Exception {
    assertThat(get("search?q=" + "x".repeat(200), "application/json").statusCode()).isEqualTo(200);
    assertThat(get("search?q=" + "x".repeat(201), "application/json").statusCode()).isEqualTo(400);
    assertThat(get("suggest?q=" + "x".repeat(60_000), "application/json").statusCode())
        .isIn(400, 414);
  }

  @Test
  void isAPropertyInQueries() throws Exception {
    assertThat(select("SELECT ?r { ?r ent:matches (\"energomash\" 5 \"actor\") }"))
        .containsExactly("https://w3id.org/entente/id/actor/energomash");
    assertThat(
            select(
                "SELECT ?l ?score ?t { (?r ?score ?t) ent:matches (\"Rosia\" 1 \"actor\") ."
                    + " ?r rdfs:label ?l FILTER(LANG(?l) = \"en\") }"))
        .containsExactly("Russia,1.0,Russia");
    assertThat(select("SELECT (COUNT(*) AS ?n) { ?r ent:matches (\"russia\" 2) }"))
        .containsExactly("2");
    assertThat(
            select("SELECT ?e { ?r ent:matches \"S 400\" . ?e ent:object ?r } ORDER BY ?e LIMIT 1"))
        .hasSize(1);
  }

  @Test
  void wordsMayBeAVariableThatIsBoundBefore() throws Exception {
    assertThat(
            select(
                "SELECT ?w ?r { VALUES ?w { \"comac\" \"energomash\" } ?r ent:matches (?w 1) }"
                    + " ORDER BY ?w"))
        .containsExactly(
            "comac,https://w3id.org/entente/id/actor/comac",
            "energomash,https://w3id.org/entente/id/actor/energomash");
    assertThat(
            select(
                "SELECT ?r { VALUES ?r { <https://w3id.org/entente/id/actor/comac> <urn:x> }"
                    + " ?r ent:matches \"comac\" }"))
        .containsExactly("https://w3id.org/entente/id/actor/comac");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?r ent:matches ()",
        "?r ent:matches (\"a\" 0)",
        "?r ent:matches (\"a\" 1001)",
        "?r ent:matches (\"a\" 10 \"people\")",
        "?r ent:matches (\"a\" 10 \"actor\" \"more\")",
        "?r ent:matches <urn:x>",
        "?r ent:matches ?unbound",
        "(?r ?s ?t ?u) ent:matches \"a\"",
      })
  void wrongUseIsToldInASentence(String pattern) throws Exception {
    HttpResponse<String> answer = sparql("SELECT * { " + pattern + " }");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    assertThat(answer.body()).contains("ent:matches is written");
  }

  @Test
  void aQueryMaySearchOnlySoOften() throws Exception {
    HttpResponse<String> few =
        sparql("SELECT * { VALUES ?i { 1 2 3 } BIND(STR(?i) AS ?w) ?r ent:matches ?w }");
    assertThat(few.statusCode()).as(few.body()).isEqualTo(200);
    String numbers =
        IntStream.range(0, 201).mapToObj(Integer::toString).collect(Collectors.joining(" "));
    HttpResponse<String> many =
        sparql("SELECT * { VALUES ?i { " + numbers + " } BIND(STR(?i) AS ?w) ?r ent:matches ?w }");
    assertThat(many.statusCode()).as(many.body()).isEqualTo(422);
    assertThat(many.body()).contains("no more than 200 different texts");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        // Moscow to Beijing; half a degree of the equator; the same place.
        "POINT(37.62 55.75); POINT(116.4 39.9); kilometre; 5780; 5810",
        "POINT(37.62 55.75); POINT(116.4 39.9); metre; 5780000; 5810000",
        "POINT(0 0); POINT(0.5 0); metre; 55400; 55800",
        "POINT(179.75 0); POINT(-179.75 0); metre; 55400; 55800",
        "POINT(1 2); POINT(1 2); metre; 0; 0",
      })
  void measuresOnTheGlobe(String a, String b, String unit, double least, double most)
      throws Exception {
    assertThat(Double.parseDouble(select(distance(a, b, unit)).get(0))).isBetween(least, most);
  }

  @Test
  void nearbyFindsWhatTheDistanceSaysNearestFirst() throws Exception {
    String prefixes =
        "PREFIX spatial: <http://jena.apache.org/spatial#>"
            + " PREFIX geof: <http://www.opengis.net/def/function/geosparql/>"
            + " PREFIX geosparql: <http://www.opengis.net/ont/geosparql#>"
            + " PREFIX uom: <http://www.opengis.net/def/uom/OGC/1.0/> ";
    String measured =
        "SELECT ?p { ?p geosparql:hasGeometry/geosparql:asWKT ?g"
            + " BIND(geof:distance(\"POINT(116.4 39.9)\"^^geosparql:wktLiteral, ?g, UNIT) AS ?d)"
            + " FILTER(?d <= RADIUS) } ORDER BY ?d STR(?p)";
    for (String[] circle :
        new String[][] {
          {"500", "uom:kilometre"}, {"2000000", "uom:metre"}, {"25000", "uom:kilometre"}
        }) {
      List<String> near =
          select(
              prefixes
                  + "SELECT ?p { ?p spatial:nearby (39.9 116.4 %s %s) }"
                      .formatted((Object[]) circle));
      assertThat(near).isNotEmpty();
      assertThat(near)
          .isEqualTo(
              select(prefixes + measured.replace("RADIUS", circle[0]).replace("UNIT", circle[1])));
      List<String> two =
          select(
              prefixes
                  + "SELECT ?p { ?p spatial:nearby (39.9 116.4 %s %s 2) }"
                      .formatted((Object[]) circle));
      assertThat(two).isEqualTo(near.subList(0, Math.min(2, near.size())));
    }
    String beijing = "<https://w3id.org/entente/id/place/beijing>";
    assertThat(
            select(
                prefixes + "SELECT (1 AS ?x) { " + beijing + " spatial:nearby (39.9 116.4 50) }"))
        .hasSize(1);
    assertThat(select(prefixes + "SELECT (1 AS ?x) { " + beijing + " spatial:nearby (0 0 50) }"))
        .isEmpty();
    assertThat(
            select(prefixes + "SELECT ?p { VALUES ?r { 50 } ?p spatial:nearby (39.9 116.4 ?r) }"))
        .contains("https://w3id.org/entente/id/place/beijing");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "()",
        "(1 2)",
        "(1 2 3 uom:kilometre 4 5)",
        "(91 2 3)",
        "(1 181 3)",
        "(1 2 -3)",
        "(1 2 \"x\")",
        "(1 2 3 uom:degree)",
        "(1 2 3 <http://example.org/unit>)",
        "(1 2 3 uom:metre 0)",
        "39.9",
        "(?unbound 2 3)"
      })
  void nearbySaysHowItIsWritten(String arguments) throws Exception {
    HttpResponse<String> answer =
        sparql(
            "PREFIX spatial: <http://jena.apache.org/spatial#>"
                + " PREFIX uom: <http://www.opengis.net/def/uom/OGC/1.0/>"
                + " SELECT ?p { ?p spatial:nearby "
                + arguments
                + " }");
    assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 499);
  }

  @Test
  void geometriesMakeTheServerCallNobody() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    HttpServer canary = HttpServer.create(new InetSocketAddress(Server.LOOPBACK, 0), 0);
    canary.createContext("/", exchange -> calls.incrementAndGet());
    canary.start();
    try {
      String address = "http://localhost:" + canary.getAddress().getPort() + "/crs";
      for (String geometry :
          List.of(
              "<" + address + "> POINT(1 2)",
              "<http://www.opengis.net/def/crs/EPSG/0/27700> POINT(1 2)",
              "<file:///etc/passwd> POINT(1 2)",
              "POINT(1 2",
              "POLYGON((0 0, 1 1))",
              "POINT(NaN 1e999)",
              "(".repeat(2000),
              "GEOMETRYCOLLECTION(".repeat(1500))) {
        HttpResponse<String> answer = sparql(distance(geometry, "POINT(0 0)", "metre"));
        // What is nested a thousand times may be refused or have no value: stacks differ in depth.
        assertThat(answer.statusCode()).as(geometry).isIn(200, 400, 422);
      }
      HttpResponse<String> unit =
          sparql(
              distance("POINT(1 2)", "POINT(0 0)", "metre")
                  .replace("uom:metre", "<" + address + ">"));
      assertThat(unit.body().strip()).isEqualTo("d");
      assertThat(calls).hasValue(0);
    } finally {
      canary.stop(0);
    }
  }

  private static String distance(String a, String b, String unit) {
    return "PREFIX geof: <http://www.opengis.net/def/function/geosparql/>"
        + " PREFIX geosparql: <http://www.opengis.net/ont/geosparql#>"
        + " PREFIX uom: <http://www.opengis.net/def/uom/OGC/1.0/>"
        + " SELECT (geof:distance(\""
        + a
        + "\"^^geosparql:wktLiteral, \""
        + b
        + "\"^^geosparql:wktLiteral, uom:"
        + unit
        + ") AS ?d) {}";
  }

  private static List<String> select(String query) throws Exception {
    HttpResponse<String> answer = sparql(query);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body().lines().skip(1).map(String::strip).toList();
  }

  private static HttpResponse<String> sparql(String query) throws Exception {
    return get("sparql?query=" + encode(PREFIXES + query), "text/csv");
  }

  private static JsonNode json(String address) throws IOException, InterruptedException {
    HttpResponse<String> answer = get(address, "application/json");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/json");
    return JSON.readTree(answer.body());
  }

  private static HttpResponse<String> get(String address, String accept)
      throws IOException, InterruptedException {
    URI uri = URI.create(server.address() + address);
    return CLIENT.send(
        HttpRequest.newBuilder(uri).header("Accept", accept).build(), BodyHandlers.ofString());
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
