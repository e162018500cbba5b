package org.entente.server.pages;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;

/**
 * How many engagements there are at places, of states and between states; the most first.
 *
 * @param placed how many engagements have a place
 */
record MapCounts(List<Of> places, List<Of> states, List<Between> pairs, int placed) {

  MapCounts {
    places = List.copyOf(places);
    states = List.copyOf(states);
    pairs = List.copyOf(pairs);
  }

  /** A place or state. */
  record Of(Node node, int count) {}

  /** Two states that take part in the same. */
  record Between(Node one, Node other, int count) {}

  /**
   * Counts.
   *
   * @param chosen pairs without one of these are left out; all pairs are counted when it is empty
   */
  static MapCounts of(List<Entry> entries, Whereabouts whereabouts, Set<Node> chosen) {
    List<Node> states = new ArrayList<>(whereabouts.states());
    states.sort(Comparator.comparing(Node::toString));
    Map<Node, Integer> numbers = new HashMap<>();
    states.forEach(state -> numbers.put(state, numbers.size()));
    int[][] together = new int[states.size()][states.size()];
    Map<Node, Integer> places = new HashMap<>();
    int placed = 0;
    for (Entry entry : entries) {
      int[] of =
          entry.actors().stream()
              .filter(whereabouts::isState)
              .mapToInt(actor -> numbers.getOrDefault(actor, 0))
              .sorted()
              .distinct()
              .toArray();
      for (int i = 0; i < of.length; i++) {
        for (int j = i; j < of.length; j++) {
          together[of[i]][of[j]]++;
        }
      }
      List<Node> at = whereabouts.places(entry.node());
      at.forEach(place -> places.merge(place, 1, Integer::sum));
      placed += at.isEmpty() ? 0 : 1;
    }
    List<Of> active = new ArrayList<>();
    List<Between> pairs = new ArrayList<>();
    for (int i = 0; i < together.length; i++) {
      if (together[i][i] > 0) {
        active.add(new Of(states.get(i), together[i][i]));
      }
      for (int j = i + 1; j < together.length; j++) {
        boolean wanted =
            chosen.isEmpty() || chosen.contains(states.get(i)) || chosen.contains(states.get(j));
        if (together[i][j] > 0 && wanted) {
          pairs.add(new Between(states.get(i), states.get(j), together[i][j]));
        }
      }
    }
    pairs.sort(Comparator.comparingInt((Between b) -> -b.count()));
    List<Of> at = new ArrayList<>();
    places.forEach((place, count) -> at.add(new Of(place, count)));
    at.sort(most());
    active.sort(most());
    return new MapCounts(at, active, pairs, placed);
  }

  private static Comparator<Of> most() {
    return Comparator.comparingInt((Of of) -> -of.count())
        .thenComparing(of -> of.node().toString());
  }
}
