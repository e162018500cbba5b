package org.entente.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

  private final HttpClient client =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();

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

  @Test
  void withEntenteOnItsClassPathItGuardsAndDescribes() throws Exception {
    Fixture.store(folder.resolve("store")).close();
    int port = freePort();
    Process stock =
        withEntente(port, "--modules=true", "--config", CONFIGURATION.toAbsolutePath().toString());
    try {
      String address = "http://localhost:" + port + "/entente/";
      await(stock, address);
      HttpResponse<String> described = get(address + "sparql", "text/turtle");
      assertThat(described.statusCode()).isEqualTo(200);
      assertThat(described.body()).contains("sparql-service-description", address + "sparql");
      assertThat(get(address + "id/actor/russia", "text/turtle").body()).contains("Россия");
      assertThat(get(address + "ontology", "text/turtle").statusCode()).isEqualTo(200);
      assertThat(get(address, "text/html").body()).contains("<html");
      for (String attack :
          List.of(
              "SELECT * { SERVICE <http://127.0.0.1:1/> { } }",
              "SELECT (<java:java.lang.System.exit>(1) AS ?x) { }")) {
        assertThat(ask(address, attack).statusCode()).as(attack).isEqualTo(422);
      }
      String admin = "http://localhost:" + port + "/$/";
      assertThat(get(admin + "ping", "*/*").statusCode()).isEqualTo(200);
      for (String closed : List.of("datasets", "server", "stats", "metrics", "backups-list")) {
        assertThat(get(admin + closed, "*/*").statusCode()).as(closed).isEqualTo(404);
      }
    } finally {
      stock.destroy();
      assertThat(stock.waitFor(30, TimeUnit.SECONDS)).as("it stops").isTrue();
    }
    try (Store store = Store.open(folder.resolve("store"))) {
      assertThat(store.<Boolean>read(dataset -> dataset.find().hasNext())).isTrue();
    }
  }

  @Test
  void whereThereIsNoStoreTheModuleDoesNothing() throws Exception {
    int port = freePort();
    Process stock = withEntente(port, "--modules=true", "--mem", "/ds");
    try {
      await(stock, "http://localhost:" + port + "/ds/");
      // Stock Fuseki's own functions and pages are what they were.
      assertThat(get("http://localhost:" + port + "/$/datasets", "*/*").statusCode())
          .isEqualTo(200);
      assertThat(get("http://localhost:" + port + "/entente/", "*/*").statusCode()).isEqualTo(404);
    } finally {
      stock.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    }
  }

  /** As docs/conformance.md says: without our logging, since Fuseki brings its own. */
  private Process withEntente(int port, String... options) throws IOException {
    String ours =
        Stream.of(
                Objects.requireNonNull(System.getProperty("java.class.path"))
                    .split(File.pathSeparator))
            .filter(entry -> !entry.contains("slf4j") && !entry.contains("log4j"))
            .map(entry -> Path.of(entry).toAbsolutePath().toString())
            .collect(Collectors.joining(File.pathSeparator));
    List<String> command =
        new ArrayList<>(
            List.of(
                "-cp",
                JAR.toAbsolutePath() + File.pathSeparator + ours,
                "org.apache.jena.fuseki.main.cmds.FusekiServerCmd"));
    command.addAll(List.of("--localhost", "--port", Integer.toString(port)));
    command.addAll(List.of(options));
    return java(command);
  }

  private Process stock(int port) throws IOException {
    return java(
        List.of(
            "-jar",
            JAR.toAbsolutePath().toString(),
            "--localhost",
            "--port",
            Integer.toString(port),
            "--config",
            CONFIGURATION.toAbsolutePath().toString()));
  }

  private Process java(List<String> arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m"));
    command.addAll(arguments);
    return new ProcessBuilder(command)
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
    List<String> bodies = new ArrayList<>();
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

  private HttpResponse<String> get(String address, String accept) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(address)).header("Accept", accept).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
