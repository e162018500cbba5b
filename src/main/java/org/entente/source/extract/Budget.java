package org.entente.source.extract;

/**
 * What one file may cost. The thread that reads it asks before each step; another may end it.
 * Thread-safe.
 */
final class Budget {

  private final int mostCharacters;
  private final long mostMemory;
  private volatile long written;
  private volatile boolean over;

  /**
   * @param mostCharacters of the text
   * @param mostMemory that may be taken between two pieces of text, in bytes
   */
  Budget(int mostCharacters, long mostMemory) {
    this.mostCharacters = mostCharacters;
    this.mostMemory = mostMemory;
  }

  /** Counts text that was found; by the reading thread only. */
  @SuppressWarnings("NonAtomicVolatileUpdate")
  void spend(int characters) {
    written += characters;
    if (written > mostCharacters) {
      throw new Refusal(
          String.format(
              "its text is longer than the limit of %,d characters; split it into several files",
              mostCharacters));
    }
    check();
  }

  /** Stops the reading thread when its time is over. */
  void check() {
    if (over) {
      throw new Refusal("reading it was given up");
    }
  }

  void end() {
    over = true;
  }

  long mostMemory() {
    return mostMemory;
  }

  long written() {
    return written;
  }
}
