package org.entente.watch;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Waits until folders are to be looked at: when the system says that something happened there, when
 * files are to become quiet, and every minute, as not every system says all (networks' file systems
 * tell nothing of others' changes).
 */
public final class Vigil implements AutoCloseable {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** Without the system's help. */
  private static final Duration POLL = Duration.ofSeconds(5);

  private static final Duration SOON = Duration.ofMillis(250);

  /** So that looking takes at most a tenth of a core, however many files there are. */
  private static final int PAUSE_TO_LOOK = 9;

  private static final long STEP_MILLIS = 100;

  private final List<WatchedFolder> folders;
  private final Bell bell;
  private long lookNanos;
  private long looked = System.nanoTime();

  public Vigil(List<WatchedFolder> folders) throws IOException {
    this.folders = List.copyOf(folders);
    this.bell = new Bell();
  }

  /** Why the folders are only looked through every few seconds. */
  public Optional<String> deaf() {
    return bell.deaf();
  }

  /**
   * Returns when it is time to look, or at once when it is stopped.
   *
   * @return false when it is stopped
   */
  public boolean await(BooleanSupplier stopped) throws InterruptedException {
    boolean soon = listen() || folders.stream().anyMatch(WatchedFolder::isWaiting);
    Duration longest = bell.deaf().isPresent() ? POLL : MINUTE;
    while (!stopped.getAsBoolean()) {
      soon |= bell.await(STEP_MILLIS);
      long since = System.nanoTime() - looked;
      long pause = Math.max(SOON.toNanos(), PAUSE_TO_LOOK * lookNanos);
      if (since >= (soon ? pause : Math.max(pause, longest.toNanos()))) {
        return true;
      }
    }
    return false;
  }

  /** Looks at every folder; gives what is to be done in those where something is. */
  public Map<WatchedFolder, Changes> look() {
    long start = System.nanoTime();
    Map<WatchedFolder, Changes> all = new LinkedHashMap<>();
    for (WatchedFolder folder : folders) {
      Changes changes = folder.look();
      if (!changes.isEmpty()) {
        all.put(folder, changes);
      }
    }
    looked = System.nanoTime();
    lookNanos = looked - start;
    return all;
  }

  private boolean listen() {
    Map<Path, Optional<Object>> all = new LinkedHashMap<>();
    folders.forEach(folder -> all.putAll(folder.listing().folders()));
    return bell.listen(all);
  }

  @Override
  public void close() throws IOException {
    bell.close();
  }
}
