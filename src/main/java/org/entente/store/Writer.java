package org.entente.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.apache.jena.query.TxnType;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.Txn;
import org.entente.commit.Commit;
import org.entente.commit.CommitListener;
import org.entente.manifest.DamageException;
import org.entente.manifest.GraphSums;
import org.entente.manifest.ManifestKeeper;

/**
 * Writes to the database in transactions, one at a time, and stops for good at the first failure of
 * the disk or the database: after it no write is begun and none is acknowledged.
 */
final class Writer {

  /** TDB2 forces all files at the commit, and who begins to read waits; so much takes a while. */
  private static final int MANY = 10_000;

  private final Path folder;
  private final DatasetGraph dataset;
  private final Commits commits;
  private final Revisions revisions;
  private final ManifestKeeper manifest;
  private final List<CommitListener> listeners;
  private final Growth growth;
  private final ChangeLog log = new ChangeLog();
  private volatile boolean written;
  private volatile boolean failed;

  Writer(
      Path folder,
      DatasetGraph dataset,
      InstantSource clock,
      Revisions revisions,
      ManifestKeeper manifest,
      Growth growth,
      List<CommitListener> listeners) {
    this.folder = folder;
    this.dataset = dataset;
    this.commits = new Commits(clock);
    this.revisions = revisions;
    this.manifest = manifest;
    this.growth = growth;
    this.listeners = List.copyOf(listeners);
  }

  /**
   * Compares the files with the manifest and tells the listeners which commit was the last, before
   * anything is read or written.
   *
   * @throws StoreDamagedException when a file is not as it was left
   */
  void opened() {
    Txn.executeRead(
        dataset,
        () -> {
          long number = Commits.number(dataset);
          try {
            manifest.opened(number, dataset);
            growth.opened(() -> Txn.calculateRead(dataset, () -> GraphSums.quads(dataset)));
            for (CommitListener listener : listeners) {
              listener.opened(number, dataset);
            }
          } catch (DamageException e) {
            throw Faults.opening(folder, e);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  /** What the writes of this process changed, from state to state. */
  ChangeLog log() {
    return log;
  }

  /** Whether anything was changed since it was opened. */
  boolean hasWritten() {
    return written;
  }

  boolean hasFailed() {
    return failed;
  }

  /**
   * @throws StoreException when a write has failed before
   */
  void usable() {
    if (failed) {
      throw new StoreException(
          "The store in " + folder + " failed while writing. Start the program again.");
    }
  }

  /** Notes that a write failed, and says so in a sentence. */
  StoreException failure(Throwable fault) {
    failed = true;
    return Faults.writing(folder, fault);
  }

  /**
   * Runs changes in one transaction. When they throw, or change nothing, nothing is written.
   *
   * @param changes get the dataset to write to, and the time of the commit
   * @param between called every few milliseconds of the changes; may wait
   */
  synchronized <T> T write(BiFunction<RecordedDataset, Instant, T> changes, Runnable between) {
    usable();
    boolean committing = false;
    try {
      dataset.begin(TxnType.WRITE);
      Optional<Revisions.Begun> begun = revisions.begun();
      Instant now = commits.now(dataset);
      RecordedDataset recorded = new RecordedDataset(dataset, between);
      T result = changes.apply(recorded, now);
      if (recorded.added().isEmpty() && recorded.removed().isEmpty()) {
        undo();
        return result;
      }
      Commit commit = commit(recorded, now);
      if (commit.added().size() > MANY) {
        manifest.settle();
      }
      committing = true;
      dataset.commit();
      dataset.end();
      written = true;
      manifest.committed(commit);
      growth.committed(commit);
      tell(commit, CommitListener::committed);
      followed(begun, recorded);
      return result;
    } catch (IOException e) {
      StoreException failure = failure(e);
      if (!committing) {
        undo();
      }
      throw failure;
    } catch (RuntimeException | Error e) {
      if (committing) {
        throw failure(e);
      }
      if (Faults.ofStorage(e)) {
        throw failure(e);
      }
      undo();
      throw e;
    }
  }

  /** Part of a compaction. */
  interface Replacing<T> {
    T run() throws IOException;
  }

  /**
   * Runs what puts other files below the dataset, with the same in them, while nobody writes.
   *
   * @throws StoreException when it fails; then nothing is written any more
   */
  synchronized <T> T replacingFiles(Replacing<T> replacing) {
    usable();
    try {
      Revision before = revisions.current();
      T result = replacing.run();
      log.add(before, revisions.current(), Set.of());
      return result;
    } catch (IOException | RuntimeException | Error e) {
      throw failure(e);
    }
  }

  private Commit commit(RecordedDataset recorded, Instant now) {
    long number = Commits.next(dataset, now);
    Commit commit = new Commit(number, now, recorded.added(), recorded.removed());
    GraphSums.update(dataset, commit, recorded::isNew);
    tell(commit, CommitListener::beforeCommit);
    return commit;
  }

  /** Part of what a listener does. */
  private interface Telling {
    void tell(CommitListener listener, Commit commit) throws IOException;
  }

  private void tell(Commit commit, Telling telling) {
    try {
      for (CommitListener listener : listeners) {
        telling.tell(listener, commit);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void followed(Optional<Revisions.Begun> begun, RecordedDataset recorded) {
    Revision now = revisions.current(); // Noticed now, its instant is right.
    begun
        .filter(before -> revisions.follows(before, now))
        .ifPresent(
            before ->
                recorded.changed().ifPresent(nodes -> log.add(before.revision(), now, nodes)));
  }

  private void undo() {
    dataset.abort();
    dataset.end();
  }
}
