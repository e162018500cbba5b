package org.entente.annotation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.entente.annotation.Finding.Trust;
import org.entente.document.Span;

/** Finds organisations by words in their names: "X Shipyard", "Ministry of X of Y". */
final class Designators {

  private final BodyWords words;
  private final CapitalRuns runs;

  Designators(BodyWords words, CapitalRuns runs) {
    this.words = words;
    this.runs = runs;
  }

  List<Finding> find(Passage passage, States states) {
    List<Finding> findings = new ArrayList<>();
    for (Sentence sentence : passage.sentences()) {
      boolean title = NameWords.isTitle(sentence);
      for (int i = 0; i < sentence.tokens().size(); i++) {
        if (NameWords.isNameWord(sentence.token(i))) {
          Optional<BodyWords.Match> match = words.endingAt(sentence, i);
          if (match.isPresent()) {
            capitalised(passage, sentence, match.get(), states, title).ifPresent(findings::add);
          }
        } else {
          words
              .smallEndingAt(sentence, i)
              .flatMap(match -> small(passage, sentence, match, states))
              .ifPresent(findings::add);
        }
      }
    }
    return findings;
  }

  private Optional<Finding> capitalised(
      Passage passage, Sentence sentence, BodyWords.Match match, States states, boolean title) {
    int from = runs.left(sentence, match.from(), states);
    int to = words.opens(sentence, match) ? runs.right(sentence, match.to(), states) : match.to();
    if (title && (to == match.to() || from == 0)) {
      return Optional.empty();
    }
    boolean bare = from == match.from() && to == match.to();
    Optional<Finding> owner = owner(sentence, from, states);
    if (bare && owner.isEmpty()) {
      return Optional.empty();
    }
    Span span = NameWords.span(sentence, from, to);
    return Optional.of(
        new Finding(
            span,
            Bodies.sense(passage, span, match.type(), owner.or(() -> states.within(span))),
            Trust.DESIGNATOR));
  }

  /** The state that the name follows with a possessive ending: "Egypt's Foreign Ministry". */
  private static Optional<Finding> owner(Sentence sentence, int from, States states) {
    boolean possessive =
        NameWords.at(sentence, from - 1).filter(t -> t.pos().equals("POS")).isPresent();
    return possessive
        ? NameWords.at(sentence, from - 2).flatMap(t -> states.endingAt(t.span().end()))
        : Optional.empty();
  }

  private Optional<Finding> small(
      Passage passage, Sentence sentence, BodyWords.Match match, States states) {
    int from = match.from();
    for (int i = 0; i < 3 && from > 0 && isSmallModifier(sentence.token(from - 1)); i++) {
      from--;
    }
    if (from == 0) {
      return Optional.empty();
    }
    Token before = sentence.token(from - 1);
    Optional<Finding> owner = owner(sentence, from, states);
    if (owner.isPresent()) {
      Span span = NameWords.span(sentence, from, match.to());
      return Optional.of(
          new Finding(span, Bodies.sense(passage, span, match.type(), owner), Trust.DESIGNATOR));
    }
    Optional<Finding> adjective = states.endingAt(before.span().end());
    return adjective.map(
        state -> {
          Span span = state.span().cover(sentence.token(match.to()).span());
          return new Finding(
              span, Bodies.sense(passage, span, match.type(), adjective), Trust.DESIGNATOR);
        });
  }

  private static boolean isSmallModifier(Token token) {
    return Character.isLowerCase(token.form().charAt(0))
        && (token.isNoun() || token.pos().equals("JJ"));
  }
}
