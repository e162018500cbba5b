package org.entente.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.jena.query.ARQ;
import org.entente.knowledge.DataFolder;
import org.entente.store.Store;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SERVICE calls what the operator allows, and nothing else. */
@SuppressWarnings("NullAway.Init")
class ServiceCallTest {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final AtomicInteger CALLS = new AtomicInteger();

  @TempDir private static Path folder;
  private static Store store;
  private static Server server;
  private static HttpServer other;

  @BeforeAll
  static void start() throws Exception {
    other = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    other.setExecutor(Executors.newCachedThreadPool());
    other.createContext("/sparql", exchange -> answer(exchange, 1));
    other.createContext("/long", exchange -> answer(exchange, 400_000));
    other.createContext(
        "/away",
        exchange -> {
          CALLS.incrementAndGet();
          exchange.getResponseHeaders().set("Location", "/secret");
          exchange.sendResponseHeaders(302, -1);
          exchange.close();
        });
    other.createContext("/secret", exchange -> answer(exchange, 1));
    other.createContext(
        "/never",
        exchange -> {
          CALLS.incrementAndGet();
          exchange.sendResponseHeaders(200, 0);
        });
    other.start();
    store = Fixture.store(folder.resolve("store"));
    server =
        Server.start(
            store,
            new DataFolder(Path.of("").toAbsolutePath()),
            Server.LOOPBACK,
            0,
            Map.of(
                "services",
                String.join(
                    " ",
                    at("127.0.0.1", "sparql"),
                    at("127.0.0.1", "long"),
                    at("127.0.0.1", "away"),
                    at("127.0.0.1", "never"),
                    at("localhost", "sparql")),
                "queryTimeout",
                "3 s"));
  }

  private static void answer(HttpExchange exchange, int rows) throws IOException {
    CALLS.incrementAndGet();
    String row = "{\"x\": {\"type\": \"literal\", \"value\": \"from elsewhere\"}}";
    byte[] body =
        ("{\"head\": {\"vars\": [\"x\"]}, \"results\": {\"bindings\": ["
                + (row + ",\n").repeat(rows - 1)
                + row
                + "]}}")
            .getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/sparql-results+json");
    exchange.sendResponseHeaders(200, body.length);
    try (exchange) {
      exchange.getResponseBody().write(body);
    }
  }

  @AfterAll
  static void stop() {
    server.close();
    store.close();
    other.stop(0);
    ARQ.globalServiceAllowed = false;
  }

  @BeforeEach
  void forget() {
    CALLS.set(0);
  }

  @Test
  void asksWhatIsAllowed() throws Exception {
    HttpResponse<String> answer =
        ask("SELECT ?x { SERVICE <%s> { ?s ?p ?x } }", "127.0.0.1", "sparql");
    assertThat(answer.body()).isEqualTo("x\r\nfrom elsewhere\r\n");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(CALLS).hasValue(1);
  }

  @Test
  void asksNothingElse() throws Exception {
    assertThat(ask("SELECT ?x { SERVICE <%s> { ?s ?p ?x } }", "127.0.0.1", "secret").statusCode())
        .isEqualTo(422);
    assertThat(
            ask("SELECT ?x { VALUES ?t { <%s> } SERVICE ?t { ?s ?p ?x } }", "127.0.0.1", "sparql")
                .statusCode())
        .isEqualTo(422);
    assertThat(CALLS).hasValue(0);
  }

  @Test
  void aNameOfThisMachineIsNotItsNumber() throws Exception {
    HttpResponse<String> answer =
        ask("SELECT ?x { SERVICE <%s> { ?s ?p ?x } }", "localhost", "sparql");
    assertThat(answer.statusCode()).isEqualTo(502);
    assertThat(answer.body()).contains("not on the open internet");
    HttpResponse<String> silent =
        ask("SELECT ?x { SERVICE SILENT <%s> { ?s ?p ?x } }", "localhost", "sparql");
    assertThat(silent.statusCode()).isEqualTo(200);
    assertThat(silent.body()).doesNotContain("elsewhere");
    assertThat(CALLS).hasValue(0);
  }

  @Test
  void redirectsAreNotFollowed() throws Exception {
    HttpResponse<String> answer =
        ask("SELECT ?x { SERVICE <%s> { ?s ?p ?x } }", "127.0.0.1", "away");
    assertThat(answer.statusCode()).isEqualTo(502);
    assertThat(CALLS).as("the first, not the second").hasValue(1);
  }

  @Test
  void callsAreCounted() throws Exception {
    HttpResponse<String> answer =
        ask(
            "SELECT * { ?a ?b ?c . SERVICE <%s> { ?s ?p ?x } } ORDER BY (EXISTS { SERVICE <%1$s> { ?s ?p ?a } })",
            "127.0.0.1", "sparql");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(CALLS.get()).isBetween(1, 20);
  }

  @Test
  void longAnswersAndNoneAreRefused() throws Exception {
    HttpResponse<String> much = ask("SELECT ?x { SERVICE <%s> { ?s ?p ?x } }", "127.0.0.1", "long");
    assertThat(much.statusCode()).isEqualTo(502);
    assertThat(much.body()).contains("longer than");
    long start = System.nanoTime();
    HttpResponse<String> none =
        ask("SELECT ?x { SERVICE <%s> { ?s ?p ?x } }", "127.0.0.1", "never");
    assertThat(none.statusCode()).isIn(502, 503);
    assertThat(System.nanoTime() - start).isLessThan(20_000_000_000L);
  }

  private static String at(String host, String path) {
    return "http://" + host + ":" + other.getAddress().getPort() + "/" + path;
  }

  private static HttpResponse<String> ask(String query, String host, String path) throws Exception {
    return CLIENT.send(
        HttpRequest.newBuilder(URI.create(server.endpoint()))
            .POST(BodyPublishers.ofString(query.formatted(at(host, path))))
            .header("Content-Type", "application/sparql-query")
            .header("Accept", "text/csv")
            .build(),
        BodyHandlers.ofString());
  }
}
