package org.entente.database;

import java.util.Optional;
import org.apache.jena.dboe.transaction.txn.Transaction;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.tdb2.store.DatasetGraphTDB;

/**
 * Which state of a database a read transaction sees.
 *
 * @param files compaction puts others below a dataset, which give another order
 * @param version of what is in them; each commit makes a higher one
 */
public record ReadState(DatasetGraphTDB files, long version) {

  /** Of the read transaction of this thread; empty without one, and of what is no database. */
  public static Optional<ReadState> of(DatasetGraph dataset) {
    if (!Tdb2.is(dataset)) {
      return Optional.empty();
    }
    DatasetGraphTDB files = Tdb2.of(dataset);
    Transaction transaction = files.getTxnSystem().getThreadTransaction();
    return transaction == null || transaction.getMode() != ReadWrite.READ
        ? Optional.empty()
        : Optional.of(new ReadState(files, transaction.getDataVersion()));
  }
}
