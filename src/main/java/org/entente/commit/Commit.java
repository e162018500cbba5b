package org.entente.commit;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.jena.sparql.core.Quad;

/**
 * What a write transaction changes, net: what it wrote and took away again is in neither set. The
 * graph of a quad in the real default graph is {@link Quad#defaultGraphIRI}.
 *
 * @param number 1 for the first that changed the store; each one more than the one before
 * @param time to the millisecond; never before that of the commit before it, whatever the clock
 *     says
 * @param added quads that were not there
 * @param removed quads that were there
 */
public record Commit(long number, Instant time, Set<Quad> added, Set<Quad> removed) {

  public Commit {
    if (number < 1) {
      throw new IllegalArgumentException("commits are numbered from 1, not " + number);
    }
    // In their order: what is said of one subject stands together, so histories pack to a third.
    added = Collections.unmodifiableSet(new LinkedHashSet<>(added));
    removed = Collections.unmodifiableSet(new LinkedHashSet<>(removed));
  }
}
