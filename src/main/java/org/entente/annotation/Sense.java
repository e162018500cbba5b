package org.entente.annotation;

import java.util.List;
import java.util.Optional;
import org.entente.annotation.Mention.ThingMention;
import org.entente.knowledge.ActorType;
import org.entente.knowledge.EngagementKind;

/** What a name in the text may stand for. */
sealed interface Sense {

  /**
   * An actor.
   *
   * @param key the same for all names of one actor in a document
   * @param rows rows of the register that it may be, the likeliest first
   * @param name its full name; the register's label if it is there
   * @param how what kind of word names it
   * @param partOf key of the actor that it belongs to
   * @param position what a person is
   */
  record ActorSense(
      String key,
      ActorType type,
      List<String> rows,
      String name,
      Naming how,
      Optional<String> partOf,
      Optional<String> position)
      implements Sense {

    ActorSense as(Naming naming) {
      return new ActorSense(key, type, rows, name, naming, partOf, position);
    }

    boolean is(ActorType aType) {
      return type == aType;
    }
  }

  /** How a word names an actor. */
  enum Naming {
    NAME,
    DEMONYM,
    /** A capital or a seat: the state when it acts, else a place. */
    METONYM
  }

  record ThingSense(String name, ThingMention.Kind kind, Optional<String> row) implements Sense {}

  record PlaceSense(String name, Optional<String> row) implements Sense {}

  record EngagementSense(String name, EngagementKind kind, Optional<String> row) implements Sense {}

  /** A word that looks like a name and is none: "Turkish bath", "U.S. dollar". */
  record NoSense() implements Sense {}
}
