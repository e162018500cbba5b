package org.entente.annotation;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Base forms of verbs where the parser gives none: it takes "provided" for the conjunction, "ended"
 * and "followed" as they are, "seconded" for a number, and knows no "relisted".
 */
final class Lemmas {

  private static final Map<String, String> KNOWN =
      Map.of("provided", "provide", "followed", "follow", "ended", "end");

  private static final String SECOND = "second";

  /** What the end of a verb without its "ed" or "ing" looks like when it has lost an "e". */
  private static final Pattern SHORTENED = Pattern.compile(".*(?:at|is|iz|nc|rc|rg|dg|v|c|u)");

  private Lemmas() {}

  /** The base form of a token that is a verb; of others the lemma that they have. */
  static String of(Token token) {
    String word = token.form().toLowerCase(Locale.ROOT);
    String lemma = token.lemma();
    if (!token.pos().startsWith("VB")) {
      return lemma;
    }
    if (token.isOrdinal() && word.startsWith(SECOND)) {
      return SECOND;
    }
    if (!lemma.equals(word)) {
      return lemma;
    }
    return switch (token.pos()) {
      case "VBD", "VBN" -> KNOWN.getOrDefault(word, base(word, "ed"));
      case "VBG" -> base(word, "ing");
      default -> lemma;
    };
  }

  private static String base(String word, String ending) {
    int stem = word.length() - ending.length();
    if (!word.endsWith(ending) || stem < 4) {
      return word;
    }
    String rest = word.substring(0, stem);
    return SHORTENED.matcher(rest).matches() ? rest + "e" : rest;
  }
}
