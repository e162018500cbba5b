package org.entente.store;

/** What storing a document did. */
public enum Change {
  /** It was not there before. */
  ADDED,
  /** It was there and said something else. */
  REPLACED,
  /** The very same was there: nothing was written. */
  UNCHANGED
}
