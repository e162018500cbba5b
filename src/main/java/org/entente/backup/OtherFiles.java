package org.entente.backup;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.entente.commit.Durable;

/**
 * What lies in a store's folder besides database and texts and is not made anew when a store is
 * opened, while others write in that folder and clear files away.
 */
final class OtherFiles extends SimpleFileVisitor<Path> {

  private static final Set<String> COPIED_OTHERWISE = Set.of("tdb2", "texts");

  private final Path folder;
  private final List<Path> files = new ArrayList<>();

  private OtherFiles(Path folder) {
    this.folder = folder;
  }

  /** In the order of their names. */
  static List<Path> in(Path folder) throws IOException {
    OtherFiles found = new OtherFiles(folder);
    Files.walkFileTree(folder, found);
    Collections.sort(found.files);
    return found.files;
  }

  private String path(Path file) {
    return folder.relativize(file).toString();
  }

  @Override
  public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
    return COPIED_OTHERWISE.contains(path(directory))
        ? FileVisitResult.SKIP_SUBTREE
        : FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    String path = path(file);
    boolean passing =
        path.equals("manifest") || path.startsWith("served-at") || path.endsWith(Durable.DRAFT);
    if (attributes.isRegularFile() && !passing) {
      files.add(file);
    }
    return FileVisitResult.CONTINUE;
  }

  /** A draft that has become the file meanwhile is nothing to copy. */
  @Override
  public FileVisitResult visitFileFailed(Path file, IOException fault) throws IOException {
    if (fault instanceof NoSuchFileException && path(file).endsWith(Durable.DRAFT)) {
      return FileVisitResult.CONTINUE;
    }
    throw fault;
  }
}
