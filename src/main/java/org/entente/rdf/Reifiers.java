package org.entente.rdf;

import java.util.Iterator;
import java.util.Set;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;

/**
 * RDF 1.2 from RDF 1.1: what a graph says of triples by {@code rdf:Statement} nodes, said by
 * reifiers. Their IRIs stay, and so does all else that is said of them.
 *
 * @see <a href="https://www.w3.org/TR/rdf12-concepts/#section-triple-terms-reification">RDF 1.2,
 *     triple terms and reification</a>
 */
public final class Reifiers {

  private static final Node STATEMENT = RDF.Statement.asNode();
  private static final Node SUBJECT = RDF.subject.asNode();
  private static final Node PREDICATE = RDF.predicate.asNode();
  private static final Node OBJECT = RDF.object.asNode();
  private static final Set<Node> PARTS = Set.of(SUBJECT, PREDICATE, OBJECT);

  private Reifiers() {}

  /**
   * The triples of a graph, each {@code rdf:Statement} as one {@code rdf:reifies} and its triple
   * term.
   *
   * @throws IllegalArgumentException while iterating, at a statement without predicate or object
   */
  public static Iterator<Triple> of(Graph graph) {
    return Iter.iter(graph.find())
        .filter(triple -> !isPart(triple) || triple.getPredicate().equals(SUBJECT))
        .map(triple -> triple.getPredicate().equals(SUBJECT) ? reifies(graph, triple) : triple);
  }

  private static boolean isPart(Triple triple) {
    return PARTS.contains(triple.getPredicate())
        || triple.getPredicate().equals(RDF.type.asNode()) && triple.getObject().equals(STATEMENT);
  }

  private static Triple reifies(Graph graph, Triple subject) {
    Node statement = subject.getSubject();
    Node term =
        NodeFactory.createTripleTerm(
            subject.getObject(), part(graph, statement, PREDICATE), part(graph, statement, OBJECT));
    return Triple.create(statement, RDF.reifies.asNode(), term);
  }

  private static Node part(Graph graph, Node statement, Node property) {
    return graph
        .find(statement, property, Node.ANY)
        .nextOptional()
        .map(Triple::getObject)
        .orElseThrow(
            () ->
                new IllegalArgumentException(statement + " has no rdf:" + property.getLocalName()));
  }
}
