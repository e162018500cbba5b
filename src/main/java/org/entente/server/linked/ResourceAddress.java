package org.entente.server.linked;

import java.io.IOException;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.entente.server.http.Addresses;
import org.entente.server.http.Exchange;
import org.entente.server.http.Service;

/**
 * Answers at the IRIs themselves. Most name a thing, which cannot be sent: 303 says where it is
 * described. A graph and a text can be sent and are.
 */
final class ResourceAddress {

  private final Service service;
  private final Addresses addresses;
  private final Resources resources;
  private final GraphDocument graphs;
  private final TextDocument texts;

  ResourceAddress(Service service, Context context) {
    this.service = service;
    this.addresses = new Addresses(service.iris());
    this.resources = new Resources(service);
    this.graphs = new GraphDocument(service, context);
    this.texts = new TextDocument(service, resources);
  }

  void answer(Exchange exchange) throws IOException {
    String path = exchange.below(Addresses.ID).orElse("");
    Optional<Node> found = service.read(dataset -> resources.find(dataset, path));
    if (found.isPresent()) {
      answer(exchange, found.get());
      return;
    }
    Optional<Form> form = Form.ofPath(path);
    Optional<Node> graph =
        form.flatMap(
            f ->
                service.read(
                    data ->
                        resources
                            .find(data, f.strip(path))
                            .filter(node -> Resources.isGraph(data, node))));
    if (graph.isPresent()) {
      graphs.send(exchange, graph.get(), links(exchange, graph.get()), form);
    } else if (!texts.send(exchange, path)) {
      resources.refuse(exchange, path);
    }
  }

  private void answer(Exchange exchange, Node resource) throws IOException {
    Links links = links(exchange, resource);
    if (service.read(data -> Resources.isGraph(data, resource))) {
      graphs.send(exchange, resource, links, Optional.empty());
      return;
    }
    Optional<Form> form = exchange.negotiate(Form.mediaTypes()).map(Form::ofMediaType);
    if (form.isPresent()) {
      links.write(exchange);
      exchange.redirect(303, links.document(form.get()));
    }
  }

  private Links links(Exchange exchange, Node resource) {
    String path = addresses.path(resource.getURI()).orElseThrow();
    return Links.of(exchange, service, path);
  }
}
