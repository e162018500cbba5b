package org.entente.fact;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.entente.knowledge.ActorType;
import org.entente.knowledge.EngagementKind;
import org.entente.knowledge.Role;

/**
 * A kind of engagement in words: what triggers it, and which syntactic argument has which role.
 *
 * @param name unique in its file
 * @param support verbs that carry a trigger noun: their subject is the noun's; empty for any verb
 * @param modified one of these words must stand before a trigger noun; empty for no condition
 * @param unless words that must not stand in the trigger's phrase
 * @param unlessUnder words that must not stand above the trigger
 * @param unlessPartOf words of whose share the trigger verb must not tell
 * @param saidOf words of which one must be the subject of a trigger verb; empty for no condition
 * @param unlessSaidOf words of which none must be the subject of a trigger verb
 * @param roles argument → what it may fill, in the order to try
 * @param needs each a set of slots of which one must be filled, else there is no engagement
 * @param status tense → status
 * @param date what a date beside the trigger is the date of
 * @param factuality of a statement that is not qualified otherwise
 * @param domains concepts that hold for each engagement of the frame
 * @param generic whether the trigger only refers to engagements told before ("the initiative")
 * @param sure whether the encoder does not take back what the frame finds
 * @param refers kinds of engagements that it may refer back to
 */
record Frame(
    String name,
    EngagementKind kind,
    Set<String> support,
    Set<String> modified,
    Set<String> unless,
    Set<String> unlessUnder,
    Set<String> unlessPartOf,
    Set<String> saidOf,
    Set<String> unlessSaidOf,
    Map<String, List<Filling>> roles,
    List<Set<String>> needs,
    Map<Tense, Status> status,
    Fact.DateKind date,
    Factuality factuality,
    List<String> domains,
    boolean generic,
    boolean sure,
    Set<EngagementKind> refers) {

  /** The same under another name, with other roles and needs. */
  Frame with(String name, Map<String, List<Filling>> roles, List<Set<String>> needs) {
    return new Frame(
        name,
        kind,
        support,
        modified,
        unless,
        unlessUnder,
        unlessPartOf,
        saidOf,
        unlessSaidOf,
        roles,
        needs,
        status,
        date,
        factuality,
        domains,
        generic,
        sure,
        refers);
  }

  /** What an argument may fill. */
  sealed interface Filling {

    /** As frames write it: {@code party}, {@code supplier-of}, {@code object}. */
    default String written() {
      if (this instanceof Participant participant) {
        return participant.role().term() + (participant.owner() ? "-of" : "");
      }
      return this instanceof About ? "object" : this instanceof Place ? "place" : "source";
    }

    /**
     * A role of an actor.
     *
     * @param owner whether the actor is not the argument itself but whose it is: the supplier of
     *     "Russian jets"; written {@code supplier-of}
     * @param types of the actors that may fill it; empty for any; written {@code partner@Bloc}
     */
    record Participant(Role role, boolean owner, Set<ActorType> types) implements Filling {}

    /** What the engagement is about. */
    record About() implements Filling {}

    /** Where it is. */
    record Place() implements Filling {}

    /** Whose word it is. */
    record Source() implements Filling {}
  }

  /** How the trigger stands in time, grammatically. */
  enum Tense {
    PAST,
    PRESENT,
    FUTURE,
    /** A trigger noun without a verb that says more. */
    NOUN
  }

  List<Filling> fillings(String argument) {
    return roles.getOrDefault(argument, List.of());
  }

  Optional<Status> status(Tense tense) {
    return Optional.ofNullable(status.get(tense));
  }
}
