package org.entente;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;

/**
 * Lets those go first who wait for an answer: what reads and writes documents and tidies the store
 * beside a server rests while somebody is being answered, and leaves one processor free while
 * somebody is likely to ask. A quarter of the time one of its threads works all the same, so that
 * it comes to its end under any load. What counts as work is time of the processor: who waits for
 * others has not worked.
 */
final class GiveWay {

  /** All together rest so many times as long as one works, at most. */
  private static final int REST = 3;

  /** Rest that may be saved up, so that a query of that length is not disturbed at all. */
  private static final long MOST = Duration.ofSeconds(2).toNanos();

  /** Who has not come to rest for so long does something else. */
  private static final long GONE = Duration.ofSeconds(1).toNanos();

  /** Who has been answered so lately asks again, or another does. */
  private static final long LATELY = Duration.ofSeconds(1).toNanos();

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(1);

  /** Of a thread that works. */
  private static final class Balance {
    private final Thread thread = Thread.currentThread();
    private volatile long since = System.nanoTime();
    private volatile boolean resting;
    private long worked = THREADS.getCurrentThreadCpuTime();
    private long rest;
    private long aside;

    /** And does not wait for what another does, such as the writing of what it has read. */
    boolean isWorking() {
      return resting || thread.getState() == Thread.State.RUNNABLE;
    }
  }

  private final ThreadLocal<Balance> balances = ThreadLocal.withInitial(Balance::new);
  private final Set<Balance> working = ConcurrentHashMap.newKeySet();
  private final int processors;
  private volatile IntSupplier asking = () -> 0;
  private volatile long asked = System.nanoTime() - LATELY;

  GiveWay() {
    this(Runtime.getRuntime().availableProcessors());
  }

  /**
   * @param processors of this machine
   */
  GiveWay(int processors) {
    this.processors = processors;
  }

  /**
   * @param asking how many are being answered now, or wait otherwise
   */
  void to(IntSupplier asking) {
    this.asking = asking;
  }

  /** To be called between two pieces of work, each of some milliseconds. */
  void rest() {
    Balance own = balances.get();
    long now = System.nanoTime();
    long processor = THREADS.getCurrentThreadCpuTime();
    long worked = processor - own.worked;
    int threads = threads(own, now);
    own.worked = processor;
    own.rest = Math.min(MOST, own.rest + REST * threads * worked);
    notice(now);
    own.aside = now - asked < LATELY ? Math.min(MOST, own.aside + aside(worked, threads)) : 0;
    own.resting = true;
    while ((own.aside > 0 || own.rest > 0 && asking.getAsInt() > 0)
        && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(LOOK);
      long later = System.nanoTime();
      own.rest -= later - now;
      own.aside -= later - now;
      now = later;
      notice(now);
    }
    own.resting = false;
    own.since = now;
  }

  /** How long one of them has to rest for so much work, so that one processor is free. */
  private long aside(long worked, int threads) {
    int most = Math.max(1, processors - 1);
    return worked * Math.max(0, threads - most) / most;
  }

  private void notice(long now) {
    if (asking.getAsInt() > 0) {
      asked = now;
    }
  }

  private int threads(Balance own, long now) {
    working.add(own);
    working.removeIf(
        other ->
            other != own
                && !other.resting
                && (now - other.since > GONE || !other.thread.isAlive()));
    return (int) working.stream().filter(one -> one == own || one.isWorking()).count();
  }
}
