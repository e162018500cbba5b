package org.entente.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.vocabulary.RDFS;
import org.entente.knowledge.DataFolder;
import org.entente.rdf.Ent;
import org.entente.rdf.Iris;
import org.entente.store.Store;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway.Init")
class LinkedDataTest {

  private static final String BASE = Iris.DEFAULT_BASE;
  private static final String ENGAGEMENT = "document/atlas-1/engagement/espionage";
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @TempDir private static Path folder;
  private static Store store;
  private static Server server;

  @BeforeAll
  static void start() {
    store = Fixture.store(folder.resolve("store"));
    server = Server.start(store, new DataFolder(Path.of("").toAbsolutePath()), Server.LOOPBACK, 0);
  }

  @AfterAll
  static void stop() {
    server.close();
    store.close();
  }

  @ParameterizedTest
  @CsvSource({
    "text/turtle, ttl",
    "application/ld+json, jsonld",
    "application/rdf+xml, rdf",
    "application/n-triples, nt",
    "application/trig, trig",
    "text/html, html",
    "*/*, ttl",
    "'text/html,application/xhtml+xml;q=0.9,*/*;q=0.8', html",
    "'application/rdf+xml;q=0.5, text/turtle;q=0.9', ttl",
  })
  void aThingIsDescribedElsewhere(String accept, String ending) throws Exception {
    HttpResponse<String> answer = get("id/" + ENGAGEMENT, "Accept", accept);
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location"))
        .contains(server.address() + "about/" + ENGAGEMENT + "." + ending);
    assertThat(answer.headers().firstValue("Vary").orElse("")).contains("Accept");
    HttpResponse<String> document =
        get("about/" + ENGAGEMENT + "." + ending, "Accept", "nonsense/only");
    assertThat(document.statusCode()).isEqualTo(200);
    HttpResponse<String> negotiated = get("about/" + ENGAGEMENT, "Accept", accept);
    assertThat(negotiated.statusCode()).isEqualTo(200);
    if (!ending.equals("html")) {
      assertThat(negotiated.body()).isEqualTo(document.body());
    }
    assertThat(negotiated.headers().firstValue("Content-Type"))
        .isEqualTo(document.headers().firstValue("Content-Type"));
  }

  @Test
  void oneRequestShowsTheSentence() throws Exception {
    Graph graph = graph("about/" + ENGAGEMENT + ".ttl");
    Node engagement = node(ENGAGEMENT);
    assertThat(values(graph, engagement, Ent.initiator.asNode()))
        .containsExactly(node("actor/russia"));
    assertThat(values(graph, node("actor/russia"), RDFS.label.asNode())).isNotEmpty();
    assertThat(values(graph, Ent.Conflict.asNode(), RDFS.label.asNode())).hasSizeLessThan(5);
    String all = graph.find().toList().toString();
    assertThat(all)
        .contains("NATO accused Russia of cyber espionage")
        .contains(ENGAGEMENT + "/statement/1")
        .contains("TextPositionSelector");
  }

