package org.entente;

import org.entente.store.BulkProgress;

/** Hears how a load goes on, and may end it. Called from one thread. */
public interface Progress extends BulkProgress {

  /** Hears nothing. */
  Progress SILENT = new Progress() {};

  /** Knowledge and the parser's models are about to be loaded; it takes some seconds. */
  default void preparing() {}

  /** A document is done, well or not. */
  default void done(Step step) {}

  /** All is read, and a new store is made of it. */
  @Override
  default void storing(String words) {}

  /**
   * Asked several times a second, while documents are read too. Once it is so, no other document is
   * begun, those that are done are stored, and the load ends. A load that makes a new store ends
   * without it, and what was read waits for the next.
   */
  @Override
  default boolean isStopped() {
    return false;
  }
}
