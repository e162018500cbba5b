package org.entente.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.Txn;
import org.entente.commit.HeldFile;
import org.entente.database.Tdb2;
import org.entente.manifest.Damage;
import org.entente.manifest.GraphSums;
import org.entente.manifest.SumsCheck;
import org.entente.store.Store;
import org.entente.store.StoreState;

/** Makes a release of a store, as of one commit, while others read and write it. */
public final class Publication {

  private static final String LOCK = ".publishing";
  private static final String DRAFT = ".part";

  /** TDB2 holds it while a database is open. */
  private static final String DATABASE_LOCK = "tdb.lock";

  /** What else of a store belongs to it; all other files are made anew. */
  private static final List<String> OTHERS = List.of("base", "history");

  private final Store store;
  private final Path folder;
  private final Releases releases;
  private final Consumer<String> progress;

  private Publication(Store store, Path folder, Consumer<String> progress) {
    this.store = store;
    this.folder = folder;
    this.releases = new Releases(folder);
    this.progress = progress;
  }

  /**
   * Makes a release and has it served. Until it is whole, the folder names the one before.
   *
   * @param folder of releases; made when it is missing
   * @param progress is told in a few words how it goes on
   * @throws ReleaseException when the folder cannot be written, or somebody publishes there
   */
  public static PublishReport write(Store store, Path folder, Consumer<String> progress) {
    try {
      Files.createDirectories(folder);
      if (Store.isStore(folder)) {
        throw new ReleaseException(folder + " is a store. Name another folder for releases.");
      }
      return new Publication(store, folder, progress).alone();
    } catch (IOException | UncheckedIOException e) {
      throw new ReleaseException("Cannot publish in " + folder + ": " + e.getMessage() + ".", e);
    }
  }

  private PublishReport alone() throws IOException {
    Optional<HeldFile> lock = HeldFile.take(folder.resolve(LOCK));
    if (lock.isEmpty()) {
      throw new ReleaseException("Somebody else publishes in " + folder + " at the moment.");
    }
    try (HeldFile held = lock.get()) {
      dropDrafts();
      return run();
    }
  }

  /** What killed processes left. */
  private void dropDrafts() throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path entry : entries.filter(Publication::isDraft).toList()) {
        Releases.delete(entry);
      }
    }
  }

  private static boolean isDraft(Path entry) {
    String name = String.valueOf(entry.getFileName());
    return name.startsWith(Releases.HIDDEN) && name.endsWith(DRAFT) && Files.isDirectory(entry);
  }

  /** What a release is made of, and where it lies until it is whole. */
  private record Draft(Path folder, long commit, Instant committed, boolean made) {

    String name() {
      return Release.name(commit, committed);
    }
  }

  private PublishReport run() throws IOException {
    Draft draft =
        store.readKeepingTexts(
            (data, state) -> {
              try {
                return draft(data, state);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    if (draft.made()) {
      settle(draft);
    }
    releases.point(draft.name());
    Release release = releases.release(draft.name());
    return new PublishReport(
        release.name(),
        release.commit(),
        release.quads(),
        release.texts(),
        release.bytes(),
        draft.made());
  }

  private Draft draft(DatasetGraph data, StoreState state) throws IOException {
    Instant time = state.time().orElse(Instant.EPOCH);
    String name = Release.name(state.commit(), time);
    Path place = folder.resolve(Releases.HIDDEN + name + DRAFT);
    if (Files.exists(releases.folder(name).resolve(Release.FILE))) {
      return new Draft(place, state.commit(), time, false);
    }
    Path database = Files.createDirectories(Store.database(place));
    Path texts = Files.createDirectories(place.resolve("texts"));
    for (String sha256 : state.texts()) {
      String path = sha256.substring(0, 2) + "/" + sha256 + ".txt";
      try {
        Links.link(store.folder().resolve("texts").resolve(path), texts.resolve(path));
      } catch (NoSuchFileException e) {
        throw new ReleaseException("The text " + sha256 + " is missing: run entente check.", e);
      }
    }
    for (String other : OTHERS) {
      link(store.folder().resolve(other), place);
    }
    long all = GraphSums.quads(data);
    AtomicLong tenths = new AtomicLong();
    Tdb2.copy(
        data,
        database,
        copied -> {
          long now = all == 0 ? 0 : Math.min(10, copied * 10 / all);
          if (tenths.getAndSet(now) < now) {
            progress.accept(now * 10 + " % written");
          }
        });
    progress.accept(all + " quads and " + state.texts().size() + " texts written");
    return new Draft(place, state.commit(), time, true);
  }

  private void link(Path from, Path place) throws IOException {
    if (!Files.exists(from)) {
      return;
    }
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes its) throws IOException {
            try {
              Links.link(file, place.resolve(store.folder().relativize(file).toString()));
            } catch (NoSuchFileException e) {
              return visitFileFailed(file, e);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            // Half written when the folder was listed; the history of a commit that was made stays.
            if (e instanceof NoSuchFileException && file.toString().endsWith(DRAFT)) {
              return FileVisitResult.CONTINUE;
            }
            throw e;
          }
        });
  }

  /**
   * Opens it as a store, which drops what is of later commits, compares it, and lists its files.
   */
  private void settle(Draft draft) throws IOException {
    Path place = draft.folder();
    long quads;
    try (Store made = Store.open(place)) {
      List<Damage> wrong =
          made.read(data -> Txn.calculateRead(data, () -> new SumsCheck(data).run()));
      if (!wrong.isEmpty() || made.commit() != draft.commit()) {
        throw new ReleaseException(
            "The store in " + store.folder() + " is damaged (" + wrong + "): run entente check.");
      }
      quads = made.read(GraphSums::quads);
    }
    try (Stream<Path> files = Files.walk(Store.database(place))) {
      for (Path lock : files.filter(file -> file.endsWith(DATABASE_LOCK)).toList()) {
        Files.delete(lock);
      }
    }
    List<Release.Item> items = Release.items(place);
    progress.accept(items.size() + " files");
    for (Release.Item item : items) {
      force(place.resolve(item.path()));
    }
    new Release(draft.name(), draft.commit(), draft.committed(), Instant.now(), quads, items)
        .write(place);
    Path to = releases.folder(draft.name());
    Releases.delete(to); // Without its list, as when it was half deleted.
    Files.move(place, to, StandardCopyOption.ATOMIC_MOVE);
    force(folder);
  }

  private static void force(Path place) throws IOException {
    try (FileChannel channel = FileChannel.open(place, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
