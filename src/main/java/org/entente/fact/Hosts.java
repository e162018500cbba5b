package org.entente.fact;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.entente.annotation.Actor;
import org.entente.knowledge.ActorType;
import org.entente.knowledge.EngagementKind;
import org.entente.knowledge.Role;

/**
 * The state of the place where something happens, where nobody of it is named: who goes to Warsaw
 * visits Poland, and a grant for schools in Jordan is Jordan's.
 */
final class Hosts {

  private final FactLexicon lexicon;
  private final Scenes scenes;
  private final Wholes wholes;

  Hosts(FactLexicon lexicon, Scenes scenes, Wholes wholes) {
    this.lexicon = lexicon;
    this.scenes = scenes;
    this.wholes = wholes;
  }

  /**
   * @param drafts all of the document
   */
  void add(List<Draft> drafts) {
    for (Draft draft : drafts) {
      role(draft)
          .flatMap(role -> host(draft).map(host -> Participation.of(role, host)))
          .ifPresent(one -> draft.participant(one.role(), one.host()));
    }
  }

  private record Participation(Role role, Slot<Actor> host) {
    static Participation of(Role role, Slot<Actor> host) {
      return new Participation(role, host);
    }
  }

  /** As what a host takes part and nobody does. */
  private Optional<Role> role(Draft draft) {
    if (draft.participants().isEmpty() || draft.frame().generic() || Sameness.denied(draft)) {
      return Optional.empty();
    }
    if (draft.kind() == EngagementKind.MEETING && isVisit(draft)) {
      return Optional.of(Role.PARTNER);
    }
    boolean given =
        draft.kind() == EngagementKind.TRANSFER
            && draft.has(Role.SUPPLIER.term())
            && !draft.has(Role.RECIPIENT.term())
            && !draft.isClosed(Role.RECIPIENT);
    return given ? Optional.of(Role.RECIPIENT) : Optional.empty();
  }

  private boolean isVisit(Draft draft) {
    return lexicon.isVisit(draft.anchor().lemma())
        || Stream.of(draft.trigger().toLowerCase(Locale.ROOT).split(" "))
            .anyMatch(lexicon::isVisit);
  }

  /** The one state where it happens, if none of those who take part are of it or it of them. */
  private Optional<Slot<Actor>> host(Draft draft) {
    List<Slot<Actor>> hosts =
        draft.places().values().stream()
            .flatMap(place -> scenes.stateOf(place).stream())
            .filter(host -> host.value().type() == ActorType.STATE)
            .toList();
    if (hosts.stream().map(host -> host.value().id()).distinct().count() != 1) {
      return Optional.empty();
    }
    Slot<Actor> host = hosts.get(0);
    Set<Integer> its = wholes.of(host.value());
    boolean other =
        draft.participants().keySet().stream()
            .map(part -> part.actor())
            .noneMatch(
                part -> its.contains(part.id()) || wholes.of(part).contains(host.value().id()));
    return other && !draft.bystanders().contains(host.value().id())
        ? Optional.of(host)
        : Optional.empty();
  }
}
