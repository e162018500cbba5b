package org.entente.source.extract;

/**
 * What one file may cost. The thread that reads it asks before each step; another may {@link #end}
 * it.
 */
final class Budget {

  private final int mostCharacters;
  private long written;
  private volatile boolean over;

  /**
   * @param mostCharacters of the text; what comes after is cut off
   */
  Budget(int mostCharacters) {
    this.mostCharacters = mostCharacters;
  }

  /**
   * Counts text that was found; by the reading thread only.
   *
   * @return as much of it as there is room for, in whole code points
   */
  String spend(String words) {
    check();
    long room = Math.max(0, mostCharacters - written);
    written += words.length();
    if (words.length() <= room) {
      return words;
    }
    int end = (int) room;
    boolean within = end > 0 && Character.isHighSurrogate(words.charAt(end - 1));
    return words.substring(0, within ? end - 1 : end);
  }

  /** Whether text was cut off: there is no use in reading on. */
  boolean isFull() {
    return written > mostCharacters;
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

  /** Ends the reading of a file whose text is full, from within a library that reads it. */
  static final class Full extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Full() {
      super("the text is full", null, false, false);
    }
  }
}
