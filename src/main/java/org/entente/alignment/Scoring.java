package org.entente.alignment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.knowledge.ActorType;

/**
 * How sure it is that two are one: the sum of what speaks for and against it, as the odds of a
 * logistic function, logarithms. A shared identifier is certain.
 */
final class Scoring {

  private static final double PRIOR = -1.5;
  private static final double CERTAIN = 20;

  private static final Set<String> TYPES =
      Stream.of(ActorType.values()).map(ActorType::term).collect(Collectors.toUnmodifiableSet());

  /** Kinds that datasets do not keep apart as we do. */
  private static final List<Set<String>> CLOSE =
      List.of(
          Set.of("GovernmentBody", "ArmedForce", "Organisation", "ResearchInstitution"),
          Set.of("IntergovernmentalOrganisation", "Organisation", "Bloc"),
          Set.of("Company", "Organisation", "ResearchInstitution"));

  private final Similarity similarity;

  /** What names tell at least whose words are rare. */
  private final double telling;

  Scoring(Rarity rarity) {
    this.similarity = new Similarity(rarity);
    this.telling = rarity.telling();
  }

  static boolean isType(String term) {
    return TYPES.contains(term);
  }

  static String types() {
    return TYPES.stream().sorted().collect(Collectors.joining(", "));
  }

  Candidate of(Entry ours, List<Wording> ourNames, Entry theirs, List<Wording> theirNames) {
    if (!Collections.disjoint(ours.ids(), theirs.ids())) {
      String shared =
          ours.ids().stream().filter(theirs.ids()::contains).sorted().findFirst().orElse("");
      return new Candidate(ours, theirs, CERTAIN, List.of("the same identifier " + shared), true);
    }
    Sum sum = new Sum();
    names(ourNames, theirNames, sum);
    types(ours.types(), theirs.types(), sum);
    countries(ours.countries(), theirs.countries(), sum);
    if (differ(ours.ids(), theirs.ids())) {
      sum.add(-6, "another identifier in the same dataset");
    }
    return new Candidate(ours, theirs, sum.odds, sum.reasons, false);
  }

  private void names(List<Wording> ours, List<Wording> theirs, Sum sum) {
    Similarity.Result best = Similarity.Result.NONE;
    double bestWeight = Double.NEGATIVE_INFINITY;
    String words = "no name alike";
    for (int i = 0; i < ours.size(); i++) {
      for (int j = 0; j < theirs.size(); j++) {
        Similarity.Result result = similarity.of(ours.get(i), theirs.get(j));
        double weight = weight(result) - (i > 0 ? 0.1 : 0) - (j > 0 ? 0.1 : 0);
        if (weight > bestWeight) {
          bestWeight = weight;
          best = result;
          words =
              (result.degree() >= 1 ? "the same name" : "a name alike")
                  + " (“"
                  + ours.get(i).name()
                  + (result.degree() >= 1 ? "" : "” and “" + theirs.get(j).name())
                  + "”)";
        }
      }
    }
    sum.add(bestWeight, best.degree() >= 0.6 ? words : "");
    if (best.told() < telling) {
      sum.add(0, "its words are common");
    }
    if (best.numbers()) {
      sum.add(0, "another number");
    }
  }

  private double weight(Similarity.Result result) {
    double weight = result.degree() >= 1 ? 3.2 : 14 * (result.degree() - 0.78);
    weight += Math.max(-3, Math.min(1.2, (result.told() - telling) * 0.45));
    return result.numbers() ? weight - 5 : weight;
  }

  private static void types(Set<String> ours, Set<String> theirs, Sum sum) {
    if (ours.isEmpty() || theirs.isEmpty()) {
      return;
    }
    if (!Collections.disjoint(ours, theirs)) {
      sum.add(1, "the same type");
    } else if (CLOSE.stream()
        .anyMatch(
            kinds -> !Collections.disjoint(kinds, ours) && !Collections.disjoint(kinds, theirs))) {
      sum.add(-0.7, "a type close to it");
    } else {
      sum.add(-4.5, "another type");
    }
  }

  private static void countries(Set<String> ours, Set<String> theirs, Sum sum) {
    if (ours.isEmpty() || theirs.isEmpty()) {
      return;
    }
    if (!Collections.disjoint(ours, theirs)) {
      sum.add(1.3, "the same country");
    } else {
      sum.add(-4.5, "another country");
    }
  }

  /** Whether each has one address in the same dataset, and these are different. */
  private static boolean differ(Set<String> ours, Set<String> theirs) {
    Map<String, String> spaces =
        ours.stream().collect(Collectors.toMap(Scoring::space, id -> id, (a, b) -> a));
    return theirs.stream().anyMatch(id -> spaces.containsKey(space(id)));
  }

  private static String space(String iri) {
    return iri.substring(0, Math.max(iri.lastIndexOf('#'), iri.lastIndexOf('/')) + 1);
  }

  private static final class Sum {

    private double odds = PRIOR;
    private final List<String> reasons = new ArrayList<>();

    void add(double weight, String reason) {
      odds += weight;
      if (!reason.isEmpty()) {
        reasons.add(reason);
      }
    }
  }
}
