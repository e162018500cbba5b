package org.entente.server.conformance;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.system.Txn;
import org.apache.jena.vocabulary.RDF;
import org.entente.store.Store;

/**
 * W3C's protocol tests, which its manifest tells in words: each name there is a request here. The
 * store has the three graphs that the tests ask for, each about itself.
 */
final class ProtocolTests {

  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String QUERY = "application/sparql-query";
  private static final String UPDATE = "application/sparql-update";
  private static final String ONE = "https://example.org/data1.rdf";
  private static final String TWO = "https://example.org/data2.rdf";
  private static final String THREE = "https://example.org/data3.rdf";

  private static final Set<String> ROWS =
      Set.of(
          "application/sparql-results+xml",
          "application/sparql-results+json",
          "text/csv",
          "text/tab-separated-values");
  private static final Set<String> VERDICT =
      Set.of("application/sparql-results+xml", "application/sparql-results+json");
  private static final Set<String> GRAPH =
      Set.of("application/rdf+xml", "text/turtle", "application/n-triples", "text/html");

  private final Store store;
  private final String endpoint;
  private final HttpClient client = HttpClient.newHttpClient();
  private final Map<String, Callable<Verdict>> tests;

  ProtocolTests(Store store, String endpoint) {
    this.store = store;
    this.endpoint = endpoint;
    this.tests =
        Map.ofEntries(
            Map.entry("query_get", () -> yes(get("query", "ASK {}"))),
            Map.entry("query_post_form", () -> yes(form("query", "ASK {}"))),
            Map.entry("query_post_direct", () -> yes(body(QUERY, "ASK {}"))),
            Map.entry(
                "query_dataset_default_graphs_get",
                () -> yes(get("query", typed(ONE), "default-graph-uri", ONE))),
            Map.entry(
                "query_dataset_default_graphs_post",
                () ->
                    yes(
                        form(
                            "query",
                            typed(ONE, TWO),
                            "default-graph-uri",
                            ONE,
                            "default-graph-uri",
                            TWO))),
            Map.entry("query_dataset_named_graphs_post", () -> yes(form(named()))),
            Map.entry("query_dataset_named_graphs_get", () -> yes(get(named()))),
            Map.entry("query_dataset_full", this::full),
            Map.entry("query_multiple_dataset", this::multiple),
            Map.entry(
                "query_content_type_select",
                () -> type(get("query", "SELECT (1 AS ?value) {}"), ROWS)),
            Map.entry("query_content_type_ask", () -> type(get("query", "ASK {}"), VERDICT)),
            Map.entry(
                "query_content_type_describe",
                () -> type(get("query", "DESCRIBE <" + ONE + ">"), GRAPH)),
            Map.entry(
                "query_content_type_construct",
                () -> type(get("query", "CONSTRUCT { <s> <p> 1 } WHERE {}"), GRAPH)),
            Map.entry(
                "bad_query_method", () -> refused(send("PUT", "?query=ASK%20%7B%7D", null, ""))),
            Map.entry(
                "bad_multiple_queries",
                () -> refused(form("query", "ASK {}", "query", "SELECT * { ?s ?p ?o }"))),
            Map.entry("bad_query_wrong_media_type", () -> refused(body("text/plain", "ASK {}"))),
            Map.entry(
                "bad_query_missing_form_type",
                () -> refused(send("POST", "", null, "query=ASK%20%7B%7D"))),
            Map.entry(
                "bad_query_missing_direct_type", () -> refused(send("POST", "", null, "ASK {}"))),
            Map.entry("bad_query_non_utf8", () -> refused(utf16(QUERY, "ASK {}"))),
            Map.entry("bad_query_syntax", () -> refused(get("query", "ASK {"))),
            Map.entry("bad_update_get", () -> unchanged(get("update", "CLEAR ALL"))),
            Map.entry(
                "bad_multiple_updates",
                () -> unchanged(form("update", "CLEAR NAMED", "update", "CLEAR DEFAULT"))),
            Map.entry(
                "bad_update_wrong_media_type", () -> unchanged(body("text/plain", "CLEAR NAMED"))),
            Map.entry(
                "bad_update_missing_form_type",
                () -> unchanged(send("POST", "", null, "update=CLEAR%20NAMED"))),
            Map.entry("bad_update_non_utf8", () -> unchanged(utf16(UPDATE, "CLEAR NAMED"))),
            Map.entry("bad_update_syntax", () -> unchanged(form("update", "CLEAR XYZ"))),
            Map.entry(
                "bad_update_dataset_conflict",
                () ->
                    unchanged(
                        form(
                            "using-named-graph-uri",
                            ONE,
                            "update",
                            "WITH <" + ONE + "> DELETE WHERE { ?s ?p ?o }"))));
  }

