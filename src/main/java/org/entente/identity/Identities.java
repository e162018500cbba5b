package org.entente.identity;

import java.util.List;
import java.util.Map;
import org.entente.annotation.Actor;
import org.entente.identity.Identity.Candidate;

/**
 * Who the actors of one document are; two actors with equal identities are one resource.
 *
 * @param byActor by the actor's id
 * @param weighed the rows that each actor was compared with, the likeliest first and those that the
 *     document rules out last, with reasons
 */
public record Identities(Map<Integer, Identity> byActor, Map<Integer, List<Candidate>> weighed) {

  public Identities {
    byActor = Map.copyOf(byActor);
    weighed = Map.copyOf(weighed);
  }

  /** The rows that an actor was compared with. */
  public List<Candidate> weighed(Actor actor) {
    return weighed.getOrDefault(actor.id(), List.of());
  }

  /**
   * @throws IllegalArgumentException when the actor is none of the document's
   */
  public Identity of(Actor actor) {
    Identity identity = byActor.get(actor.id());
    if (identity == null) {
      throw new IllegalArgumentException(
          "actor "
              + actor.id()
              + " ("
              + actor.name()
              + ") is not in the document's list of actors");
    }
    return identity;
  }
}
