package org.entente.server;

import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.EagerContentHandler;

/** How the HTTP server below is set up. */
final class Hardening {

  /** In bytes: the longest query, percent-encoded in an address. */
  private static final int MAX_HEADERS = 200 << 10;

  private static final int MAX_BODY_HELD = 1 << 20;
  private static final int FRAMING = 1 << 16;

  private Hardening() {}

  static void apply(org.eclipse.jetty.server.Server jetty) {
    for (Connector connector : jetty.getConnectors()) {
      if (connector instanceof ServerConnector tcp) {
        var http = tcp.getConnectionFactory(HttpConnectionFactory.class).getHttpConfiguration();
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(MAX_HEADERS);
      }
    }
    // A body is read whole before a thread is given to it: slow senders cannot take all threads.
    jetty.insertHandler(
        new EagerContentHandler(
            new EagerContentHandler.RetainedContentLoaderFactory(MAX_BODY_HELD, FRAMING, true)));
  }
}
