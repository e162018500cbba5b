package org.entente.server.pages;

import static java.util.Map.entry;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.NodeConst;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;
import org.entente.correction.Corrections;
import org.entente.document.Document;
import org.entente.rdf.Ent;
import org.entente.rdf.Iris;

/** An engagement or an observation: what is told, and the words that tell it. */
final class FactPage implements ResourcePage {

  private final Texts texts;
  private final Iris iris;

  FactPage(Texts texts, Iris iris) {
    this.texts = texts;
    this.iris = iris;
  }

  @Override
  public boolean isFor(View view, Node resource) {
    return view.isA(resource, Ent.Engagement) || view.isA(resource, Ent.Observation);
  }

  @Override
  public String template() {
    return "fact.html";
  }

  @Override
  public Map<String, Object> model(View view, Node fact, Parameters parameters) {
    Evidence evidence = new Evidence(view, fact);
    List<Row> rows = Row.of(view, fact, evidence);
    List<Quotation.SlotWords> words = Row.words(rows);
    List<Quotation> quotations =
        evidence.passages().stream().flatMap(p -> quotation(view, p, words).stream()).toList();
    return Map.ofEntries(
        entry("kind", kind(view, fact)),
        entry("also", view.values(fact, SKOS.altLabel).stream().map(View::literal).toList()),
        entry("status", Badge.of(view, fact, Ent.status)),
        entry("factuality", Badge.of(view, fact, Ent.factuality)),
        entry("confidence", Numbers.confidence(view, fact)),
        entry("word", view.values(fact, Ent.attributedTo).stream().map(view::ref).toList()),
        entry("rows", rows),
        entry("quotations", quotations),
        entry("tellings", Telling.of(view, fact)),
        entry("confirmed", Evidence.people(view, fact)),
        entry("decided", decided(view, fact)),
        entry("whole", view.values(fact, DCTerms.isPartOf).stream().map(view::ref).toList()),
        entry("parts", view.subjects(DCTerms.isPartOf, fact).stream().map(view::ref).toList()));
  }

  private List<Decided> decided(View view, Node fact) {
    Corrections corrections = new Corrections(view.dataset(), iris);
    return corrections.about(fact).stream()
        .map(correction -> Decided.of(view, corrections, correction, fact))
        .toList();
  }

  private Optional<Quotation> quotation(
      View view, Passage passage, List<Quotation.SlotWords> words) {
    Optional<Document> document = view.text(passage.document(), Ent.sha256).flatMap(texts::find);
    return document.flatMap(
        text -> Quotation.of(text, passage, words, view.ref(passage.document())));
  }

  /** The most special class that the ontology has for it. */
  static Ref kind(View view, Node fact) {
    return kindNode(view, view, fact).map(view::ref).orElse(Ref.text("Fact"));
  }

  /**
   * The most special class that the ontology has for a fact.
   *
   * @param view holds the ontology
   * @param told says what the fact is
   */
  static Optional<Node> kindNode(View view, View told, Node fact) {
    return told.find(fact, RDF.type.asNode(), Node.ANY)
        .map(Triple::getObject)
        .filter(type -> type.isURI() && type.getURI().startsWith(Ent.NS))
        .filter(type -> !view.contains(type, Ent.upperVocabulary, NodeConst.nodeTrue))
        .min(Comparator.comparing(Node::getURI));
  }
}
