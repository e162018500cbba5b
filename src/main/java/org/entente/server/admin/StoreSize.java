package org.entente.server.admin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.entente.store.Store;
import org.entente.store.StoredDocument;
import org.jspecify.annotations.Nullable;

/** How much is in the store; looked up once a minute at most. */
final class StoreSize {

  private static final long FRESH = Duration.ofMinutes(1).toNanos();

  private record Seen(long at, long bytes, int documents, int engagements) {}

  private final ServedStore store;
  private volatile Seen seen;

  StoreSize(ServedStore store) {
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
      seen = store.with(StoreSize::look);
    }
    return seen;
  }

  private static Seen look(Store store) {
    List<StoredDocument> documents = store.documents();
    int engagements = documents.stream().mapToInt(StoredDocument::engagements).sum();
    return new Seen(System.nanoTime(), size(store.folder()), documents.size(), engagements);
  }

  /** Files come and go meanwhile. */
  private static long size(Path folder) {
    AtomicLong bytes = new AtomicLong();
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              bytes.addAndGet(attributes.isRegularFile() ? attributes.size() : 0);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
              return gone(e);
            }

            @Override
            public FileVisitResult postVisitDirectory(Path place, @Nullable IOException e)
                throws IOException {
              return e == null ? FileVisitResult.CONTINUE : gone(e);
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.get();
  }

  private static FileVisitResult gone(IOException e) throws IOException {
    if (e instanceof NoSuchFileException) {
      return FileVisitResult.CONTINUE;
    }
    throw e;
  }
}
