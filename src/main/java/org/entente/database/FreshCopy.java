package org.entente.database;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.function.LongConsumer;
import org.apache.jena.dboe.base.file.Location;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.store.DatasetGraphTDB;
import org.apache.jena.tdb2.sys.CopyDSG;
import org.apache.jena.tdb2.sys.StoreConnection;

/** Writes a database anew: the same quads, and nothing of what was replaced and removed. */
final class FreshCopy {

  /** How often it is said how far the copy is. In quads. */
  private static final int STEP = 10_000;

  private FreshCopy() {}

  /**
   * Copies all that a read transaction sees: that of this thread, or one of its own.
   *
   * @param place an empty folder for the files of the copy
   * @param copied is told the number of quads so far, now and then
   * @return the copy, which is open
   */
  static DatasetGraphTDB write(DatasetGraphTDB old, Path place, LongConsumer copied)
      throws IOException {
    settings(Path.of(old.getLocation().getDirectoryPath()), place);
    DatasetGraphTDB copy = connect(old, place);
    Txn.executeRead(old, () -> Txn.executeWrite(copy, () -> write(old, copy, copied)));
    return copy;
  }

  /** Opens a copy of a database with the settings that this one has. */
  static DatasetGraphTDB connect(DatasetGraphTDB old, Path place) {
    return StoreConnection.connectCreate(
            Location.create(place), old.getStoreParams(), old.getReorderTransform())
        .getDatasetGraphTDB();
  }

  private static void write(DatasetGraphTDB old, DatasetGraphTDB copy, LongConsumer copied) {
    long number = 0;
    for (Iterator<Quad> quads = old.find(); quads.hasNext(); ) {
      copy.add(quads.next());
      if (++number % STEP == 0) {
        copied.accept(number);
      }
    }
    CopyDSG.copyPrefixes(old, copy);
  }

  /** What TDB2 was told about the database in files. */
  private static void settings(Path from, Path to) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(from, "{tdb.cfg,*.opt}")) {
      for (Path file : files) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }
}
