package org.entente.link;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.jena.sparql.core.Quad;

/**
 * What was read to compare a document and serves those that come after it, while documents come in
 * one after the other and nothing else changes. Memory is bounded. Not thread-safe.
 */
public final class Lookups {

  private final Cache<Telling.Shared, List<Quad>> settled = bounded(1000);
  private final Cache<Quad, Telling> tellings = bounded(10_000);

  private static <K, V> Cache<K, V> bounded(int most) {
    return Caffeine.newBuilder().maximumSize(most).executor(Runnable::run).build();
  }

  /** What is looked at of all that shares this, whatever else comes in. */
  Optional<List<Quad>> settled(Telling.Shared shared) {
    return Optional.ofNullable(settled.getIfPresent(shared));
  }

  void settle(Telling.Shared shared, List<Quad> engagements) {
    settled.put(shared, engagements);
  }

  Telling telling(Quad engagement, Function<Quad, Telling> read) {
    return tellings.get(engagement, read);
  }
}
