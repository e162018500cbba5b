package org.entente.fact;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.entente.annotation.Actor;

/**
 * What actors are parts of, and what that is a part of.
 *
 * @param actors all of the document, by their ids
 */
record Wholes(Map<Integer, Actor> actors) {

  /** An actor and all that it is a part of, by their ids. */
  Set<Integer> of(Actor actor) {
    Set<Integer> found = new HashSet<>();
    Optional<Actor> at = Optional.of(actor);
    while (at.isPresent() && found.add(at.get().id())) {
      at = at.get().partOf().map(actors::get);
    }
    return found;
  }
}
