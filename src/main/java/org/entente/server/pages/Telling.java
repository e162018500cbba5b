package org.entente.server.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.entente.rdf.Ent;

/**
 * What is likely the same engagement in another document.
 *
 * @param iri of the engagement
 * @param confidence in per cent, or empty
 * @param reasons why they are thought to be the same
 */
record Telling(
    String iri,
    Ref engagement,
    Ref document,
    String confidence,
    String reasons,
    List<Disagreement> disagreements) {

  Telling {
    disagreements = List.copyOf(disagreements);
  }

  /** That the two give different values of a property, each with the words that say it. */
  record Disagreement(Name property, List<Row.Value> here, List<Row.Value> there) {

    Disagreement {
      here = List.copyOf(here);
      there = List.copyOf(there);
    }
  }

  static List<Telling> of(View view, Node engagement) {
    return view.values(engagement, Ent.sameEngagementAs).stream()
        .map(other -> of(view, engagement, other))
        .toList();
  }

  private static Telling of(View view, Node engagement, Node other) {
    Optional<Node> link = link(view, engagement, other).or(() -> link(view, other, engagement));
    String confidence = link.map(node -> Numbers.confidence(view, node)).orElse("");
    String reasons = link.flatMap(node -> view.text(node, RDFS.comment)).orElse("");
    List<Disagreement> disagreements = new ArrayList<>();
    for (Node node : view.subjects(Ent.between, engagement)) {
      if (view.contains(node, Ent.between, other)) {
        view.value(node, Ent.onProperty)
            .ifPresent(
                property -> disagreements.add(disagreement(view, engagement, other, property)));
      }
    }
    return new Telling(
        other.toString(),
        view.ref(other),
        document(view, other),
        confidence,
        reasons,
        disagreements);
  }

  private static Optional<Node> link(View view, Node one, Node two) {
    return view.subjects(RDF.object, two).stream()
        .filter(
            node ->
                view.contains(node, RDF.subject, one)
                    && view.contains(node, RDF.predicate, Ent.sameEngagementAs.asNode()))
        .findFirst();
  }

  private static Disagreement disagreement(View view, Node one, Node two, Node property) {
    return new Disagreement(
        Row.label(view, property), values(view, one, property), values(view, two, property));
  }

  private static List<Row.Value> values(View view, Node fact, Node property) {
    Evidence evidence = new Evidence(view, fact);
    return view.values(fact, property).stream()
        .map(
            value ->
                new Row.Value(
                    Row.ref(view, fact, property, value), evidence.passages(property, value)))
        .toList();
  }

  /** The document that tells of a fact: that of its first passage. */
  static Ref document(View view, Node fact) {
    return new Evidence(view, fact)
        .passages().stream()
            .findFirst()
            .map(passage -> view.ref(passage.document()))
            .orElse(Ref.text(""));
  }
}
