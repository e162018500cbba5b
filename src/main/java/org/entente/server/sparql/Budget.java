package org.entente.server.sparql;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.util.Symbol;

/**
 * What one running query may still use. Everything that a query can spend long or much in looks
 * here; the first limit that is passed stops all of it.
 */
final class Budget {

  /** Where a query's context has it. */
  static final Symbol SYMBOL = Symbol.create("urn:entente:budget");

  private static final int CHECKS_PER_LOOK = 32;

  private final AtomicBoolean stopped;
  private final AtomicReference<Refusal> reason = new AtomicReference<>();
  private final Duration time;
  private final long deadline;
  private final long bytes;
  private final long thread = Thread.currentThread().getId();
  private final long allocatedBefore;
  private long charged;
  private int checks;

  /**
   * Begins now, for this thread.
   *
   * @param stopped set when the query is to stop; Jena's iterators look at it
   */
  Budget(Duration time, long bytes, AtomicBoolean stopped) {
    this.time = time;
    this.deadline = System.nanoTime() + time.toNanos();
    this.bytes = bytes;
    this.stopped = stopped;
    this.allocatedBefore = MemoryWatch.allocatedBy(thread);
  }

  Duration time() {
    return time;
  }

  /** Since the query began, whether kept or not; in bytes. */
  long allocated() {
    return MemoryWatch.allocatedBy(thread) - allocatedBefore;
  }

  Duration left() {
    return Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
  }

  /** Stops the query, from any thread; the first reason counts. */
  void stop(Refusal why) {
    reason.compareAndSet(null, why);
    stopped.set(true);
  }

  void timeUp() {
    stop(
        new Refusal(
            Refusal.Kind.TIMEOUT,
            "The query did not end within "
                + time.toMillis() / 1000.0
                + " s. Ask for less: name an actor or a document, add LIMIT, or order by less."));
  }

  /** Why it was stopped. */
  Refusal reason() {
    Refusal why = reason.get();
    return why == null ? new Refusal(Refusal.Kind.TIMEOUT, "The query was stopped.") : why;
  }

  /** Returns while the query may go on. */
  void check() {
    if (stopped.get()) {
      throw new QueryCancelledException();
    }
    if (++checks % CHECKS_PER_LOOK == 0 && System.nanoTime() - deadline > 0) {
      timeUp();
      throw new QueryCancelledException();
    }
  }

  /** Counts memory that is kept for the answer, in bytes; false when there is no room for it. */
  boolean take(long more) {
    charged += more;
    return charged <= bytes;
  }

  /** What {@link #take} has counted, in bytes. */
  long taken() {
    return charged;
  }

  /** Counts memory that the query cannot do without. */
  void need(long more) {
    if (!take(more)) {
      exceed("The query builds texts of more than " + bytes + " bytes.");
    }
  }

  /** Stops the query because it makes up too much. */
  void exceed(String why) {
    stop(new Refusal(Refusal.Kind.SIZE, why));
    throw new QueryCancelledException();
  }
}
