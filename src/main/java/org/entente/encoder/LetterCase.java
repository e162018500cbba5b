package org.entente.encoder;

import java.util.Locale;

/** How a word is written; the model gets it beside the word pieces, which know no capitals. */
enum LetterCase {
  NONE,
  LOWER,
  CAPITAL,
  UPPER,
  MIXED,
  DIGITS,
  DIGITS_AND_LETTERS,
  PUNCTUATION;

  static LetterCase of(String word) {
    boolean letters = word.codePoints().anyMatch(Character::isLetter);
    if (word.codePoints().anyMatch(Character::isDigit)) {
      return letters ? DIGITS_AND_LETTERS : DIGITS;
    }
    if (!letters) {
      return PUNCTUATION;
    }
    String lower = word.toLowerCase(Locale.ROOT);
    String upper = word.toUpperCase(Locale.ROOT);
    int second = word.offsetByCodePoints(0, 1);
    if (word.equals(lower)) {
      return LOWER;
    }
    if (word.length() > second && word.equals(upper)) {
      return UPPER;
    }
    String first = word.substring(0, second);
    String rest = word.substring(second);
    return first.equals(first.toUpperCase(Locale.ROOT))
            && rest.equals(rest.toLowerCase(Locale.ROOT))
        ? CAPITAL
        : MIXED;
  }
}
