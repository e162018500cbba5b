package org.entente.server.describe;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.jena.graph.Graph;
import org.entente.server.http.AddressPages;
import org.entente.server.http.Exchange;
import org.entente.server.http.GraphAnswer;
import org.entente.server.http.Handler;
import org.entente.server.http.Routes;
import org.entente.server.http.Syntax;

/**
 * Addresses that answer with RDF: in the syntax that {@code Accept}, an ending or {@code format=}
 * asks for, and with the page for people where there is one.
 */
final class Documents {

  private static final String HTML = "text/html";

  private final AddressPages pages;

  Documents(AddressPages pages) {
    this.pages = pages;
  }

  /** What an address says. */
  @FunctionalInterface
  interface Source {

    /** Empty when the request has been refused. */
    Optional<Content> content(Exchange exchange) throws IOException;
  }

  /**
   * One answer.
   *
   * @param tag changes whenever the graph does
   * @param maxAge for how long it need not be asked for again; in seconds
   * @param graph made only when it is sent
   */
  record Content(String tag, int maxAge, Supplier<Graph> graph) {}

  /**
   * Answers at a path and, with the endings of the syntaxes, below it.
   *
   * @param page the name of the page for people, see {@link AddressPages}
   */
  void add(Routes routes, String path, String page, Source source) {
    add(routes, path, page, exchange -> true, source);
  }

  /** The same for some of the requests. */
  void add(Routes routes, String path, String page, Predicate<Exchange> when, Source source) {
    String own = path.substring(path.lastIndexOf('/') + 1);
    routes.get(path, when, exchange -> negotiate(exchange, own, page, source));
    if (!own.isEmpty()) {
      for (Syntax syntax : Syntax.values()) {
        routes.get(path + "." + syntax.ending(), exchange -> send(exchange, own, syntax, source));
      }
    }
  }

  /** Answers in the form that the client wants. */
  void negotiate(Exchange exchange, String own, String page, Source source) throws IOException {
    Optional<Handler> html = pages.page(page);
    if (html.isPresent() && exchange.parameter("format").isEmpty()) {
      List<String> offered = new ArrayList<>(Syntax.mediaTypes());
      offered.add(HTML);
      Optional<String> chosen = exchange.negotiate(offered);
      if (chosen.isEmpty()) {
        return;
      }
      if (chosen.get().equals(HTML)) {
        html.get().handle(exchange);
      } else {
        send(exchange, own, Syntax.ofMediaType(chosen.get()).orElseThrow(), source);
      }
      return;
    }
    Optional<Syntax> syntax = GraphAnswer.syntax(exchange);
    if (syntax.isPresent()) {
      send(exchange, own, syntax.get(), source);
    }
  }

  private void send(Exchange exchange, String own, Syntax syntax, Source source)
      throws IOException {
    Optional<Content> content = source.content(exchange);
    if (content.isEmpty()) {
      return;
    }
    if (!own.isEmpty()) {
      for (Syntax other : Syntax.values()) {
        exchange
            .response()
            .addHeader(
                "Link",
                "<%s.%s>; rel=\"alternate\"; type=\"%s\""
                    .formatted(own, other.ending(), other.mediaType()));
      }
    }
    String tag = content.get().tag() + "-" + syntax.ending();
    if (!exchange.unchanged(tag, content.get().maxAge())) {
      GraphAnswer.send(exchange, content.get().graph().get(), syntax);
    }
  }
}
