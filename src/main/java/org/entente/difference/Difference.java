package org.entente.difference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;

/**
 * What a document says now against before.
 *
 * @param document its IRI
 * @param added what it tells of and did not, in no certain order of the text
 * @param gone what it told of and does no more
 * @param changed what it tells of otherwise
 */
public record Difference(Node document, List<Told> added, List<Told> gone, List<Changed> changed) {

  public Difference {
    added = List.copyOf(added);
    gone = List.copyOf(gone);
    changed = List.copyOf(changed);
  }

  /**
   * Compares two versions of a document's graph. What has the same IRI is the same; of what is
   * left, those are one that are alike in class, participants, dates and words.
   *
   * @param before empty when the document was not there
   * @param after empty when it is there no more
   * @param names what things are called that the graphs themselves do not name: actors of the
   *     register, concepts
   */
  public static Difference between(
      Node document, Graph before, Graph after, Function<Node, Optional<String>> names) {
    Map<Node, Told> old = index(new Telling(before, document, names).all());
    Map<Node, Told> now = index(new Telling(after, document, names).all());
    Map<Node, Node> pairs = Pairing.of(before, old, after, now);
    List<Told> added = new ArrayList<>(now.values());
    List<Told> gone = new ArrayList<>(old.values());
    List<Changed> changed = new ArrayList<>();
    pairs.forEach(
        (one, other) -> {
          Told was = old.get(one);
          Told is = now.get(other);
          if (was != null && is != null) {
            gone.remove(was);
            added.remove(is);
            List<SlotChange> slots = slots(was, is, pairs);
            if (!slots.isEmpty()) {
              changed.add(new Changed(was, is, slots));
            }
          }
        });
    return new Difference(document, added, gone, changed);
  }

  /** Whether the two say the same. */
  public boolean isEmpty() {
    return added.isEmpty() && gone.isEmpty() && changed.isEmpty();
  }

  private static Map<Node, Told> index(List<Told> all) {
    Map<Node, Told> index = new LinkedHashMap<>();
    all.forEach(told -> index.put(told.iri(), told));
    return index;
  }

  private static List<SlotChange> slots(Told was, Told is, Map<Node, Node> pairs) {
    SortedSet<Node> properties = new TreeSet<>(Told.BY_IRI);
    properties.addAll(was.slots().keySet());
    properties.addAll(is.slots().keySet());
    List<SlotChange> changes = new ArrayList<>();
    for (Node property : properties) {
      Map<String, Value> gone = new HashMap<>();
      Map<String, Value> added = new HashMap<>();
      was.values(property).forEach(value -> gone.put(key(value, pairs), value));
      is.values(property).forEach(value -> added.put(key(value, Map.of()), value));
      List<String> both = gone.keySet().stream().filter(added::containsKey).toList();
      both.forEach(gone::remove);
      both.forEach(added::remove);
      if (!gone.isEmpty() || !added.isEmpty()) {
        changes.add(new SlotChange(property, sorted(gone), sorted(added)));
      }
    }
    return changes;
  }

  /** Measures are named below their fact, and are the same when they say the same. */
  private static String key(Value value, Map<Node, Node> pairs) {
    return value.isMeasure()
        ? value.words()
        : pairs.getOrDefault(value.node(), value.node()).toString();
  }

  private static List<Value> sorted(Map<String, Value> values) {
    return values.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(Map.Entry::getValue)
        .toList();
  }
}
