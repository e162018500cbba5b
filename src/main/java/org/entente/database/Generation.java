package org.entente.database;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.apache.jena.dboe.base.file.Location;
import org.apache.jena.tdb2.store.DatasetGraphTDB;
import org.apache.jena.tdb2.sys.StoreConnection;

/**
 * One database of a dataset, with a folder of its own. When another is in its place, it is closed
 * and deleted as soon as the last transaction on it has ended.
 */
final class Generation {

  private final DatasetGraphTDB database;
  private final CompletableFuture<Void> left = new CompletableFuture<>();
  private final CompletableFuture<Void> gone = left.thenRunAsync(this::drop);
  private int transactions;
  private boolean retired;
  private boolean abandoned;

  Generation(DatasetGraphTDB database) {
    this.database = database;
  }

  DatasetGraphTDB database() {
    return database;
  }

  Location location() {
    return database.getLocation();
  }

  /** Before a transaction begins; false when there is a newer one to begin with. */
  synchronized boolean enter() {
    if (!retired) {
      transactions++;
    }
    return !retired;
  }

  /** After a transaction that entered has ended. */
  synchronized void leave() {
    transactions--;
    noticeWhenLeft();
  }

  /** No transaction begins any more. */
  synchronized void retire() {
    retired = true;
    noticeWhenLeft();
  }

  private void noticeWhenLeft() {
    if (retired && transactions == 0) {
      left.complete(null); // Readers do not delete: that is done by another thread.
    }
  }

  /** Done when it is retired, left and deleted; failed when that was not possible. */
  CompletableFuture<Void> gone() {
    return gone;
  }

  private synchronized void drop() {
    if (abandoned) {
      return;
    }
    StoreConnection.release(location());
    try {
      delete(Path.of(location().getDirectoryPath()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Lets go of its files and leaves them where they are.
   *
   * @param force also when somebody reads or writes
   */
  void abandon(boolean force) {
    if (left.isDone()) {
      gone.handle((nothing, fault) -> nothing).join();
    }
    synchronized (this) {
      abandoned = true;
      StoreConnection.internalExpel(location(), force);
    }
  }

  static void delete(Path folder) throws IOException {
    MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
  }
}
