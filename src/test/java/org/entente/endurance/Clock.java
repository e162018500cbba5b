package org.entente.endurance;

import java.time.Duration;

/** Since when it runs, in which phase it is, and when it is to end. */
final class Clock {

  private final Plan plan;
  private volatile long start;
  private volatile long end;

  /** Before it is started all is at the beginning. */
  Clock(Plan plan) {
    this.plan = plan;
    start(Duration.ofDays(1));
  }

  /**
   * Begins.
   *
   * @param left how long it runs
   */
  void start(Duration left) {
    start = System.nanoTime();
    end = start + left.toNanos();
  }

  Duration since() {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  Plan.Phase phase() {
    return plan.phase(since());
  }

  /** When in a cycle it is, from 0 to 1. */
  double part() {
    return plan.part(since());
  }

  boolean isOver() {
    return System.nanoTime() - end >= 0;
  }

  /** Waits, but not longer than it runs. */
  void sleep(Duration time) throws InterruptedException {
    long left = end - System.nanoTime();
    Thread.sleep(Math.max(0, Math.min(time.toMillis(), left / 1_000_000)));
  }
}
