package org.entente.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.entente.rdf.Ent;
import org.entente.rdf.Iris;
import org.entente.rdf.Vocabulary;

/**
 * What stays of a document that was removed, so that its IRI and those below it can say that they
 * are gone and not unknown. It stands in {@link Iris#removedGraph()}.
 *
 * @param document its IRI
 * @param source the file's name, or where it came from
 * @param sha256 of its text, lower-case hexadecimal
 * @param removed to the second
 */
public record Tombstone(String document, String source, String sha256, Instant removed) {

  public Tombstone {
    removed = removed.truncatedTo(ChronoUnit.SECONDS);
  }

  /**
   * The tombstone of a removed document, or of the one that something belonged to; call it in a
   * transaction.
   *
   * @param iri of the document or of something below it: a passage, an engagement, its graph
   */
  public static Optional<Tombstone> of(DatasetGraph dataset, Iris iris, String iri) {
    Graph graph = dataset.getGraph(iris.removedGraph());
    for (int end = iri.length(); end > iris.base().length(); end = iri.lastIndexOf('/', end - 1)) {
      Node document = NodeFactory.createURI(iri.substring(0, end));
      if (graph.contains(document, RDF.type.asNode(), Ent.RemovedDocument.asNode())) {
        return Optional.of(read(graph, document));
      }
    }
    return Optional.empty();
  }

  /** Those of all documents that were removed; call it in a transaction. */
  public static List<Tombstone> all(DatasetGraph dataset, Iris iris) {
    Graph graph = dataset.getGraph(iris.removedGraph());
    return graph.stream(Node.ANY, RDF.type.asNode(), Ent.RemovedDocument.asNode())
        .map(triple -> read(graph, triple.getSubject()))
        .sorted(Comparator.comparing(Tombstone::source).thenComparing(Tombstone::document))
        .toList();
  }

  /** For people. */
  public String words() {
    return source + " was removed on " + removed + ". The sha256 of its text was " + sha256 + ".";
  }

  void write(Graph graph) {
    Node node = NodeFactory.createURI(document);
    forget(graph, node);
    graph.add(node, RDF.type.asNode(), Ent.RemovedDocument.asNode());
    graph.add(node, DCTerms.source.asNode(), NodeFactory.createLiteralString(source));
    graph.add(node, Vocabulary.SHA256, NodeFactory.createLiteralString(sha256));
    graph.add(
        node,
        Vocabulary.INVALIDATED_AT,
        NodeFactory.createLiteralDT(removed.toString(), XSDDatatype.XSDdateTime));
  }

  static void forget(Graph graph, Node document) {
    graph.remove(document, Node.ANY, Node.ANY);
  }

  private static Tombstone read(Graph graph, Node document) {
    return new Tombstone(
        document.getURI(),
        text(graph, document, DCTerms.source.asNode()),
        text(graph, document, Vocabulary.SHA256),
        Instant.parse(text(graph, document, Vocabulary.INVALIDATED_AT)));
  }

  private static String text(Graph graph, Node document, Node property) {
    return graph
        .find(document, property, Node.ANY)
        .nextOptional()
        .map(Triple::getObject)
        .map(Node::getLiteralLexicalForm)
        .orElse("");
  }
}
