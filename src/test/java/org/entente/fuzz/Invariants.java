package org.entente.fuzz;

import java.time.Duration;

/** What is to hold of every input. */
public final class Invariants {

  /** What one input of some kilobytes may take of the processor, with coverage being watched. */
  private static final Duration MOST = Duration.ofSeconds(10);

  private Invariants() {}

  /** Ends the run with a finding. */
  public static void hold(boolean condition, String what) {
    if (!condition) {
      throw new AssertionError(what);
    }
  }

  /** Runs it, and is a finding when it takes long. */
  public static void inTime(Runnable work) {
    var threads = java.lang.management.ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    work.run();
    long nanos = threads.getCurrentThreadCpuTime() - start;
    hold(nanos < MOST.toNanos(), "it took " + nanos / 1_000_000 + " ms of the processor");
  }
}
