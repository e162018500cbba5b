package org.entente.server.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sends a file, or the part of it that is asked for (RFC 9110, section 14). */
public final class FileAnswer {

  private static final Pattern RANGE = Pattern.compile("bytes=([0-9]{0,18})-([0-9]{0,18})");
  private static final int CHUNK = 64 << 10;

  private FileAnswer() {}

  /**
   * Sends it. More than one range is answered with the whole.
   *
   * @param tag of the file, without quotes
   */
  public static void send(Exchange exchange, Path file, String mediaType, String tag)
      throws IOException {
    var response = exchange.response();
    response.setHeader("Accept-Ranges", "bytes");
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long length = channel.size();
      Optional<long[]> range = range(exchange, tag, length);
      if (range.isPresent() && range.get()[0] > range.get()[1]) {
        response.setHeader("Content-Range", "bytes */" + length);
        exchange.refuse(416, "The file has " + length + " bytes.");
        return;
      }
      long first = range.map(r -> r[0]).orElse(0L);
      long last = range.map(r -> r[1]).orElse(length - 1);
      range.ifPresent(
          r -> response.setHeader("Content-Range", "bytes " + r[0] + "-" + r[1] + "/" + length));
      response.setStatus(range.isPresent() ? 206 : 200);
      response.setContentType(mediaType);
      response.setContentLengthLong(last - first + 1);
      if (!exchange.method().equals("HEAD")) {
        copy(channel, first, last - first + 1, response.getOutputStream());
      }
    }
  }

  /** Empty for the whole; the first after the last when there is no such part. */
  private static Optional<long[]> range(Exchange exchange, String tag, long length) {
    String asked = exchange.request().getHeader("Range");
    String condition = exchange.request().getHeader("If-Range");
    if (asked == null || (condition != null && !condition.equals("\"" + tag + "\""))) {
      return Optional.empty();
    }
    Matcher m = RANGE.matcher(asked);
    if (!m.matches() || (m.group(1).isEmpty() && m.group(2).isEmpty())) {
      return Optional.empty();
    }
    if (m.group(1).isEmpty()) {
      long size = Math.min(Long.parseLong(m.group(2)), length);
      return Optional.of(new long[] {length - size, length - 1});
    }
    long first = Long.parseLong(m.group(1));
    long last = m.group(2).isEmpty() ? length - 1 : Long.parseLong(m.group(2));
    if (first < length && last < first) {
      return Optional.empty();
    }
    return Optional.of(new long[] {first, Math.min(last, length - 1)});
  }

  private static void copy(FileChannel channel, long first, long length, OutputStream out)
      throws IOException {
    channel.position(first);
    var in = Channels.newInputStream(channel);
    byte[] chunk = new byte[CHUNK];
    for (long left = length; left > 0; ) {
      int read = in.read(chunk, 0, (int) Math.min(left, CHUNK));
      if (read < 0) {
        throw new IOException("the file is shorter than it was");
      }
      out.write(chunk, 0, read);
      left -= read;
    }
  }
}
