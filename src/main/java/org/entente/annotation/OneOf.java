package org.entente.annotation;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.entente.annotation.Sense.ActorSense;
import org.entente.annotation.Sense.Naming;

/** Makes the sense of a name that may mean several actors and does not tell which. */
final class OneOf {

  private static final String KEY = "one-of:";

  private OneOf() {}

  /**
   * @param actors each known by one row; empty is returned for fewer than two
   * @param name as the text has it
   */
  static Optional<ActorSense> sense(Collection<ActorSense> actors, String name, Naming how) {
    List<String> rows = actors.stream().flatMap(a -> a.rows().stream()).distinct().toList();
    return actors.stream()
        .findFirst()
        .filter(first -> rows.size() > 1)
        .map(
            first ->
                new ActorSense(
                    rows.stream().sorted().collect(Collectors.joining(" ", KEY, "")),
                    first.type(),
                    rows,
                    name,
                    how,
                    Optional.empty(),
                    Optional.empty()));
  }

  static boolean is(ActorSense actor) {
    return actor.key().startsWith(KEY);
  }
}
