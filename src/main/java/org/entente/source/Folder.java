package org.entente.source;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** The documents of a folder and of those below it; links to folders are not followed. */
final class Folder {

  /** Something met in the folder. */
  sealed interface Entry {
    /** Path within the folder, with slashes; of a problem the whole path. */
    String name();
  }

  /**
   * @param file as the system names it, which may be no text: bytes that are no UTF-8
   */
  record Document(String name, Path file, BasicFileAttributes attributes) implements Entry {}

  record Problem(String name, String reason) implements Entry {}

  /** The folder itself, or one below it. */
  record Inner(Path folder, BasicFileAttributes attributes) {}

  private Folder() {}

  /** By name; a problem when the folder holds no document or part of it cannot be opened. */
  static List<Entry> list(Path folder) {
    List<Entry> entries = list(folder, inner -> {});
    return entries.isEmpty()
        ? List.of(
            new Problem(
                folder.toString(),
                "the folder holds no document (*" + String.join(", *", Kind.ENDINGS) + ")"))
        : entries;
  }

  /**
   * By name; a problem when part of it cannot be opened.
   *
   * @param folders takes each folder that was looked into
   */
  static List<Entry> list(Path folder, Consumer<Inner> folders) {
    List<Entry> entries = new ArrayList<>();
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
              if (!path.equals(folder) && isHidden(path)) {
                return FileVisitResult.SKIP_SUBTREE;
              }
              folders.accept(new Inner(path, attributes));
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
              if (!isHidden(path) && Kind.isDocument(last(path)) && !Files.isDirectory(path)) {
                String name = folder.relativize(path).toString().replace('\\', '/');
                entries.add(new Document(name, path, attributes));
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path path, IOException e) {
              entries.add(new Problem(path.toString(), Sources.reason(e)));
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      entries.add(new Problem(folder.toString(), Sources.reason(e)));
    }
    return entries.stream().sorted(Comparator.comparing(Entry::name)).toList();
  }

  /** Also what office programs lay beside a document that is open in them. */
  private static boolean isHidden(Path path) {
    return last(path).startsWith(".") || last(path).startsWith("~$");
  }

  private static String last(Path path) {
    Path last = path.getFileName();
    return last == null ? "" : last.toString();
  }
}
