package org.entente.server.reconcile;

import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/**
 * What clients call entities: the part of the IRI after the base that all begin with, which is the
 * identifier space. A whole IRI is understood too.
 *
 * @param base ends in a slash
 */
record Ids(String base) {

  private static final int LONGEST = 2000;

  /** What an IRI may hold (RFC 3987); else it names nothing. */
  private static final Pattern IRI = Pattern.compile("[^\\x00-\\x20<>\"{}|\\\\^`\\x7f]+");

  /** The node that an id means, whether there is such a one or not; empty when it can mean none. */
  Optional<Node> node(String id) {
    String text = id.strip();
    if (text.length() > LONGEST || !IRI.matcher(text).matches()) {
      return Optional.empty();
    }
    if (text.startsWith(base)) {
      return Optional.of(NodeFactory.createURI(text)).filter(node -> text.length() > base.length());
    }
    return text.contains(":") ? Optional.empty() : Optional.of(NodeFactory.createURI(base + text));
  }

  /** The id of a node; empty when it is none of ours. */
  Optional<String> id(Node node) {
    return node.isURI() ? id(node.getURI()) : Optional.empty();
  }

  /** The id of an IRI; empty when it is none of ours. */
  Optional<String> id(String iri) {
    return iri.startsWith(base) && iri.length() > base.length()
        ? Optional.of(iri.substring(base.length()))
        : Optional.empty();
  }
}
