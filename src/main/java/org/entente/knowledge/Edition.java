package org.entente.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * When the register's identifiers were checked last: a day in {@code data/register/edition.txt}.
 */
final class Edition {

  private Edition() {}

  static LocalDate read(DataFolder folder) {
    Path file = folder.resolve("data/register/edition.txt");
    try {
      return LocalDate.parse(Files.readString(file).strip());
    } catch (DateTimeException e) {
      throw new KnowledgeException(file + ":1: not a day such as 2026-11-26");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
