package org.entente.fact;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.entente.annotation.Actor;
import org.entente.fact.Fact.Thing;
import org.entente.knowledge.ActorType;
import org.entente.knowledge.EngagementKind;
import org.entente.knowledge.Role;

/**
 * Who makes what is ordered, where only the rest of the document names them: Airbus of "orders for
 * ten A350s". What is known of a thing is that its full name begins with its maker's.
 */
final class Makers {

  private static final Set<EngagementKind> ORDERED =
      Set.of(EngagementKind.AGREEMENT, EngagementKind.TRANSFER);

  private final FactLexicon lexicon;
  private final List<Actor> firms;

  /**
   * @param actors all actors of the document
   */
  Makers(FactLexicon lexicon, List<Actor> actors) {
    this.lexicon = lexicon;
    this.firms = actors.stream().filter(a -> a.type() == ActorType.COMPANY).toList();
  }

  /**
   * @param drafts all of the document
   */
  void add(List<Draft> drafts) {
    for (Draft draft : drafts) {
      role(draft)
          .ifPresent(role -> maker(draft).ifPresent(maker -> draft.participant(role, maker)));
    }
  }

  /** As what a maker takes part where nobody does who sells. */
  private Optional<Role> role(Draft draft) {
    if (!ORDERED.contains(draft.kind()) || Sameness.denied(draft) || !isOrder(draft)) {
      return Optional.empty();
    }
    boolean transfer = draft.kind() == EngagementKind.TRANSFER;
    Role role = transfer ? Role.SUPPLIER : Role.PARTY;
    boolean open = transfer ? !draft.has(role.term()) : draft.participants().size() == 1;
    return Optional.of(role).filter(r -> open && !draft.isClosed(r));
  }

  private boolean isOrder(Draft draft) {
    return Stream.concat(draft.words().stream(), draft.territory().stream())
        .anyMatch(word -> lexicon.isOrdering(word.lemma()));
  }

  /** The one that makes all of its objects. */
  private Optional<Slot<Actor>> maker(Draft draft) {
    List<Slot<Actor>> makers =
        draft.objects().values().stream().flatMap(thing -> maker(thing).stream()).toList();
    boolean one = makers.stream().map(maker -> maker.value().id()).distinct().count() == 1;
    return makers.stream()
        .findFirst()
        .filter(maker -> one && makers.size() == draft.objects().size())
        .filter(maker -> !draft.actorIds().contains(maker.value().id()));
  }

  private Optional<Slot<Actor>> maker(Slot<Thing> thing) {
    return firms.stream()
        .filter(firm -> thing.value().registerId().isPresent())
        .filter(firm -> firm.names().stream().anyMatch(n -> begins(thing.value().name(), n)))
        .map(firm -> new Slot<>(firm, thing.evidence()))
        .findFirst();
  }

  private static boolean begins(String thing, String firm) {
    return thing.startsWith(firm + " ");
  }
}
