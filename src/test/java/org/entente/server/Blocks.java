package org.entente.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Named texts in one file: a block begins with {@code == name}; what is before the first is not
 * read.
 */
final class Blocks {

  private Blocks() {}

  static Map<String, String> read(String name) {
    Map<String, String> blocks = new LinkedHashMap<>();
    try {
      String[] parts =
          Files.readString(Path.of("src/test/resources/attacks", name)).split("(?m)^== ", -1);
      for (int i = 1; i < parts.length; i++) {
        int end = parts[i].indexOf('\n');
        if (blocks.put(parts[i].substring(0, end), parts[i].substring(end + 1).strip()) != null) {
          throw new IllegalStateException("two blocks " + parts[i].substring(0, end));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return blocks;
  }

  /** The text of one. */
  static String read(String file, String name) {
    String text = read(file).get(name);
    if (text == null) {
      throw new IllegalArgumentException("no block " + name);
    }
    return text;
  }
}
