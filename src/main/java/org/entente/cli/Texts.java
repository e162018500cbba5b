package org.entente.cli;

import java.util.Locale;

/** Writes things for people. */
final class Texts {

  private Texts() {}

  /** One line of at most this many characters; controls do not reach the terminal. */
  static String line(String text, int width) {
    String line = clean(text).replaceAll("\\s+", " ").strip();
    if (line.codePointCount(0, line.length()) <= width) {
      return line;
    }
    return line.substring(0, line.offsetByCodePoints(0, width - 1)) + "…";
  }

  /** Without characters that move a cursor or turn the direction of writing. */
  static String clean(String text) {
    return text.replaceAll("[\\p{Cc}&&[^\n\t]]|[\\u202A-\\u202E\\u2066-\\u2069]", "");
  }

  static String count(long number, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
  }
}
