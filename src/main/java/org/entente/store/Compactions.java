package org.entente.store;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import org.apache.jena.system.Txn;
import org.entente.database.CompactableDataset;
import org.entente.database.Compaction;
import org.entente.manifest.ManifestKeeper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives the space of what was replaced and removed back to the disk: when it is asked to, or when
 * the database has grown so much that it is worth it. Writers wait meanwhile, readers do not.
 */
final class Compactions {

  private static final Logger LOG = LoggerFactory.getLogger(Compactions.class);
  private static final Duration LOOK = Duration.ofMillis(50);

  private final CompactableDataset dataset;
  private final ManifestKeeper manifest;
  private final Growth growth;
  private final Writer writer;
  private final Duration rest;
  private final AtomicBoolean running = new AtomicBoolean();
  private final AtomicInteger expecting = new AtomicInteger();
  private volatile Runnable between = () -> {};
  private volatile long written;
  private volatile boolean closed;
  private volatile CountDownLatch turn = new CountDownLatch(0);
  private volatile CountDownLatch next = turn;

  /**
   * @param rest for how long nobody has to have written before the database is compacted unasked
   */
  Compactions(
      CompactableDataset dataset,
      ManifestKeeper manifest,
      Growth growth,
      Writer writer,
      Duration rest) {
    this.dataset = dataset;
    this.rest = rest;
    this.manifest = manifest;
    this.growth = growth;
    this.writer = writer;
  }

  /**
   * @param between called every few milliseconds while a copy is made
   */
  void giveWay(Runnable between) {
    this.between = between;
  }

  /**
   * Whether the database has grown so much that compaction is worth it; not while old files are
   * still read, which would leave a third of them.
   */
  boolean isDue() {
    return growth.isDue(manifest.used()) && !dataset.hasOldFiles();
  }

  /**
   * Runs something in a thread of its own, unless that is going to be done already: when nobody has
   * written for a moment, or the database has grown so much that it cannot wait for that.
   */
  void inBackground(Runnable compaction) {
    written = System.nanoTime();
    if (running.compareAndSet(false, true)) {
      CountDownLatch its = new CountDownLatch(1);
      next = its;
      Thread thread =
          new Thread(
              () -> {
                try {
                  while (!closed && !cannotWait()) {
                    LockSupport.parkNanos(LOOK.toNanos());
                  }
                  turn = its;
                  compaction.run();
                } finally {
                  its.countDown();
                  running.set(false);
                }
              },
              "entente-compaction");
      thread.setDaemon(true);
      thread.setPriority(Thread.MIN_PRIORITY);
      thread.start();
    }
    if (cannotWait()) {
      turn = next; // The next writer lets it in.
    }
  }

  /** However long nobody writes, somebody is going to; until {@link #expectNoMore()}. */
  void expectWrites() {
    expecting.incrementAndGet();
  }

  void expectNoMore() {
    expecting.decrementAndGet();
  }

  private boolean cannotWait() {
    return isQuiet() || growth.isUrgent(manifest.used());
  }

  private boolean isQuiet() {
    return expecting.get() == 0 && System.nanoTime() - written >= rest.toNanos();
  }

  /** Nothing is waited for any more. */
  void close() {
    closed = true;
  }

  /** The compaction in the background has its turn among writers, or none waits for it. */
  void begun() {
    turn.countDown();
  }

  /** Waits until that is so: writers who come one after the other would keep it out for long. */
  void awaitBegun() {
    try {
      turn.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // Who writes without waiting does no harm.
    }
  }

  /**
   * Compacts if that is due. That it fails is noted, and it is tried again only when the database
   * has grown much more.
   *
   * @param least what throws {@link StoreException} when there is too little space
   * @return done when the old files are deleted
   */
  CompletableFuture<Void> runIfDue(Runnable least) {
    if (!isDue()) {
      return CompletableFuture.completedFuture(null);
    }
    long before = manifest.used();
    try {
      least.run();
      CompletableFuture<Void> gone = run(copied -> {});
      LOG.info("The database was compacted from {} to {} MB", mega(before), mega(manifest.used()));
      return gone;
    } catch (StoreException e) {
      growth.notCompacted(before);
      LOG.warn("The database was not compacted: {}", e.getMessage());
      return CompletableFuture.completedFuture(null);
    }
  }

  private static long mega(long bytes) {
    return bytes / 1_000_000;
  }

  /**
   * Compacts. When it fails before the new files are in place, all is as before.
   *
   * @param copied is told the number of quads so far, now and then
   * @return done when the old files are deleted, after the last who reads them; else failed
   */
  CompletableFuture<Void> run(LongConsumer copied) {
    try (Compaction compaction = dataset.compaction()) {
      copy(
          compaction,
          quads -> {
            copied.accept(quads);
            between.run();
          });
      return writer.replacingFiles(
          () -> {
            CompletableFuture<Void> gone = compaction.replace();
            manifest.compacted(Txn.calculateRead(dataset, () -> Commits.number(dataset)));
            growth.compacted(manifest.used());
            return gone;
          });
    }
  }

  private static void copy(Compaction compaction, LongConsumer copied) {
    try {
      compaction.copy(copied);
    } catch (IOException | RuntimeException | Error e) {
      throw new StoreException(
          "Writing the database anew failed: " + Faults.reason(e) + ". Nothing was changed.", e);
    }
  }
}
