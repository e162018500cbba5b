package org.entente.dates;

/**
 * Days that a date may have; days are counted from 1970-01-01.
 *
 * @param from first day, {@link #OPEN}'s when there is none
 * @param to last day, likewise
 */
record Bounds(long from, long to) {

  private static final long ALWAYS = 1L << 40;

  static final Bounds OPEN = new Bounds(-ALWAYS, ALWAYS);

  /** A day's worth of timezone on either side of a comparison. */
  private static final int ZONES = 2;

  static Bounds from(long day) {
    return new Bounds(day, ALWAYS);
  }

  static Bounds to(long day) {
    return new Bounds(-ALWAYS, day);
  }

  Bounds and(Bounds other) {
    return new Bounds(Math.max(from, other.from), Math.min(to, other.to));
  }

  /** Whether a day is in it, and far enough from its ends that no timezone matters. */
  boolean holds(long day) {
    return day > from + ZONES && day < to - ZONES || isOpen();
  }

  Bounds wider() {
    return new Bounds(from - ZONES, to + ZONES);
  }

  boolean isOpen() {
    return equals(OPEN);
  }
}
