package org.entente.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What tests of faults count, for {@code docs/reliability.md}. */
public final class ReliabilityFigures {

  /** Where they lie. */
  public static final Path FOLDER = Path.of("target/reliability");

  private ReliabilityFigures() {}

  /** Keeps the figures of a test, one a line with a tab between, in place of its last ones. */
  public static void keep(String test, Map<String, ?> figures) {
    StringBuilder lines = new StringBuilder();
    figures.forEach((name, value) -> lines.append(name).append('\t').append(value).append('\n'));
    write(test, lines);
  }

  /** The same for rows of a table, with tabs between cells. */
  public static void keep(String test, List<List<String>> rows) {
    StringBuilder lines = new StringBuilder();
    rows.forEach(row -> lines.append(String.join("\t", row)).append('\n'));
    write(test, lines);
  }

  private static void write(String test, CharSequence lines) {
    try {
      Files.createDirectories(FOLDER);
      Files.writeString(FOLDER.resolve(test + ".tsv"), lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
