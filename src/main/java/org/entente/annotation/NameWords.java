package org.entente.annotation;

import static java.lang.Character.CURRENCY_SYMBOL;

import java.util.Optional;
import java.util.Set;
import org.entente.document.Span;

/** What belongs to a run of capitalised words in a sentence. */
final class NameWords {

  private static final Set<String> NEVER =
      Set.of(
          "DT", "IN", "PRP", "PRP$", "WP", "WP$", "WDT", "WRB", "MD", "CC", "EX", "UH", "TO",
          "PDT");
  private static final Set<String> PARTICLES =
      Set.of(
          "al", "bin", "ibn", "ben", "von", "van", "der", "den", "de", "del", "della", "di", "da",
          "das", "dos", "du", "la", "le", "el", "ul", "ur", "e", "y", "zu", "ter", "ten", "abu");

  private NameWords() {}

  /** A capitalised word or number that may be part of a name. */
  static boolean isNameWord(Token token) {
    char first = token.form().charAt(0);
    if (isArticle(token) || isMoney(token)) {
      return false;
    }
    if (Character.isUpperCase(first)) {
      return !NEVER.contains(token.pos())
          || token.isProperNoun()
          || token.index() > 0 && !token.entity().equals("O");
    }
    return false;
  }

  /** "US$": no name ends with a sum. */
  private static boolean isMoney(Token token) {
    return token.form().codePoints().anyMatch(c -> Character.getType(c) == CURRENCY_SYMBOL);
  }

  /** "The" opens no name: "The Royal Thai Police". */
  private static boolean isArticle(Token token) {
    return token.form().equals("The")
        || token.pos().equals("DT") && !token.entity().endsWith("-PERSON");
  }

  /** A proper noun; at the start of a sentence the parser's word is needed for that. */
  static boolean isSurelyName(Sentence sentence, Token token) {
    return isNameWord(token)
        && (token.isProperNoun()
            || token.index() > 0
                && !sentence.token(token.index() - 1).form().matches("[\"“:.]")
                && !token.isVerb());
  }

  /** A small word inside names of persons: "Mohammed bin Salman", "Ursula von der Leyen". */
  static boolean isParticle(Token token) {
    return PARTICLES.contains(token.form());
  }

  /** Whether the parser takes the second token for a part of the name that the first is in. */
  static boolean sameEntity(Token left, Token right) {
    return !left.entity().equals("O")
        && (right.entity().startsWith("I-") || right.entity().startsWith("L-"))
        && left.entity().substring(2).equals(right.entity().substring(2));
  }

  /** Whether nothing stands between two tokens. */
  static boolean touch(Token left, Token right) {
    return left.span().end() == right.span().start();
  }

  static Optional<Token> at(Sentence sentence, int index) {
    return index >= 0 && index < sentence.tokens().size()
        ? Optional.of(sentence.token(index))
        : Optional.empty();
  }

  static Span span(Sentence sentence, int from, int to) {
    return sentence.token(from).span().cover(sentence.token(to).span());
  }

  /** Whether most words are capitalised, as in the title of a text. */
  static boolean isTitle(Sentence sentence) {
    int words = 0;
    int capitals = 0;
    for (Token token : sentence.tokens()) {
      if (Character.isLetter(token.form().charAt(0)) && token.form().length() > 3) {
        words++;
        if (Character.isUpperCase(token.form().charAt(0))) {
          capitals++;
        }
      }
    }
    Token last = sentence.token(sentence.tokens().size() - 1);
    return words >= 4 && capitals >= words * 0.75 && !last.form().equals(".");
  }
}
