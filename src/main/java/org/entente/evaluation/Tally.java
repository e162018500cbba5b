package org.entente.evaluation;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts by slot, while they are being made. */
final class Tally {

  private final Map<String, Counts> counts = new LinkedHashMap<>();

  void right(String slot, int n) {
    add(slot, new Counts(n, 0, 0));
  }

  void wrong(String slot, int n) {
    add(slot, new Counts(0, n, 0));
  }

  void missed(String slot, int n) {
    add(slot, new Counts(0, 0, n));
  }

  /** A value of a slot that has exactly one: right, or another one in its place. */
  void judged(String slot, boolean ok) {
    add(slot, ok ? new Counts(1, 0, 0) : new Counts(0, 1, 1));
  }

  void add(String slot, Counts more) {
    counts.merge(slot, more, Counts::plus);
  }

  void add(Tally other) {
    other.counts.forEach(this::add);
  }

  Counts get(String slot) {
    return counts.getOrDefault(slot, Counts.NONE);
  }

  Counts sum(Collection<String> slots) {
    return slots.stream().map(this::get).reduce(Counts.NONE, Counts::plus);
  }
}
