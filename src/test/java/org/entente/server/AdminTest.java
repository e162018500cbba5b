package org.entente.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import org.entente.knowledge.DataFolder;
import org.entente.server.Wire.Reply;
import org.entente.store.Store;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class AdminTest {

  private static final DataFolder CHECKOUT = new DataFolder(Path.of("").toAbsolutePath());

  @TempDir private static Path folder;
  private static Store store;
  private static Server server;
  private static Wire pub;
  private static Wire admin;

  @BeforeAll
  static void start() {
    store = Fixture.store(folder.resolve("store"));
    server =
        Server.start(
            store,
            CHECKOUT,
            "127.0.0.1",
            0,
            Map.of("adminPort", "0", "slowQuery", "0 s", "limitLoopback", "true"));
    pub = new Wire(server.port());
    admin = new Wire(server.adminAddress().orElseThrow().getPort());
  }

  @AfterAll
  static void stop() {
    server.close();
    store.close();
  }

  @Test
  void tellsWhetherItLivesAndIsReady() throws IOException {
    assertThat(admin.send("127.0.0.1", "GET", "/health/live").status()).isEqualTo(200);
    Reply ready = admin.send("127.0.0.1", "GET", "/health/ready");
    assertThat(ready.status()).isEqualTo(200);
    assertThat(ready.body()).isEqualTo("ready\n");
  }

  @Test
  void isNotReadyWhenTheStoreDoesNotAnswer() throws IOException {
    try (Store other = Fixture.store(folder.resolve("other"));
        Server closing = Server.start(other, CHECKOUT, "127.0.0.1", 0, Map.of("adminPort", "0"))) {
      Wire health = new Wire(closing.adminAddress().orElseThrow().getPort());
      assertThat(health.send("127.0.0.1", "GET", "/health/ready").status()).isEqualTo(200);
      other.close();
      assertThat(health.send("127.0.0.1", "GET", "/health/ready").status()).isEqualTo(503);
      assertThat(health.send("127.0.0.1", "GET", "/health/live").status()).isEqualTo(200);
    }
  }

  @Test
  void countsWhatHappens() throws Exception {
    assertThat(pub.query("127.0.0.1", "SELECT * { ?s ?p ?o } LIMIT 7").status()).isEqualTo(200);
    assertThat(pub.query("127.0.0.1", "nonsense").status()).isEqualTo(400);
    assertThat(pub.send("127.0.0.1", "PUT", "/entente/data").status()).isEqualTo(405);
    // A request is done a moment after its answer has come.
    String figures = admin.send("127.0.0.1", "GET", "/metrics").body();
    for (int i = 0; i < 50 && !figures.contains("entente_working 0.0"); i++) {
      Thread.sleep(100);
      figures = admin.send("127.0.0.1", "GET", "/metrics").body();
    }
    assertThat(figures)
        .contains("entente_queries_seconds_count{outcome=\"answered\"}")
        .contains("entente_queries_seconds_bucket{outcome=\"answered\",le=\"0.05\"}")
        .contains("entente_query_rows_max 7.0")
        .contains("entente_requests_seconds_count{kind=\"sparql\",status=\"200\"}")
        .contains("entente_requests_seconds_count{kind=\"sparql\",status=\"400\"}")
        .contains("entente_refused_total{reason=\"method\",status=\"405\"}")
        .contains("entente_queue_seconds_count")
        .contains("entente_working 0.0")
        .contains("entente_waiting 0.0")
        .contains("entente_store_documents 3.0")
        .contains("entente_store_engagements 16.0")
        .contains("jvm_memory_used_bytes");
    assertThat(figures).containsPattern("entente_store_size_bytes [1-9]");
  }

  @Test
  void slowQueriesAreLoggedByTheirHashOnly() throws IOException {
    PrintStream before = System.err;
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    try {
      pub.query("127.0.0.77", "SELECT ?secret { ?secret ?p ?o } LIMIT 3");
    } finally {
      System.setErr(before);
    }
    assertThat(log.toString(StandardCharsets.UTF_8))
        .containsPattern("org.entente.slow|slow - ")
        .containsPattern("query=[0-9a-f]{16} ms=[0-9]+ rows=3 outcome=answered")
        .doesNotContain("?secret")
        .doesNotContain("127.0.0.77");
  }

  @Test
  void questionsOfTheCatalogueAreLoggedAsQueriesAre() throws IOException {
    PrintStream before = System.err;
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    try {
      Wire.Reply answer =
          pub.send("127.0.0.77", "GET", "/entente/queries/documents/answer?format=csv");
      assertThat(answer.status()).isEqualTo(200);
    } finally {
      System.setErr(before);
    }
    assertThat(log.toString(StandardCharsets.UTF_8))
        .containsOnlyOnce("outcome=answered")
        .containsPattern("query=[0-9a-f]{16} ms=[0-9]+ rows=[0-9]+ outcome=answered");
  }

  @Test
  void isForThisMachineAndNotForPagesOfTheWeb() throws IOException {
    assertThat(pub.send("127.0.0.1", "GET", "/metrics").status()).isEqualTo(404);
    assertThat(pub.send("127.0.0.1", "GET", "/health/ready").status()).isEqualTo(404);
    try (Socket socket = admin.connect("127.0.0.1")) {
      String rebound = Wire.head("GET", "/metrics").replace("localhost", "evil.example");
      socket.getOutputStream().write(rebound.getBytes(StandardCharsets.UTF_8));
      assertThat(Wire.read(socket).status()).isEqualTo(421);
    }
    assertThat(admin.send("127.0.0.1", "GET", "/metrics").header("Access-Control-Allow-Origin"))
        .isEmpty();
    assertThat(admin.send("127.0.0.1", "POST", "/metrics").status()).isEqualTo(405);
    assertThat(admin.send("127.0.0.1", "GET", "/metrics/x").status()).isEqualTo(404);
    Optional<InetAddress> outer = outer();
    if (outer.isPresent()) {
      int port = server.adminAddress().orElseThrow().getPort();
      assertThatThrownBy(() -> new Socket(outer.get(), port).close())
          .isInstanceOf(IOException.class);
    }
  }

  private static Optional<InetAddress> outer() throws IOException {
    return Collections.list(NetworkInterface.getNetworkInterfaces()).stream()
        .flatMap(NetworkInterface::inetAddresses)
        .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
        .findFirst();
  }

  @Test
  void takenPortIsToldAndNothingRuns() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      assertThatThrownBy(
              () -> Server.start(store, CHECKOUT, "127.0.0.1", 0, Map.of("adminPort", port)))
          .isInstanceOf(ServerException.class)
          .hasMessageContaining("adminPort");
    }
    assertThatThrownBy(
            () -> Server.start(store, CHECKOUT, "127.0.0.1", 0, Map.of("adminPort", "70000")))
        .hasMessageContaining("adminPort must be a port");
  }
}
