package org.entente.fact;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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

  /**
   * The same without some facts; what was a part of one of them is a part of nothing.
   *
   * @param keys of facts
   */
  public Extraction without(Set<String> keys) {
    List<Fact> kept = new ArrayList<>();
    for (Fact fact : facts) {
      if (!keys.contains(fact.key())) {
        kept.add(
            fact instanceof Fact.Engagement e && e.partOf().filter(keys::contains).isPresent()
                ? e.alone()
                : fact);
      }
    }
    return new Extraction(document, actors, kept);
  }

  /**
   * The same without engagements that are less sure than this; what has no confidence stays.
   *
   * @param least from 0 to 1
   */
  public Extraction atLeast(double least) {
    return without(
        facts.stream()
            .filter(
                fact ->
                    fact instanceof Fact.Engagement e
                        && e.confidence().filter(c -> c.value() < least).isPresent())
            .map(Fact::key)
            .collect(Collectors.toSet()));
  }
}
