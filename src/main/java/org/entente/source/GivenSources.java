package org.entente.source;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.entente.source.extract.GuessedText;
import org.entente.source.extract.Refusal;

/**
 * Sources whose bytes another program has read, such as one that parts large files itself. Names,
 * texts and refusals are those that {@link Sources} gives for the same bytes in a file. Plain texts
 * and records; other formats are refused.
 */
public final class GivenSources {

  private GivenSources() {}

  /** What stands in a file, by the end of its name. */
  public enum Holds {
    /** One plain text. */
    TEXT,
    /** JSON Lines, a document a line. */
    JSON_LINES,
    /** A document that only {@link Sources} reads: PDF, HTML, an archive, CSV. */
    OTHER_DOCUMENT,
    /** No document. */
    NOTHING
  }

  /**
   * What a file in a folder is looked at for.
   *
   * @param name with or without folders before it
   */
  public static Holds holds(String name) {
    String last = name.substring(name.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    if (last.startsWith(".") || last.startsWith("~$") || !Kind.isDocument(last)) {
      return Holds.NOTHING;
    }
    if (last.endsWith(".jsonl") || last.endsWith(".ndjson")) {
      return Holds.JSON_LINES;
    }
    return last.endsWith(".txt") || last.endsWith(".md") ? Holds.TEXT : Holds.OTHER_DOCUMENT;
  }

  /**
   * A file that is one plain text.
   *
   * @param name of the source
   */
  public static Reading text(String name, byte[] content) {
    try {
      if (content.length == 0) {
        throw new Refusal("it is empty");
      }
      if (content.length > Sources.DEFAULT_LIMIT) {
        throw new Refusal(
            String.format(
                "it is larger than the limit of %,d bytes; split it into several files",
                Sources.DEFAULT_LIMIT));
      }
      if (!(Kind.of(name, Content.of(content)) instanceof Kind.Plain)) {
        throw new Refusal("it is no plain text; turn it into one, or load it with entente load");
      }
      GuessedText plain = Decoding.plain(content);
      if (Decoding.isEmpty(plain.text())) {
        throw new Refusal("it is empty");
      }
      return new Reading.Loaded(new Source(name, plain.text(), plain.warning().stream().toList()));
    } catch (Refusal e) {
      return Reading.Refused.of(name, e);
    } catch (IOException e) {
      return new Reading.Refused(name, Sources.reason(e));
    }
  }

  /**
   * A line of a file of JSON Lines.
   *
   * @param file its name; that of the source begins with it
   * @param number of the line, from 1
   * @param line with or without its end
   * @return none when the line is blank
   */
  public static Optional<Reading> json(String file, int number, byte[] line) {
    try {
      JsonRecords records =
          new JsonRecords(
              new Lines(new ByteArrayInputStream(line), Sources.DEFAULT_LIMIT, number - 1));
      return records.next().map(values -> record(file, number, values));
    } catch (Refusal e) {
      return Optional.of(Reading.Refused.of(file, e));
    } catch (IOException e) {
      return Optional.of(new Reading.Refused(file, Sources.reason(e)));
    }
  }

  /**
   * Which of a table's columns are looked at.
   *
   * @return none when no column is the text
   */
  public static List<String> columns(List<String> all) {
    try {
      return List.copyOf(RecordFields.among(all, 1).values());
    } catch (Refusal e) {
      return List.of();
    }
  }

  /** Which of a table's columns names its rows. */
  public static Optional<String> idColumn(List<String> all) {
    return columns(all).isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(RecordFields.among(all, 1).get(RecordFields.ID));
  }

  /**
   * A row of a table.
   *
   * @param table its name; that of the source begins with it
   * @param number of the row, from 1: names it when it has no id
   * @param values by the columns' names; those without a value are left out
   */
  public static Reading row(
      String table, int number, Iterable<String> columns, Map<String, String> values) {
    try {
      Map<RecordFields, String> fields = new EnumMap<>(RecordFields.class);
      RecordFields.among(columns, number)
          .forEach((field, name) -> fields.put(field, values.getOrDefault(name, "")));
      return record(table, number, fields);
    } catch (Refusal e) {
      return Reading.Refused.of(table, e);
    }
  }

  private static Reading record(String file, int number, Map<RecordFields, String> values) {
    return new Reading.Loaded(RecordFields.source(file, number, values), OptionalInt.of(number));
  }
}
