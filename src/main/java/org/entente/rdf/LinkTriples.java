package org.entente.rdf;

import org.apache.jena.graph.FrontsNode;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;

/**
 * Writes links to other datasets: the triple, and a node of type {@code rdf:Statement} that tells
 * how it was made, how sure it is, when and why. Plain RDF 1.1, so that every client can read it.
 */
public final class LinkTriples {

  private final Graph graph;

  public LinkTriples(Graph graph) {
    this.graph = graph;
  }

  /** Writes a link; what was said of its two resources before goes. */
  public void write(Link link) {
    Node statement = Link.statement(link.subject(), link.object());
    remove(link.subject(), link.object());
    graph.add(link.subject(), link.predicate(), link.object());
    add(statement, RDF.type, RDF.Statement.asNode());
    add(statement, RDF.subject, link.subject());
    add(statement, RDF.predicate, link.predicate());
    add(statement, RDF.object, link.object());
    add(statement, Ent.method, link.method().concept());
    add(statement, Ent.confidence, Triples.hundredths(link.confidence()));
    add(statement, DCTerms.created, link.created());
    add(statement, Ent.reason, Triples.text(link.reason()));
    link.sources().forEach(source -> add(statement, DCTerms.source, source));
    link.decidedBy().ifPresent(who -> add(statement, Ent.decidedBy, Triples.text(who)));
  }

  /** Writes that a link was refused; what was said of its two resources before goes. */
  public void write(RefusedLink refused) {
    Node node = Link.statement(refused.subject(), refused.object());
    remove(refused.subject(), refused.object());
    add(node, RDF.type, Ent.RefusedLink.asNode());
    add(node, Ent.linkOf, refused.subject());
    add(node, Ent.linkTo, refused.object());
    add(node, DCTerms.created, refused.created());
    add(node, Ent.reason, Triples.text(refused.reason()));
    add(node, Ent.decidedBy, Triples.text(refused.decidedBy()));
    refused.sources().forEach(source -> add(node, DCTerms.source, source));
  }

  /** Removes the link of two resources, or the refusal of it, and all that is said of that. */
  public void remove(Node subject, Node object) {
    Node statement = Link.statement(subject, object);
    graph
        .find(statement, RDF.predicate.asNode(), Node.ANY)
        .toList()
        .forEach(triple -> graph.remove(subject, triple.getObject(), object));
    graph.remove(statement, Node.ANY, Node.ANY);
  }

  private void add(Node subject, FrontsNode property, Node value) {
    graph.add(subject, property.asNode(), value);
  }
}
