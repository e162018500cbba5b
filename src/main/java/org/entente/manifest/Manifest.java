package org.entente.manifest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.entente.commit.Durable;

/**
 * The file {@code manifest} of a store: the used parts of its files with their checksums, as a
 * commit left them.
 *
 * @param commit number of the commit
 * @param database name of the database's folder, which compaction changes
 * @param files what commits only append to
 * @param states the small files that each commit overwrites
 */
record Manifest(long commit, String database, List<FileSum> files, List<FileSum> states) {

  static final String FILE = "manifest";

  private static final String TITLE = "entente manifest 1";

  Manifest {
    files = List.copyOf(files);
    states = List.copyOf(states);
  }

  List<FileSum> all() {
    return Stream.concat(files.stream(), states.stream()).toList();
  }

  /** Empty when there is none. */
  static Optional<Manifest> read(Path folder) throws IOException, DamageException {
    try {
      String text =
          new String(Files.readAllBytes(folder.resolve(FILE)), StandardCharsets.ISO_8859_1);
      return Optional.of(parse(text));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (RuntimeException e) {
      throw new DamageException(List.of(new Damage(FILE, "it was altered or cut off")), e);
    }
  }

  private static Manifest parse(String text) {
    int end = text.lastIndexOf("sum ");
    if (end < 0 || !text.substring(end).equals("sum " + sum(text.substring(0, end)) + "\n")) {
      throw new IllegalArgumentException("the sum is another");
    }
    List<String> lines = text.substring(0, end).lines().toList();
    List<FileSum> files = new ArrayList<>();
    List<FileSum> states = new ArrayList<>();
    for (String line : lines.subList(3, lines.size())) {
      String rest = line.substring(line.indexOf(' ') + 1);
      (line.startsWith("state ") ? states : files).add(FileSum.parse(rest));
    }
    if (!lines.get(0).equals(TITLE)) {
      throw new IllegalArgumentException("of another version: " + lines.get(0));
    }
    return new Manifest(
        Long.parseLong(lines.get(1).substring("commit ".length())),
        lines.get(2).substring("database ".length()),
        files,
        states);
  }

  /** On the disk when this returns, in place of the one before. */
  void write(Path folder) throws IOException {
    StringBuilder text = new StringBuilder();
    text.append(TITLE).append("\ncommit ").append(commit);
    text.append("\ndatabase ").append(database).append('\n');
    files.forEach(file -> text.append("file ").append(file.line()).append('\n'));
    states.forEach(file -> text.append("state ").append(file.line()).append('\n'));
    String sum = sum(text.toString());
    text.append("sum ").append(sum).append('\n');
    Durable.write(folder.resolve(FILE), text.toString().getBytes(StandardCharsets.ISO_8859_1));
  }

  private static String sum(String text) {
    CRC32C sum = new CRC32C();
    sum.update(text.getBytes(StandardCharsets.ISO_8859_1));
    return String.format("%08x", sum.getValue());
  }
}
