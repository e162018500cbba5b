package org.entente.server.reconcile;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the types of a query mean for its candidates. */
enum Strictness {
  /** Those of other types are worth less. */
  SHOULD,
  /** Only those of one of the types. */
  ANY,
  /** Only those of every one of the types. */
  ALL;

  static Optional<Strictness> of(String word) {
    return Arrays.stream(values())
        .filter(strictness -> strictness.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst();
  }
}
