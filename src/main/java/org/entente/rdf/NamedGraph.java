package org.entente.rdf;

import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;

/** Triples and the name under which a dataset holds them. */
public record NamedGraph(Node name, Graph graph) {

  public Stream<Quad> quads() {
    return graph.stream().map(triple -> Quad.create(name, triple));
  }
}
