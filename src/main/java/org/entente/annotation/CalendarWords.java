package org.entente.annotation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.entente.knowledge.DataFolder;
import org.entente.knowledge.Table;

/** The words of {@code data/lexicon/calendar.tsv}, as numbers and as regular expressions. */
final class CalendarWords {

  /** Before these a month or weekday says when something happens. */
  private static final Set<String> LEADS =
      Set.of(
          "in", "on", "since", "until", "during", "last", "next", "this", "early", "late", "mid",
          "each", "every");

  /** Before these too, first or where the word names nothing else: "by Monday". */
  private static final Set<String> FURTHER = Set.of("by", "from", "before", "after", "till", "for");

  private static final Set<String> AMBIGUOUS = Set.of("April", "May", "June", "March", "August");

  private final Map<String, Integer> numbers = new HashMap<>();
  private final Map<String, List<String>> words = new HashMap<>();
  private final Map<String, List<String>> abbreviations = new HashMap<>();

  CalendarWords(DataFolder folder) {
    for (Table.Row row : Table.read(folder.resolve("data/lexicon/calendar.tsv")).rows()) {
      String kind = row.get("kind");
      int number = Integer.parseInt(row.get("number"));
      numbers.put(key(kind, row.get("word")), number);
      words.computeIfAbsent(kind, k -> new ArrayList<>()).add(row.get("word"));
      for (String abbreviation : row.list("abbreviations")) {
        numbers.put(key(kind, abbreviation), number);
        abbreviations.computeIfAbsent(kind, k -> new ArrayList<>()).add(abbreviation);
      }
    }
  }

  /** A named word's number; the word may end with the stop of an abbreviation. */
  int number(String kind, String word) {
    return numbers.getOrDefault(key(kind, word.replace(".", "")), 0);
  }

  /** Whether a word is a month's or a weekday's name. */
  boolean isName(String word) {
    return words.getOrDefault("month", List.of()).contains(word)
        || words.getOrDefault("weekday", List.of()).contains(word);
  }

  /** Whether a word names a month, a weekday or a year. */
  boolean isDate(Token token) {
    return isName(token.form())
        || token.pos().equals("CD") && token.form().matches("(1[5-9]|20)\\d\\d");
  }

  /**
   * Whether such a word says when: "November" of "in November Mitsubishi delivered", not "May" of
   * "the May Corporation".
   */
  boolean tellsWhen(Sentence sentence, int at) {
    if (at == 0 || !isName(sentence.token(at).form())) {
      return false;
    }
    String before = sentence.token(at - 1).form().toLowerCase(Locale.ROOT);
    return LEADS.contains(before)
        || FURTHER.contains(before) && (at == 1 || !AMBIGUOUS.contains(sentence.token(at).form()));
  }

  /** The words in full. */
  String full(String kind) {
    return Phrases.any(words.getOrDefault(kind, List.of()));
  }

  /** The words in full or abbreviated; names of months and days in capitals too. */
  String any(String kind) {
    return "(?:"
        + full(kind)
        + "|"
        + full(kind).toUpperCase(Locale.ROOT)
        + "|"
        + Phrases.any(abbreviations.getOrDefault(kind, List.of("\u0000")))
        + "\\.?(?!\\p{L}))";
  }

  private static String key(String kind, String word) {
    return kind + " " + word.toLowerCase(Locale.ROOT);
  }
}
