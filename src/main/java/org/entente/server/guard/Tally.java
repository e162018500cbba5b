package org.entente.server.guard;

import java.time.Duration;

/** Hears what the guard does, for figures. Must be quick. */
public interface Tally {

  /** Nobody listens. */
  Tally NONE = new Tally() {};

  /**
   * A request is done.
   *
   * @param kind of address: {@code sparql}, {@code id}, {@code static}…
   * @param time from its headers to the end of the answer
   */
  default void answered(String kind, int status, Duration time) {}

  /**
   * A request was not let in.
   *
   * @param reason one word: {@code rate}, {@code busy}, {@code method}, {@code size}…
   */
  default void refused(String reason, int status) {}

  /** A request that costs something waited for its turn, and got it. */
  default void waited(Duration time) {}

  /** A connection was cut since the other side was too slow, or had too many. */
  default void cut(String reason) {}
}
