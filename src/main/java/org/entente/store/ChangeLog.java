package org.entente.store;

import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;

/** What the last writes changed, from state to state, as far as it is known. */
final class ChangeLog {

  private static final int LONGEST = 256;
  private static final int MOST_NODES = 300_000;

  /** By the tag of the state that a write started from. */
  private final Map<String, Step> steps = new LinkedHashMap<>();

  private int nodes;

  private record Step(String to, Set<Node> changed) {}

  synchronized void add(Revision from, Revision to, Set<Node> changed) {
    steps.put(from.tag(), new Step(to.tag(), changed));
    nodes += changed.size();
    Iterator<Step> oldest = steps.values().iterator();
    while (steps.size() > LONGEST || nodes > MOST_NODES) {
      nodes -= oldest.next().changed().size();
      oldest.remove();
    }
  }

  /** Of what something changed between two states; empty when that is not known. */
  synchronized Optional<Set<Node>> between(Revision from, Revision to) {
    Set<Node> changed = new HashSet<>();
    String at = from.tag();
    while (!at.equals(to.tag())) {
      Step step = steps.get(at);
      if (step == null) {
        return Optional.empty();
      }
      changed.addAll(step.changed());
      at = step.to();
    }
    return Optional.of(changed);
  }
}
