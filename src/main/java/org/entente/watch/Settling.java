package org.entente.watch;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.entente.source.Listing;
import org.entente.source.Listing.Look;

/**
 * Tells from one look at a folder to the next what has changed and is quiet: a file that is being
 * written, or is away for a moment while an editor puts another in its place, is waited for.
 */
final class Settling {

  /** How long a file must look the same before it is read. */
  static final Duration QUIET = Duration.ofSeconds(1);

  /** How long a quiet file waits for others that are not, so as to be stored with them. */
  static final Duration LONGEST = Duration.ofSeconds(10);

  /**
   * @param look empty when the file is gone
   * @param since in {@link System#nanoTime}
   */
  private record Pending(Optional<Look> look, long since) {}

  private final Map<String, Look> settled = new HashMap<>();
  private final Map<String, Pending> pending = new TreeMap<>();
  private Optional<Object> folder = Optional.empty();

  /** Takes all that is there as it is, without waiting. */
  Changes begin(Listing listing) {
    folder = listing.key();
    listing.files().forEach((name, look) -> pending.put(name, new Pending(Optional.of(look), 0)));
    return changes(Set.copyOf(pending.keySet()));
  }

  /**
   * Another look.
   *
   * @param nanos {@link System#nanoTime} of it
   * @return what is to be done now; {@link #done} says that it was
   */
  Changes look(Listing listing, long nanos) {
    if (isDoubtful(listing)) {
      pending.clear();
      return Changes.NONE;
    }
    folder = listing.key();
    listing.files().forEach((name, look) -> note(name, Optional.of(look), nanos));
    for (String name : settled.keySet()) {
      if (listing.isGone(name)) {
        note(name, Optional.empty(), nanos);
      }
    }
    // Drafts that have gone again.
    pending
        .keySet()
        .removeIf(name -> !settled.containsKey(name) && !listing.files().containsKey(name));
    Set<String> quiet = quiet(nanos, QUIET);
    return quiet.size() == pending.size() || !quiet(nanos, LONGEST).isEmpty()
        ? changes(quiet)
        : Changes.NONE;
  }

  /** Whether the folder is perhaps another one: a disk that is not mounted looks so. */
  boolean isDoubtful(Listing listing) {
    return !settled.isEmpty() && listing.files().isEmpty() && !listing.key().equals(folder);
  }

  boolean isWaiting() {
    return !pending.isEmpty();
  }

  /** Says that changes were dealt with. */
  void done(Changes changes) {
    for (String name : changes.files()) {
      Optional.ofNullable(pending.remove(name))
          .flatMap(Pending::look)
          .ifPresent(look -> settled.put(name, look));
    }
    for (String name : changes.gone()) {
      pending.remove(name);
      settled.remove(name);
    }
  }

  private void note(String name, Optional<Look> look, long nanos) {
    if (look.equals(Optional.ofNullable(settled.get(name)))) {
      pending.remove(name);
    } else {
      Pending before = pending.get(name);
      if (before == null || !before.look().equals(look)) {
        pending.put(name, new Pending(look, nanos));
      }
    }
  }

  private Set<String> quiet(long nanos, Duration time) {
    Set<String> quiet = new TreeSet<>();
    pending.forEach(
        (name, change) -> {
          if (nanos - change.since() >= time.toNanos()) {
            quiet.add(name);
          }
        });
    return quiet;
  }

  private Changes changes(Set<String> names) {
    Set<String> files = new TreeSet<>();
    Set<String> gone = new TreeSet<>();
    for (Map.Entry<String, Pending> change : pending.entrySet()) {
      if (names.contains(change.getKey())) {
        (change.getValue().look().isPresent() ? files : gone).add(change.getKey());
      }
    }
    return new Changes(files, gone);
  }
}
