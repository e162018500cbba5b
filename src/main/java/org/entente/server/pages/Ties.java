package org.entente.server.pages;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.jena.graph.Node;

/** All that take part in the same engagements, and in which: what networks are made of. */
final class Ties {

  /** Of more actors in one engagement no pairs are made: their number grows with the square. */
  static final int CROWD = 60;

  /** More cannot be told apart, and take long to lay out. */
  static final int MOST_MEMBERS = 600;

  /** Two actors, by their numbers; the lower one first. */
  private record Pair(int one, int other) {

    boolean touches(Set<Integer> actors) {
      return actors.contains(one) || actors.contains(other);
    }

    boolean within(Set<Integer> actors) {
      return actors.contains(one) && actors.contains(other);
    }
  }

  /** What two actors do together. */
  private record Tie(Pair pair, List<Entry> entries) {}

  private final Map<Node, Integer> numbers = new HashMap<>();
  private final List<Node> nodes = new ArrayList<>();
  private final List<Integer> engagements = new ArrayList<>();
  private final int[] partners;
  private final List<Tie> strongest;
  private int crowds;

  /**
   * Finds all.
   *
   * @param entries what they do
   * @param admitted who may be in a network
   */
  Ties(List<Entry> entries, Predicate<Node> admitted) {
    Map<Pair, List<Entry>> pairs = new HashMap<>();
    for (Entry entry : entries) {
      int[] actors =
          entry.actors().stream().filter(admitted).mapToInt(this::number).sorted().toArray();
      for (int actor : actors) {
        engagements.set(actor, engagements.get(actor) + 1);
      }
      if (actors.length > CROWD) {
        crowds++;
        continue;
      }
      for (int i = 0; i < actors.length; i++) {
        for (int j = i + 1; j < actors.length; j++) {
          pairs.computeIfAbsent(new Pair(actors[i], actors[j]), k -> new ArrayList<>(2)).add(entry);
        }
      }
    }
    partners = new int[nodes.size()];
    for (Pair pair : pairs.keySet()) {
      partners[pair.one()]++;
      partners[pair.other()]++;
    }
    strongest =
        pairs.entrySet().stream()
            .map(e -> new Tie(e.getKey(), e.getValue()))
            .sorted(
                Comparator.comparingInt((Tie t) -> -t.entries().size())
                    .thenComparingInt(t -> -activity(t.pair()))
                    .thenComparing(t -> nodes.get(t.pair().one()).toString())
                    .thenComparing(t -> nodes.get(t.pair().other()).toString()))
            .toList();
  }

  private int number(Node actor) {
    return numbers.computeIfAbsent(
        actor,
        k -> {
          nodes.add(actor);
          engagements.add(0);
          return nodes.size() - 1;
        });
  }

  private int activity(Pair pair) {
    return engagements.get(pair.one()) + engagements.get(pair.other());
  }

  /**
   * The strongest among all, or around some actors.
   *
   * @param focus whose neighbourhoods are wanted; all when empty
   * @param most ties from which to make it; those among the neighbours come in addition, as many at
   *     most
   */
  Network network(Set<Node> focus, int most) {
    Set<Integer> centre = new LinkedHashSet<>();
    for (Node node : focus) {
      Integer number = numbers.get(node);
      if (number != null) {
        centre.add(number);
      }
    }
    if (centre.isEmpty() && !focus.isEmpty()) {
      return new Network(List.of(), List.of(), 0, 0, crowds);
    }
    List<Tie> kept = new ArrayList<>();
    Set<Integer> members = new LinkedHashSet<>(centre);
    Set<Integer> reach = new HashSet<>(centre);
    int pairs = 0;
    for (Tie tie : strongest) {
      Pair pair = tie.pair();
      if (!centre.isEmpty() && !pair.touches(centre)) {
        continue;
      }
      pairs++;
      reach.add(pair.one());
      reach.add(pair.other());
      if (kept.size() < most && (pair.within(members) || members.size() + 2 <= MOST_MEMBERS)) {
        members.add(pair.one());
        members.add(pair.other());
        kept.add(tie);
      }
    }
    if (!centre.isEmpty()) {
      strongest.stream()
          .filter(tie -> !tie.pair().touches(centre) && tie.pair().within(members))
          .limit(most)
          .forEach(kept::add);
    }
    return network(members, kept, centre, reach.size(), pairs);
  }

  private Network network(
      Set<Integer> members, List<Tie> kept, Set<Integer> centre, int reach, int pairs) {
    List<Integer> order = new ArrayList<>(members);
    order.sort(
        Comparator.comparing((Integer m) -> !centre.contains(m))
            .thenComparing(m -> -engagements.get(m))
            .thenComparing(m -> nodes.get(m).toString()));
    Map<Integer, Integer> places = new HashMap<>();
    order.forEach(m -> places.put(m, places.size()));
    return new Network(
        order.stream()
            .map(
                m ->
                    new Network.Member(
                        nodes.get(m), engagements.get(m), partners[m], centre.contains(m)))
            .toList(),
        kept.stream().map(tie -> tie(tie, places)).toList(),
        reach,
        pairs,
        crowds);
  }

  private static Network.Tie tie(Tie tie, Map<Integer, Integer> places) {
    Map<String, Integer> kinds = new HashMap<>();
    tie.entries().forEach(e -> kinds.merge(e.kind(), 1, Integer::sum));
    int one = places.getOrDefault(tie.pair().one(), 0);
    int other = places.getOrDefault(tie.pair().other(), 0);
    return new Network.Tie(Math.min(one, other), Math.max(one, other), tie.entries().size(), kinds);
  }
}
