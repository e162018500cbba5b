package org.entente.annotation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.entente.document.Span;

/**
 * A name found in the text.
 *
 * @param senses what it may stand for, the likeliest first
 * @param trust how good the ground is
 */
record Finding(Span span, List<Sense> senses, Trust trust) {

  /** Grounds of findings, the best first. */
  enum Trust {
    DEFINITION,
    REGISTER,
    DESIGNATOR,
    PATTERN,
    GUESS
  }

  Finding {
    senses = List.copyOf(senses);
  }

  Finding(Span span, Sense sense, Trust trust) {
    this(span, List.of(sense), trust);
  }

  <T extends Sense> Optional<T> sense(Class<T> kind) {
    return senses.stream().filter(kind::isInstance).map(kind::cast).findFirst();
  }

  /**
   * Of those that overlap the longest; of the same length the better grounded, then the later: "the
   * Baltic" goes before "Baltic Sea". In text order.
   */
  static List<Finding> withoutOverlap(List<Finding> findings) {
    List<Finding> best = new ArrayList<>(findings);
    best.sort(
        Comparator.comparingInt((Finding f) -> -f.span().length())
            .thenComparing(Finding::trust)
            .thenComparingInt(f -> -f.span().start()));
    TreeMap<Integer, Finding> chosen = new TreeMap<>();
    for (Finding finding : best) {
      var before = chosen.floorEntry(finding.span().end() - 1);
      if (before == null || before.getValue().span().end() <= finding.span().start()) {
        chosen.put(finding.span().start(), finding);
      }
    }
    return List.copyOf(chosen.values());
  }

  /** The chosen ones and of the others those that fit between them. */
  static List<Finding> fill(List<Finding> chosen, List<Finding> others) {
    TreeMap<Integer, Finding> taken = new TreeMap<>();
    chosen.forEach(f -> taken.put(f.span().start(), f));
    for (Finding finding : withoutOverlap(others)) {
      var before = taken.floorEntry(finding.span().end() - 1);
      if (before == null || before.getValue().span().end() <= finding.span().start()) {
        taken.put(finding.span().start(), finding);
      }
    }
    return List.copyOf(taken.values());
  }
}
