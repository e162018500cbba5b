package org.entente.annotation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.entente.annotation.Finding.Trust;
import org.entente.annotation.Sense.ActorSense;
import org.entente.annotation.Sense.Naming;
import org.entente.document.Span;
import org.entente.knowledge.ActorType;

/**
 * Takes a state's government for the state ("Chinese government", "Government of Japan"), and an
 * administration named for its head for a body ("Biden administration").
 */
final class Governments {

  private static final Set<String> GOVERNMENTS = Set.of("government", "governments");

  private Governments() {}

  /** Whether a name without its state is that of a government: the state itself. */
  static boolean isGovernment(String name) {
    return GOVERNMENTS.contains(name.toLowerCase(Locale.ROOT));
  }

  static List<Finding> find(Passage passage, Known known) {
    List<Finding> findings = new ArrayList<>();
    for (Sentence sentence : passage.sentences()) {
      for (Token token : sentence.tokens()) {
        if (GOVERNMENTS.contains(token.lemma())) {
          government(sentence, token, known).ifPresent(findings::add);
        } else if (token.lemma().equals("administration")) {
          administration(passage, sentence, token, known).ifPresent(findings::add);
        }
      }
    }
    return findings;
  }

  private static Optional<Finding> government(Sentence sentence, Token token, Known known) {
    Optional<Finding> before =
        NameWords.at(sentence, token.index() - 1)
            .flatMap(t -> known.stateEndingAt(t.span().end()))
            .filter(state -> sentence.span().contains(state.span()));
    Optional<Finding> after =
        CapitalRuns.behindOf(sentence, token.index() + 1)
            .flatMap(t -> known.stateStartingAt(t.span().start()));
    return before
        .flatMap(state -> of(state, state.span().cover(token.span())))
        .or(() -> after.flatMap(state -> of(state, token.span().cover(state.span()))));
  }

  private static Optional<Finding> of(Finding state, Span span) {
    return state
        .sense(ActorSense.class)
        .map(actor -> new Finding(span, actor.as(Naming.NAME), Trust.DEFINITION));
  }

  private static Optional<Finding> administration(
      Passage passage, Sentence sentence, Token token, Known known) {
    Optional<Token> before = NameWords.at(sentence, token.index() - 1);
    boolean person =
        before
            .filter(t -> t.isProperNoun() && NameWords.isNameWord(t))
            .filter(t -> known.stateEndingAt(t.span().end()).isEmpty())
            .isPresent();
    // "Assistant Secretary for Export Administration": an office.
    boolean office =
        NameWords.isNameWord(token) && CapitalRuns.isForm(sentence, token.index() - 2, "for");
    if (!person || office) {
      return Optional.empty();
    }
    Span span = before.map(t -> t.span().cover(token.span())).orElse(token.span());
    return Optional.of(
        new Finding(
            span,
            Bodies.sense(passage, span, ActorType.GOVERNMENT_BODY, Optional.empty()),
            Trust.DESIGNATOR));
  }
}
