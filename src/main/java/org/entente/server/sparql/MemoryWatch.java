package org.entente.server.sparql;

import com.sun.management.GarbageCollectionNotificationInfo;
import com.sun.management.ThreadMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/**
 * Stops the query that takes most when memory runs short, before the process dies of it: sorting,
 * grouping, joining and counting what is distinct keep rows that nobody can count beforehand.
 */
final class MemoryWatch {

  /** Of the heap, after a collection that may have left garbage: time to look closely. */
  private static final double HIGH = 0.75;

  /** Of the heap, after a full collection: too much. */
  private static final double TOO_HIGH = 0.65;

  private static final long LOOK_EVERY_NANOS = 2_000_000_000L;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static final MemoryWatch WATCH = new MemoryWatch();

  private final Set<Budget> running = ConcurrentHashMap.newKeySet();
  private volatile long looked = System.nanoTime() - LOOK_EVERY_NANOS;

  private MemoryWatch() {
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      if (collector instanceof NotificationEmitter emitter) {
        emitter.addNotificationListener((notification, ignored) -> see(notification), null, null);
      }
    }
  }

  /** Watches a query until the returned is closed. */
  static Watching over(Budget budget) {
    WATCH.running.add(budget);
    return () -> WATCH.running.remove(budget);
  }

  /** A query that is watched. */
  interface Watching extends AutoCloseable {
    @Override
    void close();
  }

  /** What a thread has allocated in its life, in bytes. */
  static long allocatedBy(long thread) {
    return Math.max(0, THREADS.getThreadAllocatedBytes(thread));
  }

  private void see(Notification notification) {
    if (running.isEmpty()
        || !GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION.equals(
            notification.getType())) {
      return;
    }
    var info = GarbageCollectionNotificationInfo.from((CompositeData) notification.getUserData());
    long used =
        info.getGcInfo().getMemoryUsageAfterGc().entrySet().stream()
            .filter(pool -> isHeap(pool.getKey()))
            .map(java.util.Map.Entry::getValue)
            .mapToLong(MemoryUsage::getUsed)
            .sum();
    double share = (double) used / Runtime.getRuntime().maxMemory();
    boolean full = info.getGcAction().contains("major");
    if (full && share > TOO_HIGH) {
      stopTheGreatest();
    } else if (!full && share > HIGH && System.nanoTime() - looked > LOOK_EVERY_NANOS) {
      looked = System.nanoTime();
      // Only a full collection tells what is really kept; one is near in any case.
      Thread look = new Thread(System::gc, "entente-memory");
      look.setDaemon(true);
      look.start();
    }
  }

  private static boolean isHeap(String pool) {
    return !pool.contains("Metaspace") && !pool.contains("Code") && !pool.contains("Class Space");
  }

  private void stopTheGreatest() {
    running.stream()
        .max(Comparator.comparingLong(Budget::allocated))
        .ifPresent(
            budget ->
                budget.stop(
                    new Refusal(
                        Refusal.Kind.MEMORY,
                        "The query needs more memory than there is. Ask for less: name an actor or"
                            + " a document, add LIMIT, or order and group by less.")));
  }
}
