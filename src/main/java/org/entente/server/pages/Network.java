package org.entente.server.pages;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.jena.graph.Node;

/**
 * Who takes part in the same engagements, and in how many: the strongest ties among all, or around
 * some actors.
 *
 * @param members who is shown: those in focus first, then the most active
 * @param ties between members, the strongest first
 * @param actors how many there would be without a limit
 * @param pairs how many ties there would be without a limit
 * @param crowds engagements with so many actors that their pairs say nothing; they are left out
 */
record Network(List<Member> members, List<Tie> ties, int actors, int pairs, int crowds) {

  Network {
    members = List.copyOf(members);
    ties = List.copyOf(ties);
  }

  /**
   * An actor.
   *
   * @param engagements that it takes part in, of those that were given
   * @param partners how many take part with it
   * @param focus whether its neighbourhood is asked for
   */
  record Member(Node node, int engagements, int partners, boolean focus) {}

  /**
   * What two have in common.
   *
   * @param from the more active one; place among the members
   * @param to place among the members
   * @param kinds how many engagements of each class, by the class's local name
   */
  record Tie(int from, int to, int engagements, Map<String, Integer> kinds) {

    Tie {
      kinds = new TreeMap<>(kinds);
    }
  }

  /** Of its members, most engagements; at least 1. */
  int mostEngagements() {
    return Math.max(1, members.stream().mapToInt(Member::engagements).max().orElse(1));
  }

  /** Of its ties, most engagements; at least 1. */
  int strongest() {
    return Math.max(1, ties.stream().mapToInt(Tie::engagements).max().orElse(1));
  }

  /**
   * Members that are tied to each other, and to nobody else.
   *
   * @param members places among the members, in their order
   */
  record Group(List<Integer> members, List<Tie> ties) {

    Group {
      members = List.copyOf(members);
      ties = List.copyOf(ties);
    }
  }

  /** What it falls into, the largest first. */
  List<Group> groups() {
    int[] roots = new int[members.size()];
    Arrays.setAll(roots, i -> i);
    for (Tie tie : ties) {
      roots[root(roots, tie.to())] = root(roots, tie.from());
    }
    Map<Integer, List<Integer>> insiders = new TreeMap<>();
    Map<Integer, List<Tie>> inside = new HashMap<>();
    for (int i = 0; i < roots.length; i++) {
      insiders.computeIfAbsent(root(roots, i), k -> new ArrayList<>()).add(i);
    }
    for (Tie tie : ties) {
      inside.computeIfAbsent(root(roots, tie.from()), k -> new ArrayList<>()).add(tie);
    }
    return insiders.entrySet().stream()
        .map(e -> new Group(e.getValue(), inside.getOrDefault(e.getKey(), List.of())))
        .sorted(
            Comparator.comparing((Group g) -> -g.members().size())
                .thenComparing(g -> g.members().get(0)))
        .toList();
  }

  private static int root(int[] roots, int member) {
    int root = member;
    while (roots[root] != root) {
      roots[root] = roots[roots[root]];
      root = roots[root];
    }
    return root;
  }
}
