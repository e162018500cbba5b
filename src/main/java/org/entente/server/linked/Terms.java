package org.entente.server.linked;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/** Terms of vocabularies that Jena has no constants for. */
final class Terms {

  private static final String HYDRA = "http://www.w3.org/ns/hydra/core#";

  static final Node PAGE = NodeFactory.createURI(HYDRA + "PartialCollectionView");
  static final Node FIRST = NodeFactory.createURI(HYDRA + "first");
  static final Node NEXT = NodeFactory.createURI(HYDRA + "next");

  private Terms() {}
}
