package org.entente.release;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.entente.commit.Durable;

/** A folder with releases, a folder each, and the file {@code current} with the name of one. */
public final class Releases {

  /** The file that names the release to be served. */
  public static final String POINTER = "current";

  /** What is not whole yet, and working copies, begin so. */
  static final String HIDDEN = ".";

  private static final Pattern NAME = Pattern.compile("[0-9A-Za-z][0-9A-Za-z._-]{0,99}");

  private final Path folder;

  /**
   * @param folder may be missing
   */
  public Releases(Path folder) {
    this.folder = folder;
  }

  /**
   * The folder that a path names, as itself or by its pointer; empty when nothing was published
   * there.
   */
  public static Optional<Releases> at(Path place) {
    if (Files.isRegularFile(place.resolve(POINTER))) {
      return Optional.of(new Releases(place));
    }
    boolean pointer = place.endsWith(POINTER) && Files.isRegularFile(place);
    return pointer
        ? Optional.of(new Releases(Objects.requireNonNull(place.toAbsolutePath().getParent())))
        : Optional.empty();
  }

  public Path folder() {
    return folder;
  }

  /**
   * Which release is to be served.
   *
   * @param name of its folder
   * @param since when that was said
   */
  public record Current(String name, Instant since) {}

  /**
   * Reads the pointer; empty when there is none, or it is being written at this moment.
   *
   * @throws ReleaseException when it names no folder
   */
  public Optional<Current> current() throws IOException {
    Path file = folder.resolve(POINTER);
    try {
      Instant since = Files.getLastModifiedTime(file).toInstant();
      String name = Files.readString(file, StandardCharsets.UTF_8).strip();
      if (name.isEmpty()) {
        return Optional.empty();
      }
      if (!NAME.matcher(name).matches()) {
        throw new ReleaseException(
            file + " must hold the name of a release, one of the folders beside it.");
      }
      return Optional.of(new Current(name, since));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** Has a release served from now on. */
  void point(String name) throws IOException {
    Durable.write(folder.resolve(POINTER), name + "\n");
  }

  Path folder(String name) {
    return folder.resolve(name);
  }

  /** What the list of a release says, without looking at its files. */
  public Release release(String name) throws IOException {
    return Release.read(folder(name));
  }

  /** All that are whole, the one that was made last first. */
  public List<Release> all() throws IOException {
    List<Release> all = new ArrayList<>();
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path entry : entries.filter(e -> Files.exists(e.resolve(Release.FILE))).toList()) {
        if (NAME.matcher(String.valueOf(entry.getFileName())).matches()) {
          all.add(Release.read(entry));
        }
      }
    }
    all.sort(Comparator.comparing(Release::published).reversed());
    return all;
  }

  /**
   * Deletes old releases. Who serves one goes on: it has a working copy.
   *
   * @param keep how many stay besides the current one
   * @return the names of those that are gone
   */
  public List<String> dropOld(int keep) {
    try {
      String current = current().map(Current::name).orElse("");
      List<String> old =
          all().stream()
              .map(Release::name)
              .filter(name -> !name.equals(current))
              .skip(keep)
              .toList();
      for (String name : old) {
        // A release without its list is none, should the rest stay.
        Files.deleteIfExists(folder(name).resolve(Release.FILE));
        delete(folder(name));
      }
      return old;
    } catch (IOException e) {
      throw new ReleaseException(
          "Old releases in " + folder + " cannot be deleted: " + e.getMessage() + ".", e);
    }
  }

  static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
    }
  }
}
