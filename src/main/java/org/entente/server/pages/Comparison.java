package org.entente.server.pages;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;

/**
 * What two actors do together, and with others.
 *
 * @param together what both take part in, by date
 * @param ofOne what the one takes part in
 * @param ofOther what the other takes part in
 * @param partners with whom else they deal
 */
record Comparison(
    Node one,
    Node other,
    List<Entry> together,
    List<Entry> ofOne,
    List<Entry> ofOther,
    List<Partner> partners) {

  Comparison {
    together = List.copyOf(together);
    ofOne = List.copyOf(ofOne);
    ofOther = List.copyOf(ofOther);
    partners = List.copyOf(partners);
  }

  /**
   * A third actor.
   *
   * @param withOne engagements with the one
   * @param withOther engagements with the other
   */
  record Partner(Node node, int withOne, int withOther) {

    boolean common() {
      return withOne > 0 && withOther > 0;
    }
  }

  static Comparison of(Engagements engagements, Node one, Node other) {
    List<Entry> ofOne = engagements.of(one);
    List<Entry> ofOther = engagements.of(other);
    List<Entry> together = ofOne.stream().filter(e -> e.actors().contains(other)).toList();
    Map<Node, Integer> withOne = counts(ofOne);
    Map<Node, Integer> withOther = counts(ofOther);
    List<Partner> partners = new ArrayList<>();
    withOne.forEach(
        (node, count) -> partners.add(new Partner(node, count, withOther.getOrDefault(node, 0))));
    withOther.forEach(
        (node, count) -> {
          if (!withOne.containsKey(node)) {
            partners.add(new Partner(node, 0, count));
          }
        });
    partners.removeIf(p -> p.node().equals(one) || p.node().equals(other));
    partners.sort(
        Comparator.comparing((Partner p) -> -Math.min(p.withOne(), p.withOther()))
            .thenComparing(p -> -p.withOne() - p.withOther())
            .thenComparing(p -> p.node().toString()));
    return new Comparison(one, other, together, ofOne, ofOther, partners);
  }

  private static Map<Node, Integer> counts(List<Entry> entries) {
    Map<Node, Integer> counts = new HashMap<>();
    entries.forEach(e -> e.actors().forEach(actor -> counts.merge(actor, 1, Integer::sum)));
    return counts;
  }

  /** What they do together by class, the most frequent first. */
  Map<String, List<Entry>> classes() {
    Map<String, List<Entry>> classes = new HashMap<>();
    together.forEach(e -> classes.computeIfAbsent(e.kind(), k -> new ArrayList<>()).add(e));
    Map<String, List<Entry>> sorted = new LinkedHashMap<>();
    classes.entrySet().stream()
        .sorted(
            Comparator.comparing((Map.Entry<String, List<Entry>> e) -> -e.getValue().size())
                .thenComparing(Map.Entry::getKey))
        .forEach(e -> sorted.put(e.getKey(), e.getValue()));
    return sorted;
  }

  /** The first that has a date. */
  Optional<Entry> first() {
    return together.stream().filter(e -> !e.year().isEmpty()).findFirst();
  }

  /** The one that begins last. */
  Optional<Entry> last() {
    return together.stream().filter(e -> !e.year().isEmpty()).reduce((earlier, later) -> later);
  }

  /** How many there are of each domain. */
  Map<String, Integer> domains() {
    Map<String, Integer> counts = new HashMap<>();
    together.forEach(e -> e.domains().forEach(d -> counts.merge(d, 1, Integer::sum)));
    return counts;
  }
}
