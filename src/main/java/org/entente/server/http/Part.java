package org.entente.server.http;

/** A group of addresses of the service, such as the search or the descriptions. */
public interface Part {

  void addTo(Routes routes);
}
