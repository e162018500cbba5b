package org.entente.manifest;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * Checksums of the used part of a file, one for each {@link #CHUNK} of it.
 *
 * @param name relative to the store's folder
 * @param length of the used part, in bytes
 * @param chunks CRC32C each; the last may be of less
 */
record FileSum(String name, long length, List<Integer> chunks) {

  /** In bytes. So much is read again when a file has grown, on average half of it. */
  static final int CHUNK = 256 << 10;

  FileSum {
    chunks = List.copyOf(chunks);
    if (chunks.size() != (length + CHUNK - 1) / CHUNK) {
      throw new IllegalArgumentException(name + ": " + chunks.size() + " sums of " + length);
    }
  }

  static FileSum of(Path folder, String name, long length) throws IOException {
    return new FileSum(name, 0, List.of()).extended(folder, length);
  }

  /** The sums of a file of which more is used now, while what was used stays what it was. */
  FileSum extended(Path folder, long length) throws IOException {
    int whole = (int) (this.length / CHUNK);
    List<Integer> sums = new ArrayList<>(chunks.subList(0, whole));
    try (FileChannel channel = FileChannel.open(folder.resolve(name), StandardOpenOption.READ)) {
      ByteBuffer buffer = ByteBuffer.allocateDirect((int) Math.min(CHUNK, length));
      for (long at = (long) whole * CHUNK; at < length; at += CHUNK) {
        sums.add(sum(channel, at, Math.min(length, at + CHUNK), buffer));
      }
    }
    return new FileSum(name, length, sums);
  }

  /** What is wrong with its length now; reads nothing. */
  Optional<Damage> cut(Path folder) throws IOException {
    try {
      long size = Files.size(folder.resolve(name));
      return size < length ? cut(size) : Optional.empty();
    } catch (NoSuchFileException e) {
      return damage("it is missing");
    }
  }

  private Optional<Damage> cut(long size) {
    return damage("it has " + size + " bytes where " + length + " were in use");
  }

  /** What is wrong with the file now; what lies behind the used part does not matter. */
  Optional<Damage> damage(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder.resolve(name), StandardOpenOption.READ)) {
      if (channel.size() < length) {
        return cut(channel.size());
      }
      ByteBuffer buffer = ByteBuffer.allocateDirect((int) Math.min(CHUNK, length));
      for (int i = 0; i < chunks.size(); i++) {
        long from = (long) i * CHUNK;
        long to = Math.min(length, from + CHUNK);
        if (sum(channel, from, to, buffer) != chunks.get(i)) {
          return damage("the bytes " + from + " to " + to + " were altered");
        }
      }
      return Optional.empty();
    } catch (NoSuchFileException e) {
      return damage("it is missing");
    }
  }

  private Optional<Damage> damage(String message) {
    return Optional.of(new Damage(name, message));
  }

  private static int sum(FileChannel channel, long from, long to, ByteBuffer buffer)
      throws IOException {
    buffer.clear().limit((int) (to - from));
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, from + buffer.position()) < 0) {
        throw new EOFException("it ended while it was read");
      }
    }
    CRC32C sum = new CRC32C();
    sum.update(buffer.flip());
    return (int) sum.getValue();
  }

  /** One line of a manifest. */
  String line() {
    StringBuilder line = new StringBuilder(name).append(' ').append(length).append(' ');
    HexFormat hex = HexFormat.of();
    chunks.forEach(sum -> line.append(hex.toHexDigits(sum)));
    return line.toString();
  }

  /**
   * @throws IllegalArgumentException when it is no such line
   */
  static FileSum parse(String line) {
    String[] parts = line.split(" ", -1);
    if (parts.length != 3) {
      throw new IllegalArgumentException("no name, length and sums: " + line);
    }
    List<Integer> sums = new ArrayList<>();
    for (int at = 0; at < parts[2].length(); at += 8) {
      sums.add(HexFormat.fromHexDigits(parts[2], at, at + 8));
    }
    return new FileSum(parts[0], Long.parseLong(parts[1]), sums);
  }
}
