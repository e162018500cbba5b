package org.entente.fact;

import java.util.Optional;
import java.util.Set;
import org.entente.annotation.Sentence;
import org.entente.annotation.Token;
import org.entente.knowledge.EngagementKind;

/** Facilities that a sentence names as where something happens: nothing that it says is built. */
final class Sites {

  private static final Set<String> WHERE =
      Set.of("at", "in", "near", "off", "from", "around", "outside", "inside");

  private static final Set<String> ATTACKED = Set.of("on", "against", "over", "to", "onto", "into");

  private static final Set<String> REACHED = Set.of("to", "onto");

  private static final Set<String> ROUTE = Set.of("through", "via", "along", "on", "by");

  private static final Set<EngagementKind> HAPPENING =
      Set.of(
          EngagementKind.MEETING,
          EngagementKind.EXERCISE,
          EngagementKind.EVENT,
          EngagementKind.CONFLICT);

  private final Sentence sentence;

  Sites(Sentence sentence) {
    this.sentence = sentence;
  }

  /** Whether a draft is but where another happens, what it attacks, or the way that it goes. */
  boolean isSite(Draft draft, Draft other) {
    boolean noun =
        draft.kind() == EngagementKind.PROJECT
            && draft.anchor().isNoun()
            && sentence.children(draft.anchor(), "poss").findAny().isEmpty();
    return noun
        && (draft.name().isEmpty() || !hasOwnParticipants(draft))
        && (isWhere(draft, other) || isAttacked(draft, other) || isRoute(draft, other));
  }

  /** Whether others take part than those lent by the text around and those that its name says. */
  private static boolean hasOwnParticipants(Draft draft) {
    return !draft.isBorrowed()
        && draft.participants().values().stream()
            .anyMatch(
                part -> draft.name().filter(n -> n.span().contains(part.evidence())).isEmpty());
  }

  /** "Held a drill at the air base", "a strike on a garrison", "a visit to the plant". */
  private boolean isWhere(Draft draft, Draft other) {
    boolean happens =
        HAPPENING.contains(other.kind())
            || other.kind() == EngagementKind.COOPERATION
                && !hasOwnParticipants(draft)
                && draft.name().flatMap(n -> n.registerId()).isEmpty();
    return happens
        && preposition(draft).filter(at -> isPlacing(at, other.kind())).isPresent()
        && isWithin(draft, other);
  }

  private static boolean isPlacing(Token preposition, EngagementKind kind) {
    String word = preposition.lemma();
    return kind == EngagementKind.COOPERATION && word.equals("at")
        || kind != EngagementKind.COOPERATION && WHERE.contains(word)
        || kind == EngagementKind.CONFLICT && ATTACKED.contains(word)
        || kind == EngagementKind.MEETING && REACHED.contains(word);
  }

  /** "Attacked a Kenyan army base". */
  private boolean isAttacked(Draft draft, Draft other) {
    return other.kind() == EngagementKind.CONFLICT
        && draft.name().isEmpty()
        && other.anchor().isVerb()
        && (draft.anchor().is("dobj") || draft.anchor().is("nsubjpass"))
        && sentence.head(draft.anchor()).filter(verb -> verb == other.anchor()).isPresent();
  }

  /** "Shipped oil through the Friendship pipeline". */
  private boolean isRoute(Draft draft, Draft other) {
    return other.kind() == EngagementKind.TRANSFER
        && !hasOwnParticipants(draft)
        && preposition(draft).filter(by -> ROUTE.contains(by.lemma())).isPresent()
        && isWithin(draft, other);
  }

  private Optional<Token> preposition(Draft draft) {
    return sentence.head(draft.anchor()).filter(above -> draft.anchor().is("pobj"));
  }

  /** Whether a draft's words stand below another's. */
  private boolean isWithin(Draft draft, Draft other) {
    return sentence.upwards(draft.anchor()).stream().anyMatch(other.territory()::contains);
  }
}
