package org.entente.commit;

import java.io.IOException;
import org.apache.jena.sparql.core.DatasetGraph;

/**
 * Keeps something beside the database, never half: what it writes for a commit is on the disk
 * before the commit and named by its number, so that what belongs to a commit that was not made is
 * known when the store is opened again.
 */
public interface CommitListener {

  /**
   * The store was opened: drops what belongs to commits that were not made.
   *
   * @param number of the last commit that was made; 0 before the first
   * @param dataset as of that commit, in a read transaction
   */
  void opened(long number, DatasetGraph dataset) throws IOException;

  /**
   * Called in the write transaction, before it is committed; what is written here has to be forced
   * to the disk when this returns. When it throws, the transaction is undone and the store takes no
   * more writes until it is opened again.
   */
  void beforeCommit(Commit commit) throws IOException;

  /** The commit is made, and on the disk. When this throws, the store takes no more writes. */
  default void committed(Commit commit) throws IOException {}
}
