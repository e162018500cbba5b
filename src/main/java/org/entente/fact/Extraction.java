package org.entente.fact;

import java.util.List;
import org.entente.annotation.Actor;
import org.entente.document.Document;

/**
 * What was read from one document.
 *
 * @param actors every actor that the text mentions, also those in no fact
 * @param facts in text order
 */
public record Extraction(Document document, List<Actor> actors, List<Fact> facts) {

  public Extraction {
    actors = List.copyOf(actors);
    facts = List.copyOf(facts);
  }
}
