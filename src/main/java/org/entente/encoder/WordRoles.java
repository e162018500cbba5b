package org.entente.encoder;

import java.util.Map;
import org.entente.document.Span;

/**
 * Which roles a word of a passage may have, or be part of what has them.
 *
 * @param word where it stands in the passage
 * @param likely from 0 to 1, by role; roles are called as those of {@link ProposedArgument}
 */
public record WordRoles(Span word, Map<String, Double> likely) {

  public WordRoles {
    likely = Map.copyOf(likely);
  }
}
