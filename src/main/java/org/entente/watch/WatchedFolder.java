package org.entente.watch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.entente.source.Listing;

/** A folder, what is to be done about its files, and which documents came from them. */
public final class WatchedFolder {

  private final Path folder;
  private final Origins origins;
  private final Settling settling = new Settling();
  private final Set<String> told = new HashSet<>();
  private Listing listing;
  private boolean doubtful;

  /**
   * @param folder that is there
   * @param records where it is noted which documents came from which file
   */
  public WatchedFolder(Path folder, Path records) throws IOException {
    this.folder = folder;
    String path = folder.toRealPath().toString();
    UUID name = UUID.nameUUIDFromBytes(path.getBytes(StandardCharsets.UTF_8));
    this.origins = Origins.open(records.resolve(name + ".json"));
    this.listing = Listing.of(folder);
  }

  public Path path() {
    return folder;
  }

  /** As it was looked at last. */
  public Listing listing() {
    return listing;
  }

  /** All that is there, and what went while nobody watched. */
  public Changes begin() {
    listing = Listing.of(folder);
    Set<String> gone = new TreeSet<>(origins.files());
    gone.removeIf(name -> !listing.isGone(name));
    doubtful = listing.files().isEmpty() && !origins.files().isEmpty();
    return new Changes(settling.begin(listing).files(), doubtful ? Set.of() : gone);
  }

  /** Looks again; gives what has changed and is quiet. */
  public Changes look() {
    listing = Listing.of(folder);
    doubtful = settling.isDoubtful(listing);
    return settling.look(listing, System.nanoTime());
  }

  /** Whether something is to be looked at again soon. */
  public boolean isWaiting() {
    return settling.isWaiting();
  }

  /** Names of the documents that came from a file. */
  public Set<String> documents(String file) {
    return origins.of(file);
  }

  /**
   * Says that changes were dealt with.
   *
   * @param documents names of those that are of a file now, by that file's name
   */
  public void done(Changes changes, Map<String, Set<String>> documents) throws IOException {
    settling.done(changes);
    note(documents);
  }

  /** Notes which documents are of a file now. */
  public void note(Map<String, Set<String>> documents) throws IOException {
    if (documents.entrySet().stream().anyMatch(e -> !e.getValue().equals(documents(e.getKey())))) {
      origins.put(documents);
    }
  }

  /** What a user should know of the folder and was not told. */
  public List<String> news() {
    Stream<String> doubt =
        Stream.of(
                folder
                    + ": it is empty or cannot be opened; the documents from it stay (remove takes"
                    + " them out, if the files were deleted)")
            .filter(any -> doubtful);
    Stream<String> refused = listing.refused().stream().map(r -> r.name() + ": " + r.reason());
    Set<String> now = new TreeSet<>(Stream.concat(doubt, refused).toList());
    told.retainAll(now);
    return now.stream().filter(told::add).toList();
  }
}
