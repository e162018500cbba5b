package org.entente.fact;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.entente.annotation.Sentence;
import org.entente.annotation.Token;
import org.entente.knowledge.EngagementKind;

/**
 * Places where what is told is not: those that only say how far away it is ("a dam 80 km north of
 * Nairobi"), and those of what is spoken of ("met on the situation in Haiti").
 */
final class Bearings {

  private static final Pattern COMPASS =
      Pattern.compile("(?:north|south)?[- ]?(?:north|south|east|west)(?:wards?)?");

  private static final Set<String> LENGTHS =
      Set.of("km", "kms", "kilometre", "kilometer", "mile", "mi", "metre", "meter");

  private static final Set<String> BETWEEN = Set.of("to", "the", "due", "away");

  private Bearings() {}

  /** Whether what is told stands at some distance from the place, and not there. */
  static boolean isReference(Sentence sentence, Token place) {
    int of = place.index() - 1;
    while (of > 0 && sentence.token(of).isProperNoun()) {
      of--;
    }
    if (of < 2) {
      return false;
    }
    int at = of - 1;
    if (sentence.token(of).form().equals("of")) {
      int point = at;
      while (at >= 0 && COMPASS.matcher(sentence.token(at).word()).matches()
          || at > 0 && sentence.token(at).pos().equals("HYPH")) {
        at--;
      }
      if (at == point) {
        return false;
      }
    } else if (!sentence.token(of).form().matches("from|outside")) {
      return false;
    }
    while (at > 0 && BETWEEN.contains(sentence.token(at).word())) {
      at--;
    }
    return at > 0
        && LENGTHS.contains(sentence.token(at).lemma())
        && sentence.token(at - 1).pos().equals("CD");
  }

  /** Whether a place is that of what a meeting or a text is about. */
  static boolean isTopic(Sentence sentence, Token place, Draft draft, FactLexicon lexicon) {
    return (draft.kind() == EngagementKind.MEETING || draft.kind() == EngagementKind.AGREEMENT)
        && Optional.of(place)
            .filter(name -> name.is("pobj"))
            .flatMap(sentence::head)
            .flatMap(sentence::head)
            .filter(noun -> noun.isNoun() && lexicon.isPlight(noun.lemma()))
            .isPresent();
  }
}
