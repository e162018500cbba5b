package org.entente.search;

import java.util.EnumSet;
import java.util.Set;

/**
 * What is looked for.
 *
 * @param text as typed; the last word need not be complete. Of a longer one only the first {@link
 *     #LONGEST} characters count
 * @param kinds only these; all when empty
 * @param limit how many hits, 1 to {@link #MOST}
 * @param offset how many to leave out, the best first; 0 to {@link #FARTHEST}
 */
public record Wanted(String text, Set<Kind> kinds, int limit, int offset) {

  /** In UTF-16 code units. */
  public static final int LONGEST = 200;

  public static final int MOST = 1000;

  public static final int FARTHEST = 10_000;

  public Wanted {
    kinds = kinds.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(kinds));
    if (limit < 1 || limit > MOST || offset < 0 || offset > FARTHEST) {
      throw new IllegalArgumentException(
          "a search gives 1 to " + MOST + " hits, after 0 to " + FARTHEST);
    }
    text = text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }

  /** The best of every kind. */
  public Wanted(String text, int limit) {
    this(text, Set.of(), limit, 0);
  }
}
