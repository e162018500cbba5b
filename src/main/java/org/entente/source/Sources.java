package org.entente.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Reads texts from files, folders and standard input. What cannot be read is a value among the
 * others, never an exception: a bad document does not stop the rest.
 */
public final class Sources {

  /** The largest text, in bytes, unless told otherwise: some 3,000 pages. */
  public static final long DEFAULT_LIMIT = 20_000_000;

  /** What stands for standard input among the places. */
  public static final String STANDARD_INPUT = "-";

  private final long limit;
  private final InputStream standardInput;

  public Sources() {
    this(DEFAULT_LIMIT, System.in);
  }

  /**
   * @param limit of one text, in bytes
   * @param standardInput what {@code -} reads; left open
   */
  public Sources(long limit, InputStream standardInput) {
    if (limit < 1 || limit > Integer.MAX_VALUE - 16) {
      throw new IllegalArgumentException("no usable limit: " + limit);
    }
    this.limit = limit;
    this.standardInput = standardInput;
  }

  /**
   * Reads every place in turn.
   *
   * @param places paths of files (of any name) and folders (their {@code .txt} and {@code .md}
   *     files, also in folders below, by name, hidden ones left out), or {@code -}; a file that is
   *     met twice is read once
   * @return lazy: one text is in memory at a time unless the caller keeps it
   */
  public Stream<Reading> read(List<String> places) {
    Set<Path> met = new HashSet<>();
    List<Supplier<Reading>> readings = new ArrayList<>();
    for (String place : places) {
      if (place.equals(STANDARD_INPUT)) {
        readings.add(() -> bytes("stdin", standardInput));
        continue;
      }
      try {
        add(place, Path.of(place), met, readings);
      } catch (InvalidPathException e) {
        readings.add(refused(place, "it is no path: " + e.getReason()));
      }
    }
    return readings.stream().map(Supplier::get);
  }

  private void add(String place, Path path, Set<Path> met, List<Supplier<Reading>> readings) {
    if (!Files.isDirectory(path)) {
      Path last = path.getFileName();
      file(place, last == null ? place : last.toString(), path, met).ifPresent(readings::add);
      return;
    }
    for (Folder.Entry entry : Folder.list(path)) {
      if (entry instanceof Folder.Problem problem) {
        readings.add(refused(problem.name(), problem.reason()));
      } else {
        Path file = path.resolve(entry.name());
        file(file.toString(), entry.name(), file, met).ifPresent(readings::add);
      }
    }
  }

  private static Supplier<Reading> refused(String place, String reason) {
    return () -> new Reading.Refused(place, reason);
  }

  /** How to read a file; empty when it was met before. */
  private Optional<Supplier<Reading>> file(String place, String name, Path path, Set<Path> met) {
    try {
      if (!met.add(path.toRealPath())) {
        return Optional.empty();
      }
    } catch (IOException e) {
      return Optional.of(refused(place, reason(e)));
    }
    if (!Files.isRegularFile(path)) {
      return Optional.of(refused(place, "it is neither a file nor a folder; pipe it into -"));
    }
    return Optional.of(
        () -> {
          try (InputStream in = Files.newInputStream(path)) {
            return named(place, bytes(name, in));
          } catch (IOException e) {
            return new Reading.Refused(place, reason(e));
          }
        });
  }

  private static Reading named(String place, Reading reading) {
    return reading instanceof Reading.Refused refused
        ? new Reading.Refused(place, refused.reason())
        : reading;
  }

  private Reading bytes(String name, InputStream in) {
    try {
      byte[] bytes = in.readNBytes((int) limit + 1);
      if (bytes.length > limit) {
        return new Reading.Refused(
            name,
            String.format(
                "it is larger than the limit of %,d bytes; split it into several files", limit));
      }
      return bytes.length == 0
          ? new Reading.Refused(name, "it is empty")
          : Decoding.decode(name, bytes);
    } catch (IOException e) {
      return new Reading.Refused(name, reason(e));
    }
  }

  static String reason(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "it does not exist";
    }
    if (e instanceof AccessDeniedException) {
      return "there is no permission to read it";
    }
    return "it cannot be read: " + e.getMessage();
  }
}
