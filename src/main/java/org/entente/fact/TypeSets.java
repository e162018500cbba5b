package org.entente.fact;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.entente.knowledge.ActorType;

/** Which types of actors a pronoun or a noun may stand for. */
final class TypeSets {

  static final Set<ActorType> ANY =
      Arrays.stream(ActorType.values()).collect(Collectors.toUnmodifiableSet());
  static final Set<ActorType> STATES = Set.of(ActorType.STATE);
  static final Set<ActorType> POWERS =
      Set.of(ActorType.STATE, ActorType.INTERGOVERNMENTAL_ORGANISATION, ActorType.BLOC);

  static final Set<ActorType> NONE = Set.of();

  /** Who holds exercises. */
  static final Set<ActorType> FORCES =
      Set.of(
          ActorType.STATE,
          ActorType.ARMED_FORCE,
          ActorType.INTERGOVERNMENTAL_ORGANISATION,
          ActorType.BLOC);

  static final Set<ActorType> BODIES =
      Set.of(ActorType.INTERGOVERNMENTAL_ORGANISATION, ActorType.ORGANISATION, ActorType.BLOC);
  static final Set<ActorType> PERSON = Set.of(ActorType.PERSON);
  static final Set<ActorType> IMPERSONAL =
      ANY.stream().filter(t -> t != ActorType.PERSON).collect(Collectors.toUnmodifiableSet());

  private TypeSets() {}
}
