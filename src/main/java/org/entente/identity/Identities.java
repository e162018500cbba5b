package org.entente.identity;

import java.util.Map;
import org.entente.annotation.Actor;

/** Who the actors of one document are; two actors with equal identities are one resource. */
public record Identities(Map<Integer, Identity> byActor) {

  public Identities {
    byActor = Map.copyOf(byActor);
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
