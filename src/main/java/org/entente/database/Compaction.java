package org.entente.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongConsumer;
import org.apache.jena.dboe.base.file.Location;
import org.apache.jena.tdb2.store.DatasetGraphTDB;
import org.apache.jena.tdb2.sys.StoreConnection;

/**
 * Writes a database anew into a folder of its own and puts that in its place, in the way of TDB2's
 * compaction (5.6.0), which leaves a whole database whenever the process ends: the copy has a name
 * that TDB2 does not open until it is whole. Nobody writes until it is closed; all may read.
 */
public final class Compaction implements AutoCloseable {

  private static final String NAME = "Data-";

  private final CompactableDataset dataset;
  private final DatasetGraphTDB old;
  private final Path folder;
  private final Path draft;

  Compaction(CompactableDataset dataset, DatasetGraphTDB old) {
    this.dataset = dataset;
    this.old = old;
    Path present = Path.of(old.getLocation().getDirectoryPath());
    int number = Integer.parseInt(present.getFileName().toString().substring(NAME.length()));
    this.folder = dataset.folder().resolve(String.format("%s%04d", NAME, number + 1));
    this.draft = folder.resolveSibling(folder.getFileName() + "-tmp");
  }

  /**
   * Copies all. When it fails, all is as before.
   *
   * @param copied is told the number of quads so far, now and then
   */
  public void copy(LongConsumer copied) throws IOException {
    try {
      if (Files.isDirectory(draft)) { // A failure left it, and it could not be deleted then.
        Generation.delete(draft);
      }
      Files.createDirectory(draft);
      FreshCopy.write(old, draft, copied);
    } catch (IOException | RuntimeException | Error e) {
      discardDraft(e);
      throw e;
    }
  }

  private void discardDraft(Throwable fault) {
    try {
      if (Files.isDirectory(draft)) {
        StoreConnection.internalExpel(Location.create(draft), true);
        Generation.delete(draft);
      }
    } catch (IOException | RuntimeException | Error e) {
      fault.addSuppressed(e);
    }
  }

  /**
   * Puts the copy in place: transactions that begin from now on are on it.
   *
   * @return done when the last transaction on the old files has ended and they are deleted
   */
  public CompletableFuture<Void> replace() throws IOException {
    Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
    DatasetGraphTDB copy = FreshCopy.connect(old, folder);
    copy.getTxnSystem().getTxnMgr().takeOverFrom(old.getTxnSystem().getTxnMgr());
    return dataset.replace(copy);
  }

  /** Lets writers go on. */
  @Override
  public void close() {
    dataset.release();
  }
}