  @Test
  void unacceptableIsRefused() throws Exception {
    assertThat(get("id/" + ENGAGEMENT, "Accept", "image/png").statusCode()).isEqualTo(406);
    assertThat(get("about/" + ENGAGEMENT, "Accept", "image/png").statusCode()).isEqualTo(406);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"actor/nobody", "", "actor", "document/atlas-1/engagement/x", "actor/russia/"})
  void whatNobodySpeaksOfIsNotFound(String path) throws Exception {
    assertThat(get("id/" + path).statusCode()).isEqualTo(404);
    assertThat(get("about/" + path).statusCode()).isEqualTo(404);
    assertThat(get("about/" + path + ".ttl").statusCode()).isEqualTo(404);
  }

  @Test
  void everyResourceOfTheGraphAnswersInEveryForm() throws Exception {
    Set<String> paths = ofBase();
    assertThat(paths).hasSizeGreaterThan(100);
    for (String path : paths) {
      HttpResponse<String> answer = get("id/" + path, "Accept", "text/turtle");
      boolean graph = answer.statusCode() == 200;
      String document = (graph ? "id/" : "about/") + path;
      assertThat(answer.statusCode()).as(path).isIn(200, 303);
      Graph turtle = graph(document + ".ttl");
      assertThat(turtle.isEmpty()).as(path).isFalse();
      for (String ending : List.of("jsonld", "rdf", "nt", "trig")) {
        assertThat(graph(document + "." + ending).isIsomorphicWith(turtle))
            .as(document + "." + ending)
            .isTrue();
      }
      if (!graph) {
        assertThat(get(document + ".html").statusCode()).as(path).isEqualTo(200);
      }
    }
  }

  /** The paths of all IRIs below the base. */
  private static Set<String> ofBase() {
    return store.read(
        data -> {
          Set<String> paths = new TreeSet<>();
          data.find()
              .forEachRemaining(
                  quad ->
                      Stream.of(quad.getGraph(), quad.getSubject(), quad.getObject())
                          .filter(node -> node.isURI() && node.getURI().startsWith(BASE))
                          .forEach(node -> paths.add(node.getURI().substring(BASE.length()))));
          return paths;
        });
  }

  @Test
  void jsonIsATreeInTheWordsOfTheContext() throws Exception {
    HttpResponse<String> answer = get("about/" + ENGAGEMENT + ".jsonld");
    JsonObject json = JSON.parse(answer.body());
    assertThat(json.getString("id")).isEqualTo(BASE + ENGAGEMENT);
    JsonObject initiator = json.getObj("initiator");
    assertThat(initiator.getString("id")).isEqualTo(BASE + "actor/russia");
    assertThat(initiator.getObj("label").getString("en")).isEqualTo("Russia");
    assertThat(json.getString("id")).isNotEmpty();
    assertThat(json.getObj("factuality").getString("id")).isEqualTo("entc:alleged");
    JsonObject passage = json.getObj("wasDerivedFrom");
    assertThat(passage.toString()).contains("NATO accused Russia").contains("start\" : 510");
    assertThat(json.getObj("@context").keys()).contains("initiator").doesNotContain("quantity");
    HttpResponse<String> whole = get("context.jsonld");
    assertThat(whole.statusCode()).isEqualTo(200);
    assertThat(JSON.parse(whole.body()).getObj("@context").keys()).contains("quantity");
  }

  @Test
  void graphIsSentAsItIs() throws Exception {
    String path = "id/document/atlas-1/graph";
    Graph stored = store.read(data -> copy(data.getGraph(node("document/atlas-1/graph"))));
    assertThat(graph(path).isIsomorphicWith(stored)).isTrue();
    DatasetGraph quads = DatasetGraphFactory.create();
    HttpResponse<String> trig = get(path, "Accept", "application/trig");
    RDFParser.fromString(trig.body(), Lang.TRIG).parse(quads);
    assertThat(quads.getDefaultGraph().isEmpty()).isTrue();
    assertThat(quads.getGraph(node("document/atlas-1/graph")).isIsomorphicWith(stored)).isTrue();
    HttpResponse<String> page = get(path, "Accept", "text/html");
    assertThat(page.statusCode()).isEqualTo(303);
    assertThat(page.headers().firstValue("Location").orElse(""))
        .endsWith("/about/document/atlas-1/graph.html");
  }

  @Test
  void headersSayWhereElseAndHowOld() throws Exception {
    for (String ending : List.of("ttl", "jsonld", "html")) {
      String path = "about/" + ENGAGEMENT + "." + ending;
      HttpResponse<String> answer = get(path);
      List<String> links = answer.headers().allValues("Link");
      String here = server.address() + "about/" + ENGAGEMENT;
      assertThat(links)
          .contains("<" + BASE + ENGAGEMENT + ">; rel=\"canonical\"")
          .contains("<" + here + ">; rel=\"describedby\"; anchor=\"" + BASE + ENGAGEMENT + "\"")
          .contains("<" + here + ".rdf>; rel=\"alternate\"; type=\"application/rdf+xml\"")
          .contains("<" + here + ".html>; rel=\"alternate\"; type=\"text/html\"");
      assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
      assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("max-age=60");
      String tag = answer.headers().firstValue("ETag").orElseThrow();
      HttpResponse<String> same = get(path, "If-None-Match", tag);
      assertThat(same.statusCode()).isEqualTo(304);
      assertThat(same.body()).isEmpty();
      assertThat(same.headers().firstValue("ETag")).contains(tag);
      assertThat(get(path, "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
      String since = answer.headers().firstValue("Last-Modified").orElseThrow();
      assertThat(get(path, "If-Modified-Since", since).statusCode()).isEqualTo(304);
      assertThat(get(path, "If-Modified-Since", "Mon, 01 Jan 2001 00:00:00 GMT").statusCode())
          .isEqualTo(200);
      assertThat(get(path, "If-Modified-Since", since, "If-None-Match", "\"other\"").statusCode())
          .as("a tag goes before a date")
          .isEqualTo(200);
      HttpResponse<String> head =
          CLIENT.send(
              HttpRequest.newBuilder(URI.create(server.address() + path))
                  .method("HEAD", HttpRequest.BodyPublishers.noBody())
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(head.statusCode()).isEqualTo(200);
      assertThat(head.body()).isEmpty();
      for (String name : List.of("ETag", "Content-Type", "Last-Modified", "Cache-Control")) {
        assertThat(head.headers().firstValue(name))
            .as(name)
            .isEqualTo(answer.headers().firstValue(name));
      }
    }
    String tag = get("about/" + ENGAGEMENT + ".ttl").headers().firstValue("ETag").orElseThrow();
    assertThat(get("about/" + ENGAGEMENT + ".nt", "If-None-Match", tag).statusCode())
        .as("each form has a tag of its own")
        .isEqualTo(200);
  }

  @Test
  void answersAreCompressedForWhoWants() throws Exception {
    String path = "about/" + ENGAGEMENT + ".ttl";
    HttpResponse<byte[]> packed =
        CLIENT.send(
            HttpRequest.newBuilder(URI.create(server.address() + path))
                .header("Accept-Encoding", "gzip")
                .build(),
            HttpResponse.BodyHandlers.ofByteArray());
    assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThat(packed.headers().firstValue("Vary").orElse("")).contains("Accept-Encoding");
    String text;
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
      text = new String(in.readAllBytes(), UTF_8);
    }
    HttpResponse<String> plain = get(path);
    assertThat(text).isEqualTo(plain.body());
    assertThat(packed.body().length).isLessThan(text.length() / 2);
    String tag = packed.headers().firstValue("ETag").orElseThrow();
    assertThat(tag).isNotEqualTo(plain.headers().firstValue("ETag").orElseThrow());
    assertThat(get(path, "If-None-Match", tag, "Accept-Encoding", "gzip").statusCode())
        .isEqualTo(304);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "actor/%00", "actor/../../../etc/passwd", "actor/%2e%2e/russia", "actor%2Frussia",
        "actor/russia%2F..", "%3Cscript%3Ealert(1)%3C/script%3E", "actor/%ff%fe", "actor/%zz",
        "actor/%0d%0aX-Injected:%201", "actor/russia;x=1", "//", "actor/russia%00.ttl",
        "actor//russia", "%E2%80%AE"
      })
  void hostilePathsAreRefused(String path) throws Exception {
    for (String below : List.of("id/", "about/")) {
      String answer = raw("GET /entente/" + below + path + " HTTP/1.1");
      assertThat(answer).as(below + path).matches("(?s)HTTP/1.1 4\\d\\d .*");
      assertThat(answer).doesNotContain("<script>").doesNotContain("\nX-Injected");
    }
  }

  @Test
  void longPathsAreRefused() throws Exception {
    assertThat(raw("GET /entente/id/" + "a/".repeat(20_000) + " HTTP/1.1"))
        .matches("(?s)HTTP/1.1 4\\d\\d .*");
    assertThat(raw("GET /entente/about/actor/russia.ttl?after=" + "x".repeat(9000) + " HTTP/1.1"))
        .matches("(?s)HTTP/1.1 [24]\\d\\d .*");
  }

  @Test
  void hostileHostIsNotRepeatedUnescaped() throws Exception {
    String request = "GET /entente/about/actor/russia.ttl HTTP/1.1\r\nHost: x><script>/\r\n";
    assertThat(send(request + "Connection: close\r\n\r\n")).doesNotContain("<script>");
  }

  private static String raw(String line) throws Exception {
    return send(line + "\r\nHost: localhost\r\nConnection: close\r\n\r\n");
  }

  private static String send(String request) throws Exception {
    try (Socket socket = new Socket("localhost", server.port())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(request.getBytes(UTF_8));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }

  private static Graph copy(Graph graph) {
    Graph copy = GraphMemFactory.createDefaultGraph();
    graph.find().forEach(copy::add);
    return copy;
  }

  private static Graph graph(String path) throws Exception {
    HttpResponse<String> answer = get(path);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return parse(answer);
  }

  private static Graph parse(HttpResponse<String> answer) {
    String type = answer.headers().firstValue("Content-Type").orElseThrow();
    DatasetGraph quads = DatasetGraphFactory.create();
    RDFParser.fromString(answer.body(), RDFLanguages.contentTypeToLang(type.replaceAll(";.*", "")))
        .parse(quads);
    Graph graph = GraphMemFactory.createDefaultGraph();
    quads.find().forEachRemaining(quad -> graph.add(quad.asTriple()));
    return graph;
  }

  private static List<Node> values(Graph graph, Node subject, Node property) {
    return graph.find(subject, property, Node.ANY).mapWith(t -> t.getObject()).toList();
  }

  private static Node node(String path) {
    return NodeFactory.createURI(BASE + path);
  }

  private static HttpResponse<String> get(String path, String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.address() + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
