package org.entente.difference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.entente.link.SameEngagements;
import org.entente.rdf.Ent;

/**
 * Which things of two versions are one: those of one IRI; then facts of the most likeness. The IRI
 * of a fact is made from its first sentence, so a fact whose sentence was rewritten has another.
 */
final class Pairing {

  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

  /** What the share of common words adds to the odds of two documents' telling of the same. */
  private static final double OF_WORDS = 6;

  /** With fewer common words two facts are compared only when they share an actor. */
  private static final double SOME_WORDS = 0.2;

  private record Pair(Told before, Told after, double odds) {}

  private Pairing() {}

  /** From the IRI before to the IRI after, in the order of those after. */
  static Map<Node, Node> of(Graph before, Map<Node, Told> old, Graph after, Map<Node, Told> now) {
    Map<Node, Node> pairs = new LinkedHashMap<>();
    now.keySet().stream().filter(old::containsKey).forEach(iri -> pairs.put(iri, iri));
    List<Told> left = facts(old, now);
    List<Told> found = facts(now, old);
    Map<Told, Set<String>> words = new LinkedHashMap<>();
    left.forEach(told -> words.put(told, words(told)));
    found.forEach(told -> words.put(told, words(told)));
    List<Pair> likely = new ArrayList<>();
    for (Told was : left) {
      for (Told is : found) {
        double common = common(words.getOrDefault(was, Set.of()), words.getOrDefault(is, Set.of()));
        if (common >= SOME_WORDS || sharesActor(was, is)) {
          double odds = odds(before, was, after, is) + OF_WORDS * common;
          if (odds > 0) {
            likely.add(new Pair(was, is, odds));
          }
        }
      }
    }
    likely.sort(
        Comparator.comparingDouble((Pair pair) -> -pair.odds())
            .thenComparing(pair -> pair.before().iri().getURI())
            .thenComparing(pair -> pair.after().iri().getURI()));
    Set<Node> taken = new HashSet<>();
    for (Pair pair : likely) {
      if (!pairs.containsKey(pair.before().iri()) && taken.add(pair.after().iri())) {
        pairs.put(pair.before().iri(), pair.after().iri());
      }
    }
    return pairs;
  }

  private static List<Told> facts(Map<Node, Told> all, Map<Node, Told> other) {
    return all.values().stream()
        .filter(told -> told.kind() == Told.Kind.FACT && !other.containsKey(told.iri()))
        .toList();
  }

  private static double odds(Graph before, Told was, Graph after, Told is) {
    if (isObservation(was) || isObservation(is)) {
      return isObservation(was) && isObservation(is) ? -OF_WORDS / 2 : Double.NEGATIVE_INFINITY;
    }
    double likeness = SameEngagements.likeness(before, was.iri(), after, is.iri());
    return Math.log(likeness / (1 - likeness));
  }

  private static boolean isObservation(Told told) {
    return told.type().equals(Ent.Observation.asNode());
  }

  private static boolean sharesActor(Told was, Told is) {
    return was.slots().entrySet().stream()
        .flatMap(slot -> slot.getValue().stream())
        .map(Value::node)
        .filter(node -> node.isURI() && node.getURI().contains("/actor/"))
        .anyMatch(
            actor ->
                is.slots().values().stream()
                    .flatMap(List::stream)
                    .anyMatch(value -> value.node().equals(actor)));
  }

  private static Set<String> words(Told told) {
    return told.quotes().stream()
        .flatMap(quote -> Arrays.stream(NO_WORD.split(quote.toLowerCase(Locale.ROOT))))
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toSet());
  }

  /** The share of words that both have among all words of both. */
  private static double common(Set<String> one, Set<String> other) {
    Set<String> all = new HashSet<>(one);
    all.addAll(other);
    long both = one.stream().filter(other::contains).count();
    return all.isEmpty() ? 0 : (double) both / all.size();
  }
}
