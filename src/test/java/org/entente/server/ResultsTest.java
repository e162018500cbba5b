package org.entente.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.WebContent;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.resultset.ResultsReader;
import org.entente.knowledge.DataFolder;
import org.entente.server.RawClient.Reply;
import org.entente.store.Store;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers have the form that is asked for, and say so when they are cut. */
@SuppressWarnings("NullAway.Init")
class ResultsTest {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String ROWS = "SELECT ?s ?p ?o { ?s ?p ?o }";
  private static final String TRIPLES = "CONSTRUCT WHERE { ?s ?p ?o }";
  private static final String BROWSER =
      "text/html,application/xhtml+xml,application/xml;q=0.9,image/webp,*/*;q=0.8";

  @TempDir private static Path folder;
  private static Store store;
  private static Server server;
  private static Server small;

  @BeforeAll
  static void start() {
    DataFolder checkout = new DataFolder(Path.of("").toAbsolutePath());
    store = Fixture.store(folder.resolve("store"));
    server = Server.start(store, checkout, Server.LOOPBACK, 0);
    small =
        Server.start(
            store,
            checkout,
            "127.0.0.1",
            0,
            Map.of("maxRows", "10", "maxTriples", "10", "maxDescribed", "2", "maxGraph", "30"));
  }

  @AfterAll
  static void stop() {
    small.close();
    server.close();
    store.close();
  }

  @ParameterizedTest
  @CsvSource({
    "application/sparql-results+json, application/sparql-results+json",
    "application/json, application/json",
    "application/sparql-results+xml, application/sparql-results+xml",
    "text/csv, text/csv;charset=utf-8",
    "text/tab-separated-values, text/tab-separated-values;charset=utf-8",
    "application/sparql-results+thrift, application/sparql-results+thrift",
    "*/*, application/sparql-results+json",
    "'', application/sparql-results+json",
    "'text/csv;q=0.2, text/tab-separated-values;q=0.9', text/tab-separated-values;charset=utf-8",
  })
  void rowsComeAsAsked(String accept, String type) throws Exception {
    HttpResponse<String> answer = get(ROWS, accept, "");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains(type);
    assertThat(answer.headers().firstValue("X-Entente-Truncated")).isEmpty();
    assertThat(answer.headers().allValues("Vary").toString()).contains("Accept");
    if (!accept.contains("thrift")) {
      HttpResponse<String> ask = get("ASK {}", accept, "");
      assertThat(ask.headers().firstValue("Content-Type")).contains(type);
      assertThat(ask.body()).contains("true");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "text/turtle, text/turtle;charset=utf-8",
    "application/n-triples, application/n-triples",
    "application/ld+json, application/ld+json",
    "application/rdf+xml, application/rdf+xml",
    "application/trig, application/trig;charset=utf-8",
    "application/n-quads, application/n-quads",
    "*/*, text/turtle;charset=utf-8",
    "'application/rdf+xml;q=0.5, application/ld+json', application/ld+json",
  })
  void graphsComeAsAsked(String accept, String type) throws Exception {
    Graph whole = GraphFactory.createDefaultGraph();
    read(get(TRIPLES, "application/n-triples", "").body(), Lang.NTRIPLES, whole);
    HttpResponse<String> answer = get(TRIPLES, accept, "");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains(type);
    Lang lang = RDFLanguages.contentTypeToLang(type.replaceFirst(";.*", ""));
    Graph same = GraphFactory.createDefaultGraph();
    read(answer.body(), lang, same);
    assertThat(same.isIsomorphicWith(whole)).isTrue();
  }

  @Test
  void describeTellsAboutAResourceOfAnyGraph() throws Exception {
    HttpResponse<String> answer =
        get(
            "DESCRIBE <https://w3id.org/entente/id/document/atlas-1/engagement/gas-deal>",
            "text/turtle",
            "");
    assertThat(answer.body()).contains("gas-deal").contains("rdfs:label");
  }

  @ParameterizedTest
  @CsvSource({
    "json, application/sparql-results+json", "xml, application/sparql-results+xml",
    "csv, text/csv;charset=utf-8", "tsv, text/tab-separated-values;charset=utf-8",
    "text/csv, text/csv;charset=utf-8"
  })
  void aFormatInTheAddressWins(String format, String type) throws Exception {
    for (String name : new String[] {"format", "output", "results"}) {
      HttpResponse<String> answer = get(ROWS, "text/html", "&" + name + "=" + format);
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Content-Type")).contains(type);
    }
  }

  @Test
  void unknownFormsAreRefused() throws Exception {
    assertThat(get(ROWS, "image/png", "").statusCode()).isEqualTo(406);
    assertThat(get(ROWS, "text/turtle", "").statusCode()).isEqualTo(406);
    assertThat(get(TRIPLES, "text/csv", "").statusCode()).isEqualTo(406);
    assertThat(get(TRIPLES, "image/png", "").body()).contains("text/turtle");
    assertThat(get(ROWS, BROWSER, "").statusCode()).isEqualTo(200);
    assertThat(get(TRIPLES, BROWSER, "").statusCode()).isEqualTo(200);
  }

