package org.entente.export;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.FrontsNode;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/** The values of properties as texts. */
final class Values {

  private Values() {}

  /** All in a fixed order. */
  static List<Node> nodes(Graph graph, Node subject, Node property) {
    Iterator<Triple> triples = graph.find(subject, property, Node.ANY);
    return Iter.iter(triples).map(Triple::getObject).toList().stream()
        .sorted((a, b) -> a.toString().compareTo(b.toString()))
        .toList();
  }

  static Optional<Node> node(Graph graph, Node subject, Node property) {
    return nodes(graph, subject, property).stream().findFirst();
  }

  static Optional<String> first(Graph graph, Node subject, FrontsNode property) {
    return node(graph, subject, property.asNode()).map(Values::text);
  }

  /** The English one, else one without language, else any. */
  static Optional<String> name(Graph graph, Node subject, FrontsNode property) {
    List<Node> names = nodes(graph, subject, property.asNode());
    return names.stream()
        .filter(Node::isLiteral)
        .min((a, b) -> Integer.compare(rank(a), rank(b)))
        .map(Values::text);
  }

  private static int rank(Node name) {
    String language = name.getLiteralLanguage();
    return language.equals("en") ? 0 : language.isEmpty() ? 1 : 2;
  }

  /** A literal's text, or the last part of an IRI. */
  static String text(Node node) {
    return node.isLiteral() ? node.getLiteralLexicalForm() : last(node.toString());
  }

  /** What follows the last slash or number sign. */
  static String last(String iri) {
    return iri.substring(Math.max(iri.lastIndexOf('/'), iri.lastIndexOf('#')) + 1);
  }
}
