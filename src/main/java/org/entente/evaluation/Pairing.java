package org.entente.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleBiFunction;

/** Pairs gold items with found ones, best first, each used once. */
final class Pairing {

  /** Classes between which a reader may well choose differently. */
  private static final Set<String> CLOSE =
      Set.of("Agreement", "Project", "Cooperation", "Transfer");

  private record Candidate(double likeness, int gold, int found) {}

  private Pairing() {}

  static boolean close(String one, String other) {
    return one.equals(other) || (CLOSE.contains(one) && CLOSE.contains(other));
  }

  static boolean close(String one, Set<String> others) {
    return others.stream().anyMatch(other -> close(one, other));
  }

  /**
   * @param likeness how alike two are; 0 when they can be no pair
   * @return index of the found item by index of the gold item; of equally likely pairs the later
   *     gold item, then the later found one, comes first, as in the scorer
   */
  static <G, F> Map<Integer, Integer> pair(
      List<G> gold, List<F> found, ToDoubleBiFunction<G, F> likeness) {
    List<Candidate> candidates = new ArrayList<>();
    for (int g = 0; g < gold.size(); g++) {
      for (int f = 0; f < found.size(); f++) {
        double likely = likeness.applyAsDouble(gold.get(g), found.get(f));
        if (likely > 0) {
          candidates.add(new Candidate(likely, g, f));
        }
      }
    }
    candidates.sort(
        Comparator.comparingDouble(Candidate::likeness)
            .thenComparing(Candidate::gold)
            .thenComparing(Candidate::found)
            .reversed());
    Map<Integer, Integer> pairs = new HashMap<>();
    Set<Integer> taken = new HashSet<>();
    for (Candidate c : candidates) {
      if (!pairs.containsKey(c.gold()) && taken.add(c.found())) {
        pairs.put(c.gold(), c.found());
      }
    }
    return pairs;
  }
}
