package org.entente.search;

import java.util.List;
import java.util.Map;

/**
 * What was found.
 *
 * @param total how many of each kind there are, whichever kinds were asked for
 * @param hits those of the page that was asked for, the best first
 * @param behind whether the store has changed since, and the index not yet
 */
public record Hits(Map<Kind, Integer> total, List<Hit> hits, boolean behind) {

  public Hits {
    total = Map.copyOf(total);
    hits = List.copyOf(hits);
  }

  /** Of the state that was asked for. */
  Hits(Map<Kind, Integer> total, List<Hit> hits) {
    this(total, hits, false);
  }

  Hits ofBefore() {
    return new Hits(total, hits, true);
  }

  /** How many there are of this kind. */
  public int total(Kind kind) {
    return total.getOrDefault(kind, 0);
  }
}
