package org.entente.spark;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.CompressionCodecFactory;
import org.entente.source.Sources;

/**
 * A stretch of a file of lines: those lines that begin in it. Lines end with a line feed.
 *
 * @param start in bytes
 * @param end in bytes, exclusive; {@link Long#MAX_VALUE} for the file's
 * @param linesBefore how many line feeds come before the start
 */
record Slice(InputFile file, long start, long end, long linesBefore) implements Serializable {

  private static final int BUFFER = 1 << 16;

  /** Slices of about this many bytes, their {@code linesBefore} not counted yet. */
  static List<Slice> of(InputFile file, long bytes) {
    List<Slice> slices = new ArrayList<>();
    long start = 0;
    while (file.splits() && file.size() - start > bytes + bytes / 2) {
      slices.add(new Slice(file, start, start + bytes, 0));
      start += bytes;
    }
    slices.add(new Slice(file, start, Long.MAX_VALUE, 0));
    return slices;
  }

  Slice after(long lines) {
    return new Slice(file, start, end, lines);
  }

  /** How many line feeds are in it. */
  long countLineFeeds(Configuration configuration) throws IOException {
    try (InputStream in = open(file, start, configuration)) {
      byte[] buffer = new byte[BUFFER];
      long left = end - start;
      long lineFeeds = 0;
      int n = in.read(buffer, 0, (int) Math.min(left, BUFFER));
      while (n > 0) {
        for (int i = 0; i < n; i++) {
          lineFeeds += buffer[i] == '\n' ? 1 : 0;
        }
        left -= n;
        n = left == 0 ? -1 : in.read(buffer, 0, (int) Math.min(left, BUFFER));
      }
      return lineFeeds;
    }
  }

  /** The whole file's bytes; of more than the limit only so many and one. */
  static byte[] bytes(InputFile file, Configuration configuration) throws IOException {
    try (InputStream in = open(file, 0, configuration)) {
      return in.readNBytes((int) Sources.DEFAULT_LIMIT + 1);
    }
  }

  private static InputStream open(InputFile file, long at, Configuration configuration)
      throws IOException {
    Path path = new Path(file.path());
    FSDataInputStream in = path.getFileSystem(configuration).open(path);
    CompressionCodec codec = new CompressionCodecFactory(configuration).getCodec(path);
    if (codec != null) {
      return codec.createInputStream(in);
    }
    in.seek(at);
    return in;
  }

  /** A line without its end, and its number in the file from 1. */
  record Line(long number, byte[] bytes) {}

  Lines lines(Configuration configuration) throws IOException {
    return new Lines(configuration);
  }

  /** The slice's lines, one in memory at a time. */
  final class Lines implements Closeable {
    private final InputStream in;
    private long at;
    private long number;

    private Lines(Configuration configuration) throws IOException {
      this.at = Math.max(0, start - 1);
      this.number = linesBefore;
      this.in = new BufferedInputStream(open(file, at, configuration), BUFFER);
      if (start > 0 && read() != '\n') {
        skipLine();
        number++;
      }
    }

    private int read() throws IOException {
      int b = in.read();
      at++;
      return b;
    }

    private void skipLine() throws IOException {
      int b = read();
      while (b >= 0 && b != '\n') {
        b = read();
      }
    }

    /** None at the end. Of a line beyond the limit only the limit and one byte are kept. */
    Optional<Line> next() throws IOException {
      if (at >= end) {
        return Optional.empty();
      }
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      int b = read();
      if (b < 0) {
        return Optional.empty();
      }
      while (b >= 0 && b != '\n') {
        if (line.size() <= Sources.DEFAULT_LIMIT) {
          line.write(b);
        }
        b = read();
      }
      return Optional.of(new Line(++number, line.toByteArray()));
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
