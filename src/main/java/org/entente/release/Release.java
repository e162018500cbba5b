package org.entente.release;

import com.google.common.hash.Hashing;
import com.google.common.io.MoreFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.entente.commit.Durable;
import org.entente.manifest.Damage;
import org.entente.store.Revision;
import org.entente.store.Store;

/**
 * What a release holds: the file {@code release} in its folder, which is written last. Without it a
 * folder counts for nothing.
 *
 * @param name of its folder
 * @param commit number of the store's commit that it is of
 * @param committed when that commit was made
 * @param published when the release was made
 * @param quads in all named graphs
 * @param files all others
 */
public record Release(
    String name, long commit, Instant committed, Instant published, long quads, List<Item> files) {

  static final String FILE = Store.RELEASE;

  private static final String TITLE = "entente release 1";
  private static final String TEXTS = "texts/";

  /** Letters of a hash that tell releases apart. */
  private static final int TAG = 16;

  /**
   * A file of a release.
   *
   * @param path relative to the release's folder, with slashes
   * @param length in bytes
   * @param sha256 in hexadecimal digits
   */
  record Item(String path, long length, String sha256) {

    Item {
      boolean leaves = Path.of(path).isAbsolute() || (path + "/").contains("../");
      if (leaves || !sha256.matches("[0-9a-f]{64}")) {
        throw new IllegalArgumentException("no file of a release: " + path);
      }
    }

    static Item of(Path folder, Path file) throws IOException {
      String path = folder.relativize(file).toString().replace('\\', '/');
      return new Item(path, Files.size(file), hash(file));
    }

    private static String hash(Path file) throws IOException {
      return MoreFiles.asByteSource(file).hash(Hashing.sha256()).toString();
    }

    Optional<Damage> damage(Path folder) throws IOException {
      Path file = folder.resolve(path);
      try {
        long size = Files.size(file);
        if (size != length) {
          return damage("it has " + size + " bytes, not " + length);
        }
        return hash(file).equals(sha256) ? Optional.empty() : damage("it was altered");
      } catch (NoSuchFileException e) {
        return damage("it is missing");
      }
    }

    private Optional<Damage> damage(String message) {
      return Optional.of(new Damage(path, message));
    }
  }

  public Release {
    files = List.copyOf(files);
  }

  /** Its name: when the commit was made, and its number. */
  static String name(long commit, Instant committed) {
    return committed.toString().replace(":", "") + "-" + commit;
  }

  /** How many texts it holds. */
  int texts() {
    return (int) files.stream().filter(file -> file.path().startsWith(TEXTS)).count();
  }

  /** Of all files, in bytes. */
  long bytes() {
    return files.stream().mapToLong(Item::length).sum();
  }

  /**
   * The state of a store that is opened from it, the same on all machines.
   *
   * @param since when it became the one that is served
   */
  public Revision revision(Instant since) {
    String tag = sha256(content()).substring(0, TAG);
    return new Revision(tag, since.truncatedTo(ChronoUnit.SECONDS));
  }

  /** All files below a folder. */
  static List<Item> items(Path folder) throws IOException {
    List<Item> items = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        items.add(Item.of(folder, file));
      }
    }
    return items;
  }

  /** Which files in a folder are not as they were published. Reads all of them. */
  List<Damage> damages(Path folder) throws IOException {
    List<Damage> damages = new ArrayList<>();
    for (Item file : files) {
      file.damage(folder).ifPresent(damages::add);
    }
    return damages;
  }

  private String content() {
    StringBuilder text = new StringBuilder(TITLE).append('\n');
    line(text, "commit", "" + commit, committed.toString(), published.toString(), "" + quads);
    files.forEach(f -> line(text, "file", f.sha256(), "" + f.length(), f.path()));
    return text.toString();
  }

  private static void line(StringBuilder text, String... words) {
    text.append(String.join("\t", words)).append('\n');
  }

  private static String sha256(String text) {
    return Hashing.sha256().hashString(text, StandardCharsets.UTF_8).toString();
  }

  /** On the disk when this returns. */
  void write(Path folder) throws IOException {
    String content = content();
    Durable.write(folder.resolve(FILE), content + "sha256\t" + sha256(content) + "\n");
  }

  /**
   * The one in a folder.
   *
   * @throws ReleaseException when there is none, or its list was altered
   */
  static Release read(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    try {
      String text = Files.readString(file, StandardCharsets.UTF_8);
      int end = text.lastIndexOf("sha256\t");
      String content = text.substring(0, Math.max(0, end));
      if (content.startsWith(TITLE + "\n")
          && text.substring(end).strip().equals("sha256\t" + sha256(content))) {
        return parse(String.valueOf(folder.getFileName()), content.lines().skip(1).toList());
      }
      throw new ReleaseException(file + " was altered or cut off.");
    } catch (NoSuchFileException e) {
      throw new ReleaseException(
          "There is no release in " + folder + ": the file " + FILE + " is missing.", e);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new ReleaseException(file + " was altered or cut off.", e);
    }
  }

  private static Release parse(String name, List<String> lines) {
    String[] head = lines.get(0).split("\t", -1);
    List<Item> files = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] words = line.split("\t", -1);
      files.add(new Item(words[3], Long.parseLong(words[2]), words[1]));
    }
    return new Release(
        name,
        Long.parseLong(head[1]),
        Instant.parse(head[2]),
        Instant.parse(head[3]),
        Long.parseLong(head[4]),
        files);
  }
}
