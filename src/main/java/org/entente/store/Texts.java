package org.entente.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.entente.commit.Durable;

/** Texts as files named by their sha256, two letters a folder; a file is there whole or not. */
final class Texts {

  private final Path folder;
  private final Path mark;

  Texts(Path folder) {
    this.folder = folder;
    this.mark = folder.resolve("writing");
  }

  /** Notes that texts may be written from now on, and left over when the process is killed. */
  void begin() throws IOException {
    Files.write(mark, new byte[0]);
  }

  /** Nothing is left over. */
  void end() throws IOException {
    Files.deleteIfExists(mark);
  }

  /** Whether a process was killed after {@link #begin}. */
  boolean isUnfinished() {
    return Files.exists(mark);
  }

  /** Drops what a killed process has only begun to write. */
  void dropDrafts() throws IOException {
    try (Stream<Path> files = Files.walk(folder, 2)) {
      for (Path draft : files.filter(file -> file.toString().endsWith(Durable.DRAFT)).toList()) {
        Files.deleteIfExists(draft);
      }
    }
  }

  /** Keeps a text and returns its sha256. It is on the disk when this returns. */
  String keep(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    String sha256 = Fingerprint.of(text);
    Path file = file(sha256);
    if (Files.isRegularFile(file) && Files.size(file) == bytes.length) {
      return sha256;
    }
    Durable.write(file, bytes);
    return sha256;
  }

  /** The text, when it is there and still is what its name says. */
  Optional<String> find(String sha256) throws IOException {
    if (!sha256.matches("[0-9a-f]{64}")) {
      return Optional.empty();
    }
    try {
      String text = new String(Files.readAllBytes(file(sha256)), StandardCharsets.UTF_8);
      return Optional.of(text).filter(found -> Fingerprint.of(found).equals(sha256));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** Whether a text is there; it is not read. */
  boolean has(String sha256) {
    return sha256.matches("[0-9a-f]{64}") && Files.isRegularFile(file(sha256));
  }

  void drop(String sha256) throws IOException {
    Files.deleteIfExists(file(sha256));
  }

  /** The sha256 of every text that is kept. */
  Set<String> all() throws IOException {
    if (!Files.isDirectory(folder)) {
      return Set.of();
    }
    try (Stream<Path> files = Files.walk(folder, 2)) {
      Set<String> names = new TreeSet<>();
      files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.matches("[0-9a-f]{64}\\.txt"))
          .forEach(name -> names.add(name.substring(0, 64)));
      return names;
    }
  }

  private Path file(String sha256) {
    return folder.resolve(sha256.substring(0, 2)).resolve(sha256 + ".txt");
  }
}
