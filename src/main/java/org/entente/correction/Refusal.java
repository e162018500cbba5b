package org.entente.correction;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.entente.rdf.Ent;

/**
 * Takes facts out of a document's graph, with all that stands there for their sake only: their
 * statements, amounts, passages.
 */
final class Refusal {

  private Refusal() {}

  /** Removes facts, and what only they spoke of. */
  static void remove(Graph graph, List<Node> facts) {
    Deque<Node> gone = new ArrayDeque<>();
    for (Node fact : facts) {
      gone.addAll(own(graph, fact));
    }
    facts.forEach(fact -> graph.remove(Node.ANY, Node.ANY, fact));
    removeAll(graph, gone);
  }

  /** Removes nodes that nothing names any more, and what only they spoke of. */
  static void removeNodes(Graph graph, List<Node> nodes) {
    removeAll(graph, new ArrayDeque<>(nodes));
  }

  private static void removeAll(Graph graph, Deque<Node> gone) {
    while (!gone.isEmpty()) {
      List<Triple> triples = graph.find(gone.pop(), Node.ANY, Node.ANY).toList();
      triples.forEach(graph::delete);
      for (Triple triple : triples) {
        Node value = triple.getObject();
        if (!value.isLiteral()
            && !isDocument(graph, value)
            && !isFact(graph, value)
            && !graph.contains(Node.ANY, Node.ANY, value)) {
          gone.push(value);
        }
      }
    }
  }

  /** The fact and what is named below it. */
  private static Set<Node> own(Graph graph, Node fact) {
    Set<Node> own = new HashSet<>();
    own.add(fact);
    String below = fact.getURI() + "/";
    graph
        .find()
        .mapWith(Triple::getSubject)
        .filterKeep(s -> s.isURI() && s.getURI().startsWith(below))
        .forEach(own::add);
    return own;
  }

  private static boolean isDocument(Graph graph, Node node) {
    return graph.contains(node, Ent.sha256.asNode(), Node.ANY);
  }

  private static boolean isFact(Graph graph, Node node) {
    Node type = RDF.type.asNode();
    return graph.contains(node, type, Ent.Engagement.asNode())
        || graph.contains(node, type, Ent.Observation.asNode());
  }
}
