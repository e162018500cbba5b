package org.entente.server.sparql;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Puts a text into what is written, before the first place where a certain one stands. */
final class Insertion extends FilterOutputStream {

  private final byte[] place;
  private final byte[] text;
  private final ByteArrayOutputStream held = new ByteArrayOutputStream();
  private int matched;
  private boolean done;

  /**
   * Around an output.
   *
   * @param place its first character stands nowhere else in it
   */
  Insertion(OutputStream out, String place, String text) {
    super(out);
    this.place = place.getBytes(StandardCharsets.UTF_8);
    this.text = text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void write(int b) throws IOException {
    if (done) {
      out.write(b);
    } else if ((byte) b == place[matched]) {
      held.write(b);
      if (++matched == place.length) {
        out.write(text);
        release();
        done = true;
      }
    } else {
      release();
      matched = 0;
      if ((byte) b == place[0]) {
        write(b);
      } else {
        out.write(b);
      }
    }
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    int i = from;
    while (!done && i < from + length) {
      write(bytes[i++]);
    }
    out.write(bytes, i, from + length - i);
  }

  @Override
  public void flush() throws IOException {
    if (done) {
      super.flush();
    }
  }

  @Override
  public void close() throws IOException {
    release();
    super.close();
  }

  private void release() throws IOException {
    held.writeTo(out);
    held.reset();
  }
}
