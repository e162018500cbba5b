package org.entente.server.pages;

import java.util.List;
import org.apache.jena.graph.Node;
import org.entente.correction.Correction;
import org.entente.correction.Corrections;
import org.entente.correction.Reference;

/**
 * What somebody has decided, as a page tells it.
 *
 * @param id of the correction
 * @param decision {@code refuse}, {@code accept-link} or {@code refuse-link}
 * @param facts that it is about, without the one whose page it is
 * @param quotes that a refused fact stands on
 * @param when a day
 * @param applies whether the documents say what it is about
 */
record Decided(
    String id,
    String decision,
    List<Ref> facts,
    List<String> quotes,
    String who,
    String why,
    String when,
    boolean applies) {

  private static final int DAY = "2026-11-25".length();

  Decided {
    facts = List.copyOf(facts);
    quotes = List.copyOf(quotes);
  }

  static Decided of(View view, Corrections corrections, Correction correction, Node page) {
    return new Decided(
        correction.id(),
        correction.decision().word(),
        correction.facts().stream()
            .filter(reference -> !reference.fact().equals(page))
            .map(reference -> ref(view, reference))
            .toList(),
        correction.facts().stream().flatMap(reference -> reference.quotes().stream()).toList(),
        correction.who(),
        correction.why(),
        correction.when().toString().substring(0, DAY),
        corrections.applies(correction));
  }

  private static Ref ref(View view, Reference reference) {
    Ref there = view.ref(reference.fact());
    return new Ref(Name.of(reference.label()), there.href(), there.external());
  }
}
