package org.entente.server.pages;

import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.entente.correction.Correction;
import org.entente.correction.Corrections;
import org.entente.rdf.Ent;
import org.entente.rdf.Iris;

/** A fact that somebody has refused: who, why, and on which words it stood. */
final class RefusedPage implements ResourcePage {

  private final Iris iris;

  RefusedPage(Iris iris) {
    this.iris = iris;
  }

  @Override
  public boolean isFor(View view, Node resource) {
    return view.isA(resource, Ent.RefusedFact);
  }

  @Override
  public String template() {
    return "refused.html";
  }

  @Override
  public Map<String, Object> model(View view, Node fact, Parameters parameters) {
    Corrections corrections = new Corrections(view.dataset(), iris);
    Optional<Correction> refusal = corrections.find(fact.getURI());
    return Map.of(
        "decided",
        refusal.stream().map(c -> Decided.of(view, corrections, c, fact)).toList(),
        "documents",
        refusal.stream()
            .flatMap(c -> c.facts().stream())
            .map(reference -> view.ref(reference.document()))
            .toList(),
        "kind",
        refusal.map(c -> view.ref(c.facts().get(0).type())).orElse(Ref.text("Fact")));
  }
}
