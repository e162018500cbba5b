package org.entente.annotation;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words in capitals throughout: "MOSCOW", "UNITED STATES AND CHINA". */
final class Capitals {

  private static final Pattern SHOUTED =
      Pattern.compile(
          "\\b\\p{Lu}{4,}\\b|(?<=\\p{Lu}{3} )\\p{Lu}{3}\\b|\\b\\p{Lu}{3}(?= \\p{Lu}{4})");
  private static final Pattern SMALL =
      Pattern.compile("(?<=\\p{Lu}{3} )(OF|AND|THE|FOR|IN)(?= \\p{Lu})");

  private Capitals() {}

  /** The text with such words as names are written; empty when there are none. */
  static Optional<String> lowered(String text) {
    if (!SHOUTED.matcher(text).find()) {
      return Optional.empty();
    }
    Matcher small = SMALL.matcher(text);
    String result = small.replaceAll(match -> match.group().toLowerCase(Locale.ROOT));
    return Optional.of(SHOUTED.matcher(result).replaceAll(Capitals::capitalised));
  }

  private static String capitalised(MatchResult match) {
    String word = match.group();
    StringBuilder lowered = new StringBuilder(word.length()).append(word.charAt(0));
    for (int i = 1; i < word.length(); i++) {
      lowered.append(Character.toLowerCase(word.charAt(i)));
    }
    return Matcher.quoteReplacement(lowered.toString());
  }
}
