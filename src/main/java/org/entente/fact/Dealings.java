package org.entente.fact;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.entente.annotation.Actor;
import org.entente.fact.Fact.Participation;
import org.entente.knowledge.Role;

/** Who does what with whom in a document, counted over its engagements. */
final class Dealings {

  /** Fewer say nothing of who has a role as a rule. */
  private static final int FEW = 4;

  private record Part(int actor, Role role) {}

  private record Pair(int one, int other) {}

  private final Map<Integer, Integer> all = new HashMap<>();
  private final Map<Part, Integer> parts = new HashMap<>();
  private final Map<Role, Integer> roles = new EnumMap<>(Role.class);
  private final Map<Pair, Integer> pairs = new HashMap<>();
  private final Map<String, Set<Integer>> byThing = new HashMap<>();

  Dealings(List<Draft> drafts) {
    for (Draft draft : drafts) {
      Set<Integer> actors = draft.actorIds();
      for (Participation part : draft.participants().keySet()) {
        int id = part.actor().id();
        all.merge(id, 1, Integer::sum);
        parts.merge(new Part(id, part.role()), 1, Integer::sum);
        roles.merge(part.role(), 1, Integer::sum);
        actors.forEach(other -> pairs.merge(new Pair(id, other), 1, Integer::sum));
      }
      draft.objects().keySet().stream()
          .map(thing -> byThing.computeIfAbsent(thing, t -> new HashSet<>()))
          .forEach(about -> about.addAll(actors));
    }
  }

  /** In how many engagements an actor takes part. */
  int of(Actor actor) {
    return all.getOrDefault(actor.id(), 0);
  }

  /** In how many it has a role. */
  int as(Actor actor, Role role) {
    return parts.getOrDefault(new Part(actor.id(), role), 0);
  }

  /** Which share of those who have a role it is, 0 to 1; 0 where hardly anybody has it. */
  double share(Actor actor, Role role) {
    int total = roles.getOrDefault(role, 0);
    return total < FEW ? 0 : as(actor, role) / (double) total;
  }

  /** In how many it takes part with somebody of a draft: the most with one of them. */
  int with(Actor actor, Draft draft) {
    return draft.actorIds().stream()
        .mapToInt(other -> pairs.getOrDefault(new Pair(actor.id(), other), 0))
        .max()
        .orElse(0);
  }

  /** Whether it takes part in something about a thing that a draft is about. */
  boolean isAboutSame(Actor actor, Draft draft) {
    return draft.objects().keySet().stream()
        .anyMatch(thing -> byThing.getOrDefault(thing, Set.of()).contains(actor.id()));
  }
}
