package org.entente.store;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What a copy of a store is made from.
 *
 * @param commit number of the last commit
 * @param time when it was made
 * @param texts sha256 of all texts that documents stand on
 */
public record StoreState(long commit, Optional<Instant> time, Set<String> texts) {

  public StoreState {
    texts = Set.copyOf(texts);
  }
}
