package org.entente.search;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.entente.store.Store;

/**
 * Times the index over a store, which gets a document more: {@code SearchBench STORE [WORDS…]}. In
 * CPU time, so that it may run beside other work.
 */
final class SearchBench {

  private static final int TIMES = 30;

  private static final OperatingSystemMXBean MACHINE =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();

  private SearchBench() {}

  public static void main(String[] arguments) {
    try (Store store = Store.open(Path.of(arguments[0]))) {
      long before = used();
      long start = System.nanoTime();
      long startCpu = MACHINE.getProcessCpuTime();
      SearchIndex index = SearchIndex.of(store);
      index.search(new Wanted("a", 1), Duration.ofHours(1));
      int size = index.size();
      System.out.printf("%d resources, %.1f s", size, (System.nanoTime() - start) / 1e9);
      System.out.printf(", %.1f s of CPU", (MACHINE.getProcessCpuTime() - startCpu) / 1e9);
      System.out.printf(", %d MB of heap, of it", (used() - before) >> 20);
      System.out.printf(" %d MB index%n", index.bytes() >> 20);
      long readCpu = THREAD.getCurrentThreadCpuTime();
      int[] entries = new int[1];
      store.read(
          dataset -> {
            StoreNames.read(dataset, () -> {}, entry -> entries[0]++);
            return entries;
          });
      System.out.printf(
          "reading the names alone: %.1f s of CPU%n",
          (THREAD.getCurrentThreadCpuTime() - readCpu) / 1e9);
      for (int i = 0; i < 5; i++) {
        store.replace(Told.document("bench", "Zulu" + i));
        long change = MACHINE.getProcessCpuTime();
        var unused = index.search(new Wanted("Zulu" + i, 1));
        System.out.printf(
            "a search after a document has changed: %.1f ms of CPU%n",
            (MACHINE.getProcessCpuTime() - change) / 1e6);
      }
      for (String words : Arrays.asList(arguments).subList(1, arguments.length)) {
        List<Double> times = new ArrayList<>();
        long cold = THREAD.getCurrentThreadCpuTime();
        Hits hits = index.search(new Wanted(words, 10));
        double first = (THREAD.getCurrentThreadCpuTime() - cold) / 1e6;
        for (int i = 0; i < TIMES; i++) {
          long begin = THREAD.getCurrentThreadCpuTime();
          var unused = index.search(new Wanted(words, 10));
          times.add((THREAD.getCurrentThreadCpuTime() - begin) / 1e6);
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
