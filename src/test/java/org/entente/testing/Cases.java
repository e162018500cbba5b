package org.entente.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/**
 * Reads case tables of {@code src/test/resources/cases}: columns parted by tabs, # for comments.
 */
public final class Cases {

  private Cases() {}

  public static Stream<Arguments> of(String path) {
    try {
      return Files.readAllLines(Path.of("src/test/resources/cases", path)).stream()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> Arguments.of((Object[]) line.split("\t")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
