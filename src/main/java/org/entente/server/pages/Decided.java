package org.entente.server.pages;

import java.util.List;
import org.apache.jena.graph.Node;
import org.entente.correction.ActorReference;
import org.entente.correction.Correction;
import org.entente.correction.Corrections;
import org.entente.correction.Reference;

/**
 * What somebody has decided, as a page tells it.
 *
 * @param id of the correction
 * @param decision as its command is called
 * @param facts that it is about, without the one whose page it is
 * @param actors that it is about, the one that is decided about first
 * @param words what is to be; empty when the decision says all
 * @param quotes that a refused fact stands on
 * @param when a day
 * @param state why nothing is otherwise by it; empty when something is
 */
record Decided(
    String id,
    String decision,
    List<Ref> facts,
    List<Ref> actors,
    String words,
    List<String> quotes,
    String who,
    String why,
    String when,
    String state) {

  private static final int DAY = "2026-11-25".length();

  Decided {
    facts = List.copyOf(facts);
    actors = List.copyOf(actors);
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
        correction.change().actors().stream().map(a -> ref(view, a)).toList(),
        correction.change().words(),
        correction.facts().stream().flatMap(reference -> reference.quotes().stream()).toList(),
        correction.who(),
        correction.why(),
        correction.when().toString().substring(0, DAY),
        state(corrections, correction));
  }

  private static String state(Corrections corrections, Correction correction) {
    if (corrections.isEffective(correction)) {
      return "";
    }
    return corrections.applies(correction)
        ? "without effect: it is so without it"
        : "waits: no document says this now";
  }

  /** By the name that it had; who is merged has a page that says so. */
  private static Ref ref(View view, ActorReference reference) {
    Ref there = view.ref(reference.actor());
    return new Ref(Name.of(reference.label()), there.href(), there.external());
  }

  private static Ref ref(View view, Reference reference) {
    Ref there = view.ref(reference.fact());
    return new Ref(Name.of(reference.label()), there.href(), there.external());
  }
}
