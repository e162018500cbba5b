package org.entente.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.commit.Durable;

/**
 * A purge that was begun: the file {@code purging} in a store's folder, so that who opens the store
 * after a crash does the rest.
 *
 * @param documents IRIs
 * @param texts their sha256
 */
record Unfinished(Set<String> documents, Set<String> texts) {

  static void write(Path folder, Unfinished purge) throws IOException {
    Durable.write(
        file(folder),
        Stream.concat(purge.documents.stream(), purge.texts.stream())
            .map(line -> line + "\n")
            .collect(Collectors.joining()));
  }

  static void done(Path folder) throws IOException {
    Files.deleteIfExists(file(folder));
  }

  static Optional<Unfinished> find(Path folder) {
    try {
      List<String> lines = Files.readAllLines(file(folder), StandardCharsets.UTF_8);
      return Optional.of(
          new Unfinished(
              lines.stream().filter(line -> line.contains(":")).collect(Collectors.toSet()),
              lines.stream().filter(line -> !line.contains(":")).collect(Collectors.toSet())));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path file(Path folder) {
    return folder.resolve("purging");
  }
}
