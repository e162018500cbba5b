package org.entente.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.entente.source.extract.Refusal;

/** CSV (RFC 4180), parted by commas, semicolons or tabs; the first row names the fields. */
final class CsvRecords implements Records.Format {

  private final LineReader reader;
  private final CSVParser parser;
  private final Iterator<CSVRecord> rows;
  private final List<String> columns;
  private final Map<RecordFields, String> fields;
  private int line;
  private boolean broken;

  CsvRecords(InputStream in, long limit) throws IOException {
    this.reader = new LineReader(new Lines(in, limit), limit);
    String head = reader.peek();
    CSVFormat format =
        CSVFormat.DEFAULT.builder().setDelimiter(delimiter(head)).setIgnoreEmptyLines(true).get();
    this.parser = CSVParser.builder().setReader(reader).setFormat(format).get();
    this.rows = parser.iterator();
    this.columns = row(1).map(CSVRecord::toList).orElse(List.of());
    this.fields = RecordFields.among(columns, 1);
  }

  @Override
  public Optional<Map<RecordFields, String>> next() throws IOException {
    line = (int) parser.getCurrentLineNumber() + 1;
    reader.begin(line);
    Optional<CSVRecord> found;
    try {
      found = row(line);
    } catch (Refusal e) {
      broken = true;
      throw e;
    }
    if (found.isEmpty()) {
      return Optional.empty();
    }
    CSVRecord row = found.get();
    if (row.size() != columns.size()) {
      throw new Refusal(
          String.format("the row has %d fields and not %d", row.size(), columns.size()), line);
    }
    Map<RecordFields, String> values = new EnumMap<>(RecordFields.class);
    fields.forEach((field, name) -> values.put(field, row.get(columns.indexOf(name))));
    return Optional.of(values);
  }

  private Optional<CSVRecord> row(int line) {
    try {
      return rows.hasNext() ? Optional.of(rows.next()) : Optional.empty();
    } catch (UncheckedIOException e) {
      throw new Refusal("the row is no CSV: " + reason(e), line);
    }
  }

  @Override
  public int line() {
    return line;
  }

  /** After a quote that is never closed nobody knows where the next row begins. */
  @Override
  public boolean goesOn() {
    return !broken;
  }

  private static String reason(UncheckedIOException e) {
    return String.valueOf((e.getCause() == null ? e : e.getCause()).getMessage());
  }

  private static char delimiter(String head) {
    char best = ',';
    for (char c : new char[] {';', '\t'}) {
      if (count(head, c) > count(head, best)) {
        best = c;
      }
    }
    return best;
  }

  private static long count(String head, char c) {
    return head.chars().filter(x -> x == c).count();
  }

  /** Feeds the lines to the parser and knows where the row began that it is reading. */
  private static final class LineReader extends Reader {
    private final Lines lines;
    private final long limit;
    private String rest = "";
    private int at;
    private long sinceBegin;
    private int begin = 1;

    LineReader(Lines lines, long limit) {
      this.lines = lines;
      this.limit = limit;
    }

    String peek() throws IOException {
      rest = lines.next().orElse("");
      return rest;
    }

    void begin(int line) {
      begin = line;
      sinceBegin = 0;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
      if (at == rest.length()) {
        rest = lines.next().orElse("");
        at = 0;
        sinceBegin += rest.length();
        if (sinceBegin > limit + 100_000) {
          throw new Refusal(
              String.format(
                  "the row is longer than the limit of %,d characters; is a quote not closed?",
                  limit),
              begin);
        }
      }
      if (rest.isEmpty()) {
        return -1;
      }
      int n = Math.min(length, rest.length() - at);
      rest.getChars(at, at + n, buffer, offset);
      at += n;
      return n;
    }

    @Override
    public void close() {}
  }
}
