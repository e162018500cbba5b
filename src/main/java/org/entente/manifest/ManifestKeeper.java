package org.entente.manifest;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.sparql.core.DatasetGraph;
import org.entente.commit.Commit;
import org.entente.commit.Durable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the manifest of a store: compares the files with it when the store is opened, and brings it
 * up to date after each commit.
 *
 * <p>A process that is killed between a commit and its manifest leaves one of the commit before.
 * What that says holds still, since commits only add; what the commit added is compared by the sums
 * of all graphs then.
 */
public final class ManifestKeeper {

  private static final Logger LOG = LoggerFactory.getLogger(ManifestKeeper.class);

  /** TDB2's names of databases; one that is being made has more behind. */
  private static final Pattern NAME = Pattern.compile("Data-[0-9]+");

  private final Path folder;
  private final Path databases;
  private Optional<Manifest> before = Optional.empty();
  private Optional<Manifest> manifest = Optional.empty();

  /**
   * @param folder of the store
   * @param databases where TDB2 keeps them, in that folder
   */
  public ManifestKeeper(Path folder, Path databases) {
    this.folder = folder;
    this.databases = databases;
  }

  /**
   * Compares the files with the manifest before TDB2 opens them; of state files, which a commit may
   * have moved before its manifest was written, only whether they can be.
   *
   * @throws DamageException when one is not as it was left
   */
  public synchronized void beforeOpening() throws IOException, DamageException {
    before = Manifest.read(folder);
    if (before.isPresent() && isCurrent(before.get())) {
      List<Damage> damages = damages(folder, before.get().files());
      for (FileSum state : before.get().states()) {
        state.cut(folder).ifPresent(damages::add);
      }
      fail(damages);
      fail(UsedFile.backwards(folder, current(), before.get()));
    }
  }

  /**
   * Which files of a store that cannot be opened are not as the last commit left them; state files,
   * which a commit may have moved before its manifest was written, are named only when no other is.
   */
  public static List<Damage> damages(Path folder) throws IOException {
    try {
      Optional<Manifest> manifest = Manifest.read(folder);
      if (manifest.isEmpty()) {
        return List.of();
      }
      List<Damage> damages = damages(folder, manifest.get().files());
      return damages.isEmpty() ? damages(folder, manifest.get().states()) : damages;
    } catch (DamageException e) {
      return e.damages();
    }
  }

  /**
   * Compares all with the manifest, or makes one when there is none.
   *
   * @param number of the last commit
   * @param dataset in a read transaction
   */
  public synchronized void opened(long number, DatasetGraph dataset)
      throws IOException, DamageException {
    Optional<Manifest> found = Manifest.read(folder);
    if (found.isEmpty()) {
      LOG.debug("{} had no manifest: it is taken as it is", folder);
      write(number);
      return;
    }
    Manifest last = found.get();
    manifest = found;
    boolean compacted = !isCurrent(last);
    if (!compacted && !found.equals(before)) { // Another process has had it open meanwhile.
      fail(damages(folder, last.files()));
    }
    if (number == (compacted ? last.commit() : last.commit() + 1)) {
      LOG.info("{} was not closed: comparing what its graphs hold with their sums", folder);
      fail(new SumsCheck(dataset).run());
      write(number);
    } else {
      fail(damages(folder, last.states()));
      if (number != last.commit()) {
        String message = "it is of commit " + last.commit() + ", the database of " + number;
        fail(List.of(new Damage(Manifest.FILE, message)));
      }
    }
    dropOthers();
  }

  /** The commit is made: adds what it wrote. */
  public synchronized void committed(Commit commit) throws IOException {
    write(commit.number());
  }

  /** Compaction has put another database in place: sums that. Who reads the old one may go on. */
  public synchronized void compacted(long number) throws IOException {
    write(number);
  }

  /**
   * The store is being closed; another part of this process may have written to the database by
   * itself.
   */
  public synchronized void closing() throws IOException {
    if (manifest.isPresent() && !damages(folder, manifest.get().states()).isEmpty()) {
      write(manifest.get().commit());
    }
  }

  /**
   * Puts what was written to the database on the disk, before it is committed. Not all files that
   * lie there: to close that of a lock gives the lock up.
   */
  public void settle() throws IOException {
    for (UsedFile used : UsedFile.of(folder, current())) {
      if (!used.state()) {
        Durable.settle(folder.resolve(used.name()));
      }
    }
  }

  /** How much of the database's files is in use, in bytes. */
  public synchronized long used() {
    return manifest.stream().flatMap(m -> m.all().stream()).mapToLong(FileSum::length).sum();
  }

  /** Which files are not as the last commit left them. */
  public synchronized List<Damage> damages() throws IOException {
    Manifest last = manifest.orElseThrow(() -> new IllegalStateException("not opened"));
    return damages(folder, last.all());
  }

  private void write(long number) throws IOException {
    Path database = current();
    Map<String, FileSum> known = new HashMap<>();
    manifest.ifPresent(last -> last.files().forEach(file -> known.put(file.name(), file)));
    List<FileSum> files = new ArrayList<>();
    List<FileSum> states = new ArrayList<>();
    for (UsedFile used : UsedFile.of(folder, database)) {
      FileSum before = known.get(used.name());
      FileSum now =
          before == null || used.state()
              ? FileSum.of(folder, used.name(), used.length())
              : before.extended(folder, used.length());
      (used.state() ? states : files).add(now);
    }
    Manifest now = new Manifest(number, name(database), files, states);
    now.write(folder);
    manifest = Optional.of(now);
  }

  /** Databases that compaction replaced, when the process ended before it could drop them. */
  private void dropOthers() throws IOException {
    Path current = current();
    try (Stream<Path> entries = Files.list(databases)) {
      for (Path other : entries.filter(Files::isDirectory).toList()) {
        if (!other.equals(current)) {
          MoreFiles.deleteRecursively(other, RecursiveDeleteOption.ALLOW_INSECURE);
        }
      }
    }
  }

  private static String name(Path database) {
    return String.valueOf(database.getFileName());
  }

  /** Whether it is of the database that TDB2 opens; compaction puts another in its place. */
  private boolean isCurrent(Manifest last) throws IOException {
    return newest().filter(d -> last.database().equals(name(d))).isPresent();
  }

  /** The one that TDB2 opens: the newest that is whole. Empty before it has made one. */
  private Optional<Path> newest() throws IOException {
    try (Stream<Path> entries = Files.list(databases)) {
      return entries
          .filter(entry -> NAME.matcher(name(entry)).matches())
          .max(Comparator.comparing(Path::getFileName));
    }
  }

  private Path current() throws IOException {
    return newest().orElseThrow(() -> new NoSuchFileException(databases.toString()));
  }

  private static void fail(List<Damage> damages) throws DamageException {
    if (!damages.isEmpty()) {
      throw new DamageException(damages, null);
    }
  }

  /** In parallel: of a large store, this is most of what opening it takes. */
  private static List<Damage> damages(Path folder, List<FileSum> files) throws IOException {
    try {
      return files.parallelStream()
          .flatMap(file -> damage(folder, file).stream())
          .collect(Collectors.toCollection(ArrayList::new));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static Optional<Damage> damage(Path folder, FileSum file) {
    try {
      return file.damage(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
