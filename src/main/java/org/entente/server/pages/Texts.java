package org.entente.server.pages;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import org.entente.document.Document;
import org.entente.document.DocumentReader;
import org.entente.server.http.Service;
import org.entente.store.Store;

/** The texts that were read last, with their paragraphs. */
final class Texts {

  /** In characters, of all texts together. */
  private static final long KEPT = 20_000_000;

  private final Store store;
  private final DocumentReader reader;
  private final Cache<String, Document> read =
      Caffeine.newBuilder()
          .maximumWeight(KEPT)
          .weigher((String sha256, Document document) -> document.text().length() + 1000)
          .build();

  Texts(Service service) {
    this.store = service.store();
    this.reader = new DocumentReader(service.folder());
  }

  /** The text with this sha256 and how it is laid out; empty when the store has none. */
  Optional<Document> find(String sha256) {
    Document held = read.getIfPresent(sha256);
    if (held != null) {
      return Optional.of(held);
    }
    Optional<Document> found = store.text(sha256).map(text -> reader.read("", text));
    found.ifPresent(document -> read.put(sha256, document));
    return found;
  }
}
