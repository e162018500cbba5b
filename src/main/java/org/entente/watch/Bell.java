package org.entente.watch;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Rings when something happened in folders, as far as the system says so; what it was is for others
 * to see, so that no event that is lost or comes twice matters.
 */
final class Bell implements AutoCloseable {

  private static final WatchEvent.Kind<?>[] KINDS = {
    StandardWatchEventKinds.ENTRY_CREATE,
    StandardWatchEventKinds.ENTRY_MODIFY,
    StandardWatchEventKinds.ENTRY_DELETE
  };

  /** A folder may take another's path, and a watch stays with the folder. */
  private record Watched(Path path, Optional<Object> key) {}

  private final WatchService service;
  private final Map<Watched, WatchKey> keys = new HashMap<>();
  private Optional<String> deaf = Optional.empty();

  Bell() throws IOException {
    this.service = FileSystems.getDefault().newWatchService();
  }

  /**
   * Listens to these folders and no others.
   *
   * @param folders and what tells one from another of the same path
   * @return whether one is new: what happened in it before was not heard
   */
  boolean listen(Map<Path, Optional<Object>> folders) {
    // First, as the system gives one watch for a folder that was renamed.
    keys.entrySet()
        .removeIf(
            entry -> {
              Watched watched = entry.getKey();
              boolean stays = watched.key().equals(folders.get(watched.path()));
              if (!stays) {
                entry.getValue().cancel();
              }
              return !stays;
            });
    boolean added = false;
    for (Map.Entry<Path, Optional<Object>> folder : folders.entrySet()) {
      Watched watched = new Watched(folder.getKey(), folder.getValue());
      if (!keys.containsKey(watched) && deaf.isEmpty()) {
        try {
          keys.put(watched, folder.getKey().register(service, KINDS));
          added = true;
        } catch (NoSuchFileException e) {
          // It is gone already; the next look will see that.
          continue;
        } catch (IOException e) {
          deaf = Optional.of(String.valueOf(e.getMessage()));
        }
      }
    }
    return added;
  }

  /** Why the system does not tell of all changes, as when it watches too many folders already. */
  Optional<String> deaf() {
    return deaf;
  }

  /** Waits for a ring, at most this long. */
  boolean await(long millis) throws InterruptedException {
    boolean rung = false;
    WatchKey key = service.poll(millis, TimeUnit.MILLISECONDS);
    while (key != null) {
      rung = true;
      key.pollEvents();
      if (!key.reset()) {
        keys.values().remove(key);
      }
      key = service.poll();
    }
    return rung;
  }

  @Override
  public void close() throws IOException {
    service.close();
  }
}
