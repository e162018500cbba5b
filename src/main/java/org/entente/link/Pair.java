package org.entente.link;

import org.apache.jena.graph.Node;

/** Two engagements of two documents, in the order of their IRIs. */
public record Pair(Node one, Node two) {

  public Pair {
    if (one.getURI().compareTo(two.getURI()) > 0) {
      Node first = two;
      two = one;
      one = first;
    }
  }
}
