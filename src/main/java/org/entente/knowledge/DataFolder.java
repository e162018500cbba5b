package org.entente.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystemAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Where the knowledge lies: {@code data/}, {@code ontology/} and {@code fuseki-config/} of the
 * folder that {@code ENTENTE_HOME} (or the system property {@code entente.home}) names, else the
 * copies inside the jar.
 */
public record DataFolder(Path root) {

  /** The folder in use. */
  public static DataFolder find() {
    String home = System.getProperty("entente.home", System.getenv("ENTENTE_HOME"));
    return new DataFolder(home == null || home.isBlank() ? packaged() : Path.of(home));
  }

  /** A folder such as {@code data/frames}. */
  public Path resolve(String path) {
    return root.resolve(path);
  }

  /** The files of a folder with this ending, by name; none when the folder is missing. */
  public List<Path> files(String folder, String ending) {
    Path path = resolve(folder);
    if (!Files.isDirectory(path)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(path)) {
      return files.filter(f -> f.getFileName().toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + path, e);
    }
  }

  private static Path packaged() {
    URL url = DataFolder.class.getResource("/entente/data");
    if (url == null) {
      throw new IllegalStateException("the jar holds no data; set ENTENTE_HOME to the checkout");
    }
    try {
      URI uri = url.toURI();
      if (uri.getScheme().equals("jar")) {
        try {
          FileSystems.newFileSystem(uri, Map.of());
        } catch (FileSystemAlreadyExistsException e) {
          // Opened by an earlier call; Path.of finds it.
        }
      }
      return Objects.requireNonNull(Path.of(uri).getParent());
    } catch (URISyntaxException | IOException e) {
      throw new IllegalStateException("cannot read the data in the jar: " + e.getMessage(), e);
    }
  }
}
