package org.entente.rdf;

import java.util.Optional;
import org.apache.jena.graph.FrontsNode;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.entente.identity.Slug;

/**
 * Nodes that stand for triples, of type {@code rdf:Statement}, so that it can be said of a triple
 * on which words it stands. Each is named by the triple.
 */
public final class Statements {

  private Statements() {}

  /** The name of the one for a triple. */
  public static Node name(Triple triple) {
    Node value = triple.getObject();
    String object =
        value.isURI()
            ? value.getURI()
            : value.getLiteralLexicalForm() + " " + value.getLiteralDatatypeURI();
    return Iris.below(
        triple.getSubject(),
        "statement/" + triple.getPredicate().getLocalName() + "-" + Slug.hash(object));
  }

  /** Says which triple a node stands for; the triple itself is not written. */
  public static void write(Graph graph, Node statement, Triple triple) {
    graph.add(statement, RDF.type.asNode(), RDF.Statement.asNode());
    graph.add(statement, RDF.subject.asNode(), triple.getSubject());
    graph.add(statement, RDF.predicate.asNode(), triple.getPredicate());
    graph.add(statement, RDF.object.asNode(), triple.getObject());
  }

  /** What a node stands for; nothing when it is no whole statement. */
  public static Optional<Triple> triple(Graph graph, Node statement) {
    Optional<Node> subject = value(graph, statement, RDF.subject);
    Optional<Node> property = value(graph, statement, RDF.predicate);
    Optional<Node> object = value(graph, statement, RDF.object);
    return subject.isPresent() && property.isPresent() && object.isPresent()
        ? Optional.of(Triple.create(subject.get(), property.get(), object.get()))
        : Optional.empty();
  }

  private static Optional<Node> value(Graph graph, Node subject, FrontsNode property) {
    return graph.find(subject, property.asNode(), Node.ANY).nextOptional().map(Triple::getObject);
  }
}
