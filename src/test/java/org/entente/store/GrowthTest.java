package org.entente.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.entente.testing.ReliabilityFigures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The database does not grow for ever: it is compacted when it is worth it, without being asked.
 */
class GrowthTest {

  private static final int DOCUMENTS = 20;
  private static final int SALES = 20;
  private static final int REPLACES = Integer.getInteger("entente.replaces", 20);

  /** A version that was replaced is remembered in so many bytes at most. */
  private static final long VERSION = 4096;

  /** Between two queries. */
  private static final Duration BREAK = Duration.ofMillis(10);

  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path folder;

  private static DocumentContent document(int number, int version) {
    Doc doc = new Doc("d" + number);
    for (int i = 0; i < SALES; i++) {
      doc.sale("sale" + i, "Norland sold ferry " + version + " to Sudland, deal number " + i + ".");
    }
    return doc.content();
  }

  private static Store open(Path place) {
    return Store.open(
        place, Optional.empty(), Conditions.of(place).withSlack(1 << 20).withRest(Duration.ZERO));
  }

  private static Store filled(Path place, int version) {
    Store store = open(place);
    store.replaceAll(IntStream.range(0, DOCUMENTS).mapToObj(i -> document(i, version)).toList());
    return store;
  }

  @Test
  void manyReplacesTakeLittleMoreThanAFreshLoad() throws Exception {
    long fresh;
    try (Store store = filled(folder.resolve("fresh"), 1)) {
      fresh = store.used();
    }
    long most = 0;
    long last;
    long after;
    Path old = folder.resolve("old");
    AtomicBoolean done = new AtomicBoolean();
    List<Long> times;
    try (Store store = filled(old, 0)) {
      CompletableFuture<List<Long>> reader = CompletableFuture.supplyAsync(() -> ask(store, done));
      for (int i = 0; i < REPLACES; i++) {
        store.replace(document(i % DOCUMENTS, 1 + i / DOCUMENTS));
        most = Math.max(most, store.used());
      }
      last = store.used();
      done.set(true);
      times = reader.join();
      assertThat(Store.database(old).resolve("Data-0001")).as("without being asked").doesNotExist();
    }
    try (Store store = open(old)) {
      store.compact();
      after = store.used();
      assertThat(store.check(Doc.BASE, data -> List.of())).isEmpty();
    }
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("replaces", REPLACES);
    figures.put("size of a fresh load, bytes", fresh);
    figures.put("most between, times a fresh load", ratio(most, fresh));
    figures.put("last, times a fresh load", ratio(last, fresh));
    figures.put("after compaction, times a fresh load", ratio(after, fresh));
    figures.put("queries beside it", times.size());
    figures.put("half of the queries within, ms", milliseconds(times, 0.5));
    figures.put("95 % of the queries within, ms", milliseconds(times, 0.95));
    figures.put("all queries within, ms", milliseconds(times, 1));
    ReliabilityFigures.keep("growth", figures);
    assertThat(after).isLessThan(fresh * 13 / 10 + REPLACES * VERSION);
    assertThat(most).isLessThan(2 * fresh + REPLACES * VERSION);
  }

  @Test
  void whileSomebodyWritesAllTheTimeItIsLetGrowAndCompactedAfterwards() throws Exception {
    long fresh;
    try (Store store = filled(folder.resolve("fresh"), 1)) {
      fresh = store.used();
    }
    Duration rest = Duration.ofSeconds(3);
    Path rushed = folder.resolve("rushed");
    Conditions conditions = Conditions.of(rushed).withSlack(fresh / 4).withRest(rest);
    long most = 0;
    try (Store store = Store.open(rushed, Optional.empty(), conditions)) {
      store.replaceAll(IntStream.range(0, DOCUMENTS).mapToObj(i -> document(i, 0)).toList());
      // Each write comes before the store has been at rest.
      for (int i = 0; store.used() < 1.6 * fresh; i++) {
        store.replace(document(i % DOCUMENTS, 1 + i / DOCUMENTS));
        most = Math.max(most, store.used());
        assertThat(i).isLessThan(1_000);
      }
      assertThat(Store.database(rushed).resolve("Data-0002")).doesNotExist();
      long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
      while (store.used() > 1.4 * fresh) {
        assertThat(System.nanoTime()).as("compacted when nobody writes").isLessThan(end);
        Thread.sleep(20);
      }
      for (int i = 0; !Files.exists(Store.database(rushed).resolve("Data-0003")); i++) {
        store.replace(document(i % DOCUMENTS, 100 + i / DOCUMENTS));
        most = Math.max(most, store.used());
        assertThat(i).as("it cannot grow for ever").isLessThan(1_000);
      }
    }
    assertThat((double) most / fresh).isBetween(1.6, 2.5);
  }

  /** How long queries took, in nanoseconds, the shortest first. */
  private static List<Long> ask(Store store, AtomicBoolean done) {
    List<Long> times = new ArrayList<>();
    while (!done.get()) {
      long before = System.nanoTime();
      assertThat(store.documents()).hasSize(DOCUMENTS);
      times.add(System.nanoTime() - before);
      LockSupport.parkNanos(BREAK.toNanos());
    }
    Collections.sort(times);
    return times;
  }

  private static String milliseconds(List<Long> times, double part) {
    int place = (int) Math.ceil(part * times.size()) - 1;
    return String.format(Locale.ROOT, "%.1f", times.get(place) / 1e6);
  }

  private static String ratio(long one, long other) {
    return String.format(Locale.ROOT, "%.2f", (double) one / other);
  }
}
