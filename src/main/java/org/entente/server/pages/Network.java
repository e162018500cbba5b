package org.entente.server.pages;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
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

  /** Of more actors in one engagement no pairs are made: their number grows with the square. */
  static final int CROWD = 60;

  /** More cannot be told apart, and take long to lay out. */
  static final int MOST_MEMBERS = 600;

  private static final Comparator<Node> BY_IRI = Comparator.comparing(Node::toString);

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

  /** Two actors, by their numbers; the lower one first. */
  private record Pair(int one, int other) {

    static Pair of(int one, int other) {
      return one < other ? new Pair(one, other) : new Pair(other, one);
    }

    boolean touches(Set<Integer> actors) {
      return actors.contains(one) || actors.contains(other);
    }
  }

  /**
   * Finds the strongest ties.
   *
   * @param entries what they do
   * @param admitted who may be a member
   * @param focus whose neighbourhoods are wanted; all when empty
   * @param most ties from which to make it; those among the neighbours come in addition, as many at
   *     most
   */
  static Network of(List<Entry> entries, Predicate<Node> admitted, Set<Node> focus, int most) {
    Counts counts = new Counts(entries, admitted, focus);
    List<Map.Entry<Pair, Integer>> strongest = counts.strongest();
    Set<Integer> centre = counts.numbers(focus);
    List<Pair> kept = new ArrayList<>();
    Set<Integer> members = new LinkedHashSet<>(centre);
    for (Map.Entry<Pair, Integer> tie : strongest) {
      Pair pair = tie.getKey();
      if ((centre.isEmpty() || pair.touches(centre)) && fits(members, pair) && kept.size() < most) {
        members.add(pair.one());
        members.add(pair.other());
        kept.add(pair);
      }
    }
    if (!centre.isEmpty()) {
      strongest.stream()
          .map(Map.Entry::getKey)
          .filter(pair -> !pair.touches(centre))
          .filter(pair -> members.contains(pair.one()) && members.contains(pair.other()))
          .limit(most)
          .forEach(kept::add);
    }
    Set<Integer> reach = new HashSet<>();
    int pairs = 0;
    for (Map.Entry<Pair, Integer> tie : strongest) {
      if (centre.isEmpty() || tie.getKey().touches(centre)) {
        reach.add(tie.getKey().one());
        reach.add(tie.getKey().other());
        pairs++;
      }
    }
    return counts.network(entries, members, kept, centre, reach.size(), pairs);
  }

  private static boolean fits(Set<Integer> members, Pair pair) {
    int added = (members.contains(pair.one()) ? 0 : 1) + (members.contains(pair.other()) ? 0 : 1);
    return members.size() + added <= MOST_MEMBERS;
  }

  /** All pairs with how often they occur. */
  private static final class Counts {
    private final Predicate<Node> admitted;
    private final Map<Node, Integer> numbers = new HashMap<>();
    private final List<Node> nodes = new ArrayList<>();
    private final List<Integer> engagements = new ArrayList<>();
    private final List<Integer> partners = new ArrayList<>();
    private final Map<Pair, Integer> pairs = new HashMap<>();
    private int crowds;

    Counts(List<Entry> entries, Predicate<Node> admitted, Set<Node> focus) {
      this.admitted = admitted;
      focus.forEach(this::number);
      for (Entry entry : entries) {
        List<Integer> actors = actors(entry);
        actors.forEach(actor -> engagements.set(actor, engagements.get(actor) + 1));
        if (actors.size() > CROWD) {
          crowds++;
          continue;
        }
        each(actors, pair -> pairs.merge(pair, 1, Integer::sum));
      }
      for (Pair pair : pairs.keySet()) {
        partners.set(pair.one(), partners.get(pair.one()) + 1);
        partners.set(pair.other(), partners.get(pair.other()) + 1);
      }
    }

    private List<Integer> actors(Entry entry) {
      return entry.actors().stream().filter(admitted).map(this::number).toList();
    }

    private int number(Node actor) {
      return numbers.computeIfAbsent(
          actor,
          k -> {
            nodes.add(actor);
            engagements.add(0);
            partners.add(0);
            return nodes.size() - 1;
          });
    }

    Set<Integer> numbers(Set<Node> actors) {
      Set<Integer> found = new LinkedHashSet<>();
      actors.forEach(actor -> found.add(number(actor)));
      return found;
    }

    private static void each(List<Integer> actors, Consumer<Pair> action) {
      for (int i = 0; i < actors.size(); i++) {
        for (int j = i + 1; j < actors.size(); j++) {
          action.accept(Pair.of(actors.get(i), actors.get(j)));
        }
      }
    }

    List<Map.Entry<Pair, Integer>> strongest() {
      List<Map.Entry<Pair, Integer>> ties = new ArrayList<>(pairs.entrySet());
      ties.sort(
          Comparator.comparing((Map.Entry<Pair, Integer> e) -> -e.getValue())
              .thenComparing(e -> -activity(e.getKey()))
              .thenComparing(e -> nodes.get(e.getKey().one()), BY_IRI)
              .thenComparing(e -> nodes.get(e.getKey().other()), BY_IRI));
      return ties;
    }

    private int activity(Pair pair) {
      return engagements.get(pair.one()) + engagements.get(pair.other());
    }

    Network network(
        List<Entry> entries,
        Set<Integer> members,
        List<Pair> kept,
        Set<Integer> centre,
        int reach,
        int all) {
      List<Integer> order = new ArrayList<>(members);
      order.sort(
          Comparator.comparing((Integer m) -> !centre.contains(m))
              .thenComparing(m -> -engagements.get(m))
              .thenComparing(nodes::get, BY_IRI));
      Map<Integer, Integer> places = new HashMap<>();
      order.forEach(m -> places.put(m, places.size()));
      Map<Pair, Map<String, Integer>> kinds = new HashMap<>();
      kept.forEach(pair -> kinds.put(pair, new HashMap<>()));
      for (Entry entry : entries) {
        List<Integer> actors = actors(entry);
        if (actors.size() <= CROWD) {
          each(
              actors,
              pair -> {
                Map<String, Integer> own = kinds.get(pair);
                if (own != null) {
                  own.merge(entry.kind(), 1, Integer::sum);
                }
              });
        }
      }
      return new Network(
          order.stream()
              .map(
                  m ->
                      new Member(
                          nodes.get(m), engagements.get(m), partners.get(m), centre.contains(m)))
              .toList(),
          kept.stream().map(pair -> tie(pair, places, kinds)).toList(),
          reach,
          all,
          crowds);
    }

    private Tie tie(
        Pair pair, Map<Integer, Integer> places, Map<Pair, Map<String, Integer>> kinds) {
      int one = places.getOrDefault(pair.one(), 0);
      int other = places.getOrDefault(pair.other(), 0);
      return new Tie(
          Math.min(one, other),
          Math.max(one, other),
          pairs.getOrDefault(pair, 0),
          kinds.getOrDefault(pair, Map.of()));
    }
  }
}
