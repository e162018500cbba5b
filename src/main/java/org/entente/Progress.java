package org.entente;

/** Hears how a load goes on. Called from one thread. */
public interface Progress {

  /** Hears nothing. */
  Progress SILENT = new Progress() {};

  /** Knowledge and the parser's models are about to be loaded; it takes some 20 seconds. */
  default void preparing() {}

  /**
   * A document is done, well or not.
   *
   * @param name its name or the path that was given
   * @param done how many are done, this one included
   * @param total how many there are; 0 when that is not known
   */
  default void done(String name, int done, long total) {}
}
