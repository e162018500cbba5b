package org.entente.server.reconcile;

import java.util.Comparator;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import org.apache.jena.graph.Node;

/**
 * An entity that a query may mean.
 *
 * @param name to show
 * @param order of its sort, the likelier first
 * @param engagements how many it takes part in; by it equal scores are ordered, and by nothing else
 * @param likeness of the name that was asked for, 0 to 1; empty when none was
 * @param sameId whether it was asked for by its id
 * @param idGiven whether an id of another dataset was, so that who does not have it is not meant
 *     for sure
 * @param type how its types lie to those that were asked for
 * @param agreements by the ids of the properties that were asked for
 * @param score see {@link Scoring}
 */
record Candidate(
    Node node,
    String name,
    int order,
    int engagements,
    OptionalDouble likeness,
    boolean sameId,
    boolean idGiven,
    Scoring.TypeMatch type,
    Map<String, OptionalDouble> agreements,
    double score) {

  static final Comparator<Candidate> BEST_FIRST =
      Comparator.comparing(Candidate::score)
          .thenComparing(Candidate::engagements)
          .reversed()
          .thenComparing(Candidate::order)
          .thenComparing(candidate -> candidate.node().getURI());

  Candidate {
    agreements = new TreeMap<>(agreements);
  }

  /** Whether nothing speaks against it, and enough for it. */
  boolean isSure() {
    if (sameId) {
      return true;
    }
    boolean typed = type == Scoring.TypeMatch.NOT_ASKED || type == Scoring.TypeMatch.MATCHES;
    double worst = known().min().orElse(1);
    double best = known().max().orElse(0);
    double enough = best >= Scoring.AGREES ? Scoring.SURE_WITH_PROPERTY : Scoring.SURE;
    boolean like = likeness.orElse(1) >= Scoring.LIKE;
    return typed && !idGiven && like && worst >= Scoring.HALF && score >= enough;
  }

  /** Whether it is far enough before another one. */
  boolean leads(Candidate next) {
    return sameId != next.sameId() ? sameId : score - next.score() >= Scoring.LEAD;
  }

  private DoubleStream known() {
    return agreements.values().stream()
        .filter(OptionalDouble::isPresent)
        .mapToDouble(OptionalDouble::getAsDouble);
  }
}
