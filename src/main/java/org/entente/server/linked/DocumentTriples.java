package org.entente.server.linked;

import java.util.Optional;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.vocabulary.FOAF;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.VOID;
import org.entente.rdf.Ent;

/** What a description says of itself: about whom it is, of which state, which page. */
final class DocumentTriples {

  private DocumentTriples() {}

  /**
   * Adds it to a graph.
   *
   * @param after the query of this page; empty for the first
   * @param next the query of the next page
   */
  static void add(
      Graph graph,
      Node resource,
      Links links,
      Optional<String> after,
      Optional<String> next,
      Freshness freshness) {
    Node document = NodeFactory.createURI(links.document() + after.orElse(""));
    graph.add(document, RDF.type.asNode(), FOAF.Document.asNode());
    graph.add(document, FOAF.primaryTopic.asNode(), resource);
    graph.add(document, VOID.inDataset.asNode(), NodeFactory.createURI(links.dataset()));
    if (graph.contains(resource, RDF.type.asNode(), Ent.Document.asNode())) {
      graph.add(resource, DCTerms.hasFormat.asNode(), below(resource, TextDocument.BELOW));
      graph.add(resource, RDFS.seeAlso.asNode(), below(resource, "/graph"));
    }
    graph.add(
        document,
        DCTerms.modified.asNode(),
        NodeFactory.createLiteralDT(
            freshness.revision().since().toString(), XSDDatatype.XSDdateTime));
    if (after.isPresent() || next.isPresent()) {
      graph.add(document, RDF.type.asNode(), Terms.PAGE);
      graph.add(document, Terms.FIRST, NodeFactory.createURI(links.document()));
    }
    next.ifPresent(
        query -> graph.add(document, Terms.NEXT, NodeFactory.createURI(links.document() + query)));
  }

  private static Node below(Node resource, String path) {
    return NodeFactory.createURI(resource.getURI() + path);
  }
}
