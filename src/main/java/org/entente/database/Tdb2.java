package org.entente.database;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.LongConsumer;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.tdb2.store.DatasetGraphTDB;
import org.apache.jena.tdb2.sys.TDBInternal;

/** Where TDB2's tables and indexes are, for those who read them past SPARQL. */
public final class Tdb2 {

  private Tdb2() {}

  /** Whether it is a whole TDB2 database, and no part or view of one. */
  public static boolean is(DatasetGraph dataset) {
    return dataset instanceof CompactableDataset || TDBInternal.isBackedByTDB(dataset);
  }

  /**
   * Writes what the transaction of this thread sees anew: {@link CompactableDataset#copy}.
   *
   * @throws IllegalArgumentException when it is no dataset of a store
   */
  public static void copy(DatasetGraph dataset, Path databases, LongConsumer copied)
      throws IOException {
    if (!(dataset instanceof CompactableDataset compactable)) {
      throw new IllegalArgumentException("not the dataset of a store: " + dataset.getClass());
    }
    compactable.copy(databases, copied);
  }

  /**
   * The database that the transaction of this thread reads or writes; without one, the newest.
   *
   * @throws org.apache.jena.tdb2.TDBException when it is none of TDB2
   */
  public static DatasetGraphTDB of(DatasetGraph dataset) {
    return dataset instanceof CompactableDataset compactable
        ? compactable.database()
        : TDBInternal.requireStorage(dataset);
  }
}
