package org.entente.identity;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.entente.annotation.Actor;
import org.entente.fact.Fact.Thing;
import org.entente.fact.Fact.Where;
import org.entente.identity.Identity.Candidate;

/**
 * Who the actors of one document are; two actors with equal identities are one resource. And which
 * of its places and things the register has, though it spells them in another way.
 *
 * @param byActor by the actor's id
 * @param weighed the rows that each actor was compared with, the likeliest first and those that the
 *     document rules out last, with reasons
 * @param places ids of the register that names of the document's places give
 * @param things the same of things
 */
public record Identities(
    Map<Integer, Identity> byActor,
    Map<Integer, List<Candidate>> weighed,
    Set<String> places,
    Set<String> things) {

  public Identities {
    byActor = Map.copyOf(byActor);
    weighed = Map.copyOf(weighed);
    places = Set.copyOf(places);
    things = Set.copyOf(things);
  }

  /** Of actors alone. */
  public Identities(Map<Integer, Identity> byActor, Map<Integer, List<Candidate>> weighed) {
    this(byActor, weighed, Set.of(), Set.of());
  }

  /** Whether the register says what this place is called. */
  public boolean isRegistered(Where where) {
    return where.registerId().isPresent() || places.contains(Slug.of(where.name()));
  }

  /** Whether the register says what this thing is called. */
  public boolean isRegistered(Thing thing) {
    return thing.registerId().isPresent() || things.contains(Slug.of(thing.name()));
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
