package org.entente.fact;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.entente.annotation.Actor;
import org.entente.fact.Fact.Participation;
import org.entente.knowledge.Role;

/** Who does what with whom around a sentence of a document, counted over its engagements. */
final class Dealings {

  /** Fewer say nothing of who has a role as a rule. */
  private static final int FEW = 4;

  private record Part(int actor, Role role) {}

  private record Pair(int one, int other) {}

  private record About(int actor, String thing) {}

  /** How often something is the case, by sentence. */
  private static final class Counts<K> {

    private final Map<K, NavigableMap<Integer, Integer>> byKey = new HashMap<>();

    void add(K key, int sentence) {
      byKey.computeIfAbsent(key, k -> new TreeMap<>()).merge(sentence, 1, Integer::sum);
    }

    int around(int sentence, K key) {
      NavigableMap<Integer, Integer> counts = byKey.get(key);
      return counts == null
          ? 0
          : counts
              .subMap(sentence - Salience.WINDOW, true, sentence + Salience.WINDOW, true)
              .values()
              .stream()
              .mapToInt(Integer::intValue)
              .sum();
    }
  }

  private final Counts<Integer> all = new Counts<>();
  private final Counts<Part> parts = new Counts<>();
  private final Counts<Role> roles = new Counts<>();
  private final Counts<Pair> pairs = new Counts<>();
  private final Counts<About> things = new Counts<>();

  Dealings(List<Draft> drafts) {
    for (Draft draft : drafts) {
      int at = draft.sentence();
      for (Participation part : draft.participants().keySet()) {
        int id = part.actor().id();
        all.add(id, at);
        parts.add(new Part(id, part.role()), at);
        roles.add(part.role(), at);
        draft.actorIds().forEach(other -> pairs.add(new Pair(id, other), at));
        draft.objects().keySet().forEach(thing -> things.add(new About(id, thing), at));
      }
    }
  }

  /** In how many engagements told around a draft an actor takes part. */
  int around(Draft draft, Actor actor) {
    return all.around(draft.sentence(), actor.id());
  }

  /** In how many of them it has a role. */
  int around(Draft draft, Actor actor, Role role) {
    return parts.around(draft.sentence(), new Part(actor.id(), role));
  }

  /** Which share of those who have a role it is, 0 to 1; 0 where hardly anybody has it. */
  double share(Draft draft, Actor actor, Role role) {
    int total = roles.around(draft.sentence(), role);
    return total < FEW ? 0 : around(draft, actor, role) / (double) total;
  }

  /** In how many it takes part with somebody of the draft: the most with one of them. */
  int together(Draft draft, Actor actor) {
    return draft.actorIds().stream()
        .mapToInt(other -> pairs.around(draft.sentence(), new Pair(actor.id(), other)))
        .max()
        .orElse(0);
  }

  /** Whether it takes part in something about a thing that the draft is about. */
  boolean isAboutSame(Draft draft, Actor actor) {
    return draft.objects().keySet().stream()
        .anyMatch(thing -> things.around(draft.sentence(), new About(actor.id(), thing)) > 0);
  }
}
