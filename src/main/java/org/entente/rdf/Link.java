package org.entente.rdf;

import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.entente.identity.Slug;

/**
 * A link to a resource of another dataset, and why it is believed. Between two resources there is
 * one at most.
 *
 * @param subject the resource here
 * @param predicate {@code owl:sameAs}, {@code skos:exactMatch} or {@code skos:closeMatch}
 * @param object the resource there
 * @param confidence from 0 to 1
 * @param created when it was made, an {@code xsd:date} or {@code xsd:dateTime}
 * @param reason for people
 * @param sources where it can be checked: addresses, or the dataset that it was found in
 * @param decidedBy the person who let it be made, by name
 */
public record Link(
    Node subject,
    Node predicate,
    Node object,
    LinkMethod method,
    double confidence,
    Node created,
    String reason,
    List<Node> sources,
    Optional<String> decidedBy) {

  public Link {
    if (!subject.isURI() || !object.isURI()) {
      throw new IllegalArgumentException("a link is between two IRIs");
    }
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException("a confidence of " + confidence);
    }
    sources = List.copyOf(sources);
  }

  /** The statement about the link of two resources, or the refusal of it. */
  public static Node statement(Node subject, Node object) {
    return Iris.below(subject, "link/" + Slug.sha256(object.getURI()).substring(0, 12));
  }
}
