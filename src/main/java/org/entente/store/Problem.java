package org.entente.store;

/**
 * Something wrong in the store.
 *
 * @param kind what was looked at
 * @param subject IRI or hash of the thing that is wrong
 * @param message what is wrong with it
 */
public record Problem(Kind kind, String subject, String message) {

  /** What a check looks at. */
  public enum Kind {
    /** A file of the database is not as the last commit left it. */
    FILE,
    /** An index or a graph does not hold what was written. */
    GRAPH,
    /** A text that a document names is missing, was altered, or belongs to no document. */
    TEXT,
    /** A quote is not in its text at its offsets. */
    QUOTE,
    /** Something speaks of a resource that nothing describes. */
    DANGLING,
    /** A correction is about what its document no longer says. */
    CORRECTION,
    /** A shape is not met. */
    SHAPE
  }
}
