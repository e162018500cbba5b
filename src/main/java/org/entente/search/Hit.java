package org.entente.search;

import java.util.List;

/**
 * A resource that was found.
 *
 * @param names all, those to show first
 * @param matched the one of them that fits best
 * @param ranges where in its text the words are
 * @param engagements how many it takes part in, when it is an actor
 */
public record Hit(
    String iri,
    Kind kind,
    Match match,
    List<Name> names,
    Name matched,
    List<Range> ranges,
    int engagements) {

  public Hit {
    names = List.copyOf(names);
    ranges = List.copyOf(ranges);
  }

  /**
   * A part of a text.
   *
   * @param start in UTF-16 code units, as strings of Java and JavaScript count
   * @param end exclusive
   */
  public record Range(int start, int end) {}

  /** What to call it in a language: its label in that one, in none, in English, or any. */
  public Name label(String language) {
    return Name.label(names, language);
  }
}
