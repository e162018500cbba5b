package org.entente.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.entente.knowledge.DataFolder;
import org.entente.server.Wire.Reply;
import org.entente.store.Store;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is let in: a real server, and clients from several addresses of this machine. */
@SuppressWarnings("NullAway.Init")
class GuardTest {

  private static final DataFolder CHECKOUT = new DataFolder(Path.of("").toAbsolutePath());
  private static final String HEAVY =
      "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }";

  private static final String MIDDLING = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f }";

  @TempDir private static Path folder;
  private static Store store;
  private static Server plain;
  private static Wire wire;

  @BeforeAll
  static void start() {
    store = Fixture.store(folder.resolve("store"));
    plain = start(Map.of());
    wire = new Wire(plain.port());
  }

  @AfterAll
  static void stop() {
    plain.close();
    store.close();
  }

  private static Server start(Map<String, String> settings) {
    return Server.start(store, CHECKOUT, "127.0.0.1", 0, settings);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /entente/, 200",
    "GET, /entente/sparql?query=ASK%7B%7D, 200",
    "GET, /entente/sparql?query=nonsense, 400",
    "GET, /entente/nothing/here, 404",
    "GET, /entente/data?graph=urn:none, 404",
    "DELETE, /entente/sparql, 405",
    "POST, /entente/sparql, 411",
    "OPTIONS, /entente/sparql, 204",
    "GET, /$/stats, 404",
  })
  void everyAnswerTellsBrowsersToBeCareful(String method, String path, int status)
      throws IOException {
    Reply reply = wire.send("127.0.0.1", method, path);
    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.header("X-Content-Type-Options")).contains("nosniff");
    assertThat(reply.header("Referrer-Policy")).contains("same-origin");
    assertThat(reply.header("Content-Security-Policy"))
        .hasValueSatisfying(policy -> assertThat(policy).startsWith("default-src '"));
    assertThat(reply.header("X-Frame-Options")).contains("DENY");
    assertThat(reply.header("Permissions-Policy")).isPresent();
    assertThat(reply.header("Server")).isEmpty();
    if (!method.equals("DELETE")) {
      assertThat(reply.header("Access-Control-Allow-Origin")).contains("*");
      assertThat(reply.header("Access-Control-Expose-Headers"))
          .hasValueSatisfying(
              names ->
                  assertThat(names.split(", "))
                      .contains("ETag", "Link", "Retry-After", "X-Entente-Truncated"));
    }
  }

  @Test
  void pagesOfOtherSitesMayRead() throws IOException {
    Reply preflight =
        wire.send(
            "127.0.0.1",
            "OPTIONS",
            "/entente/sparql",
            "Origin: https://example.org",
            "Access-Control-Request-Method: POST",
            "Access-Control-Request-Headers: content-type");
    assertThat(preflight.status()).isEqualTo(204);
    assertThat(preflight.header("Access-Control-Allow-Methods")).contains("GET, HEAD, POST");
    assertThat(preflight.header("Access-Control-Allow-Headers"))
        .hasValueSatisfying(names -> assertThat(names).contains("Content-Type"));
    assertThat(preflight.header("Access-Control-Allow-Credentials")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /$/ping, 200",
    "GET, /$/server, 404",
    "GET, /$/datasets, 404",
    "GET, /%24/stats, 404",
    "POST, /$/compact/entente, 404",
    "GET, /entente/../$/stats, 404",
    "GET, /$;x=1/metrics, 404",
    "GET, /$/ping/../metrics, 404",
    "GET, /$/%70ing/../metrics, 404",
  })
  void administrationIsNotForThePublic(String method, String path, int status) throws IOException {
    assertThat(wire.send("127.0.0.1", method, path).status()).isEqualTo(status);
  }

  @Test
  void toolsOnTheSameMachineAreNotHeldBack() throws Exception {
    try (Server server = start(Map.of("clientTime", "100 ms", "clientQueries", "1"))) {
      Wire own = new Wire(server.port());
      List<Integer> statuses = together(100, () -> own.query("127.0.0.1", "ASK {}").status());
      assertThat(statuses).containsOnly(200);
    }
  }

  @Test
  void oneClientThatAsksTooMuchAtOnceIsToldSo() throws Exception {
    try (Server server = start(Map.of("limitLoopback", "true", "queueWait", "500 ms"))) {
      Wire own = new Wire(server.port());
      ExecutorService threads = Executors.newCachedThreadPool();
      String heavy = Wire.queryPath(HEAVY) + "&timeout=4";
      List<Future<Reply>> greedy = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        greedy.add(threads.submit(() -> own.send("127.0.0.2", "GET", heavy)));
      }
      Thread.sleep(300);
      for (int i = 0; i < 5; i++) {
        long start = System.nanoTime();
        assertThat(own.query("127.0.0.3", "ASK {}").status()).isEqualTo(200);
        assertThat(System.nanoTime() - start).isLessThan(10_000_000_000L);
      }
      Thread.sleep(1000);
      List<Reply> refused = new ArrayList<>();
      for (Future<Reply> reply : greedy) {
        if (reply.isDone()) {
          refused.add(reply.get());
        }
      }
      // Four work still.
      assertThat(refused).hasSize(36);
      assertThat(refused).extracting(Reply::status).containsOnly(429);
      assertThat(refused).allMatch(reply -> reply.header("Retry-After").equals(one()));
      threads.shutdownNow();
    }
  }

  private static Optional<String> one() {
    return Optional.of("1");
  }

  @Test
  void clientsBehindATrustedProxyAreToldApartAndCannotPretend() throws IOException {
    Map<String, String> settings =
        Map.of(
            "trustedProxies", "127.0.0.9, 10.0.0.0/8",
            "clientTime", "100 ms",
            "clientTimePerMinute", "10 ms");
    try (Server server = start(settings)) {
      Wire own = new Wire(server.port());
      String used = "X-Forwarded-For: 203.0.113.5";
      own.query("127.0.0.9", MIDDLING, used);
      Reply second = own.query("127.0.0.9", MIDDLING, used);
      for (int i = 0; i < 20 && second.status() == 200; i++) {
        second = own.query("127.0.0.9", MIDDLING, used);
      }
      assertThat(second.status()).isEqualTo(429);
      assertThat(second.body()).contains("your time");
      assertThat(second.header("Retry-After"))
          .hasValueSatisfying(seconds -> assertThat(Integer.parseInt(seconds)).isPositive());
      assertThat(second.header("Access-Control-Allow-Origin")).contains("*");
      // What the client wrote itself stands before what the proxy adds.
      for (String header :
          List.of(
              "X-Forwarded-For: 198.51.100.7, 203.0.113.5",
              "X-Forwarded-For: 198.51.100.7\r\nX-Forwarded-For: 203.0.113.5",
              "X-Forwarded-For: 198.51.100.7, 203.0.113.5, 10.1.1.1",
              "X-Forwarded-For: 198.51.100.7, 203.0.113.5:4711",
              "X-Forwarded-For: 203.0.113.5\r\nForwarded: for=198.51.100.7")) {
        assertThat(own.query("127.0.0.9", "ASK {}", header).status()).as(header).isEqualTo(429);
      }
      assertThat(own.query("127.0.0.9", "ASK {}", "X-Forwarded-For: 203.0.113.6").status())
          .isEqualTo(200);
      // Not a proxy: its word counts for nothing, and it is no tool of this machine either.
      assertThat(own.query("127.0.0.8", MIDDLING, "X-Forwarded-For: 198.51.100.7").status())
          .isEqualTo(200);
      // What is light costs nothing.
      assertThat(own.send("127.0.0.9", "GET", "/$/ping", used).status()).isEqualTo(200);
    }
  }

  @Test
  void forwardedIsReadWhenItIsTheProxysHeader() throws IOException {
    Map<String, String> settings =
        Map.of(
            "trustedProxies", "127.0.0.9",
            "forwardedHeader", "Forwarded",
            "clientTime", "100 ms",
            "clientTimePerMinute", "10 ms");
    try (Server server = start(settings)) {
      Wire own = new Wire(server.port());
      String[] same = {
        "Forwarded: for=\"[2001:db8:0:1::1]:4711\";proto=https",
        "Forwarded: for=198.51.100.7, for=\"[2001:db8:0:1:2::3]\"",
        "Forwarded: proto=https; For=\"[2001:db8:0:1::9]\""
      };
      int status = 200;
      for (int i = 0; i < 20 && status == 200; i++) {
        status = own.query("127.0.0.9", MIDDLING, same[0]).status();
      }
      for (String header : same) {
        assertThat(own.query("127.0.0.9", "ASK {}", header).status()).as(header).isEqualTo(429);
      }
      String other = "Forwarded: for=\"[2001:db8:0:2::1]\"";
      assertThat(own.query("127.0.0.9", "ASK {}", other).status()).isEqualTo(200);
    }
  }

  @Test
  void headersBodiesAndAnswersHaveToMoveOn() throws Exception {
    Map<String, String> settings = Map.of("headerTime", "500 ms", "leastRateOver", "500 ms");
    try (Server server = start(settings)) {
      Wire own = new Wire(server.port());
      try (Socket header = own.connect("127.0.0.1");
          Socket body = own.connect("127.0.0.1");
          Socket idle = own.connect("127.0.0.1")) {
        write(header, "GET /entente/ HTTP/1.1\r\nX-A: ");
        write(
            body,
            Wire.head("POST", "/entente/sparql", "Content-Type: application/sparql-query")
                .replace("\r\n\r\n", "\r\nContent-Length: 1000\r\n\r\n"));
        long start = System.nanoTime();
        assertThat(dripUntilCut(header)).isTrue();
        assertThat(dripUntilCut(body)).isTrue();
        assertThat(System.nanoTime() - start).isLessThan(10_000_000_000L);
        // Who keeps a connection and says nothing may.
        write(idle, Wire.head("GET", "/$/ping"));
        assertThat(Wire.read(idle).status()).isEqualTo(200);
      }
    }
  }

  @Test
  void whoFindsNoPlaceInTimeIsToldToComeAgain() throws Exception {
    Map<String, String> settings =
        Map.of("concurrentQueries", "1", "queueWait", "1200 ms", "idleTime", "400 ms");
    try (Server server = start(settings)) {
      Wire own = new Wire(server.port());
      ExecutorService threads = Executors.newCachedThreadPool();
      String heavy = Wire.queryPath(HEAVY) + "&timeout=";
      Future<Reply> first = threads.submit(() -> own.send("127.0.0.1", "GET", heavy + "4"));
      Thread.sleep(300);
      Future<Reply> second = threads.submit(() -> own.query("127.0.0.1", "ASK {}"));
      assertThat(own.send("127.0.0.1", "GET", "/$/ping").status()).isEqualTo(200);
      assertThat(second.get().status()).isEqualTo(503);
      assertThat(second.get().header("Retry-After")).contains("2");
      // Nothing is sent on its connection while it works, and that is not idleness.
      assertThat(first.get().status()).isEqualTo(503);
      assertThat(first.get().header("Retry-After")).isEmpty();
      assertThat(own.query("127.0.0.1", "ASK {}").status()).isEqualTo(200);
      threads.shutdown();
    }
  }

  @Test
  void largerRdfMayBeSentToBeChecked() throws Exception {
    try (Socket socket = wire.connect("127.0.0.1")) {
      String head = Wire.head("POST", "/entente/validate").replace("\r\n\r\n", "");
      write(socket, head + "\r\nContent-Length: 3000000\r\n\r\n");
      assertThat(Wire.read(socket).status()).isEqualTo(413);
    }
    try (Socket socket = wire.connect("127.0.0.1")) {
      String head = Wire.head("POST", "/entente/validate").replace("\r\n\r\n", "");
      String body = "#".repeat(500_000);
      write(socket, head + "\r\nContent-Length: 500000\r\n\r\n" + body);
      assertThat(Wire.read(socket).status()).isNotEqualTo(413);
    }
  }

  @Test
  void oneAddressHasItsConnectionsOnly() throws Exception {
    Map<String, String> settings = Map.of("limitLoopback", "true", "clientConnections", "3");
    try (Server server = start(settings)) {
      Wire own = new Wire(server.port());
      List<Socket> sockets = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        sockets.add(own.connect("127.0.0.2"));
        // It is open at the other side too when something has come back.
        write(sockets.get(i), "GET /$/ping HTTP/1.1\r\nHost: localhost\r\n\r\n");
        assertThat(sockets.get(i).getInputStream().read()).isEqualTo('H');
      }
      try (Socket fourth = own.connect("127.0.0.2")) {
        assertThat(dripUntilCut(fourth)).isTrue();
      }
      assertThat(own.query("127.0.0.3", "ASK {}").status()).isEqualTo(200);
      for (Socket socket : sockets) {
        socket.close();
      }
      for (int i = 0; i < 50 && !lets(own); i++) {
        Thread.sleep(50);
      }
      assertThat(lets(own)).isTrue();
    }
  }

  private static boolean lets(Wire own) {
    try {
      return own.query("127.0.0.2", "ASK {}").status() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void wrongSettingsAreToldAllAtOnce() {
    Map<String, String> wrong =
        Map.of("concurrentQueries", "0", "trustedProxies", "localhost", "nonsense", "1");
    assertThatThrownBy(() -> start(wrong))
        .isInstanceOf(ServerException.class)
        .hasMessageContaining("concurrentQueries must be a whole number from 1 to 1000, not \"0\"")
        .hasMessageContaining("trustedProxies must be addresses or networks")
        .hasMessageContaining("There is no setting nonsense");
  }

  private static boolean dripUntilCut(Socket socket) throws InterruptedException {
    for (int i = 0; i < 100; i++) {
      try {
        write(socket, "x");
      } catch (IOException e) {
        return true;
      }
      Thread.sleep(50);
    }
    return false;
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    socket.getOutputStream().flush();
  }

  private static <T> List<T> together(int times, Callable<T> call) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(20);
    try {
      List<T> results = new ArrayList<>();
      for (Future<T> future : threads.invokeAll(java.util.Collections.nCopies(times, call))) {
        results.add(future.get());
      }
      return results;
    } finally {
      threads.shutdown();
    }
  }
}
