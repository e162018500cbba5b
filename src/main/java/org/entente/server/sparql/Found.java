package org.entente.server.sparql;

import java.util.Optional;
import org.entente.query.Answer;

/**
 * The answer to a query within its limits.
 *
 * @param answer all of it, in memory
 * @param cut what it was cut to, if there was more
 */
public record Found(Answer answer, Optional<Cut> cut) {

  /**
   * An answer is not whole.
   *
   * @param of {@code rows}, {@code triples} or {@code resources}
   * @param kept how many are there
   */
  public record Cut(String of, long kept) {

    /** As in the header {@code X-Entente-Truncated}: {@code rows=100000}. */
    public String mark() {
      return of + "=" + kept;
    }

    /** A sentence for people. */
    public String sentence() {
      return "This is not all: the answer was cut after " + kept + " " + of + ".";
    }
  }
}