  /** Whether there is something to ask; a test of updates that should succeed has nothing here. */
  boolean has(SuiteTest test) {
    return tests.containsKey(test.name());
  }

  Verdict run(SuiteTest test) {
    load();
    try {
      return Objects.requireNonNull(tests.get(test.name()), test.name()).call();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** What the request says goes for the default graph as for the named ones. */
  private Verdict full() throws IOException, InterruptedException {
    String text =
        "ASK { <%s> a ?a FILTER NOT EXISTS { <%s> a ?b } GRAPH <%s> { <%s> a ?c } FILTER NOT EXISTS { GRAPH <%s> { ?s ?p ?o } } }"
            .formatted(ONE, TWO, TWO, TWO, THREE);
    return yes(form("query", text, "default-graph-uri", ONE, "named-graph-uri", TWO));
  }

  /** The request's dataset is used, not the query's. */
  private Verdict multiple() throws IOException, InterruptedException {
    String text =
        "ASK FROM <%s> { <%s> a ?a FILTER NOT EXISTS { <%s> a ?b } }".formatted(ONE, TWO, ONE);
    return yes(form("query", text, "default-graph-uri", TWO));
  }

  private static String[] named() {
    String text =
        "ASK { GRAPH <%s> { <%s> a ?a } GRAPH <%s> { <%s> a ?b } FILTER NOT EXISTS { GRAPH <%s> { ?s ?p ?o } } }"
            .formatted(ONE, ONE, TWO, TWO, THREE);
    return new String[] {"query", text, "named-graph-uri", ONE, "named-graph-uri", TWO};
  }

  /** Are these, and not the third, in the default graph? */
  private static String typed(String... graphs) {
    StringBuilder text = new StringBuilder("ASK { ");
    for (String graph : graphs) {
      text.append("<").append(graph).append("> a <urn:type> . ");
    }
    return text + "FILTER NOT EXISTS { <" + THREE + "> a ?other } }";
  }

  private void load() {
    Txn.executeWrite(
        store.dataset(),
        () -> {
          Iter.toList(store.dataset().listGraphNodes()).forEach(store.dataset()::removeGraph);
          for (String graph : List.of(ONE, TWO, THREE)) {
            Node node = NodeFactory.createURI(graph);
            store.dataset().add(node, node, RDF.type.asNode(), NodeFactory.createURI("urn:type"));
          }
        });
  }

  private HttpResponse<String> get(String... parameters) throws IOException, InterruptedException {
    return send("GET", "?" + encoded(parameters), null, "");
  }

  private HttpResponse<String> form(String... parameters) throws IOException, InterruptedException {
    return send("POST", "", FORM, encoded(parameters));
  }

  private HttpResponse<String> body(String type, String text)
      throws IOException, InterruptedException {
    return send("POST", "", type, text);
  }

  private HttpResponse<String> utf16(String type, String text)
      throws IOException, InterruptedException {
    return send("POST", "", type + "; charset=UTF-16", text, StandardCharsets.UTF_16);
  }

  private HttpResponse<String> send(
      String method, String address, @org.jspecify.annotations.Nullable String type, String body)
      throws IOException, InterruptedException {
    return send(method, address, type, body, StandardCharsets.UTF_8);
  }

  private HttpResponse<String> send(
      String method,
      String address,
      @org.jspecify.annotations.Nullable String type,
      String body,
      Charset charset)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(endpoint + address))
            .method(method, BodyPublishers.ofString(body, charset));
    if (type != null) {
      request.header("Content-Type", type);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private static String encoded(String... parameters) {
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i < parameters.length; i += 2) {
      pairs.add(parameters[i] + "=" + URLEncoder.encode(parameters[i + 1], StandardCharsets.UTF_8));
    }
    return String.join("&", pairs);
  }

  private static Verdict yes(HttpResponse<String> answer) {
    return Verdict.of(
        answer.statusCode() == 200 && answer.body().contains("true"),
        answer.statusCode() + " " + answer.body());
  }

  private static Verdict type(HttpResponse<String> answer, Set<String> types) {
    Optional<String> type = answer.headers().firstValue("Content-Type");
    return Verdict.of(
        answer.statusCode() == 200 && type.filter(t -> types.contains(plain(t))).isPresent(),
        answer.statusCode() + " " + type);
  }

  private static Verdict refused(HttpResponse<String> answer) {
    return Verdict.of(answer.statusCode() / 100 == 4, answer.statusCode() + " " + answer.body());
  }

  private Verdict unchanged(HttpResponse<String> answer) {
    long left = Txn.calculateRead(store.dataset(), () -> store.dataset().stream().count());
    return left == 3 ? refused(answer) : Verdict.failed("something was changed");
  }

  private static String plain(String type) {
    return type.replaceFirst(";.*", "").strip();
  }
}
