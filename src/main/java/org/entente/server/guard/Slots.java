package org.entente.server.guard;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who may work, and who waits. A place that becomes free goes to the client that has the fewest,
 * and among those to the one that waits longest, so that who asks much does not push others back.
 *
 * @param <T> what waits
 */
final class Slots<T> {

  /** What comes of somebody who wants in. */
  enum Entry {
    /** It may work, and has to be {@link #leave taken out} afterwards. */
    WORKS,
    /** It waits until {@link #leave} returns it, or it is {@link #giveUp taken out}. */
    WAITS,
    /** Too many of the same client work and wait already. */
    CLIENT_HAS_TOO_MANY,
    /** Too many wait already. */
    FULL
  }

  /**
   * How many.
   *
   * @param working at once
   * @param waiting at once
   * @param workingOfOne of one client that is limited
   * @param waitingOfOne of one client that is limited
   */
  record Limits(int working, int waiting, int workingOfOne, int waitingOfOne) {}

  private record Waiting<T>(T what, Client client, long number) {}

  private static final class Share<T> {
    private int working;
    private final Deque<Waiting<T>> waiting = new ArrayDeque<>();
  }

  private final Limits limits;
  private final Map<String, Share<T>> shares = new LinkedHashMap<>();
  private int working;
  private int waiting;
  private long arrivals;

  Slots(Limits limits) {
    this.limits = limits;
  }

  synchronized Entry enter(Client client, T what) {
    Share<T> share = shares.computeIfAbsent(client.name(), name -> new Share<>());
    boolean mayWork = mayWork(client, share);
    if (mayWork && working < limits.working()) {
      working++;
      share.working++;
      return Entry.WORKS;
    }
    Entry entry = Entry.WAITS;
    if (client.limited() && share.waiting.size() >= limits.waitingOfOne()) {
      entry = Entry.CLIENT_HAS_TOO_MANY;
    } else if (waiting >= limits.waiting()) {
      entry = Entry.FULL;
    } else {
      waiting++;
      share.waiting.add(new Waiting<>(what, client, arrivals++));
    }
    forget(client, share);
    return entry;
  }

  /** Somebody is done; who may work now is returned. */
  synchronized List<T> leave(Client client) {
    Share<T> left = shares.get(client.name());
    if (left == null || left.working == 0) {
      throw new IllegalStateException("nobody of " + client.name() + " works");
    }
    left.working--;
    working--;
    forget(client, left);
    List<T> next = new ArrayList<>();
    while (working < limits.working()) {
      Optional<Share<T>> share = first();
      if (share.isEmpty()) {
        break;
      }
      Waiting<T> first = share.get().waiting.remove();
      share.get().working++;
      working++;
      waiting--;
      next.add(first.what());
    }
    return next;
  }

  /**
   * Somebody waits no longer.
   *
   * @return false when it waits no more, since it may work
   */
  synchronized boolean giveUp(Client client, T what) {
    Share<T> share = shares.get(client.name());
    if (share == null || !share.waiting.removeIf(w -> w.what().equals(what))) {
      return false;
    }
    waiting--;
    forget(client, share);
    return true;
  }

  /** Whether a client has as many as it may. */
  synchronized boolean hasItsShare(Client client) {
    Share<T> share = shares.get(client.name());
    return share != null && !mayWork(client, share);
  }

  synchronized int working() {
    return working;
  }

  synchronized int waiting() {
    return waiting;
  }

  private Optional<Share<T>> first() {
    Share<T> best = null;
    for (Share<T> share : shares.values()) {
      Waiting<T> head = share.waiting.peek();
      if (head != null && mayWork(head.client(), share) && (best == null || before(share, best))) {
        best = share;
      }
    }
    return Optional.ofNullable(best);
  }

  private static <T> boolean before(Share<T> one, Share<T> other) {
    return one.working != other.working
        ? one.working < other.working
        : one.waiting.element().number() < other.waiting.element().number();
  }

  private boolean mayWork(Client client, Share<T> share) {
    return !client.limited() || share.working < limits.workingOfOne();
  }

  private void forget(Client client, Share<T> share) {
    if (share.working == 0 && share.waiting.isEmpty()) {
      shares.remove(client.name());
    }
  }
}
