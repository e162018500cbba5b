package org.entente.source;

import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalInt;
import org.entente.source.extract.Refusal;

/** A file of many documents, one at a time in memory. A bad record does not stop the others. */
final class Records implements Iterator<Reading> {

  /** How the records are written. */
  interface Format {

    /**
     * The next record; none at the end.
     *
     * @throws Refusal when it cannot be read, with its line
     */
    Optional<Map<RecordFields, String>> next() throws IOException;

    /** In which the record that was read last begins. */
    int line();

    /** Whether more can be read after a record that could not. */
    boolean goesOn();
  }

  private final String place;
  private final String name;
  private final InputStream in;
  private final Format format;
  private Optional<Reading> ahead = Optional.empty();
  private boolean any;
  private boolean over;

  /**
   * @param place the file as the user knows it
   * @throws Refusal when it is no file of records
   */
  Records(String place, String name, Kind.Records kind, Content content, long limit)
      throws IOException {
    this.place = place;
    this.name = name;
    this.in = content.open();
    try {
      this.format = kind.json() ? new JsonRecords(in, limit) : new CsvRecords(in, limit);
    } catch (Refusal e) {
      in.close();
      throw e;
    }
  }

  @Override
  public boolean hasNext() {
    if (ahead.isEmpty() && !over) {
      ahead = read();
      any |= ahead.isPresent();
      if (ahead.isEmpty() && !any) {
        ahead = Optional.of(new Reading.Refused(place, "it holds no record"));
        any = true;
      }
      over = over || ahead.isEmpty();
    }
    return ahead.isPresent();
  }

  @Override
  public Reading next() {
    if (!hasNext()) {
      throw new NoSuchElementException(place);
    }
    Reading next = ahead.orElseThrow();
    ahead = Optional.empty();
    return next;
  }

  private Optional<Reading> read() {
    try {
      Optional<Map<RecordFields, String>> values = format.next();
      if (values.isEmpty()) {
        over = true;
        in.close();
        return Optional.empty();
      }
      return Optional.of(
          new Reading.Loaded(
              RecordFields.source(name, format.line(), values.get()),
              OptionalInt.of(format.line())));
    } catch (Refusal e) {
      over = !format.goesOn();
      return Optional.of(Reading.Refused.of(place, e));
    } catch (IOException e) {
      over = true;
      return Optional.of(new Reading.Refused(place, Sources.reason(e)));
    }
  }
}
