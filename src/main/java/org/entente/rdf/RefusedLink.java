package org.entente.rdf;

import java.util.List;
import org.apache.jena.graph.Node;

/**
 * What a person has decided not to be: a link to a resource of another dataset, kept so that it is
 * not proposed again.
 *
 * @param subject the resource here
 * @param object the resource there
 * @param created an {@code xsd:dateTime}
 * @param sources the dataset that it was proposed from
 */
public record RefusedLink(
    Node subject, Node object, Node created, String reason, List<Node> sources, String decidedBy) {

  public RefusedLink {
    if (!subject.isURI() || !object.isURI()) {
      throw new IllegalArgumentException("a link is between two IRIs");
    }
    sources = List.copyOf(sources);
  }
}
