package org.entente.server.admin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.entente.store.Store;
import org.entente.store.StoredDocument;

/** How much is in the store; looked up once a minute at most. */
final class StoreSize {

  private static final long FRESH = Duration.ofMinutes(1).toNanos();

  private record Seen(long at, long bytes, int documents, int engagements) {}

  private final Store store;
  private volatile Seen seen;

  StoreSize(Store store) {
    this.store = store;
    this.seen = new Seen(System.nanoTime() - FRESH - 1, 0, 0, 0);
  }

  double bytes() {
    return look().bytes();
  }

  double documents() {
    return look().documents();
  }

  double engagements() {
    return look().engagements();
  }

  private synchronized Seen look() {
    if (System.nanoTime() - seen.at() > FRESH) {
      List<StoredDocument> documents = store.documents();
      int engagements = documents.stream().mapToInt(StoredDocument::engagements).sum();
      seen = new Seen(System.nanoTime(), size(store.folder()), documents.size(), engagements);
    }
    return seen;
  }

  private static long size(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(StoreSize::length).sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long length(Path file) {
    try {
      return Files.size(file);
    } catch (NoSuchFileException e) {
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
