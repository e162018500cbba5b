package org.entente.document;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.entente.knowledge.DataFolder;
import org.entente.knowledge.Table;

/** The words of {@code data/lexicon/layout.tsv}: what lines that are no prose look like. */
record LayoutWords(Map<Kind, Set<String>> words) {

  enum Kind {
    TITLE,
    DATE,
    REVISION,
    OTHER,
    REFERENCES,
    NOTICE,
    GENERIC,
    /** Documents of a day that their first sentences tell: "joint statement". */
    OCCASION,
    /** Verbs of what happened on that day: "met". */
    HELD
  }

  static LayoutWords read(DataFolder folder) {
    return new LayoutWords(
        Table.read(folder.resolve("data/lexicon/layout.tsv")).rows().stream()
            .collect(
                Collectors.groupingBy(
                    row -> row.constant("kind", Kind.class),
                    Collectors.mapping(row -> row.get("words"), Collectors.toSet()))));
  }

  /** Whether words of this kind stand in a text. */
  boolean stand(Kind kind, String text) {
    String padded = " " + text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ") + " ";
    return words.getOrDefault(kind, Set.of()).stream()
        .anyMatch(word -> padded.contains(" " + word + " "));
  }

  /** Whether these words, in any case, are of this kind. */
  boolean is(Kind kind, String phrase) {
    return words.getOrDefault(kind, Set.of()).contains(phrase.strip().toLowerCase(Locale.ROOT));
  }
}
