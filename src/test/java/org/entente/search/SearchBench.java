package org.entente.search;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.entente.store.Store;

/** Times the index over a store: {@code SearchBench STORE [WORDS…]}. */
final class SearchBench {

  private static final int TIMES = 30;

  private SearchBench() {}

  public static void main(String[] arguments) {
    try (Store store = Store.open(Path.of(arguments[0]))) {
      long before = used();
      long start = System.nanoTime();
      SearchIndex index = SearchIndex.of(store);
      index.search(new Wanted("a", 1), Duration.ofHours(1));
      int size = index.size();
      System.out.printf("%d resources, %.1f s", size, (System.nanoTime() - start) / 1e9);
      System.out.printf(", %d MB of heap%n", (used() - before) >> 20);
      for (String words : Arrays.asList(arguments).subList(1, arguments.length)) {
        List<Double> times = new ArrayList<>();
        long cold = System.nanoTime();
        Hits hits = index.search(new Wanted(words, 10));
        double first = (System.nanoTime() - cold) / 1e6;
        for (int i = 0; i < TIMES; i++) {
          long begin = System.nanoTime();
          var unused = index.search(new Wanted(words, 10));
          times.add((System.nanoTime() - begin) / 1e6);
        }
        Collections.sort(times);
        System.out.printf(
            "%-28s first %6.1f p50 %6.1f p95 %6.1f ms  %s %s%n",
            words,
            first,
            times.get(TIMES / 2),
            times.get(TIMES * 95 / 100),
            hits.total(),
            hits.hits().stream().limit(2).map(h -> h.match() + " " + h.matched().text()).toList());
      }
    }
  }

  private static long used() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
