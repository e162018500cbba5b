package org.entente.server.pages;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.entente.server.http.Exchange;
import org.entente.server.http.Part;
import org.entente.server.http.ResourcePages;
import org.entente.server.http.Routes;
import org.entente.server.http.Service;

/** The pages for people. */
public final class Pages implements Part, ResourcePages {

  private static final String POLICY =
      "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self';"
          + " frame-ancestors 'none'";

  private final Service service;
  private final FrontPage front;
  private final Templates templates = new Templates();
  private final Assets assets = new Assets();
  private final Links links;
  private final List<ResourcePage> kinds;

  public Pages(Service service) {
    this.service = service;
    this.front = new FrontPage(service.store());
    this.links = new Links(service.iris());
    Texts texts = new Texts(service);
    Counted counted = new Counted(service);
    this.kinds =
        List.of(
            new FactPage(texts),
            new DocumentPage(texts, service.iris()),
            new ActorPage(counted),
            new ThingPage(counted));
  }

  @Override
  public void addTo(Routes routes) {
    routes
        .get("/", Pages::toFront)
        .get("/entente", Pages::toFront)
        .get(Service.PATH, exchange -> front.write(exchange.address(), exchange.response()))
        .get(Service.PATH + "assets/*", assets::answer);
  }

  @Override
  public String variant(Exchange exchange) {
    return Languages.of(exchange).tag() + "-" + assets.hash();
  }

  @Override
  public Optional<String> html(Exchange exchange, Node resource) {
    Languages languages = Languages.of(exchange);
    Parameters parameters = Parameters.of(exchange);
    exchange.response().setHeader("Content-Security-Policy", POLICY);
    return service.read(
        dataset -> {
          View view = new View(dataset, languages, links);
          return kinds.stream()
              .filter(kind -> kind.isFor(view, resource))
              .findFirst()
              .map(
                  kind -> {
                    Map<String, Object> model = new HashMap<>(frame(view.name(resource).text()));
                    model.put("name", view.name(resource));
                    model.put("iri", resource.getURI());
                    model.put("self", links.href(resource));
                    model.putAll(kind.model(view, resource, parameters));
                    return templates.fill(kind.template(), model);
                  });
        });
  }

  /** What the frame of every page needs. */
  private Map<String, Object> frame(String title) {
    return Map.of("title", title, "assets", assets.address(), "home", Service.PATH, "query", "");
  }

  private static void toFront(Exchange exchange) {
    exchange.redirect(302, Service.PATH);
  }
}
