package org.entente.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.system.Txn;
import org.apache.jena.vocabulary.RDFS;
import org.entente.knowledge.DataFolder;
import org.entente.store.Store;
import org.entente.testing.ClientPrograms;
import org.entente.testing.ClientPrograms.Outcome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Programs that others have written ask the running service what their users ask. Each lies in
 * {@code src/test/resources/clients} beside what it should print.
 */
class ClientsTest {

  private static final String BIG = "https://w3id.org/entente/id/graph/big";
  private static final int MANY = 20_000;

  @SuppressWarnings("NullAway.Init")
  @TempDir
  private static Path folder;

  @SuppressWarnings("NullAway.Init")
  private static Store store;

  @SuppressWarnings("NullAway.Init")
  private static Server server;

  /** A source of somebody else's. */
  @SuppressWarnings("NullAway.Init")
  private static HttpServer elsewhere;

  @BeforeAll
  static void start() throws IOException {
    store = Fixture.store(folder.resolve("store"));
    Node graph = NodeFactory.createURI(BIG);
    Txn.executeWrite(
        store.dataset(),
        () -> {
          for (int i = 0; i < MANY; i++) {
            store
                .dataset()
                .add(
                    graph,
                    NodeFactory.createURI("https://w3id.org/entente/id/thing/big-" + i),
                    RDFS.label.asNode(),
                    NodeFactory.createLiteralLang("Thing № " + i, "en"));
          }
        });
    server = Server.start(store, new DataFolder(Path.of("").toAbsolutePath()), "localhost", 0);
    byte[] capitals = Files.readAllBytes(ClientPrograms.sources().resolve("capitals.ttl"));
    elsewhere = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    elsewhere.createContext(
        "/capitals.ttl",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "text/turtle");
          exchange.sendResponseHeaders(200, capitals.length);
          exchange.getResponseBody().write(capitals);
          exchange.close();
        });
    elsewhere.start();
  }

  @AfterAll
  static void stop() {
    elsewhere.stop(0);
    server.close();
    store.close();
  }

  @Test
  void curl() throws IOException {
    ClientPrograms.need("curl", "--version");
    prints("curl/curl", Map.of(), "sh", "curl/curl.sh");
  }

  @Test
  void roqet() throws IOException {
    ClientPrograms.need("roqet", "--version");
    prints("roqet/roqet", Map.of(), "sh", "roqet/roqet.sh");
  }

  @Test
  void pythonAlone() throws IOException {
    python("plain", "import json");
  }

  @Test
  void sparqlWrapper() throws IOException {
    python("sparqlwrapper", "import SPARQLWrapper, rdflib");
  }

  @Test
  void rdflib() throws IOException {
    python("rdflib_store", "import rdflib");
  }

  @Test
  void comunica() throws IOException {
    node("comunica");
  }

  @Test
  void n3AndJsonld() throws IOException {
    node("graphs");
  }

  @Test
  void rdf4j() throws IOException {
    prints(
        "rdf4j/Rdf4jClient",
        Map.of("CLASSPATH", ClientPrograms.classPath("rdf4j")),
        java(),
        "-Dfile.encoding=UTF-8",
        "rdf4j/Rdf4jClient.java");
  }

  @Test
  void jena() throws IOException {
    prints(
        "jena/rsparql",
        Map.of("CLASSPATH", ClientPrograms.classPath("jena")),
        "sh",
        "jena/rsparql.sh");
  }

  @Test
  void robot() throws IOException {
    prints(
        "robot/robot",
        Map.of("CLASSPATH", ClientPrograms.classPath("robot")),
        "sh",
        "robot/robot.sh");
  }

  private static void python(String script, String imports) throws IOException {
    // Debian's, which sees Debian's packages.
    ClientPrograms.need("/usr/bin/python3", "-c", imports);
    prints("python/" + script, Map.of(), "/usr/bin/python3", "python/" + script + ".py");
  }

  private static void node(String script) throws IOException {
    Path installed = ClientPrograms.npm();
    prints("npm/" + script, Map.of(), "node", installed.resolve(script + ".js").toString());
  }

  /** Runs a client on the service, the queries and the other source. */
  private static void prints(String client, Map<String, String> environment, String... command)
      throws IOException {
    String[] all = java.util.Arrays.copyOf(command, command.length + 3);
    all[command.length] = server.address();
    all[command.length + 1] = ClientPrograms.sources().resolve("queries").toString();
    all[command.length + 2] =
        "http://localhost:" + elsewhere.getAddress().getPort() + "/capitals.ttl";
    Outcome outcome = ClientPrograms.run(environment, all);
    Path expected = ClientPrograms.sources().resolve(client + ".expected");
    if (Boolean.getBoolean("clients.update")) {
      Files.writeString(expected, outcome.output());
    }
    assertThat(outcome.output())
        .as(client + ": " + outcome.errors())
        .isEqualTo(Files.readString(expected));
    assertThat(outcome.exit()).as(outcome.errors()).isZero();
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}
