package org.entente.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.jena.dboe.base.file.ChannelManager;
import org.apache.jena.dboe.base.file.Location;
import org.apache.jena.dboe.base.file.ProcessFileLock;
import org.apache.jena.dboe.sys.Names;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.TDB2;
import org.apache.jena.tdb2.sys.DatabaseConnection;
import org.entente.database.CompactableDataset;
import org.entente.dates.DateRanges;
import org.entente.manifest.DamageException;
import org.entente.manifest.ManifestKeeper;
import org.entente.matching.PatternExecutor;

/** Opens and closes the TDB2 database of a store. */
final class Database {

  private static final Duration LONGEST_CLOSING = Duration.ofSeconds(10);

  private Database() {}

  /**
   * Its default graph, for queries, is the union of all named graphs.
   *
   * @param manifest is asked before TDB2 is: that makes files that were cut longer, and fails in
   *     many ways on damaged ones
   * @throws DamageException when a file is not as it was left
   */
  static CompactableDataset open(Path folder, ManifestKeeper manifest)
      throws IOException, DamageException {
    Location location = Location.create(folder.toAbsolutePath());
    ProcessFileLock lock = DatabaseConnection.lockForLocation(location);
    if (!lock.isLockedHere()) {
      lock.lockEx();
      try {
        manifest.beforeOpening();
        TornJournal.mend(folder);
      } finally {
        ProcessFileLock.release(lock);
      }
    }
    try {
      CompactableDataset dataset = CompactableDataset.of(DatabaseMgr.connectDatasetGraph(location));
      dataset.getContext().set(TDB2.symUnionDefaultGraph, true);
      DateRanges.install(dataset);
      PatternExecutor.install(dataset);
      return dataset;
    } catch (RuntimeException | Error e) {
      if (!Faults.inUse(e)) {
        release(folder, e);
      }
      throw e;
    }
  }

  /** TDB2 keeps what it has locked and opened when it fails: then nobody could try again. */
  private static void release(Path folder, Throwable fault) {
    try (Stream<Path> files = Files.walk(folder, 2)) {
      for (Path file : files.filter(f -> f.endsWith(Names.TDB_LOCK_FILE)).toList()) {
        ProcessFileLock lock = ProcessFileLock.create(file.toAbsolutePath().toString());
        if (lock.isLockedHere()) {
          lock.unlock();
        }
        ProcessFileLock.release(lock);
      }
      ChannelManager.releaseAll(folder.toAbsolutePath().toString());
    } catch (IOException | RuntimeException e) {
      fault.addSuppressed(e);
    }
  }

  /** Whether nothing reads any more, after a while at most. */
  static boolean isQuiet(CompactableDataset dataset) {
    long until = System.nanoTime() + LONGEST_CLOSING.toNanos();
    while (dataset.active() > 0) {
      if (System.nanoTime() > until) {
        return false;
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
    return true;
  }
}
