package org.entente.identity;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.entente.annotation.Actor;
import org.entente.knowledge.ActorType;
import org.entente.knowledge.Register.ActorRow;

/**
 * What the certain actors of a document say about the uncertain ones.
 *
 * @param certain rows of the actors whose identity is known, by the actor's id
 * @param rows ids of these rows
 * @param states how often the document speaks of each state or of actors that belong to it
 * @param most how often it speaks of the state that it speaks of most
 */
record Context(
    Map<Integer, ActorRow> certain, Set<String> rows, Map<String, Integer> states, int most) {

  static final Context NONE = new Context(Map.of(), Set.of(), Map.of(), 0);

  static Context of(List<Actor> actors, Map<Integer, ActorRow> certain) {
    Set<String> rows = new HashSet<>();
    Map<String, Integer> states = new HashMap<>();
    for (Actor actor : actors) {
      ActorRow row = certain.get(actor.id());
      if (row != null) {
        rows.add(row.id());
        state(row)
            .ifPresent(
                state -> states.merge(state, Math.max(1, actor.mentions().size()), Integer::sum));
      }
    }
    int most = states.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    return new Context(certain, rows, states, most);
  }

  /** The state that a row is or belongs to. */
  static Optional<String> state(ActorRow row) {
    return row.type() == ActorType.STATE ? Optional.of(row.id()) : row.state();
  }

  /** How much the document is about a state: 0 for not at all, 1 for the one that leads. */
  double share(String state) {
    return most == 0 ? 0 : (double) states.getOrDefault(state, 0) / most;
  }

  Optional<ActorRow> whole(Actor part) {
    return part.partOf().flatMap(id -> Optional.ofNullable(certain.get(id)));
  }
}
