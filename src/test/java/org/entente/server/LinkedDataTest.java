package org.entente.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
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

  private static Graph graph(String path) throws Exception {
    HttpResponse<String> answer = get(path);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return parse(answer);
  }

  private static Graph parse(HttpResponse<String> answer) {
    String type = answer.headers().firstValue("Content-Type").orElseThrow();
    Graph graph = GraphMemFactory.createDefaultGraph();
    RDFParser.fromString(answer.body(), RDFLanguages.contentTypeToLang(type.replaceAll(";.*", "")))
        .parse(graph);
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
