package org.entente;

/** Hears how a load goes on, and may end it. Called from one thread. */
public interface Progress {

  /** Hears nothing. */
  Progress SILENT = new Progress() {};

  /** Knowledge and the parser's models are about to be loaded; it takes some seconds. */
  default void preparing() {}

  /** A document is done, well or not. */
  default void done(Step step) {}

  /**
   * All is read, and a new store is made of it.
   *
   * @param words how far that is, such as "1,200 documents, 560,000 quads written"
   */
  default void storing(String words) {}

  /**
   * Asked several times a second, while documents are read too. Once it is so, no other document is
   * begun, those that are done are stored, and the load ends.
   */
  default boolean isStopped() {
    return false;
  }
}
