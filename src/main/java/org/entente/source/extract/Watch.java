package org.entente.source.extract;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Reads a file in a thread of its own and gives up when it takes too long, or takes memory without
 * giving text: what a small file that unpacks to gigabytes does.
 */
final class Watch {

  private static final long POLL_MILLIS = 20;

  private final Duration time;

  Watch(Duration time) {
    this.time = time;
  }

  Extracted run(Budget budget, Supplier<Extracted> reading) {
    FutureTask<Extracted> task = new FutureTask<>(reading::get);
    Thread thread = new Thread(task, "extract");
    thread.setDaemon(true);
    thread.start();
    try {
      return await(task, thread, budget);
    } catch (ExecutionException e) {
      throw fault(e.getCause() == null ? e : e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while reading a file");
    } finally {
      budget.end();
      thread.interrupt();
    }
  }

  private Extracted await(FutureTask<Extracted> task, Thread thread, Budget budget)
      throws InterruptedException, ExecutionException {
    ThreadMXBean memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long end = System.nanoTime() + time.toNanos();
    long written = 0;
    long allocated = 0;
    while (true) {
      try {
        return task.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        long now = memory.getThreadAllocatedBytes(thread.getId());
        if (budget.written() != written) {
          written = budget.written();
          allocated = now;
        }
        if (now - allocated > budget.mostMemory()) {
          throw new Refusal("it unpacks to far more than its text; it is damaged or hostile");
        }
        if (System.nanoTime() > end) {
          throw new Refusal(
              String.format(
                  "reading it took longer than %d seconds; it is damaged or hostile",
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
      return new Refusal("its parts are nested too deeply to be read");
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
