package org.entente;

import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.entente.source.Reading;
import org.entente.source.Sources;
import org.entente.watch.Changes;
import org.entente.watch.WatchedFolder;

/** Changes of watched folders that are stored together. */
final class WatchBatch {

  /** A file of one of the folders. */
  private record Place(WatchedFolder folder, String file) {}

  private final Map<WatchedFolder, Changes> all;
  private final Map<String, WatchedFolder> reading = new LinkedHashMap<>();
  private final List<LoadReport.Problem> collisions = new ArrayList<>();

  /**
   * @param folders that are watched, also those without changes
   */
  WatchBatch(Map<WatchedFolder, Changes> all, List<WatchedFolder> folders) {
    this.all = all;
    all.forEach(
        (folder, changes) -> {
          for (String file : changes.files()) {
            Optional<WatchedFolder> other = Optional.ofNullable(reading.get(file));
            for (WatchedFolder one : folders) {
              boolean leaves = all.getOrDefault(one, Changes.NONE).gone().contains(file);
              if (one != folder && !leaves && !one.documents(file).isEmpty()) {
                other = Optional.of(one);
              }
            }
            if (other.isPresent()) {
              collisions.add(collision(folder, file, other.get()));
            } else {
              reading.put(file, folder);
            }
          }
        });
  }

  private static LoadReport.Problem collision(
      WatchedFolder folder, String file, WatchedFolder other) {
    return new LoadReport.Problem(
        folder.path().resolve(file).toString(),
        OptionalInt.empty(),
        "a document of the same name comes from "
            + other.path()
            + "; watch the folder that holds both, or rename one");
  }

  /** Files of two folders that would be one document. */
  LoadReport collisions() {
    return new LoadReport(List.of(), collisions, Duration.ZERO, false);
  }

  boolean isReading() {
    return !reading.isEmpty();
  }

  Stream<Reading> read(Sources sources) {
    return all.keySet().stream().flatMap(folder -> sources.read(folder.listing(), files(folder)));
  }

  long about(Sources sources) {
    return sources.about(
        reading.entrySet().stream()
            .map(e -> e.getValue().path().resolve(e.getKey()).toString())
            .toList());
  }

  private List<String> files(WatchedFolder folder) {
    return reading.entrySet().stream()
        .filter(entry -> entry.getValue() == folder)
        .map(Map.Entry::getKey)
        .toList();
  }

  /**
   * Documents of files that are gone, and those that a file had before and, read without a problem,
   * has no more.
   */
  Set<String> former(LoadReport load) {
    Map<Place, Set<String>> now = documents(load);
    Set<String> former = new TreeSet<>();
    all.forEach(
        (folder, changes) ->
            Stream.concat(changes.gone().stream(), files(folder).stream())
                .forEach(
                    file -> {
                      Set<String> gone = new HashSet<>(folder.documents(file));
                      gone.removeAll(now.getOrDefault(new Place(folder, file), Set.of()));
                      former.addAll(gone);
                    }));
    load.documents().forEach(loaded -> former.remove(loaded.source()));
    return former;
  }

  /** Notes that all was dealt with. */
  void done(LoadReport load) throws IOException {
    Map<Place, Set<String>> now = documents(load);
    for (Map.Entry<WatchedFolder, Changes> entry : all.entrySet()) {
      WatchedFolder folder = entry.getKey();
      Map<String, Set<String>> documents = new HashMap<>();
      Stream.concat(entry.getValue().gone().stream(), files(folder).stream())
          .forEach(
              file ->
                  documents.put(file, now.getOrDefault(new Place(folder, file), new HashSet<>())));
      folder.done(entry.getValue(), documents);
    }
  }

  /** Notes what was loaded before it was stopped. */
  void noteLoaded(LoadReport load) throws IOException {
    Map<WatchedFolder, Map<String, Set<String>>> byFolder = new LinkedHashMap<>();
    documents(load)
        .forEach(
            (place, documents) -> {
              documents.addAll(place.folder().documents(place.file()));
              byFolder
                  .computeIfAbsent(place.folder(), any -> new HashMap<>())
                  .put(place.file(), documents);
            });
    for (Map.Entry<WatchedFolder, Map<String, Set<String>>> entry : byFolder.entrySet()) {
      entry.getKey().note(entry.getValue());
    }
  }

  /** Those of each file; of a file with a problem also those that it had before. */
  private Map<Place, Set<String>> documents(LoadReport load) {
    Map<Place, Set<String>> documents = new HashMap<>();
    for (LoadReport.Loaded loaded : load.documents()) {
      place(loaded.source())
          .ifPresent(
              place ->
                  documents.computeIfAbsent(place, any -> new HashSet<>()).add(loaded.source()));
    }
    for (LoadReport.Problem problem : load.problems()) {
      place(problem.file())
          .ifPresent(
              place ->
                  documents
                      .computeIfAbsent(place, any -> new HashSet<>())
                      .addAll(place.folder().documents(place.file())));
    }
    return documents;
  }

  /** The file of a document, by its source; of a problem also by the path. */
  private Optional<Place> place(String name) {
    for (WatchedFolder folder : all.keySet()) {
      String path = folder.path() + File.separator;
      if (name.startsWith(path)) {
        Optional<Place> place =
            within(name.substring(path.length()).replace(File.separatorChar, '/'));
        if (place.isPresent()) {
          return place;
        }
      }
    }
    return within(name);
  }

  private Optional<Place> within(String name) {
    for (int end = name.length(); end > 0; end = name.lastIndexOf('/', end - 1)) {
      String file = name.substring(0, end);
      Optional<WatchedFolder> folder = Optional.ofNullable(reading.get(file));
      if (folder.isPresent()) {
        return folder.map(f -> new Place(f, file));
      }
    }
    return Optional.empty();
  }
}
