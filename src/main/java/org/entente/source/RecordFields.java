package org.entente.source;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.entente.source.extract.Dates;
import org.entente.source.extract.Extracted;
import org.entente.source.extract.Refusal;

/** The fields of a record that are read, and by which names they go. */
enum RecordFields {
  ID("id", "docid", "documentid", "identifier", "uuid", "guid", "key"),
  TEXT("text", "body", "content", "fulltext", "articletext", "article", "plaintext", "story"),
  TITLE("title", "headline", "subject", "heading"),
  DATE(
      "date",
      "published",
      "publicationdate",
      "publisheddate",
      "datepublished",
      "pubdate",
      "publishedat",
      "publishdate"),
  SOURCE("source", "publisher", "outlet", "url", "link", "website", "site");

  /** Of the names that a record has, in a message. */
  private static final int MOST_NAMED = 10;

  private final List<String> names;

  RecordFields(String... names) {
    this.names = List.of(names);
  }

  /**
   * Which of these names is which field; of two that could be one field the more usual.
   *
   * @throws Refusal when none is the text
   */
  static Map<RecordFields, String> among(Iterable<String> given, int line) {
    Map<RecordFields, String> found = new EnumMap<>(RecordFields.class);
    for (RecordFields field : values()) {
      for (String name : field.names) {
        for (String column : given) {
          if (bare(column).equals(name)) {
            found.putIfAbsent(field, column);
          }
        }
      }
    }
    if (!found.containsKey(TEXT)) {
      throw new Refusal(
          String.format(
              "none of its fields is the text: it has %s; name one \"text\" (or %s)",
              named(given), String.join(", ", TEXT.names.subList(1, TEXT.names.size()))),
          line);
    }
    return found;
  }

  /** The first of many. */
  private static String named(Iterable<String> given) {
    List<String> names = new ArrayList<>();
    given.forEach(names::add);
    String first = String.join(", ", names.subList(0, Math.min(MOST_NAMED, names.size())));
    int more = names.size() - MOST_NAMED;
    return more > 0 ? first + " and " + more + " more" : first;
  }

  private static String bare(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
  }

  /**
   * A record's document.
   *
   * @param file the name of the records' file
   * @param line in which the record begins
   * @throws Refusal when it has no text
   */
  static Source source(String file, int line, Map<RecordFields, String> values) {
    String text = values.getOrDefault(TEXT, "");
    if (Decoding.isEmpty(text)) {
      throw new Refusal("the record has no text", line);
    }
    String id = one(values, ID).orElse(String.valueOf(line));
    Optional<String> date = one(values, DATE);
    Optional<String> day = date.flatMap(Dates::day);
    List<String> leftOut = new ArrayList<>();
    if (date.isPresent() && day.isEmpty()) {
      leftOut.add("its date, since it is no day: " + date.get());
    }
    String lines = text.replace("\r\n", "\n");
    String from = one(values, SOURCE).map(source -> "Source: " + source + "\n").orElse("");
    String body = from.isEmpty() ? lines : from + "\n" + lines;
    return new Source(
        file + "/" + (id.length() > 200 ? id.substring(0, 200) : id),
        new Extracted(one(values, TITLE), day, body, leftOut).text(),
        leftOut);
  }

  private static Optional<String> one(Map<RecordFields, String> values, RecordFields field) {
    return Optional.ofNullable(values.get(field))
        .map(value -> value.replaceAll("\\s+", " ").strip())
        .filter(value -> !value.isEmpty());
  }
}
