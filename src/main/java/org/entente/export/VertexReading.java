package org.entente.export;

import static org.entente.rdf.Vocabulary.ent;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.FrontsNode;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.OA;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SchemaDO;
import org.entente.export.PropertyGraph.Vertex;
import org.entente.fact.Fact;
import org.entente.rdf.Ent;
import org.entente.rdf.Vocabulary;

/**
 * Gathers what one node says of itself, from the graphs that speak of it; the first word counts.
 */
final class VertexReading {

  static final String WIKIDATA = "http://www.wikidata.org/entity/";

  /** Classes that only gather others. */
  private static final Set<Node> UPPER =
      Set.of(Ent.Actor.asNode(), Ent.Engagement.asNode(), Ent.Fact.asNode(), Ent.Thing.asNode());

  private final Node node;
  private final Map<Column, String> values = new EnumMap<>(Column.class);

  VertexReading(Node node) {
    this.node = node;
  }

  Vertex vertex() {
    values.computeIfAbsent(Column.LABEL, label -> Values.last(node.toString()));
    return new Vertex(node.toString(), values);
  }

  /** Name and class. */
  void described(Graph graph) {
    put(Column.LABEL, Values.name(graph, node, RDFS.label));
    put(
        Column.KIND,
        Values.nodes(graph, node, RDF.type.asNode()).stream()
            .filter(type -> type.isURI() && type.getURI().startsWith(Ent.NS))
            .filter(type -> !UPPER.contains(type))
            .map(Values::text)
            .findFirst());
  }

  /** What the register and the links say. */
  void known(Graph register, Graph links) {
    described(register);
    put(Column.LATITUDE, Values.node(register, node, Vocabulary.LATITUDE).map(Values::text));
    put(Column.LONGITUDE, Values.node(register, node, Vocabulary.LONGITUDE).map(Values::text));
    put(
        Column.WIKIDATA,
        Values.nodes(links, node, OWL2.sameAs.asNode()).stream()
            .map(Node::toString)
            .filter(iri -> iri.startsWith(WIKIDATA))
            .map(iri -> iri.substring(WIKIDATA.length()))
            .findFirst());
  }

  /** What a document says of an engagement or an observation. */
  void fact(Graph graph, String document) {
    described(graph);
    for (Column column :
        List.of(Column.EARLIEST, Column.LATEST, Column.STATUS, Column.FACTUALITY)) {
      put(column, Values.node(graph, node, ent(column.title())).map(Values::text));
    }
    put(Column.CONFIDENCE, Values.first(graph, node, Ent.confidence));
    put(Column.DATES, joined(dates(graph)));
    put(
        Column.DOMAINS,
        joined(Values.nodes(graph, node, Ent.domain.asNode()).stream().map(Values::text)));
    Values.node(graph, node, Ent.amount.asNode())
        .ifPresent(
            amount -> {
              put(Column.AMOUNT, Values.first(graph, amount, SchemaDO.value));
              put(Column.CURRENCY, Values.first(graph, amount, SchemaDO.currency));
            });
    put(
        Column.QUANTITIES,
        joined(
            Values.nodes(graph, node, Ent.quantity.asNode()).stream()
                .map(quantity -> quantity(graph, quantity))));
    put(Column.MEASURE, Values.first(graph, node, Ent.measure));
    put(Column.VALUE, Values.first(graph, node, Ent.value));
    put(Column.UNIT, Values.first(graph, node, Ent.unit));
    put(Column.DOCUMENT, Optional.of(document));
    put(Column.QUOTE, joined(quotes(graph)));
  }

  private Stream<String> dates(Graph graph) {
    List<String> dates = new ArrayList<>();
    for (Fact.DateKind kind : Fact.DateKind.values()) {
      for (Node date : Values.nodes(graph, node, ent(kind.term()))) {
        String word = kind.name().toLowerCase(Locale.ROOT) + " ";
        dates.add(word + Values.text(date));
      }
    }
    return dates.stream();
  }

  private static String quantity(Graph graph, Node quantity) {
    String range =
        bound(graph, quantity, SchemaDO.value)
            .or(
                () ->
                    bound(graph, quantity, SchemaDO.minValue)
                        .map(
                            least ->
                                least + "–" + bound(graph, quantity, SchemaDO.maxValue).orElse("")))
            .orElse("");
    String sign = Values.first(graph, quantity, Ent.comparator).map(s -> s + " ").orElse("");
    return sign + range + " " + Values.first(graph, quantity, SchemaDO.unitText).orElse("");
  }

  /** Without the {@code .0} of a decimal that is whole. */
  private static Optional<String> bound(Graph graph, Node quantity, FrontsNode property) {
    return Values.first(graph, quantity, property).map(number -> number.replaceFirst("\\.0$", ""));
  }

  private Stream<String> quotes(Graph graph) {
    return Values.nodes(graph, node, Vocabulary.WAS_DERIVED_FROM).stream()
        .flatMap(passage -> Values.nodes(graph, passage, OA.hasSelector.asNode()).stream())
        .flatMap(selector -> Values.first(graph, selector, OA.exact).stream());
  }

  private static Optional<String> joined(Stream<String> texts) {
    return Optional.of(texts.distinct().collect(Collectors.joining("; ")));
  }

  private void put(Column column, Optional<String> value) {
    value.filter(text -> !text.isEmpty()).ifPresent(text -> values.putIfAbsent(column, text));
  }
}
