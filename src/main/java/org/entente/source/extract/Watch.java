package org.entente.source.extract;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Reads a file in a thread of its own and gives up when it takes too much processor time. A thread
 * that heeds neither its budget nor an interruption goes on; {@link #isStuck()} tells.
 */
final class Watch {

  static final String TOO_DEEP = "its parts are nested too deeply to be read";

  private static final long POLL_MILLIS = 20;

  /** How long a thread that was told to end may take to do so. */
  private static final long END_MILLIS = 200;

  private final Duration time;
  private boolean stuck;

  /**
   * @param time of the processor
   */
  Watch(Duration time) {
    this.time = time;
  }

  Extracted run(Budget budget, Supplier<Extracted> reading) {
    FutureTask<Extracted> task = new FutureTask<>(reading::get);
    Thread thread = new Thread(task, "extract");
    thread.setDaemon(true);
    thread.start();
    try {
      return await(task, thread);
    } catch (ExecutionException e) {
      throw fault(e.getCause() == null ? e : e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while reading a file");
    } finally {
      budget.end();
      thread.interrupt();
      stuck |= !ends(thread);
    }
  }

  /** Whether a reading that was given up goes on all the same. */
  boolean isStuck() {
    return stuck;
  }

  private static boolean ends(Thread thread) {
    try {
      thread.join(END_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return !thread.isAlive();
  }

  private Extracted await(FutureTask<Extracted> task, Thread thread)
      throws InterruptedException, ExecutionException {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    while (true) {
      try {
        return task.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        if (threads.getThreadCpuTime(thread.getId()) > time.toNanos()) {
          throw new Refusal(
              String.format(
                  "reading it took longer than %d seconds of processor time; it is damaged or hostile",
                  time.toSeconds()));
        }
      }
    }
  }

  private static RuntimeException fault(Throwable fault) {
    if (fault instanceof Refusal refusal) {
      return refusal;
    }
    if (fault instanceof StackOverflowError) {
      return new Refusal(TOO_DEEP);
    }
    if (fault instanceof VirtualMachineError || fault instanceof LinkageError) {
      throw (Error) fault;
    }
    Refusal refusal = new Refusal("it is damaged: " + sentence(fault));
    refusal.addSuppressed(fault);
    return refusal;
  }

  /** The innermost message: those around it only name classes of the library. */
  private static String sentence(Throwable fault) {
    Throwable inner = fault;
    while (inner.getCause() != null && inner.getCause().getMessage() != null) {
      inner = inner.getCause();
    }
    String message = inner.getMessage();
    return message == null ? inner.getClass().getSimpleName() : message;
  }
}
