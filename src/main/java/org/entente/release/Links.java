package org.entente.release;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;

/** A second name for a file where the file system has that, else a copy. */
final class Links {

  private Links() {}

  /** Only for files that nobody writes in place. */
  static void link(Path from, Path to) throws IOException {
    prepare(to);
    try {
      Files.createLink(to, from);
    } catch (NoSuchFileException | FileAlreadyExistsException e) {
      throw e;
    } catch (UnsupportedOperationException | FileSystemException e) {
      Files.copy(from, to); // Another disk, or one without links.
    }
  }

  static void copy(Path from, Path to) throws IOException {
    prepare(to);
    Files.copy(from, to);
  }

  private static void prepare(Path to) throws IOException {
    Files.createDirectories(Objects.requireNonNull(to.getParent()));
  }
}
