package org.entente.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A folder of knowledge in which one file is another each time. */
public final class KnowledgeFile {

  private final Path root;
  private final Path folder;

  /**
   * @param path of the file's folder, such as {@code data/frames}
   */
  public KnowledgeFile(String path) {
    try {
      root = Files.createTempDirectory("entente-fuzz");
      root.toFile().deleteOnExit();
      folder = Files.createDirectories(root.resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Puts a file there in the place of the one before; where the folder's root is. */
  public Path write(String name, byte[] bytes) {
    try (Stream<Path> before = Files.list(folder)) {
      for (Path file : before.toList()) {
        Files.delete(file);
      }
      Files.write(folder.resolve(name), bytes);
      return root;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Puts one more file there, which stays until the next {@link #write}. */
  public void add(String name, byte[] bytes) {
    try {
      Files.write(folder.resolve(name), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