  @Test
  void headHasTheHeadersOnly() throws Exception {
    HttpResponse<String> head =
        CLIENT.send(
            HttpRequest.newBuilder(address("sparql", ROWS, ""))
                .method("HEAD", BodyPublishers.noBody())
                .header("Accept", "text/csv")
                .build(),
            BodyHandlers.ofString());
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.headers().firstValue("Content-Type")).contains("text/csv;charset=utf-8");
    assertThat(head.body()).isEmpty();
  }

  @Test
  void wrongQueriesSayWhere() throws Exception {
    String wrong = "SELECT *\nWHERE { ?s ?p }\n";
    JsonNode problem = MAPPER.readTree(get(wrong, "application/json", "").body());
    assertThat(problem.path("status").asInt()).isEqualTo(400);
    assertThat(problem.path("kind").asText()).isEqualTo("syntax");
    assertThat(problem.path("line").asInt()).isEqualTo(2);
    assertThat(problem.path("column").asInt()).isEqualTo(15);
    HttpResponse<String> text = get(wrong, "text/csv", "");
    assertThat(text.statusCode()).isEqualTo(400);
    assertThat(text.headers().firstValue("Content-Type")).contains("text/plain;charset=utf-8");
    assertThat(text.body()).contains("line 2, column 15");
  }

  @ParameterizedTest
  @CsvSource({
    "application/sparql-results+json, '\"link\":[\"'",
    "application/sparql-results+xml, <link href=",
    "text/csv, ''",
    "text/tab-separated-values, ''",
  })
  void cutRowsAreMarked(String accept, String mark) throws Exception {
    Reply cut = new RawClient(small.port(), "127.0.0.1").post(ROWS, accept, 10_000);
    assertThat(cut.status()).isEqualTo(200);
    assertThat(cut.headers()).containsEntry("x-entente-truncated", "rows=10");
    assertThat(cut.trailers()).containsEntry("x-entente-truncated", "rows=10");
    assertThat(cut.text()).contains(mark);
    assertThat(cut.headers().getOrDefault("content-disposition", "").contains("first-10-rows"))
        .as("who saves a table sees it")
        .isEqualTo(accept.startsWith("text/"));
    Lang lang = WebContent.contentTypeToLangResultSet(accept);
    RowSet rows =
        ResultsReader.create().lang(lang).build().readRowSet(new ByteArrayInputStream(cut.body()));
    assertThat(rows.stream()).hasSize(10);
  }

  @ParameterizedTest
  @CsvSource({
    "text/turtle, '# This is not all'", "application/n-triples, '# This is not all'",
    "application/trig, '# This is not all'", "application/rdf+xml, '<!-- This is not all'",
    "application/ld+json, ''"
  })
  void cutGraphsAreMarked(String accept, String mark) throws Exception {
    RawClient client = new RawClient(small.port(), "127.0.0.1");
    Reply cut = client.post(TRIPLES, accept, 10_000);
    assertThat(cut.headers()).containsEntry("x-entente-truncated", "triples=10");
    assertThat(cut.trailers()).containsEntry("x-entente-truncated", "triples=10");
    assertThat(cut.text()).contains(mark);
    Graph graph = GraphFactory.createDefaultGraph();
    read(cut.text(), RDFLanguages.contentTypeToLang(accept), graph);
    assertThat(graph.size()).isEqualTo(10);
    Reply described = client.post("DESCRIBE ?s { ?s a ?c }", accept, 10_000);
    assertThat(described.headers()).containsKey("x-entente-truncated");
  }

  @Test
  void exactlyAsManyRowsAreNotCut() throws Exception {
    RawClient client = new RawClient(small.port(), "127.0.0.1");
    Reply whole = client.post(ROWS + " LIMIT 10", "text/csv", 10_000);
    assertThat(whole.headers()).doesNotContainKey("x-entente-truncated");
    assertThat(whole.text().lines()).hasSize(11);
  }

  @Test
  void aNoteTellsWhatCutMeans() throws Exception {
    Reply cut =
        new RawClient(small.port(), "127.0.0.1")
            .post(ROWS, "application/sparql-results+json", 10_000);
    String link = MAPPER.readTree(cut.body()).path("head").path("link").path(0).asText();
    HttpResponse<String> note =
        CLIENT.send(
            HttpRequest.newBuilder(
                    URI.create(small.address()).resolve(link.substring(link.indexOf("truncated"))))
                .build(),
            BodyHandlers.ofString());
    assertThat(note.statusCode()).isEqualTo(200);
    assertThat(note.body()).contains("maxRows");
  }

  @Test
  void aClientMayAskForLessTime() throws Exception {
    String endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }";
    long start = System.nanoTime();
    HttpResponse<String> answer = get(endless, "application/json", "&timeout=0.5");
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(MAPPER.readTree(answer.body()).path("kind").asText()).isEqualTo("timeout");
    assertThat(System.nanoTime() - start).isLessThan(20_000_000_000L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?graph=urn:a&graph=urn:b", "?default&graph=urn:a", "?default&x=1"})
  void oneGraphMustBeNamed(String parameters) throws Exception {
    assertThat(graph(server, parameters).statusCode()).isEqualTo(400);
  }

  @Test
  void aGraphIsSentWholeOrNotAtAll() throws Exception {
    assertThat(graph(server, "?default").statusCode()).isEqualTo(200);
    HttpResponse<String> refused = graph(small, "?default");
    assertThat(refused.statusCode()).isEqualTo(413);
    assertThat(refused.body()).contains("more than 30 triples");
  }

  private static HttpResponse<String> graph(Server of, String parameters) throws Exception {
    return CLIENT.send(
        HttpRequest.newBuilder(URI.create(of.address() + "data" + parameters)).build(),
        BodyHandlers.ofString());
  }

  private static void read(String text, Lang lang, Graph into) {
    RDFParser.fromString(text, lang).parse(into);
  }

  private static URI address(String path, String query, String more) {
    return URI.create(server.address())
        .resolve(path + "?query=" + URLEncoder.encode(query, UTF_8) + more);
  }

  private static HttpResponse<String> get(String query, String accept, String more)
      throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(address("sparql", query, more));
    if (!accept.isEmpty()) {
      request.header("Accept", accept);
    }
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }
}
