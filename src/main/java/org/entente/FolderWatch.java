package org.entente;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.entente.source.Sources;
import org.entente.store.Store;
import org.entente.watch.Changes;
import org.entente.watch.Vigil;
import org.entente.watch.WatchedFolder;

/**
 * Keeps the store as folders are: files that are new or changed are loaded, documents of files that
 * are gone are removed. To be used by one thread.
 */
public final class FolderWatch implements AutoCloseable {

  /** Hears what is done. */
  public interface Listener {

    /** Of the next load; also asked, several times a second, whether to end. */
    Progress progress();

    /** Something was done. */
    void done(WatchReport report);

    /** Something that a user should know; each is said once. */
    void notice(String sentence);
  }

  private final Entente entente;
  private final Sources sources;
  private final boolean keepDeleted;
  private final List<WatchedFolder> folders = new ArrayList<>();
  private final Vigil vigil;

  FolderWatch(Entente entente, Sources sources, List<Path> paths, boolean keepDeleted) {
    this.entente = entente;
    this.sources = sources;
    this.keepDeleted = keepDeleted;
    try {
      Path records = entente.store().folder().resolve("watched");
      for (Path path : apart(paths)) {
        folders.add(new WatchedFolder(path, records));
      }
      this.vigil = new Vigil(folders);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> apart(List<Path> paths) throws IOException {
    List<Path> real = new ArrayList<>();
    for (Path path : paths) {
      if (!Files.isDirectory(path)) {
        throw new WatchException("Only folders are watched, and " + path + " is none.");
      }
      Path folder = path.toRealPath();
      for (Path other : real) {
        if (folder.startsWith(other) || other.startsWith(folder)) {
          throw new WatchException(
              "Of the folders to watch one holds the other: "
                  + other
                  + " and "
                  + folder
                  + ". Name the outer one.");
        }
      }
      real.add(folder);
    }
    return List.copyOf(paths);
  }

  /** Loads what is there, and removes what went while nobody watched. */
  public WatchReport begin(Listener listener) {
    Map<WatchedFolder, Changes> all = new LinkedHashMap<>();
    folders.forEach(folder -> all.put(folder, folder.begin()));
    tellNews(listener);
    return apply(all, listener.progress());
  }

  /** Goes on until it is stopped. */
  public void follow(Listener listener) {
    try {
      boolean deafnessTold = false;
      Progress stopping = listener.progress();
      while (vigil.await(stopping::isStopped)) {
        Map<WatchedFolder, Changes> changes = vigil.look();
        tellNews(listener);
        if (!deafnessTold && vigil.deaf().isPresent()) {
          deafnessTold = true;
          listener.notice(
              "the system does not tell of all changes ("
                  + vigil.deaf().get()
                  + "); folders are looked through every few seconds instead");
        }
        if (!changes.isEmpty()) {
          listener.done(apply(changes, listener.progress()));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void tellNews(Listener listener) {
    folders.forEach(folder -> folder.news().forEach(listener::notice));
  }

  private WatchReport apply(Map<WatchedFolder, Changes> all, Progress progress) {
    WatchBatch batch = new WatchBatch(all, folders);
    LoadReport load =
        batch.isReading()
            ? entente
                .pipeline()
                .load(entente.store(), batch.read(sources), batch.about(sources), progress)
            : LoadReport.NOTHING;
    try {
      if (load.stopped()) {
        batch.noteLoaded(load);
        return new WatchReport(load, List.of());
      }
      // After the load: what has only moved is never missing.
      List<String> removed = remove(keepDeleted ? Set.of() : batch.former(load));
      batch.done(load);
      return new WatchReport(load.and(batch.collisions()), removed);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> remove(Set<String> sources) {
    if (sources.isEmpty()) {
      return List.of();
    }
    Store store = entente.store();
    return store.edit(
        edit ->
            new TreeSet<>(sources)
                .stream()
                    .filter(source -> edit.remove(store.iris().document(source).getURI()))
                    .toList());
  }

  @Override
  public void close() {
    try {
      vigil.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
