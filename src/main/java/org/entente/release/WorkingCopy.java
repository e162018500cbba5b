package org.entente.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.commit.HeldFile;
import org.entente.manifest.Damage;

/**
 * A release as one server has it open: a folder of its own, in which the large files are second
 * names of the release's, or copies where that lies on another disk. TDB2 (5.6.0) locks what it
 * opens and has it mapped for writing, but changes nothing of a file of nodes or of blocks while it
 * is only read; its small state files, which it may write, are copied in any case.
 */
public final class WorkingCopy implements AutoCloseable {

  private static final String FOLDER = ".serving";
  private static final String LOCK = "lock";
  private static final int MOST_NAMED = 3;

  /** Of these TDB2 writes no used part again, and none of it when it only reads. */
  private static final List<String> LASTING = List.of(".dat", ".idn", ".obj");

  private static final String DATABASE = "tdb2/";

  private final Path folder;
  private final Release release;
  private final HeldFile lock;

  private WorkingCopy(Path folder, Release release, HeldFile lock) {
    this.folder = folder;
    this.release = release;
    this.lock = lock;
  }

  /**
   * Makes one and compares all of it with what was published.
   *
   * @param name of the release
   * @throws ReleaseException when it is damaged or not there
   */
  public static WorkingCopy make(Releases releases, String name) {
    try {
      Path place = place(releases.folder());
      dropAbandoned(place);
      Path folder = Files.createDirectory(place.resolve(name + "_" + UUID.randomUUID()));
      HeldFile lock = HeldFile.make(folder.resolve(LOCK));
      try {
        Release release = releases.release(name);
        for (Release.Item item : release.files()) {
          take(item, releases.folder(name), folder);
        }
        compare(release, releases.folder(name), folder);
        return new WorkingCopy(folder, release, lock);
      } catch (IOException | RuntimeException | Error e) {
        lock.close();
        Releases.delete(folder);
        throw e;
      }
    } catch (IOException e) {
      throw new ReleaseException(
          "The release " + name + " in " + releases.folder() + " cannot be read: " + e, e);
    }
  }

  private static void take(Release.Item item, Path from, Path to) throws IOException {
    boolean written =
        item.path().startsWith(DATABASE) && LASTING.stream().noneMatch(item.path()::endsWith);
    Path file = from.resolve(item.path());
    if (!Files.exists(file)) {
      return; // Said with all that is wrong.
    }
    if (written) {
      Links.copy(file, to.resolve(item.path()));
    } else {
      Links.link(file, to.resolve(item.path()));
    }
  }

  private static void compare(Release release, Path from, Path folder) throws IOException {
    List<Damage> damages = release.damages(folder);
    if (!damages.isEmpty()) {
      throw new ReleaseException(
          "The release "
              + release.name()
              + " is damaged: "
              + damages.stream()
                  .limit(MOST_NAMED)
                  .map(Damage::toString)
                  .collect(Collectors.joining("; "))
              + ". Delete "
              + from
              + " and publish or copy it again.");
    }
  }

  /**
   * Beside the releases, so that links can be made; elsewhere when nothing can be written there.
   */
  private static Path place(Path releases) throws IOException {
    Path own = releases.resolve(FOLDER);
    if (Files.isDirectory(own) ? Files.isWritable(own) : Files.isWritable(releases)) {
      return Files.createDirectories(own);
    }
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    return Files.createDirectories(temporary.resolve("entente-" + System.getProperty("user.name")));
  }

  /** Those of servers that are no more. */
  private static void dropAbandoned(Path place) throws IOException {
    try (Stream<Path> entries = Files.list(place)) {
      for (Path entry : entries.filter(e -> Files.exists(e.resolve(LOCK))).toList()) {
        Optional<HeldFile> lock = HeldFile.take(entry.resolve(LOCK));
        if (lock.isPresent()) {
          lock.get().close();
          Releases.delete(entry);
        }
      }
    }
  }

  /** A store's folder. */
  public Path folder() {
    return folder;
  }

  public Release release() {
    return release;
  }

  /** Call it when nobody has the store open any more. */
  @Override
  public void close() throws IOException {
    lock.close();
    Releases.delete(folder);
  }
}
