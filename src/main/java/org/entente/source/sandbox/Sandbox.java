package org.entente.source.sandbox;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.entente.source.extract.Extracted;
import org.entente.source.extract.Format;
import org.entente.source.extract.Refusal;

/**
 * Reads formatted files in other processes, which are started when they are needed, used again, and
 * ended when they have had nothing to do for a while. Thread-safe.
 */
public final class Sandbox {

  private static final Sandbox SHARED = new Sandbox(Limits.DEFAULT);

  private final Limits limits;
  private final Semaphore places;
  private final Deque<Child> idle = new ArrayDeque<>();
  private long uses;

  Sandbox(Limits limits) {
    this.limits = limits;
    this.places = new Semaphore(limits.processes(), true);
  }

  /** The one of this program: processes are shared by all who read files. */
  public static Sandbox shared() {
    return SHARED;
  }

  /**
   * What a file holds. Whatever the file does to its reader is a refusal, and the next file is read
   * all the same.
   *
   * @param mostCharacters of its text, see {@link org.entente.source.extract.Extractor}
   * @throws Refusal when there is no text to be had
   * @throws CancellationException when this thread is interrupted
   */
  public Extracted extract(Format format, byte[] bytes, int mostCharacters) {
    try {
      places.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while waiting to read a file");
    }
    try {
      Wire.Answer answer = ask(new Wire.Request(format, mostCharacters, bytes));
      if (answer instanceof Wire.Refused refused) {
        throw refused.refusal();
      }
      return ((Wire.Read) answer).extracted();
    } finally {
      places.release();
    }
  }

  private Wire.Answer ask(Wire.Request request) {
    Optional<Child> used = idle();
    if (used.isPresent()) {
      try {
        return ask(used.get(), request);
      } catch (Refusal e) {
        // It may have died of something else: only a new one tells that this file is to blame.
      }
    }
    return ask(Child.start(limits), request);
  }

  private Wire.Answer ask(Child child, Wire.Request request) {
    boolean again = false;
    try {
      Wire.Answer answer = child.ask(request);
      again = !answer.last();
      return answer;
    } finally {
      if (again) {
        give(child);
      } else {
        child.close();
      }
    }
  }

  private synchronized Optional<Child> idle() {
    uses++;
    while (!idle.isEmpty()) {
      Child child = idle.pop();
      if (child.isAlive()) {
        return Optional.of(child);
      }
    }
    return Optional.empty();
  }

  private synchronized void give(Child child) {
    idle.push(child);
    long now = uses;
    CompletableFuture.delayedExecutor(limits.idle().toMillis(), TimeUnit.MILLISECONDS)
        .execute(() -> endIfUnusedSince(now));
  }

  private synchronized void endIfUnusedSince(long then) {
    if (uses == then) {
      idle.forEach(Child::close);
      idle.clear();
    }
  }
}
