package org.entente.endurance;

import java.time.Duration;

/**
 * What is done when. Time is parted into cycles; in each, readers are first alone, then beside a
 * bulk load, beside documents that come one by one as fast as it goes, and beside a document now
 * and then, a copy and a compaction; at its end the heap is collected and measured. The first cycle
 * warms up.
 *
 * @param length of the whole, with the start and the end of the server
 * @param rate requests of all readers together, a second
 * @param readers how many ask at once, at most
 * @param documents in the store from the beginning
 */
record Plan(Duration length, double rate, int readers, int documents) {

  private static final int READERS = 20;

  /** As long as this the parser is the real one, and texts are many. */
  private static final Duration LONG = Duration.ofMinutes(15);

  /** For stopping and checking. */
  private static final Duration END = Duration.ofSeconds(20);

  private static final Duration LONGEST_CYCLE = Duration.ofMinutes(10);

  /** Parts of a cycle. */
  enum Phase {
    /** Nobody looks at the times: nothing is compiled yet, or the heap is being collected. */
    UNMEASURED,
    /** Only readers. */
    READING,
    /** Readers, and a bulk load: many documents in one request. */
    BULK,
    /** Readers, and documents loaded one by one as fast as it goes. */
    ONE_BY_ONE,
    /** Readers, and now and then a document, a copy, a compaction. */
    MIXED
  }

  /** {@code -Dendurance.minutes}, {@code .rate} and {@code .documents}. */
  static Plan ofProperties() {
    double minutes = Double.parseDouble(System.getProperty("endurance.minutes", "2"));
    Duration length = Duration.ofMillis(Math.round(minutes * 60_000));
    boolean isLong = length.compareTo(LONG) >= 0;
    return new Plan(
        length,
        Double.parseDouble(System.getProperty("endurance.rate", isLong ? "12" : "6")),
        READERS,
        Integer.getInteger("endurance.documents", isLong ? 300 : 60));
  }

  boolean isLong() {
    return length.compareTo(LONG) >= 0;
  }

  /**
   * How long readers ask: of a short run what is left when the server has been started and the end
   * is kept back, but half of it on the slowest machine.
   */
  Duration asking(Duration taken) {
    Duration left = length.minus(taken).minus(END);
    Duration least = length.dividedBy(2);
    return isLong() ? length : left.compareTo(least) < 0 ? least : left;
  }

  Duration cycle() {
    Duration some = length.dividedBy(isLong() ? 8 : 7);
    return some.compareTo(LONGEST_CYCLE) < 0 ? some : LONGEST_CYCLE;
  }

  Duration sampling() {
    return isLong() ? Duration.ofSeconds(10) : Duration.ofSeconds(2);
  }

  /** How many documents are in one request of a bulk load: what is read in all of its time. */
  int bulk() {
    return (int) Math.max(6, cycle().toSeconds() * 1.2);
  }

  /** How long the loader waits between documents when it is not in a hurry. */
  Duration leisure() {
    return isLong() ? Duration.ofSeconds(10) : Duration.ofSeconds(2);
  }

  /**
   * @param since the first request
   */
  Phase phase(Duration since) {
    double part = part(since);
    if (since.compareTo(cycle()) < 0 || part > 0.93) {
      return Phase.UNMEASURED;
    }
    return part < 0.2
        ? Phase.READING
        : part < 0.4 ? Phase.BULK : part < 0.6 ? Phase.ONE_BY_ONE : Phase.MIXED;
  }

  /** When in a cycle it is, from 0 to 1. */
  double part(Duration since) {
    return (double) since.toMillis() % cycle().toMillis() / cycle().toMillis();
  }
}
