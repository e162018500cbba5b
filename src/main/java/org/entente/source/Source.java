package org.entente.source;

/**
 * A text and where it came from.
 *
 * @param name the file's name; for a file found in a folder its path within that folder, with
 *     slashes; {@code stdin} for standard input
 * @param text decoded, without byte order mark, otherwise to the letter
 */
public record Source(String name, String text) {

  public Source {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a source needs a name");
    }
  }
}
