package org.entente.knowledge;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Queries, templates and the like, which lie beside the classes that use them. */
public final class BundledText {

  private BundledText() {}

  /**
   * The whole text, in UTF-8.
   *
   * @param beside the class in whose package the file is
   * @throws IllegalStateException when the program is incomplete
   */
  public static String read(Class<?> beside, String name) {
    try (InputStream in = beside.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(
            "the program is incomplete: no " + name + " beside " + beside.getName());
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
