package org.entente.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What loading a folder would read, as it looks from outside: no file is opened.
 *
 * @param folder whose documents these are
 * @param files by their names within the folder
 * @param folders it and those below it, by what tells one from another of the same path
 * @param refused what is not read, and why: links that lead out, parts that cannot be opened
 */
public record Listing(
    Path folder,
    SortedMap<String, Look> files,
    Map<Path, Optional<Object>> folders,
    List<Reading.Refused> refused) {

  /**
   * How a file looks. When it looks the same, nobody has written to it in between.
   *
   * @param size in bytes
   * @param key tells the file from another that takes its place, where the system can
   */
  public record Look(Path file, long size, FileTime modified, Optional<Object> key) {}

  public Listing {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    folders = Collections.unmodifiableMap(new LinkedHashMap<>(folders));
    refused = List.copyOf(refused);
  }

  /** Looks through a folder and those below it; links to folders are not followed. */
  public static Listing of(Path folder) {
    Map<Path, Optional<Object>> folders = new LinkedHashMap<>();
    List<Folder.Entry> entries =
        Folder.list(folder, inner -> folders.put(inner.folder(), key(inner.attributes())));
    Set<Path> met = new HashSet<>();
    // Without links no file has two names that a load would take for one.
    boolean linked =
        entries.stream()
            .anyMatch(e -> e instanceof Folder.Document d && d.attributes().isSymbolicLink());
    SortedMap<String, Look> files = new TreeMap<>();
    List<Reading.Refused> refused = new ArrayList<>();
    for (Folder.Entry entry : entries) {
      if (entry instanceof Folder.Problem problem) {
        refused.add(new Reading.Refused(problem.name(), problem.reason()));
      } else if (entry instanceof Folder.Document document) {
        Path file = document.file();
        if (linked && Sources.leadsOut(folder, file)) {
          refused.add(new Reading.Refused(file.toString(), Sources.LEADS_OUT));
        } else if (!linked || met.add(real(file))) {
          files.put(document.name(), look(file, document.attributes()));
        }
      }
    }
    return new Listing(folder, files, folders, refused);
  }

  /** The path of a file in it. */
  Path file(String name) {
    return Optional.ofNullable(files.get(name))
        .map(Look::file)
        .orElseThrow(() -> new IllegalArgumentException("not listed: " + name));
  }

  /** Whether a file that is not in it is not there; else nobody could look. */
  public boolean isGone(String name) {
    Path file = folder.resolve(name);
    return !files.containsKey(name)
        && refused.stream().map(Reading.Refused::name).map(Path::of).noneMatch(file::startsWith);
  }

  /** What tells the folder from another of the same path, where the system can. */
  public Optional<Object> key() {
    return folders.getOrDefault(folder, Optional.empty());
  }

  private static Path real(Path file) {
    try {
      return file.toRealPath();
    } catch (IOException e) {
      return file;
    }
  }

  /** Of a link the file that it leads to. */
  private static Look look(Path file, BasicFileAttributes own) {
    BasicFileAttributes attributes = own;
    if (own.isSymbolicLink()) {
      try {
        attributes = Files.readAttributes(file, BasicFileAttributes.class);
      } catch (IOException e) {
        // It leads nowhere; reading it will say so.
        attributes = own;
      }
    }
    return new Look(file, attributes.size(), attributes.lastModifiedTime(), key(attributes));
  }

  private static Optional<Object> key(BasicFileAttributes attributes) {
    return Optional.ofNullable(attributes.fileKey());
  }
}
