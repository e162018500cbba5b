package org.entente.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.entente.knowledge.DataFolder;
import org.entente.server.Wire.Reply;
import org.entente.store.Store;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many who mean ill, and one who asks something small from another address. Settings are the
 * defaults, but that clients on this machine count as others do. Some seconds in {@code mvn
 * verify}; a minute, and the figures that operators are promised, with {@code
 * -Dentente.attacks=full}.
 */
@SuppressWarnings("NullAway.Init")
class CrowdTest {

  private static final boolean FULL = "full".equals(System.getProperty("entente.attacks"));
  private static final long SECONDS = FULL ? 60 : 6;

  /** Beside other tests all takes longer. */
  private static final long MOST_MILLIS = FULL ? 500 : 10_000;

  private static final String LIGHT = "ASK { ?s a <https://w3id.org/entente/ontology#Agreement> }";
  private static final String HEAVY =
      "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }";

  /** Ten megabytes and more. */
  private static final String LONG = "SELECT * { ?a ?b ?c . ?d ?e ?f }";

  @TempDir private static Path folder;
  private static Store store;
  private static Server server;
  private static Wire wire;

  @BeforeAll
  static void start() throws IOException {
    store = Fixture.store(folder.resolve("store"));
    DataFolder checkout = new DataFolder(Path.of("").toAbsolutePath());
    server = Server.start(store, checkout, "127.0.0.1", 0, Map.of("limitLoopback", "true"));
    wire = new Wire(server.port());
    for (int i = 0; i < 20; i++) {
      wire.query("127.0.0.9", LIGHT);
    }
  }

  @AfterAll
  static void stop() {
    server.close();
    store.close();
  }

  @Test
  void slowOnesHoldNobodyUp() throws Exception {
    List<Socket> slow = new ArrayList<>();
    AtomicBoolean over = new AtomicBoolean();
    ExecutorService threads = Executors.newCachedThreadPool();
    try {
      for (int i = 0; i < 300; i++) {
        slow.add(begin("127.0.0.2", "GET /entente/ HTTP/1.1\r\nHost: localhost\r\nX-Slow: "));
      }
      for (int i = 0; i < 100; i++) {
        String head =
            Wire.head("POST", "/entente/sparql", "Content-Type: application/sparql-query")
                .replace("\r\n\r\n", "\r\nContent-Length: 5000\r\n\r\n");
        slow.add(begin("127.0.0.3", head));
      }
      threads.submit(() -> drip(slow, over));
      List<Socket> readers = new ArrayList<>();
      for (int i = 0; i < 30; i++) {
        readers.add(begin("127.0.0.4", Wire.head("GET", Wire.queryPath(LONG))));
      }
      threads.submit(() -> sip(readers, over));
      Victim victim = new Victim("127.0.0.5");
      victim.askFor(SECONDS);
      System.out.println("Beside 300 slow headers, 100 slow bodies, 30 slow readers: " + victim);
      assertThat(victim.failures).isZero();
      assertThat(victim.p99()).isLessThanOrEqualTo(MOST_MILLIS);
      over.set(true);
      readers.forEach(CrowdTest::close);
    } finally {
      over.set(true);
      slow.forEach(CrowdTest::close);
      threads.shutdownNow();
    }
  }

  @Test
  void oneWhoAsksTwoHundredAtOnceIsRefusedAtOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(200);
    try {
      List<Future<Long>> refused = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        refused.add(threads.submit(CrowdTest::refusedAfter));
      }
      Victim victim = new Victim("127.0.0.7");
      victim.askFor(FULL ? 20 : 8);
      List<Long> times = new ArrayList<>();
      for (Future<Long> time : refused) {
        if (time.isDone() && time.get() >= 0) {
          times.add(time.get());
        }
      }
      Collections.sort(times);
      long inASecond = times.stream().filter(ms -> ms <= 1000).count();
      System.out.println(
          "Of 200 heavy queries of one client, "
              + times.size()
              + " are refused with 429, "
              + inASecond
              + " of them within 1 s; beside them: "
              + victim);
      assertThat(FULL ? inASecond : times.size()).isGreaterThanOrEqualTo(190);
      assertThat(victim.failures).isZero();
      assertThat(victim.p99()).isLessThanOrEqualTo(MOST_MILLIS);
    } finally {
      threads.shutdownNow();
      assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    }
  }

  /** Milliseconds until it was told to ask later; -1 for any other answer. */
  private static long refusedAfter() throws IOException {
    long start = System.nanoTime();
    Reply reply =
        wire.send("127.0.0.6", "GET", Wire.queryPath(HEAVY) + "&timeout=" + (FULL ? 20 : 5));
    long millis = (System.nanoTime() - start) / 1_000_000;
    return reply.status() == 429 && reply.header("Retry-After").isPresent() ? millis : -1;
  }

  /** Somebody who asks a light query every 100 ms, on a connection of its own. */
  private static final class Victim {

    private final String address;
    private final List<Long> millis = new ArrayList<>();
    private int failures;

    private Victim(String address) {
      this.address = address;
    }

    private void askFor(long seconds) throws InterruptedException {
      long end = System.nanoTime() + seconds * 1_000_000_000L;
      while (System.nanoTime() < end) {
        long start = System.nanoTime();
        try {
          if (wire.query(address, LIGHT).status() != 200) {
            failures++;
          }
        } catch (IOException e) {
          failures++;
        }
        millis.add((System.nanoTime() - start) / 1_000_000);
        Thread.sleep(100);
      }
      Collections.sort(millis);
    }

    private long p99() {
      return millis.get((int) Math.ceil(0.99 * millis.size()) - 1);
    }

    @Override
    public String toString() {
      return millis.size()
          + " light queries, "
          + failures
          + " failed, p50 "
          + millis.get(millis.size() / 2)
          + " ms, p99 "
          + p99()
          + " ms, longest "
          + millis.get(millis.size() - 1)
          + " ms";
    }
  }

  private static Socket begin(String from, String text) throws IOException {
    Socket socket = wire.connect(from);
    socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    return socket;
  }

  /** A byte each half second. */
  private static void drip(List<Socket> sockets, AtomicBoolean over) {
    while (!over.get()) {
      for (Socket socket : sockets) {
        try {
          socket.getOutputStream().write('x');
        } catch (IOException e) {
          close(socket);
        }
      }
      pause();
    }
  }

  private static void sip(List<Socket> sockets, AtomicBoolean over) {
    while (!over.get()) {
      for (Socket socket : sockets) {
        try {
          if (socket.getInputStream().available() > 0) {
            socket.getInputStream().read();
          }
        } catch (IOException e) {
          close(socket);
        }
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(500);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
