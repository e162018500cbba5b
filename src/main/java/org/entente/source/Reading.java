package org.entente.source;

import java.util.OptionalInt;
import org.entente.source.extract.Refusal;

/** What came of trying to read one place. */
public sealed interface Reading {

  /** How the user knows it: the source's name, or the path as it was given. */
  String name();

  /** Where in its file it begins, for one record of many. */
  OptionalInt line();

  /** A text within all limits. */
  record Loaded(Source source, OptionalInt line) implements Reading {

    public Loaded(Source source) {
      this(source, OptionalInt.empty());
    }

    @Override
    public String name() {
      return source.name();
    }
  }

  /**
   * A place without a usable text.
   *
   * @param line of the file that is to blame, from 1
   * @param reason a sentence for the user: what is wrong and, where it helps, what to do
   */
  record Refused(String name, OptionalInt line, String reason) implements Reading {

    public Refused(String name, String reason) {
      this(name, OptionalInt.empty(), reason);
    }

    static Refused of(String name, Refusal refusal) {
      return new Refused(name, refusal.line(), refusal.reason());
    }
  }
}
