package org.entente.document;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    /** Such words where a title opens with them: "declaration of Lima". */
    OCCASION_OPENING,
    /** Verbs of what happened on that day: "met". */
    HELD,
    /** Words right before that day: "meeting of". */
    MEETING_OF,
    /** Words after which a day is another one: "recalled", "will". */
    ANOTHER_DAY,
    /** Words of names of those who publish: "ministry". */
    PUBLISHER
  }

  /** Where words stand in a text. */
  record Place(int start, int end) {}

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

  /** Whether a text begins with words of this kind. */
  boolean open(Kind kind, String text) {
    String bare = text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip() + " ";
    return words.getOrDefault(kind, Set.of()).stream()
        .anyMatch(word -> bare.startsWith(word + " "));
  }

  /** Where words of this kind stand in a text: "met" of "The ministers met in Lima on". */
  Stream<Place> places(Kind kind, String text) {
    String lowered = text.toLowerCase(Locale.ROOT);
    return words.getOrDefault(kind, Set.of()).stream()
        .map(word -> word.replace(" ", "[\\s-]+"))
        .map(word -> Pattern.compile("(?<![\\p{L}\\p{N}])" + word + "(?![\\p{L}\\p{N}])"))
        .flatMap(pattern -> pattern.matcher(lowered).results())
        .map(found -> new Place(found.start(), found.end()));
  }

  /** Whether these words, in any case, are of this kind. */
  boolean is(Kind kind, String phrase) {
    return words.getOrDefault(kind, Set.of()).contains(phrase.strip().toLowerCase(Locale.ROOT));
  }
}
