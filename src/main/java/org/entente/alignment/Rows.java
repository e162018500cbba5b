package org.entente.alignment;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A table in CSV (RFC 4180; parted by commas, semicolons or tabs) or TSV, one row in memory at a
 * time. The first row names the columns.
 */
final class Rows implements AutoCloseable {

  /** A longer row is a mistake, such as a quote that is not closed; in characters. */
  private static final int LONGEST = 1_000_000;

  /** A row and the line where it begins. */
  record Row(int line, List<String> cells) {}

  private final Path file;
  private final InputStream in;
  private final Lines lines;
  private final CSVParser parser;
  private final Iterator<CSVRecord> records;
  private final List<String> columns;

  Rows(Path file) {
    this.file = file;
    try {
      this.in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
      this.lines = new Lines();
      String head = lines.peek();
      char delimiter = delimiter(head);
      CSVFormat.Builder format =
          CSVFormat.DEFAULT.builder().setDelimiter(delimiter).setIgnoreEmptyLines(true);
      this.parser = CSVParser.builder().setReader(lines).setFormat(format.get()).get();
      this.records = parser.iterator();
      this.columns = next().map(Row::cells).orElse(List.of());
    } catch (IOException e) {
      throw new AlignmentException("Cannot read " + file + ": " + e.getMessage() + ".");
    }
    if (columns.isEmpty() || columns.stream().allMatch(String::isBlank)) {
      throw new AlignmentException(file + ":1: there is no row that names the columns.");
    }
  }

  List<String> columns() {
    return columns;
  }

  /** The next row; its cells may be fewer or more than the columns. */
  Optional<Row> next() {
    int line = (int) parser.getCurrentLineNumber() + 1;
    lines.begin(line);
    try {
      if (!records.hasNext()) {
        return Optional.empty();
      }
      List<String> cells = new ArrayList<>();
      records.next().forEach(cell -> cells.add(cell.strip()));
      return Optional.of(new Row(line, List.copyOf(cells)));
    } catch (UncheckedIOException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new AlignmentException(
          file + ":" + line + ": the row is no CSV: " + cause.getMessage());
    } catch (IllegalStateException e) {
      throw new AlignmentException(file + ":" + line + ": the row is no CSV: " + e.getMessage());
    }
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

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Decodes line by line, so that a fault is known by its line and no line fills the memory. */
  private final class Lines extends Reader {

    private String rest = "";
    private int at;
    private int number;
    private int begin = 1;
    private long since;

    String peek() throws IOException {
      rest = line();
      return rest;
    }

    void begin(int line) {
      begin = line;
      since = 0;
    }

    private String line() throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      int b = in.read();
      while (b >= 0) {
        bytes.write(b);
        if (b == '\n') {
          break;
        }
        if (bytes.size() > 4 * LONGEST) {
          throw new AlignmentException(
              String.format(
                  "%s:%d: the line is longer than %,d characters.", file, number + 1, LONGEST));
        }
        b = in.read();
      }
      number++;
      try {
        String text =
            StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes.toByteArray()))
                .toString();
        return number == 1 && text.startsWith("\uFEFF") ? text.substring(1) : text;
      } catch (CharacterCodingException e) {
        throw new AlignmentException(
            file + ":" + number + ": the line is no UTF-8. Save the table as UTF-8 first.");
      }
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
      if (at == rest.length()) {
        rest = line();
        at = 0;
        since += rest.length();
        if (since > LONGEST) {
          throw new AlignmentException(
              String.format(
                  "%s:%d: the row is longer than %,d characters; is a quote not closed?",
                  file, begin, LONGEST));
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
