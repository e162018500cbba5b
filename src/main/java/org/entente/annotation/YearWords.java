package org.entente.annotation;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entente.knowledge.DataFolder;
import org.entente.knowledge.Table;

/** Tells a year from a number of four digits and from a part of a name, by the words beside it. */
final class YearWords {

  /** After these a number of four digits is a year even before a plural: "in 2014 exports grew". */
  private static final Set<String> SURE =
      Set.of(
          "in", "since", "by", "until", "till", "during", "before", "after", "early", "mid", "late",
          "from", "through", "circa", "year", "spring", "summer", "autumn", "winter", "fall",
          "end");

  /** Words that stand before a year in capitals only because they open a sentence. */
  private static final Set<String> OPENING =
      Set.of(
          "in",
          "since",
          "by",
          "until",
          "till",
          "during",
          "before",
          "after",
          "early",
          "mid",
          "late",
          "from",
          "through",
          "the",
          "a",
          "an",
          "for",
          "of",
          "on",
          "to",
          "between",
          "around",
          "about",
          "and",
          "its",
          "their",
          "his",
          "this",
          "that",
          "under",
          "as",
          "at",
          "with",
          "following",
          "both",
          "our",
          "already",
          "only",
          "also",
          "beginning",
          "starting",
          "throughout",
          "circa",
          "year",
          "though",
          "while",
          "when",
          "but");

  private static final Pattern BEFORE =
      Pattern.compile("(?<word>[\\p{L}\\p{N}.'’&]+)(?<gap>[\\s]+|[-–‑])$");
  private static final String FUNCTION =
      "(?!(?:the|a|an|was|were|is|are|has|had|have|his|its|their|this|as|thus|plus|versus|does|across|unless|towards|besides|and|or|but|in|on|by|to|of|at|for|from|with|when|where|which|that|who|after|before|between|under|over)\\b)";
  private static final Pattern PLURAL =
      Pattern.compile(
          "^\\s+(?:" + FUNCTION + "[a-z]+(?:-[a-z]+)?\\s+)?" + FUNCTION + "[a-z]{2,}s\\b.*",
          Pattern.DOTALL);
  private static final Pattern COMPOUND = Pattern.compile("(?i)(?:early|mid|late)");

  private final Pattern unit;
  private final Set<String> references;

  YearWords(DataFolder folder) {
    this.unit =
        Pattern.compile(
            "\\s*-?"
                + Phrases.any(
                    Table.read(folder.resolve("data/lexicon/units.tsv")).rows().stream()
                        .filter(row -> !row.get("kind").equals("duration"))
                        .flatMap(row -> row.list("words").stream())
                        .toList())
                + "(?![\\p{L}]).*",
            Pattern.DOTALL);
    this.references = Counted.read(folder).words(Counted.Kind.NAME);
  }

  /** Whether no name or reference swallows what starts here. */
  boolean isFree(String sentence, int start) {
    Matcher before = before(sentence, start);
    return !before.find()
        || before.group("gap").isBlank()
        || COMPOUND.matcher(before.group("word")).matches()
        || Character.isDigit(before.group("word").charAt(0));
  }

  /** Whether four digits that stand alone are a year. */
  boolean isYear(String sentence, int start, int end) {
    String after = sentence.substring(end, Math.min(sentence.length(), end + 60));
    if (after.startsWith("-")
        && end + 1 < sentence.length()
        && Character.isDigit(sentence.charAt(end + 1))) {
      return false;
    }
    int year = Integer.parseInt(sentence.substring(start, end));
    Matcher before = before(sentence, start);
    if (unit.matcher(after).matches()) {
      return false;
    }
    if (!before.find()) {
      boolean opens = start == 0 || "(,;:—–“\"‘[/".indexOf(lastSign(sentence, start)) >= 0;
      return opens && year >= 1500 && !(year < 1900 && PLURAL.matcher(after).matches());
    }
    String word = before.group("word");
    String lower = word.toLowerCase(Locale.ROOT);
    if (!before.group("gap").isBlank()) {
      return COMPOUND.matcher(word).matches();
    }
    boolean capital =
        Character.isUpperCase(word.codePointAt(0)) || Character.isDigit(word.charAt(0));
    boolean possessive =
        word.endsWith("'s") || word.endsWith("’s") || word.endsWith("s'") || word.endsWith("s’");
    if (references.contains(word) || (capital && !possessive && !OPENING.contains(lower))) {
      return false;
    }
    if (SURE.contains(lower)) {
      return year >= 1900 || !PLURAL.matcher(after).matches();
    }
    if (lower.equals("the")
        || lower.equals("this")
        || possessive
        || lower.equals("its")
        || lower.equals("their")) {
      return year >= 1700;
    }
    // "The treaty of 1881", "an 1881 treaty"; not "a fleet of 1800 ships".
    if (lower.equals("of") || lower.equals("an")) {
      return year >= 1700 && !PLURAL.matcher(after).matches();
    }
    return year >= 1900 && !PLURAL.matcher(after).matches();
  }

  private static Matcher before(String sentence, int start) {
    return BEFORE.matcher(sentence).region(Math.max(0, start - 40), start);
  }

  private static char lastSign(String sentence, int start) {
    int i = start - 1;
    while (i > 0 && Character.isWhitespace(sentence.charAt(i))) {
      i--;
    }
    return sentence.charAt(i);
  }
}
