package org.entente.server.pages;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.entente.store.Store;

/** Names that readers were shown lately: a page of a popular actor has hundreds. */
final class KnownNames {

  private static final int LANGUAGES = 6;
  private static final int NAMES = 20_000;

  /** Names hold for a state of the store, and for who reads the same languages. */
  private record Reading(String revision, Languages languages) {}

  private final Store store;
  private final Cache<Reading, Map<Node, Name>> known =
      Caffeine.newBuilder().maximumSize(LANGUAGES).build();

  KnownNames(Store store) {
    this.store = store;
  }

  /**
   * What is known for a reader. Call it before the transaction begins, so that nothing that is
   * older is kept as of this state.
   */
  Map<Node, Name> of(Languages languages) {
    return known.get(
        new Reading(store.revision().tag(), languages),
        r -> Caffeine.newBuilder().maximumSize(NAMES).<Node, Name>build().asMap());
  }
}
