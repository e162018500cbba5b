package org.entente.search;

import java.util.Optional;
import org.apache.jena.sparql.util.Symbol;
import org.entente.database.ReadState;

/**
 * Whether all that a query has searched for was found in the state that the query itself sees. The
 * index follows the store: it may be of a later state than a query that began before a commit. Put
 * it into the context of a query to know.
 */
public final class Searched {

  /** Where it is in the context. */
  public static final Symbol SYMBOL = Symbol.create("https://w3id.org/entente/searched");

  private final ReadState.Content content;
  private volatile boolean ofAnother;

  /**
   * @param content that the query sees
   */
  public Searched(ReadState.Content content) {
    this.content = content;
  }

  /**
   * A search was made.
   *
   * @param before what the index was built of right before it; empty while that changes
   * @param after right after it
   */
  void found(Optional<ReadState.Content> before, Optional<ReadState.Content> after) {
    Optional<ReadState.Content> same = Optional.of(content);
    if (!before.equals(same) || !after.equals(same)) {
      ofAnother = true;
    }
  }

  /** False when anything may have been found in another state. */
  public boolean isOfOneState() {
    return !ofAnother;
  }
}
