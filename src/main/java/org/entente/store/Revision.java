package org.entente.store;

import java.time.Instant;

/**
 * Which state of the store it is. Ask for it before reading: then what is read is of this state or
 * of a later one, never of an earlier.
 *
 * @param tag differs between any two states; letters and digits, so that it can stand in an {@code
 *     ETag}
 * @param since when the store came into this state, to the second
 */
public record Revision(String tag, Instant since) {

  public Revision {
    if (!tag.matches("[0-9a-z]{1,40}")) {
      throw new IllegalArgumentException("a tag is letters and digits, not " + tag);
    }
  }
}
