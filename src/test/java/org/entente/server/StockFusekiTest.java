package org.entente.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.entente.knowledge.DataFolder;
import org.entente.store.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stock Fuseki, started on the same file over the same store, gives the same answers. */
class StockFusekiTest {

  private static final Path JAR = Path.of("target/stock-fuseki/jena-fuseki-server.jar");
  private static final Path CONFIGURATION = Path.of("fuseki-config/entente.ttl");

  private static final List<String> QUERIES =
      List.of(
          Server.exampleQuery(),
          "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }",
          "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY ?g");

  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path folder;

  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void givesTheSameAnswers() throws Exception {
    assertThat(JAR).as("the build copies it there").isRegularFile();
    List<String> ours;
    try (Store store = Fixture.store(folder.resolve("store"));
        Server server =
            Server.start(store, new DataFolder(Path.of("").toAbsolutePath()), "localhost", 0)) {
      ours = answers(server.address());
    }
    int port = freePort();
    Process stock = stock(port);
    try {
      String address = "http://localhost:" + port + "/entente/";
      await(stock, address);
      assertThat(answers(address)).isEqualTo(ours);
      assertThat(ask(address, "SELECT * { SERVICE <http://127.0.0.1:1/> { } }").statusCode())
          .isBetween(400, 499);
    } finally {
      stock.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    }
  }

  private Process stock(int port) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-jar",
            JAR.toAbsolutePath().toString(),
            "--localhost",
            "--port",
            Integer.toString(port),
            "--config",
            CONFIGURATION.toAbsolutePath().toString())
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("stock.log").toFile())
        .start();
  }

  private void await(Process stock, String address) throws Exception {
    for (int i = 0; i < 300; i++) {
      try {
        ask(address, "ASK {}");
        return;
      } catch (IOException e) {
        assertThat(stock.isAlive()).as(Files.readString(folder.resolve("stock.log"))).isTrue();
        Thread.sleep(200);
      }
    }
    throw new AssertionError(Files.readString(folder.resolve("stock.log")));
  }

  private List<String> answers(String address) throws Exception {
    List<String> bodies = new java.util.ArrayList<>();
    for (String query : QUERIES) {
      HttpResponse<String> answer = ask(address, query);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      bodies.add(answer.body());
    }
    return bodies;
  }

  private HttpResponse<String> ask(String address, String query) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(address + "sparql"))
            .POST(HttpRequest.BodyPublishers.ofString(query))
            .header("Content-Type", "application/sparql-query")
            .header("Accept", "text/csv")
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
