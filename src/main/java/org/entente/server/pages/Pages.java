package org.entente.server.pages;

import org.entente.server.http.Exchange;
import org.entente.server.http.Part;
import org.entente.server.http.Routes;
import org.entente.server.http.Service;

/** The pages for people. */
public final class Pages implements Part {

  private final FrontPage front;

  public Pages(Service service) {
    this.front = new FrontPage(service.store());
  }

  @Override
  public void addTo(Routes routes) {
    routes
        .get("/", Pages::toFront)
        .get("/entente", Pages::toFront)
        .get(Service.PATH, exchange -> front.write(exchange.address(), exchange.response()));
  }

  private static void toFront(Exchange exchange) {
    exchange.redirect(302, Service.PATH);
  }
}
