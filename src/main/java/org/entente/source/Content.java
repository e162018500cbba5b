package org.entente.source;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.entente.source.extract.Refusal;

/** Bytes that can be read from the beginning more than once. */
interface Content {

  InputStream open() throws IOException;

  static Content of(Path file) {
    return () -> new BufferedInputStream(Files.newInputStream(file), 65_536);
  }

  static Content of(byte[] bytes) {
    return () -> new ByteArrayInputStream(bytes);
  }

  /** The first bytes, at most this many. */
  default byte[] start(int length) throws IOException {
    try (InputStream in = open()) {
      return in.readNBytes(length);
    }
  }

  /**
   * All bytes.
   *
   * @throws Refusal when there are more than the limit
   */
  default byte[] all(long limit) throws IOException {
    try (InputStream in = open()) {
      return all(in, limit);
    }
  }

  static byte[] all(InputStream in, long limit) throws IOException {
    byte[] bytes = in.readNBytes((int) limit + 1);
    if (bytes.length > limit) {
      throw new Refusal(
          String.format(
              "it is larger than the limit of %,d bytes; split it into several files", limit));
    }
    return bytes;
  }
}
