package org.entente.document;

import java.util.List;
import java.util.Optional;

/**
 * A heading, when there is one, and the paragraphs that stand under it.
 *
 * @param heading where the heading stands, without a closing colon
 * @param paragraphs where the paragraphs stand, list items among them, in text order
 */
public record Section(Optional<Span> heading, List<Span> paragraphs) {

  public Section {
    paragraphs = List.copyOf(paragraphs);
  }
}
