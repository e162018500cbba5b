package org.entente.export;

import static org.entente.rdf.Vocabulary.ent;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.graph.FrontsNode;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OA;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.entente.correction.Measure;
import org.entente.document.PartialDate;
import org.entente.export.FactRow.Dated;
import org.entente.export.FactRow.Named;
import org.entente.export.FactRow.Observed;
import org.entente.export.FactRow.Participant;
import org.entente.export.FactRow.Quote;
import org.entente.fact.Fact;
import org.entente.knowledge.Role;
import org.entente.rdf.Ent;
import org.entente.rdf.Vocabulary;

/**
 * Reads the facts of one document's graph as rows. Thread-safe when the other graphs are read only.
 */
public final class FactRows {

  private static final String ENGAGEMENT = "Engagement";

  private final Graph register;
  private final Graph links;

  /**
   * @param register what registered actors and things are called
   * @param links which items of Wikidata they are
   */
  public FactRows(Graph register, Graph links) {
    this.register = register;
    this.links = links;
  }

  /** In the order of the text. */
  public List<FactRow> of(Graph document) {
    return Stream.of(Ent.Engagement, Ent.Observation)
        .flatMap(type -> document.stream(Node.ANY, RDF.type.asNode(), type.asNode()))
        .map(Triple::getSubject)
        .distinct()
        .map(fact -> row(document, fact))
        .sorted(Comparator.comparingInt(FactRows::start).thenComparing(FactRow::iri))
        .toList();
  }

  private static int start(FactRow row) {
    return row.quotes().isEmpty() ? Integer.MAX_VALUE : row.quotes().get(0).start();
  }

  private FactRow row(Graph graph, Node fact) {
    return new FactRow(
        fact.getURI(),
        type(graph, fact),
        Values.name(graph, fact, RDFS.label).orElse(""),
        participants(graph, fact),
        dates(graph, fact),
        Values.first(graph, fact, Ent.earliest).map(LocalDate::parse),
        Values.first(graph, fact, Ent.latest).map(LocalDate::parse),
        measures(graph, fact, Ent.amount),
        measures(graph, fact, Ent.quantity),
        all(graph, fact, Ent.object),
        all(graph, fact, Ent.place),
        Values.nodes(graph, fact, Ent.domain.asNode()).stream().map(Values::text).toList(),
        Values.first(graph, fact, Ent.status),
        Values.first(graph, fact, Ent.factuality),
        all(graph, fact, Ent.attributedTo),
        Values.node(graph, fact, DCTerms.isPartOf.asNode()).map(Node::toString),
        Values.first(graph, fact, Ent.confidence).map(Double::valueOf),
        observed(graph, fact),
        quotes(graph, fact));
  }

  private static String type(Graph graph, Node fact) {
    return Values.nodes(graph, fact, RDF.type.asNode()).stream()
        .map(Values::text)
        .filter(type -> !type.equals(ENGAGEMENT))
        .findFirst()
        .orElse(ENGAGEMENT);
  }

  private List<Participant> participants(Graph graph, Node fact) {
    return Stream.concat(Stream.of(Role.values()).map(Role::term), Stream.of("about"))
        .flatMap(
            role ->
                Values.nodes(graph, fact, ent(role)).stream()
                    .map(actor -> new Participant(role, named(graph, actor))))
        .toList();
  }

  private List<Named> all(Graph graph, Node fact, FrontsNode property) {
    return Values.nodes(graph, fact, property.asNode()).stream()
        .map(node -> named(graph, node))
        .toList();
  }

  private Named named(Graph graph, Node node) {
    return new Named(
        node.toString(),
        Values.name(register, node, RDFS.label)
            .or(() -> Values.name(graph, node, RDFS.label))
            .orElseGet(() -> Values.last(node.toString())),
        Values.nodes(links, node, OWL2.sameAs.asNode()).stream()
            .map(Node::toString)
            .filter(iri -> iri.startsWith(VertexReading.WIKIDATA))
            .map(iri -> iri.substring(VertexReading.WIKIDATA.length()))
            .findFirst());
  }

  private static List<Dated> dates(Graph graph, Node fact) {
    List<Dated> dates = new ArrayList<>();
    for (Fact.DateKind kind : Fact.DateKind.values()) {
      for (Node date : Values.nodes(graph, fact, ent(kind.term()))) {
        String text = Values.text(date);
        PartialDate.parse(text)
            .ifPresent(
                day -> dates.add(new Dated(kind.term(), text, day.earliest(), day.latest())));
      }
    }
    return dates;
  }

  private static List<Measure> measures(Graph graph, Node fact, FrontsNode property) {
    return Values.nodes(graph, fact, property.asNode()).stream()
        .flatMap(node -> Measure.of(graph, node).stream())
        .toList();
  }

  private static Optional<Observed> observed(Graph graph, Node fact) {
    return Values.first(graph, fact, Ent.value)
        .map(
            value ->
                new Observed(
                    Values.first(graph, fact, Ent.measure).orElse(""),
                    Values.first(graph, fact, Ent.comparator).orElse("="),
                    value,
                    Values.first(graph, fact, Ent.unit)));
  }

  private static List<Quote> quotes(Graph graph, Node fact) {
    return Values.nodes(graph, fact, Vocabulary.WAS_DERIVED_FROM).stream()
        .map(passage -> quote(graph, Values.nodes(graph, passage, OA.hasSelector.asNode())))
        .sorted(Comparator.comparingInt(Quote::start).thenComparingInt(Quote::end))
        .toList();
  }

  private static Quote quote(Graph graph, List<Node> selectors) {
    return new Quote(
        selected(graph, selectors, OA.exact),
        Integer.parseInt(selected(graph, selectors, OA.start)),
        Integer.parseInt(selected(graph, selectors, OA.end)));
  }

  private static String selected(Graph graph, List<Node> selectors, FrontsNode property) {
    return selectors.stream()
        .flatMap(selector -> Values.first(graph, selector, property).stream())
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("a passage without " + property));
  }
}
