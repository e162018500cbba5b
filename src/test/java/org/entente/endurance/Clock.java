package org.entente.endurance;

import java.time.Duration;
import java.util.Optional;

/** Since when it runs, in which phase it is, and when it is to end. */
final class Clock {

  private final Plan plan;
  private volatile long start;
  private volatile long end;
  private volatile Optional<Plan.Phase> held = Optional.empty();

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
    return held.orElseGet(() -> plan.phase(since()));
  }

  /** A phase lasts until what was begun in it is done, whatever the clock says. */
  void hold(Plan.Phase phase) {
    held = Optional.of(phase);
  }

  void release() {
    held = Optional.empty();
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
