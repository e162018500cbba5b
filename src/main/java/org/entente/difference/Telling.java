package org.entente.difference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.jena.graph.FrontsNode;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SchemaDO;
import org.entente.correction.Measure;
import org.entente.rdf.Ent;
import org.entente.rdf.Evidence;
import org.entente.rdf.Statements;
import org.entente.rdf.Vocabulary;

/** Reads from one version of a document's graph all that it tells of. */
final class Telling {

  private static final Set<Node> OF_DOCUMENT =
      Set.of(DCTerms.title.asNode(), DCTerms.created.asNode());

  /**
   * What follows from other slots, or says how the program read and not what the document says:
   * {@code ent:confidence} is the program's own doubt.
   */
  private static final Set<Node> NO_SLOTS =
      Set.of(
          Ent.participant.asNode(),
          Ent.earliest.asNode(),
          Ent.latest.asNode(),
          Ent.confidence.asNode(),
          Ent.sameEngagementAs.asNode(),
          Vocabulary.WAS_DERIVED_FROM);

  private final Graph graph;
  private final Node document;
  private final Function<Node, Optional<String>> names;

  Telling(Graph graph, Node document, Function<Node, Optional<String>> names) {
    this.graph = graph;
    this.document = document;
    this.names = names;
  }

  /** The document, then facts, then actors, each by label. */
  List<Told> all() {
    List<Told> all = new ArrayList<>();
    if (graph.contains(document, Ent.sha256.asNode(), Node.ANY)) {
      all.add(told(Told.Kind.DOCUMENT, document, List.of()));
    }
    Stream.of(Ent.Engagement, Ent.Observation)
        .flatMap(type -> graph.stream(Node.ANY, RDF.type.asNode(), type.asNode()))
        .map(Triple::getSubject)
        .distinct()
        .map(fact -> told(Told.Kind.FACT, fact, List.copyOf(Evidence.quotes(graph, fact))))
        .sorted(Comparator.comparing(Told::label).thenComparing(told -> told.iri().getURI()))
        .forEach(all::add);
    graph.stream(document, SchemaDO.mentions.asNode(), Node.ANY)
        .map(Triple::getObject)
        .map(actor -> told(Told.Kind.ACTOR, actor, quotes(document, SchemaDO.mentions, actor)))
        .sorted(Comparator.comparing(Told::label).thenComparing(told -> told.iri().getURI()))
        .forEach(all::add);
    return all;
  }

  private Told told(Told.Kind kind, Node iri, List<String> quotes) {
    SortedMap<Node, List<Value>> slots = new TreeMap<>(Told.BY_IRI);
    graph.stream(iri, Node.ANY, Node.ANY)
        .filter(triple -> isSlot(kind, triple))
        .sorted(Comparator.comparing(triple -> triple.getObject().toString()))
        .forEach(
            triple ->
                slots
                    .computeIfAbsent(triple.getPredicate(), property -> new ArrayList<>())
                    .add(value(triple)));
    if (kind == Told.Kind.FACT && !quotes.isEmpty()) {
      slots.put(
          Told.WORDS,
          quotes.stream()
              .map(q -> new Value(NodeFactory.createLiteralString(q), false, q, List.of()))
              .toList());
    }
    return new Told(kind, iri, type(iri), label(kind, iri), quotes, slots);
  }

  private static boolean isSlot(Told.Kind kind, Triple triple) {
    if (kind == Told.Kind.DOCUMENT) {
      return OF_DOCUMENT.contains(triple.getPredicate());
    }
    return !NO_SLOTS.contains(triple.getPredicate())
        && !triple.getObject().equals(Ent.Engagement.asNode())
        && !triple.getObject().equals(Ent.Actor.asNode());
  }

  private Value value(Triple triple) {
    Node node = triple.getObject();
    Optional<Measure> measure = Measure.of(graph, node);
    return new Value(
        node,
        measure.isPresent(),
        measure.map(Measure::words).orElseGet(() -> words(node)),
        List.copyOf(Evidence.quotes(graph, Statements.name(triple))));
  }

  private List<String> quotes(Node subject, FrontsNode property, Node value) {
    Triple triple = Triple.create(subject, property.asNode(), value);
    return List.copyOf(Evidence.quotes(graph, Statements.name(triple)));
  }

  private String words(Node node) {
    if (!node.isURI()) {
      return node.isLiteral() ? node.getLiteralLexicalForm() : node.toString();
    }
    return names
        .apply(node)
        .or(() -> text(node, RDFS.label))
        .orElseGet(() -> node.getURI().replaceFirst(".*[#/](?=.)", ""));
  }

  private String label(Told.Kind kind, Node iri) {
    return kind == Told.Kind.DOCUMENT
        ? text(iri, DCTerms.title).orElse("")
        : kind == Told.Kind.FACT ? text(iri, RDFS.label).orElse("") : words(iri);
  }

  private Node type(Node iri) {
    return graph.stream(iri, RDF.type.asNode(), Node.ANY)
        .map(Triple::getObject)
        .filter(Node::isURI)
        .filter(type -> !type.equals(Ent.Engagement.asNode()) && !type.equals(Ent.Actor.asNode()))
        .min(Told.BY_IRI)
        .orElse(Ent.Actor.asNode());
  }

  private Optional<String> text(Node subject, FrontsNode property) {
    return graph.stream(subject, property.asNode(), Node.ANY)
        .map(Triple::getObject)
        .filter(Node::isLiteral)
        .map(Node::getLiteralLexicalForm)
        .min(Comparator.naturalOrder());
  }
}
