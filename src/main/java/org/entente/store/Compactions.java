package org.entente.store;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
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

  private final CompactableDataset dataset;
  private final ManifestKeeper manifest;
  private final Growth growth;
  private final Writer writer;
  private final AtomicBoolean running = new AtomicBoolean();
  private volatile CountDownLatch turn = new CountDownLatch(0);

  Compactions(CompactableDataset dataset, ManifestKeeper manifest, Growth growth, Writer writer) {
    this.dataset = dataset;
    this.manifest = manifest;
    this.growth = growth;
    this.writer = writer;
  }

  /**
   * Whether the database has grown so much that compaction is worth it; not while old files are
   * still read, which would leave a third of them.
   */
  boolean isDue() {
    return growth.isDue(manifest.used()) && !dataset.hasOldFiles();
  }

  /** Runs something in a thread of its own, unless that is done already. */
  void inBackground(Runnable compaction) {
    if (running.compareAndSet(false, true)) {
      CountDownLatch waiting = new CountDownLatch(1);
      turn = waiting;
      Thread thread =
          new Thread(
              () -> {
                try {
                  compaction.run();
                } finally {
                  waiting.countDown();
                  running.set(false);
                }
              },
              "entente-compaction");
      thread.setDaemon(true);
      thread.start();
    }
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
      copy(compaction, copied);
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
