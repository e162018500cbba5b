package org.entente.server;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.entente.server.http.Exchange;
import org.entente.server.http.Routes;
import org.entente.server.settings.Settings;

/** Gives a request to who answers at its address; what nobody does is Fuseki's. */
final class Dispatch implements Filter {

  private final Routes routes;
  private final Settings settings;

  Dispatch(Routes routes, Settings settings) {
    this.routes = routes;
    this.settings = settings;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Exchange exchange =
        new Exchange((HttpServletRequest) request, (HttpServletResponse) response, settings);
    if (!routes.answer(exchange)) {
      chain.doFilter(request, response);
    }
  }
}
