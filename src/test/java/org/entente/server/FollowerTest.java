package org.entente.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.entente.knowledge.DataFolder;
import org.entente.release.PublishReport;
import org.entente.release.Releases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server goes from release to release, and nobody who asks it notices but by what is new. */
class FollowerTest {

  private static final DataFolder CHECKOUT = new DataFolder(Path.of("").toAbsolutePath());

  private static final int SWAPS = 3;

  /** Between two requests, so that the server has time for its next release. In milliseconds. */
  private static final int PAUSE = 20;

  /** Takes longer than it may. */
  private static final String ENDLESS =
      "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER (?a != ?g) }";

  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path folder;

  private static Follower follow(Published published, Map<String, String> settings) {
    return Follower.start(published.releases(), CHECKOUT, Server.LOOPBACK, 0, settings);
  }

  private static void await(Follower follower, PublishReport release) throws Exception {
    for (int i = 0; !follower.release().name().equals(release.name()); i++) {
      assertThat(i).as("it goes over: %s", follower.refused()).isLessThan(600);
      Thread.sleep(50);
    }
  }

  private static HttpResponse<String> get(Follower follower, String path, String... headers)
      throws IOException, InterruptedException {
    return Published.get(follower.address() + path, headers);
  }

  @Test
  void nobodyNoticesThatAnotherIsServed() throws Exception {
    try (Published published = new Published(folder)) {
      published.next();
      try (Follower follower = follow(published, Map.of())) {
        for (String path : Published.ADDRESSES) {
          assertThat(Published.version(get(follower, path))).isEqualTo(1);
        }
        AtomicBoolean done = new AtomicBoolean();
        List<CompletableFuture<Integer>> readers = new ArrayList<>();
        for (String path : Published.ADDRESSES) {
          readers.add(CompletableFuture.supplyAsync(() -> read(follower, path, done)));
        }
        for (int i = 0; i < SWAPS; i++) {
          await(follower, published.next());
          Thread.sleep(200);
        }
        done.set(true);
        int all = 0;
        for (CompletableFuture<Integer> reader : readers) {
          assertThat(reader.join()).isPositive();
          all += reader.join();
        }
        System.out.println(all + " requests during " + SWAPS + " changes of the release");
        for (String path : Published.ADDRESSES) {
          assertThat(Published.version(get(follower, path))).isEqualTo(SWAPS + 1);
        }
        try (Stream<Path> copies = Files.list(folder.resolve("releases/.serving"))) {
          assertThat(copies).as("working copies").hasSize(1);
        }
      }
      try (Stream<Path> copies = Files.list(folder.resolve("releases/.serving"))) {
        assertThat(copies).as("working copies").isEmpty();
      }
    }
  }

  private static int read(Follower follower, String path, AtomicBoolean done) {
    try {
      int last = 0;
      int asked = 0;
      while (!done.get()) {
        int version = Published.version(get(follower, path));
        assertThat(version).as("never back").isGreaterThanOrEqualTo(last);
        last = version;
        asked++;
        Thread.sleep(PAUSE);
      }
      return asked;
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(path, e);
    }
  }

  @Test
  void whatBeganOnTheOldOneEndsOnIt() throws Exception {
    try (Published published = new Published(folder)) {
      published.next();
      try (Follower follower = follow(published, Map.of("queryTimeout", "20 s"))) {
        PublishReport next = published.prepare();
        CompletableFuture<HttpResponse<String>> slow =
            CompletableFuture.supplyAsync(() -> ask(follower, ENDLESS));
        published.point(next);
        await(follower, next);
        assertThat(slow).as("still runs").isNotDone();
        assertThat(Published.version(get(follower, "engagements"))).isEqualTo(2);
        try (Stream<Path> copies = Files.list(folder.resolve("releases/.serving"))) {
          assertThat(copies).as("working copies").hasSize(2);
        }
        // Its time is up, as it would be without another release; nothing else happened to it.
        HttpResponse<String> answer = slow.join();
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(answer.body()).contains("20");
        assertThat(answer.headers().firstValue("Entente-Release").orElseThrow()).endsWith("-1");
      }
    }
  }

