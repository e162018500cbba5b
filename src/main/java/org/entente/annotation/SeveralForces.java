package org.entente.annotation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.entente.annotation.Finding.Trust;
import org.entente.annotation.Sense.ActorSense;
import org.entente.annotation.Sense.Naming;
import org.entente.document.Span;
import org.entente.knowledge.ActorType;

/**
 * Finds the forces of several states in one phrase: "the Chilean and Peruvian navies", "the French,
 * German and Dutch air forces". Each adjective names the force of its state, the last one together
 * with the noun.
 */
final class SeveralForces {

  private final BodyWords words;

  SeveralForces(BodyWords words) {
    this.words = words;
  }

  List<Finding> find(Passage passage, Known known) {
    List<Finding> findings = new ArrayList<>();
    for (Sentence sentence : passage.sentences()) {
      for (Token noun : sentence.tokens()) {
        if (noun.pos().matches("NNP?S") && !noun.is("compound") && !noun.is("nmod")) {
          words
              .severalEndingAt(sentence, noun.index())
              .filter(match -> match.type() == ActorType.ARMED_FORCE)
              .ifPresent(match -> findings.addAll(of(passage, sentence, match, known)));
        }
      }
    }
    return findings;
  }

  private List<Finding> of(Passage passage, Sentence sentence, BodyWords.Match force, Known known) {
    List<Finding> states = states(sentence, force.from(), known);
    if (states.size() < 2) {
      return List.of();
    }
    String noun = words.singular(sentence, force);
    List<Finding> findings = new ArrayList<>();
    Span end = sentence.token(force.to()).span();
    for (int i = 0; i < states.size(); i++) {
      Finding state = states.get(i);
      Span span = i == 0 ? state.span().cover(end) : state.span();
      sense(passage, state, noun)
          .ifPresent(s -> findings.add(new Finding(span, s, Trust.REGISTER)));
    }
    return findings;
  }

  /** The states whose adjectives stand in a list before a noun, the last one first. */
  private static List<Finding> states(Sentence sentence, int noun, Known known) {
    List<Finding> states = new ArrayList<>();
    int at = noun - 1;
    while (at >= 0) {
      Optional<Finding> state = known.stateEndingAt(sentence.token(at).span().end());
      if (state.isEmpty()) {
        break;
      }
      states.add(state.get());
      at = sentence.tokens(state.get().span()).get(0).index() - 1;
      while (at >= 0 && sentence.token(at).form().matches("and|&|,")) {
        at--;
      }
    }
    return states;
  }

  private static Optional<ActorSense> sense(Passage passage, Finding state, String noun) {
    return Known.key(state)
        .map(
            key ->
                new ActorSense(
                    "body:" + BodyWords.key(noun) + "@" + key,
                    ActorType.ARMED_FORCE,
                    List.of(),
                    passage.name(state.span()) + " " + noun,
                    Naming.NAME,
                    Optional.of(key),
                    Optional.empty()));
  }
}
