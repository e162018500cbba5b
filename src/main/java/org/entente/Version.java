package org.entente;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.knowledge.DataFolder;
import org.entente.rdf.Origin;
import org.entente.store.Fingerprint;

/**
 * Which program, with which knowledge: the release and a fingerprint of code and data. A document
 * that was read by the same version need not be read again; a change of a frame, of the register or
 * of the code that reads makes another version.
 */
public final class Version {

  private static final List<String> KNOWLEDGE =
      List.of("data/frames", "data/lexicon", "data/model", "data/register", "ontology");

  /** Packages that have no say in what is read from a document. */
  private static final List<String> SILENT =
      List.of(
          "alignment",
          "cli",
          "commit",
          "dates",
          "difference",
          "evaluation",
          "history",
          "query",
          "search",
          "server",
          "store");

  /** The program's own classes stay as they were loaded. */
  private static final Lazy<String> CODE = new Lazy<>(Version::code);

  private Version() {}

  /** The release: what the jar's manifest says, or {@code development}. */
  public static String release() {
    return Objects.requireNonNullElse(
        Version.class.getPackage().getImplementationVersion(), "development");
  }

  /**
   * What a graph says of the program that reads documents: release and fingerprint, {@code
   * 0.1.0-1f3a5c7e9b0d}, and {@code -from-0.9} when what is less sure is left out, since that is
   * part of how a document is read.
   *
   * @param leastConfidence from 0 to 1
   */
  static Origin of(DataFolder folder, double leastConfidence) {
    String knowledge =
        Fingerprint.of(
            KNOWLEDGE.stream()
                .map(name -> fingerprint(folder, name))
                .collect(Collectors.joining(" ")));
    String version = release() + "-" + Fingerprint.of(CODE.get() + knowledge).substring(0, 12);
    return new Origin(version, Optional.of(knowledge), 0).atLeast(leastConfidence);
  }

  /** The same for the files of one folder and the code. */
  static String of(DataFolder folder, String name) {
    return Fingerprint.of(CODE.get() + fingerprint(folder, name));
  }

  private static String fingerprint(DataFolder folder, String name) {
    return Fingerprint.of(folder.files(name, ""));
  }

  private static String code() {
    try {
      Path place =
          Path.of(Version.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      if (Files.isDirectory(place)) {
        return classes(place);
      }
      try (FileSystem jar = FileSystems.newFileSystem(place)) {
        return classes(jar.getPath("/"));
      }
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the program lies at no path: " + e.getInput(), e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the program's own classes", e);
    }
  }

  private static String classes(Path root) throws IOException {
    Path own = root.resolve("org/entente");
    try (Stream<Path> files = Files.walk(own)) {
      return Fingerprint.of(
          files
              .filter(Files::isRegularFile)
              .filter(file -> !SILENT.contains(own.relativize(file).getName(0).toString()))
              .sorted((a, b) -> a.toString().compareTo(b.toString()))
              .toList());
    }
  }
}
