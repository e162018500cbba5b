package org.entente.server.http;

import java.util.Optional;
import org.apache.jena.graph.Node;

/** Pages for people about single resources of the graph. */
@FunctionalInterface
public interface ResourcePages {

  /**
   * The page about a resource.
   *
   * @param resource an IRI that the graph tells something of, or did
   * @return the HTML, empty when this resource has only its triples to show
   */
  Optional<String> html(Exchange exchange, Node resource);

  /**
   * What else a page depends on, such as the reader's languages: a part of its ETag. Called before
   * anything is sent, so that it can set headers that a 304 has too.
   */
  default String variant(Exchange exchange) {
    return "";
  }
}
