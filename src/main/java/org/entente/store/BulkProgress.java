package org.entente.store;

/** Hears how a new store is made of many documents, and may end it. Called from one thread. */
@FunctionalInterface
public interface BulkProgress {

  /**
   * A part is done.
   *
   * @param words how far that is, such as "1,200 documents, 560,000 quads written"
   */
  void storing(String words);

  /** Asked at each document. Once it is so, no store is made; all that was put waits. */
  default boolean isStopped() {
    return false;
  }
}
