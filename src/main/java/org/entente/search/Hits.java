package org.entente.search;

import java.util.List;
import java.util.Map;

/**
 * What was found.
 *
 * @param total how many of each kind there are, whichever kinds were asked for
 * @param hits those of the page that was asked for, the best first
 */
public record Hits(Map<Kind, Integer> total, List<Hit> hits) {

  public Hits {
    total = Map.copyOf(total);
    hits = List.copyOf(hits);
  }

  /** How many there are of this kind. */
  public int total(Kind kind) {
    return total.getOrDefault(kind, 0);
  }
}
