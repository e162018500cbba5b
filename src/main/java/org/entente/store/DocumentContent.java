package org.entente.store;

import java.net.URI;
import org.apache.jena.graph.Graph;

/**
 * A document as it is stored.
 *
 * @param document IRI of the document
 * @param name IRI of the named graph that holds what it says
 * @param graph all that the document says, the description of the document itself included: {@code
 *     ent:sha256} (of the text's UTF-8 bytes), {@code dcterms:source}, {@code dcterms:title}. It
 *     must not hold the time of loading: the same document twice is the same graph twice
 * @param text the whole text, in which selectors count code points
 */
public record DocumentContent(String document, String name, Graph graph, String text) {

  public DocumentContent {
    if (!URI.create(document).isAbsolute() || !URI.create(name).isAbsolute()) {
      throw new IllegalArgumentException("not absolute IRIs: " + document + ", " + name);
    }
  }
}
