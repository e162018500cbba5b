package org.entente.database;

import java.util.Optional;
import org.apache.jena.dboe.transaction.txn.Transaction;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.tdb2.store.DatasetGraphTDB;

/**
 * Which state of a database a read transaction sees.
 *
 * @param content what is in it
 * @param files compaction puts others below a dataset, which give what is in it in another order
 */
public record ReadState(Content content, DatasetGraphTDB files) {

  /**
   * What is in a database, in whatever order.
   *
   * @param database compacted or not, the same
   * @param version each commit makes a higher one; compaction keeps it
   */
  public record Content(DatasetGraph database, long version) {

    /** Of the read transaction of this thread; empty as {@link ReadState#of}. */
    public static Optional<Content> of(DatasetGraph dataset) {
      return ReadState.of(dataset).map(ReadState::content);
    }

    /** Whether it is what is in the same database, from then or later. */
    public boolean isSince(Content other) {
      return database == other.database && version >= other.version;
    }
  }

  /** Of the read transaction of this thread; empty without one, and of what is no database. */
  public static Optional<ReadState> of(DatasetGraph dataset) {
    if (!Tdb2.is(dataset)) {
      return Optional.empty();
    }
    DatasetGraphTDB files = Tdb2.of(dataset);
    DatasetGraph database = dataset instanceof CompactableDataset ? dataset : files;
    Transaction transaction = files.getTxnSystem().getThreadTransaction();
    return transaction == null || transaction.getMode() != ReadWrite.READ
        ? Optional.empty()
        : Optional.of(new ReadState(new Content(database, transaction.getDataVersion()), files));
  }
}
