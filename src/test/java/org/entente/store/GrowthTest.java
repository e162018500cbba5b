package org.entente.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.entente.testing.ReliabilityFigures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The database does not grow for ever: it is compacted when it is worth it, without being asked.
 */
class GrowthTest {

  private static final int DOCUMENTS = 20;
  private static final int REPLACES = Integer.getInteger("entente.replaces", 40);

  /** Replaces before the store is closed and opened again. */
  private static final int SESSION = 10;

  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path folder;

  private static DocumentContent document(int number, int version) {
    Doc doc = new Doc("d" + number);
    for (int i = 0; i < 20; i++) {
      doc.sale("sale" + i, "Norland sold ferry " + version + " to Sudland, deal number " + i + ".");
    }
    return doc.content();
  }

  private static Store open(Path place) {
    return Store.open(place, Optional.empty(), Conditions.of(place).withSlack(4 << 20));
  }

  private static Store filled(Path place, int version) {
    Store store = open(place);
    store.replaceAll(IntStream.range(0, DOCUMENTS).mapToObj(i -> document(i, version)).toList());
    return store;
  }

  @Test
  void manyReplacesTakeLittleMoreThanAFreshLoad() throws InterruptedException {
    long fresh;
    try (Store store = filled(folder.resolve("fresh"), 1)) {
      fresh = store.used();
    }
    long most = 0;
    long after;
    int compactions = 0;
    Path old = folder.resolve("old");
    filled(old, 0).close();
    for (int i = 0; i < REPLACES; i += SESSION) {
      long before;
      try (Store store = open(old)) {
        for (int j = i; j < i + SESSION; j++) {
          store.replace(document(j % DOCUMENTS, 1 + j / DOCUMENTS));
        }
        before = store.used();
        most = Math.max(most, before);
      }
      try (Store store = open(old)) {
        compactions += store.used() < before ? 1 : 0;
      }
    }
    assertThat(compactions).as("done without being asked").isPositive();
    try (Store store = open(old)) {
      store.compact();
      after = store.used();
      assertThat(store.check(Doc.BASE, data -> List.of())).isEmpty();
    }
    ReliabilityFigures.keep(
        "growth",
        Map.of(
            "replaces", REPLACES,
            "size of a fresh load, bytes", fresh,
            "most between, times a fresh load", ratio(most, fresh),
            "after compaction, times a fresh load", ratio(after, fresh),
            "compactions without being asked", compactions));
    assertThat((double) after / fresh).isLessThan(1.3);
  }

  private static String ratio(long one, long other) {
    return String.format(Locale.ROOT, "%.2f", (double) one / other);
  }
}
