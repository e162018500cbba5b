package org.entente.server.http;

import java.io.IOException;

/** Answers requests at an address. */
@FunctionalInterface
public interface Handler {

  void handle(Exchange exchange) throws IOException;
}
