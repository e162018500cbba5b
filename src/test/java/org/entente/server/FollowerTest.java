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

  /** Takes some seconds. */
  private static final String LONG =
      "SELECT (COUNT(*) AS ?n) (SAMPLE(?l) AS ?label)"
          + " { VALUES ?n { 1 2 3 } ?a ?b ?c . ?d a ?f ."
          + " ?g a ?h ; <http://www.w3.org/2000/01/rdf-schema#label> ?l }";

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
      try (Follower follower = follow(published, Map.of("queryTimeout", "60 s"))) {
        PublishReport next = published.next();
        CompletableFuture<HttpResponse<String>> slow = new CompletableFuture<>();
        Thread asking =
            new Thread(
                () -> {
                  try {
                    slow.complete(get(follower, "sparql?query=" + Published.encode(LONG)));
                  } catch (IOException | InterruptedException e) {
                    slow.completeExceptionally(e);
                  }
                });
        asking.start();
        await(follower, next);
        boolean overtaken = !slow.isDone();
        assertThat(Published.version(get(follower, "id/actor/russia"))).isEqualTo(2);
        assertThat(Published.version(slow.join())).isEqualTo(1);
        assertThat(overtaken).as("it still ran when the next one was served").isTrue();
      }
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
        PublishReport next = published.next();
        Files.writeString(published.releases().folder().resolve("current"), first.name() + "\n");
        await(follower, first);
        Path file =
            published.releases().folder().resolve(next.name()).resolve("tdb2/Data-0001/SPOG.dat");
        int old;
        try (RandomAccessFile blocks = new RandomAccessFile(file.toFile(), "rw")) {
          blocks.seek(100);
          old = blocks.read();
          blocks.seek(100);
          blocks.write(old ^ 1);
        }
        Files.writeString(published.releases().folder().resolve("current"), next.name() + "\n");
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
        Files.writeString(published.releases().folder().resolve("current"), first.name() + "\n");
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
