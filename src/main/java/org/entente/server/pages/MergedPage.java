package org.entente.server.pages;

import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.DCTerms;
import org.entente.correction.Correction;
import org.entente.correction.Corrections;
import org.entente.rdf.Ent;
import org.entente.rdf.Iris;

/** An actor that somebody has said to be another: who it is, who says so, and why. */
final class MergedPage implements ResourcePage {

  private final Iris iris;

  MergedPage(Iris iris) {
    this.iris = iris;
  }

  @Override
  public boolean isFor(View view, Node resource) {
    return view.isA(resource, Ent.MergedActor);
  }

  @Override
  public String template() {
    return "merged.html";
  }

  @Override
  public Map<String, Object> model(View view, Node actor, Parameters parameters) {
    Corrections corrections = new Corrections(view.dataset(), iris);
    Optional<Correction> merge = corrections.find(actor.getURI());
    return Map.of(
        "decided",
        merge.stream().map(c -> Decided.of(view, corrections, c, actor)).toList(),
        "now",
        view.values(actor, DCTerms.isReplacedBy).stream().map(view::ref).toList());
  }
}
