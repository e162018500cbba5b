package org.entente.annotation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.entente.knowledge.DataFolder;
import org.entente.knowledge.Table;

/** The words of {@code data/lexicon/calendar.tsv}, as numbers and as regular expressions. */
final class CalendarWords {

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
