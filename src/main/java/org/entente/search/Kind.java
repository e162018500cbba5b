package org.entente.search;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What sort of resource is found, the likeliest to be meant first. */
public enum Kind {
  ACTOR,
  ENGAGEMENT,
  OBSERVATION,
  DOCUMENT,
  THING,
  PLACE,
  /** A concept, or an engagement that the register knows by name. */
  CONCEPT,
  /** A class or a property of the ontology. */
  TERM,
  /** A quote of a document. */
  PASSAGE;

  /** Whether its label is a name, and not words that tell of it. */
  boolean isNamed() {
    return this == ACTOR || this == THING || this == PLACE || this == CONCEPT;
  }

  /** As in addresses and answers: {@code actor}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind with this word. */
  public static Optional<Kind> of(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }
}
