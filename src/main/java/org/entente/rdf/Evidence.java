package org.entente.rdf;

import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.OA;

/** Reads from a document's graph on which words its resources stand. */
public final class Evidence {

  private Evidence() {}

  /** The quotes of all passages that a resource or a statement stands on, to the letter. */
  public static SortedSet<String> quotes(Graph graph, Node resource) {
    SortedSet<String> quotes = new TreeSet<>();
    graph.stream(resource, Vocabulary.WAS_DERIVED_FROM, Node.ANY)
        .flatMap(passage -> graph.stream(passage.getObject(), OA.hasSelector.asNode(), Node.ANY))
        .flatMap(selector -> graph.stream(selector.getObject(), OA.exact.asNode(), Node.ANY))
        .map(Triple::getObject)
        .filter(Node::isLiteral)
        .forEach(exact -> quotes.add(exact.getLiteralLexicalForm()));
    return quotes;
  }
}
