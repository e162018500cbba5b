package org.entente.source;

import java.util.List;

/**
 * A text and where it came from.
 *
 * @param name the file's name; for a file found in a folder its path within that folder, with
 *     slashes; in an archive or a file of records that file's name, a slash and its own; {@code
 *     stdin} for standard input
 * @param text of a plain text to the letter, without byte order mark; of other files what was read
 *     from them, with title and date in the first lines
 * @param leftOut what else the file holds and was not read, a sentence each
 */
public record Source(String name, String text, List<String> leftOut) {

  public Source {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a source needs a name");
    }
    leftOut = List.copyOf(leftOut);
  }

  public Source(String name, String text) {
    this(name, text, List.of());
  }
}