  private static HttpResponse<String> ask(Follower follower, String query) {
    try {
      return get(follower, "sparql?query=" + Published.encode(query));
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(query, e);
    }
  }

  @Test
  void serversOfOneReleaseGiveTheSameTags() throws Exception {
    try (Published published = new Published(folder)) {
      published.next();
      try (Follower one = follow(published, Map.of("adminPort", "0"));
          Follower other = follow(published, Map.of())) {
        String path = "id/actor/russia";
        HttpResponse<String> answer = get(one, path);
        String tag = answer.headers().firstValue("ETag").orElseThrow();
        assertThat(get(other, path).headers().firstValue("ETag")).contains(tag);
        assertThat(get(other, path).headers().firstValue("Last-Modified"))
            .isEqualTo(answer.headers().firstValue("Last-Modified"))
            .isPresent();
        assertThat(get(other, path, "If-None-Match", tag).statusCode()).isEqualTo(304);

        PublishReport next = published.next();
        await(one, next);
        await(other, next);
        assertThat(Published.version(get(other, path, "If-None-Match", tag))).isEqualTo(2);
        assertThat(get(one, "health").body())
            .contains("\"status\":\"ready\"", "\"commit\":2", "\"release\":\"" + next.name());
        assertThat(
                Published.get(one.adminAddress().orElseThrow().resolve("health/ready").toString())
                    .body())
            .startsWith("ready\nrelease " + next.name() + "\ncommit 2 of ");
        assertThat(Published.get(one.adminAddress().orElseThrow().resolve("metrics").toString()))
            .satisfies(metrics -> assertThat(metrics.statusCode()).isEqualTo(200));
      }
    }
  }

  @Test
  void damagedOnesAreRefusedAndTheOldOneIsServedOn() throws Exception {
    try (Published published = new Published(folder)) {
      PublishReport first = published.next();
      try (Follower follower = follow(published, Map.of("adminPort", "0"))) {
        PublishReport next = published.prepare();
        Path file =
            published.releases().folder().resolve(next.name()).resolve("tdb2/Data-0001/SPOG.dat");
        int old;
        try (RandomAccessFile blocks = new RandomAccessFile(file.toFile(), "rw")) {
          blocks.seek(100);
          old = blocks.read();
          blocks.seek(100);
          blocks.write(old ^ 1);
        }
        published.point(next);
        for (int i = 0; follower.refused().isEmpty(); i++) {
          assertThat(i).isLessThan(600);
          Thread.sleep(50);
        }
        assertThat(follower.refused().orElseThrow()).contains("SPOG.dat: it was altered");
        assertThat(Published.version(get(follower, "engagements"))).isEqualTo(1);
        assertThat(
                Published.get(
                        follower.adminAddress().orElseThrow().resolve("health/ready").toString())
                    .body())
            .contains("release " + first.name(), "refused: ", "SPOG.dat");
        try (RandomAccessFile blocks = new RandomAccessFile(file.toFile(), "rw")) {
          blocks.seek(100);
          blocks.write(old);
        }
        await(follower, next);
        assertThat(Published.version(get(follower, "engagements"))).isEqualTo(2);
        // And back, as an operator does whom the new one does not please.
        published.point(first);
        await(follower, first);
        assertThat(Published.version(get(follower, "search?q=russia"))).isEqualTo(1);
      }
    }
  }

  @Test
  void nothingPublishedIsSaid() {
    Releases none = new Releases(folder.resolve("none"));
    assertThatThrownBy(() -> Follower.start(none, CHECKOUT, Server.LOOPBACK, 0, Map.of()))
        .isInstanceOf(ServerException.class)
        .hasMessageContaining("entente publish");
  }
}
