package org.entente.encoder;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
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

  /**
   * How likely words of a span have a role: the mean of those in it.
   *
   * @return from 0 to 1; empty when none of the words is in it
   */
  public static OptionalDouble likely(List<WordRoles> words, String role, Span span) {
    return words.stream()
        .filter(w -> w.word().overlaps(span))
        .mapToDouble(w -> w.likely().getOrDefault(role, 0.0))
        .average();
  }
}
