package org.entente.annotation;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.entente.annotation.Sense.ActorSense;
import org.entente.document.Span;
import org.entente.knowledge.ActorType;

/** Tells where words that may name a group of states name none: "the West African nation". */
final class Blocs {

  private static final Set<String> EACH = Set.of("every", "each", "any", "no");

  private static final Set<String> STATES =
      Set.of(
          "nation", "country", "state", "republic", "kingdom", "island", "neighbour", "neighbor");

  private static final Pattern COMPASS = Pattern.compile("(?:[Tt]he )?(?:West|North|South|East)");

  private Blocs() {}

  /** Whether the words speak of one of a group's states, or of some. */
  static boolean isNone(Passage passage, Finding finding) {
    Span words = finding.span();
    return isBloc(finding)
        && passage
            .sentence(words)
            .filter(sentence -> saysWhichState(sentence, words) || isSomeOf(sentence, words))
            .isPresent();
  }

  private static boolean isBloc(Finding finding) {
    return finding.sense(ActorSense.class).filter(a -> a.is(ActorType.BLOC)).isPresent();
  }

  /**
   * "African" of "the southern African nation": one state, and not all of them as those of "every
   * African country" are.
   */
  private static boolean saysWhichState(Sentence sentence, Span adjective) {
    return sentence
        .headOf(adjective)
        .filter(word -> word.pos().equals("JJ"))
        .flatMap(sentence::head)
        .filter(noun -> noun.pos().equals("NN") && STATES.contains(noun.lemma()))
        .filter(
            noun -> sentence.children(noun, "det").noneMatch(word -> EACH.contains(word.word())))
        .isPresent();
  }

  /** "Seven African countries": some, and not all of them as "the five Nordic countries" are. */
  private static boolean isSomeOf(Sentence sentence, Span words) {
    return sentence
        .headOf(words)
        .filter(noun -> noun.pos().equals("NNS"))
        .filter(noun -> isCounted(sentence, noun))
        .isPresent();
  }

  private static boolean isCounted(Sentence sentence, Token noun) {
    return sentence.children(noun).stream()
            .anyMatch(number -> number.pos().equals("CD") && number.index() < noun.index())
        && sentence.children(noun, "det").noneMatch(the -> the.word().equals("the"));
  }

  /** "The West African coast": a compass point of the adjective. */
  static boolean isCompassOf(Passage passage, Finding finding) {
    Span span = finding.span();
    return isBloc(finding)
        && passage
            .sentence(span)
            .filter(sentence -> COMPASS.matcher(passage.name(span)).matches())
            .flatMap(sentence -> after(sentence, span))
            .filter(next -> next.pos().equals("JJ") && NameWords.isNameWord(next))
            .isPresent();
  }

  private static Optional<Token> after(Sentence sentence, Span span) {
    return sentence.tokens(span).stream()
        .reduce((first, last) -> last)
        .flatMap(last -> NameWords.at(sentence, last.index() + 1));
  }
}
