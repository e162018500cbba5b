package org.entente.server;

import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.gzip.GzipHandler;

/**
 * Sends texts as gzip to who accepts it. A packed answer has an ETag of its own; Jetty knows it
 * again in {@code If-None-Match}.
 */
final class Compression {

  /** Below this, packing costs more than it saves. In bytes. */
  private static final int LEAST = 1024;

  private Compression() {}

  /**
   * Puts it before what answers. Jetty's newer handler is in jars that a stock Fuseki does not
   * have; this one is in all of its versions 12.
   */
  @SuppressWarnings("removal")
  static void standBefore(Server jetty) {
    GzipHandler handler = new GzipHandler();
    handler.setMinGzipSize(LEAST);
    // What an answer has given out so far goes on its way at once, packed or not.
    handler.setSyncFlush(true);
    handler.setIncludedMimeTypes(
        "text/html",
        "text/plain",
        "text/css",
        "text/csv",
        "text/tab-separated-values",
        "text/turtle",
        "text/javascript",
        "image/svg+xml",
        "application/javascript",
        "application/json",
        "application/ld+json",
        "application/n-triples",
        "application/n-quads",
        "application/rdf+xml",
        "application/trig",
        "application/xml",
        "application/sparql-results+json",
        "application/sparql-results+xml");
    jetty.insertHandler(handler);
  }
}
