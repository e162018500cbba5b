package org.entente.database;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongConsumer;
import org.apache.jena.dboe.base.file.Location;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.store.DatasetGraphTDB;
import org.apache.jena.tdb2.sys.CopyDSG;
import org.apache.jena.tdb2.sys.StoreConnection;

/**
 * Writes a database anew into a folder of its own and puts that in its place, in the way of TDB2's
 * compaction (5.6.0), which leaves a whole database whenever the process ends: the copy has a name
 * that TDB2 does not open until it is whole. Nobody writes until it is closed; all may read.
 */
public final class Compaction implements AutoCloseable {

  /** How often it is said how far the copy is. In quads. */
  private static final int STEP = 10_000;

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
      settings();
      DatasetGraphTDB copy = connect(draft);
      Txn.executeRead(old, () -> Txn.executeWrite(copy, () -> copy(copy, copied)));
      StoreConnection.release(copy.getLocation());
    } catch (IOException | RuntimeException | Error e) {
      discardDraft(e);
      throw e;
    }
  }

  private void copy(DatasetGraphTDB copy, LongConsumer copied) {
    long number = 0;
    for (Iterator<Quad> quads = old.find(); quads.hasNext(); ) {
      copy.add(quads.next());
      if (++number % STEP == 0) {
        copied.accept(number);
      }
    }
    CopyDSG.copyPrefixes(old, copy);
  }

  /** What TDB2 was told about this database in files. */
  private void settings() throws IOException {
    Path present = Path.of(old.getLocation().getDirectoryPath());
    try (DirectoryStream<Path> files = Files.newDirectoryStream(present, "{tdb.cfg,*.opt}")) {
      for (Path file : files) {
        Files.copy(file, draft.resolve(file.getFileName()));
      }
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

  private DatasetGraphTDB connect(Path place) {
    return StoreConnection.connectCreate(
            Location.create(place), old.getStoreParams(), old.getReorderTransform())
        .getDatasetGraphTDB();
  }

  /**
   * Puts the copy in place: transactions that begin from now on are on it.
   *
   * @return done when the last transaction on the old files has ended and they are deleted
   */
  public CompletableFuture<Void> replace() throws IOException {
    Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
    DatasetGraphTDB copy = connect(folder);
    copy.getTxnSystem().getTxnMgr().takeOverFrom(old.getTxnSystem().getTxnMgr());
    return dataset.replace(copy);
  }

  /** Lets writers go on. */
  @Override
  public void close() {
    dataset.release();
  }
}
