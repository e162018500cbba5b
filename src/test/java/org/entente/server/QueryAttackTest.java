package org.entente.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.jena.query.ARQ;
import org.entente.knowledge.DataFolder;
import org.entente.store.Store;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No query makes the server call others, load a class or do more than read. */
@SuppressWarnings("NullAway.Init")
class QueryAttackTest {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final AtomicInteger CALLS = new AtomicInteger();

  @TempDir private static Path folder;
  private static Store store;
  private static Server server;
  private static HttpServer canary;

  @BeforeAll
  static void start() throws Exception {
    canary = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    canary.createContext(
        "/",
        exchange -> {
          CALLS.incrementAndGet();
          byte[] leak =
              """
              {"head": {"vars": ["s"]}, "results": {"bindings": [{"s": {"type": "literal", "value": "LEAK"}}]}}
              """
                  .getBytes(UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "application/sparql-results+json");
          exchange.sendResponseHeaders(200, leak.length);
          exchange.getResponseBody().write(leak);
          exchange.close();
        });
    canary.start();
    store = Fixture.store(folder.resolve("store"));
    server =
        Server.start(
            store, new DataFolder(Path.of("").toAbsolutePath()), Server.LOOPBACK, 0, Map.of());
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
    store.close();
    Thread.sleep(1000);
    canary.stop(0);
    assertThat(CALLS).as("calls that came late").hasValue(0);
  }

  static Stream<String> attacks() {
    return Blocks.read("reach.txt").keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void isRefusedWithoutACall(String name) throws Exception {
    StaticTrap.sprung.set(false);
    String query = Blocks.read("reach.txt", name).replace("CANARY", canary());
    long start = System.nanoTime();
    HttpResponse<String> answer = ask(query);
    assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 499);
    assertThat(answer.body())
        .doesNotContain("LEAK")
        .as("refused before it ran")
        .doesNotContain("execution disabled");
    assertThat(System.nanoTime() - start).isLessThan(15_000_000_000L);
    assertThat(CALLS).hasValue(0);
    assertThat(StaticTrap.sprung).isFalse();
    assertThat(ARQ.globalServiceAllowed).isFalse();
  }

  @Test
  void thereAreManyPositions() {
    assertThat(attacks().filter(name -> name.startsWith("service in"))).hasSizeGreaterThan(20);
    assertThat(attacks()).hasSizeGreaterThan(45);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http", "file", "unknown"})
  void graphsAreNeverFetched(String scheme) throws Exception {
    String graph =
        switch (scheme) {
          case "http" -> canary();
          case "file" ->
              Path.of("src/test/resources/cases/queries/fixture.trig").toUri().toString();
          default -> "urn:no:such:graph";
        };
    for (String clause : new String[] {"FROM", "FROM NAMED"}) {
      String query =
          "SELECT * "
              + clause
              + " <"
              + graph
              + "> { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }";
      HttpResponse<String> answer = ask(query);
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo("s,p,o,g\r\n");
    }
    for (String parameter : new String[] {"default-graph-uri", "named-graph-uri"}) {
      String address =
          "sparql?query="
              + URLEncoder.encode(
                  "SELECT * { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }", UTF_8)
              + "&"
              + parameter
              + "="
              + URLEncoder.encode(graph, UTF_8);
      HttpResponse<String> answer = send(HttpRequest.newBuilder(address(address)));
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo("s,p,o,g\r\n");
    }
    for (String address : new String[] {"data?graph=" + URLEncoder.encode(graph, UTF_8)}) {
      assertThat(send(HttpRequest.newBuilder(address(address))).statusCode()).isEqualTo(404);
    }
    assertThat(CALLS).hasValue(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "callback=alert",
        "stylesheet=javascript:alert(1)",
        "query-ref=CANARY",
        "force-accept=text/plain",
        "using-graph-uri=CANARY",
        "update=DROP+ALL",
        "output=../../x",
        "format=../../x",
        "timeout=-5",
        "timeout=abc"
      })
  void oddParametersAreRefused(String parameter) throws Exception {
    String added = parameter.replace("CANARY", canary());
    HttpRequest.Builder get = HttpRequest.newBuilder(address("sparql?query=ASK%7B%7D&" + added));
    assertThat(send(get).statusCode()).isEqualTo(400);
    HttpRequest.Builder form =
        HttpRequest.newBuilder(address("sparql"))
            .POST(BodyPublishers.ofString("query=ASK%7B%7D&" + added))
            .header("Content-Type", "application/x-www-form-urlencoded");
    assertThat(send(form).statusCode()).isEqualTo(400);
    assertThat(CALLS).hasValue(0);
  }

  private static String canary() {
    return "http://127.0.0.1:" + canary.getAddress().getPort() + "/sparql";
  }

  private static URI address(String path) {
    return URI.create(server.address()).resolve(path);
  }

  private static HttpResponse<String> ask(String query) throws Exception {
    return send(
        HttpRequest.newBuilder(address("sparql"))
            .POST(BodyPublishers.ofString(query))
            .header("Content-Type", "application/sparql-query"));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    HttpRequest.Builder csv = request.header("Accept", "text/csv, text/turtle;q=0.5");
    return CLIENT.send(csv.build(), BodyHandlers.ofString());
  }
}
