package org.entente.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.entente.Entente;
import org.entente.LoadReport;
import org.entente.knowledge.DataFolder;

/** A store that holds the documents of {@code data/documents}: loaded once for all tests. */
public final class FilledStore {

  private static Optional<Path> loaded = Optional.empty();

  private FilledStore() {}

  /**
   * A store of one's own, as {@code entente up} fills it.
   *
   * @param folder made by this
   */
  public static void copyTo(Path folder) {
    try (Stream<Path> files = Files.walk(loaded())) {
      Path from = loaded();
      for (Path file : files.filter(f -> !f.endsWith("tdb.lock")).toList()) {
        Files.copy(file, folder.resolve(from.relativize(file).toString()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static synchronized Path loaded() {
    Path store = loaded.orElseGet(FilledStore::load);
    loaded = Optional.of(store);
    return store;
  }

  private static Path load() {
    try {
      Path folder = Files.createTempDirectory("entente-filled");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
      Path store = folder.resolve("store");
      try (Entente entente =
          Entente.builder()
              .store(store)
              .knowledge(DataFolder.find().root())
              .parser(SharedParser::get)
              .open()) {
        LoadReport report = entente.load(Path.of("data/documents").toString());
        if (!report.problems().isEmpty()) {
          throw new IllegalStateException(List.copyOf(report.problems()).toString());
        }
      }
      return store;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
