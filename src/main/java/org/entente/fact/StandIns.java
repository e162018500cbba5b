package org.entente.fact;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.entente.annotation.Actor;
import org.entente.annotation.Mention.ActorMention;
import org.entente.annotation.Sentence;
import org.entente.document.Span;
import org.entente.fact.Fact.Participation;
import org.entente.knowledge.ActorType;
import org.entente.knowledge.EngagementKind;

/**
 * States that stand for a firm of theirs that a sentence does not name: Spain of "a Spanish
 * shipbuilder won an order. Navantia signed the contract". Where the text names the firm, it takes
 * part and its state does not.
 */
final class StandIns {

  /** How many sentences lie between the firm's name and its kind at most. */
  private static final int REACH = 4;

  private static final Set<EngagementKind> KINDS =
      Set.of(EngagementKind.AGREEMENT, EngagementKind.TRANSFER, EngagementKind.PROJECT);

  private final Discourse discourse;

  /** The sentences of words that are a state's and mean a firm. */
  private final Map<Span, Span> sentences = new HashMap<>();

  StandIns(Discourse discourse) {
    this.discourse = discourse;
  }

  /** Keeps which states a sentence names for firms without a name. */
  void take(SentenceMentions where) {
    Sentence sentence = where.sentence();
    for (ActorMention mention : where.all(ActorMention.class)) {
      boolean unnamed =
          mention.actor().type() == ActorType.STATE
              && sentence
                  .headOf(mention.span())
                  .filter(token -> discourse.isOfUnnamedFirm(where, token))
                  .isPresent();
      if (unnamed) {
        sentences.put(mention.span(), sentence.span());
      }
    }
  }

  /**
   * "Chad signed with Baykar to buy six drones. A Turkish firm signed with Chad to sell six
   * drones": gives a draft the firm that was named in the one that it tells again.
   *
   * @param before those of its kind
   */
  void name(Draft draft, List<Draft> before) {
    for (Slot<Participation> state : standing(draft)) {
      for (int i = before.size() - 1; i >= 0; i--) {
        Draft earlier = before.get(i);
        Optional<Actor> firm = firm(earlier, state);
        if (firm.isPresent() && isAgain(earlier, draft, state.value().actor())) {
          replace(draft, state, firm.get());
          List.copyOf(draft.participants().values())
              .forEach(body -> stateOf(earlier, body).ifPresent(its -> replace(draft, body, its)));
          break;
        }
      }
    }
  }

  /** Leaves the states out of which a firm takes part by name. */
  void settle(Draft draft) {
    for (Slot<Participation> state : standing(draft)) {
      if (firm(draft, state).isPresent()) {
        draft.participants().remove(state.value());
      }
    }
  }

  private List<Slot<Participation>> standing(Draft draft) {
    return KINDS.contains(draft.kind())
        ? draft.participants().values().stream()
            .filter(part -> sentences.containsKey(part.evidence()))
            .filter(part -> part.value().actor().type() == ActorType.STATE)
            .toList()
        : List.of();
  }

  /** The only firm of a state that another sentence gives the same part. */
  private Optional<Actor> firm(Draft draft, Slot<Participation> state) {
    Optional<Span> there = Optional.ofNullable(sentences.get(state.evidence()));
    List<Actor> firms =
        draft.participants().values().stream()
            .filter(part -> part.value().role() == state.value().role())
            .filter(part -> there.filter(words -> words.contains(part.evidence())).isEmpty())
            .map(part -> part.value().actor())
            .filter(actor -> actor.type() == ActorType.COMPANY)
            .filter(actor -> discourse.isOf(actor, state.value().actor()))
            .toList();
    return firms.size() == 1 ? Optional.of(firms.get(0)) : Optional.empty();
  }

  private static void replace(Draft draft, Slot<Participation> part, Actor other) {
    draft.participants().remove(part.value());
    draft.participant(part.value().role(), new Slot<>(other, part.evidence()));
  }

  /** The state that takes part in another draft instead of its ministry. */
  private static Optional<Actor> stateOf(Draft earlier, Slot<Participation> body) {
    int state = Sameness.stateOf(body.value().actor());
    return earlier.participants().keySet().stream()
        .filter(part -> part.role() == body.value().role())
        .map(Participation::actor)
        .filter(actor -> actor.id() == state && state != body.value().actor().id())
        .findFirst();
  }

  /** Whether two tell of the same goods between the same, besides the firm and its state. */
  private static boolean isAgain(Draft earlier, Draft draft, Actor state) {
    Set<Integer> others = new HashSet<>(Sameness.states(draft));
    others.remove(state.id());
    return draft.sentence() != earlier.sentence()
        && draft.sentence() - earlier.sentence() <= REACH
        && !earlier.actorIds().contains(state.id())
        && !others.isEmpty()
        && Sameness.states(earlier).containsAll(others)
        && Sameness.denied(earlier) == Sameness.denied(draft)
        && Sameness.objectsOverlap(earlier, draft)
        && (earlier.quantities().isEmpty()
            || draft.quantities().isEmpty()
            || Sameness.sameQuantities(earlier, draft))
        && Sameness.amountsAgree(earlier, draft)
        && Sameness.datesAgree(earlier, draft);
  }
}
