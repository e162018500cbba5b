package org.entente.source.sandbox;

import java.time.Duration;

/**
 * What one process may cost.
 *
 * @param heap of Java, in megabytes
 * @param answer the longest time by the clock until a file is read; the time of the processor is
 *     limited within
 * @param start the longest time until it is ready
 * @param idle after which one that nobody needs is ended
 * @param processes at a time
 */
record Limits(int heap, Duration answer, Duration start, Duration idle, int processes) {

  static final Limits DEFAULT =
      new Limits(512, Duration.ofSeconds(120), Duration.ofSeconds(60), Duration.ofSeconds(60), 2);
}
