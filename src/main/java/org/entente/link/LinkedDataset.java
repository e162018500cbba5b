package org.entente.link;

import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.vocabulary.FOAF;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.VOID;
import org.entente.rdf.Iris;

/**
 * A dataset of others that actors are linked with.
 *
 * @param name for people
 * @param home the address of its home page
 * @param space what the IRIs of its resources begin with
 */
public record LinkedDataset(String name, Optional<String> home, Optional<String> space) {

  public LinkedDataset {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a dataset has a name");
    }
  }

  /** Its IRI in a store. */
  public Node node(Iris iris) {
    return iris.dataset(name);
  }

  /** Describes it, in place of what was said of it. */
  void write(Graph graph, Iris iris) {
    Node node = node(iris);
    graph.remove(node, Node.ANY, Node.ANY);
    graph.add(node, RDF.type.asNode(), VOID.Dataset.asNode());
    graph.add(node, RDFS.label.asNode(), NodeFactory.createLiteralString(name));
    graph.add(node, DCTerms.title.asNode(), NodeFactory.createLiteralString(name));
    home.ifPresent(
        address -> graph.add(node, FOAF.homepage.asNode(), NodeFactory.createURI(address)));
    space.ifPresent(
        begin -> graph.add(node, VOID.uriSpace.asNode(), NodeFactory.createLiteralString(begin)));
  }
}
