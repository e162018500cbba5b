package org.entente.source;

/** What came of trying to read one place. */
public sealed interface Reading {

  /** How the user knows it: the source's name, or the path as it was given. */
  String name();

  /** A text within all limits. */
  record Loaded(Source source) implements Reading {
    @Override
    public String name() {
      return source.name();
    }
  }

  /**
   * A place without a usable text.
   *
   * @param reason a sentence for the user: what is wrong and, where it helps, what to do
   */
  record Refused(String name, String reason) implements Reading {}
}
