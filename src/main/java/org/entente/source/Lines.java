package org.entente.source;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.entente.source.extract.Refusal;
import org.entente.source.extract.StrictText;

/** The lines of a large file, one in memory at a time; knows which one is to blame. */
final class Lines {

  private final InputStream in;
  private final long limit;
  private int number;

  /**
   * @param limit of one line, in bytes
   */
  Lines(InputStream in, long limit) {
    this(in, limit, 0);
  }

  /**
   * From within a file.
   *
   * @param before how many lines come before
   */
  Lines(InputStream in, long limit, int before) {
    this.in = in;
    this.limit = limit;
    this.number = before;
  }

  /** Of the line that was read last, from 1. */
  int number() {
    return number;
  }

  /**
   * The next line with its line end; none at the end of the file.
   *
   * @throws Refusal when it is too long or no UTF-8; the next line can be read all the same
   */
  Optional<String> next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    long length = 0;
    int b = in.read();
    while (b >= 0) {
      if (++length <= limit) {
        line.write(b);
      }
      if (b == '\n') {
        break;
      }
      b = in.read();
    }
    if (length == 0) {
      return Optional.empty();
    }
    number++;
    if (length > limit) {
      throw new Refusal(
          String.format("the line is longer than the limit of %,d bytes", limit), number);
    }
    byte[] bytes = line.toByteArray();
    try {
      return Optional.of(
          number == 1
              ? StrictText.decode(bytes, StandardCharsets.UTF_8)
              : StrictText.decodeRest(bytes));
    } catch (Refusal e) {
      throw new Refusal(e.reason(), number);
    }
  }
}
