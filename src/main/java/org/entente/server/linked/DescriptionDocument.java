package org.entente.server.linked;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URLEncoder;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.entente.server.http.Addresses;
import org.entente.server.http.Exchange;
import org.entente.server.http.GraphAnswer;
import org.entente.server.http.ResourcePages;
import org.entente.server.http.Service;
import org.entente.server.http.Syntax;
import org.entente.server.sparql.Results;

/** Answers with the description of a resource, in the form that is asked for. */
final class DescriptionDocument {

  /** The last of those who name the resource on the page before. */
  private static final String AFTER = "after";

  private static final String BLANK = "_:";

  private final Service service;
  private final ResourcePages pages;
  private final Context context;
  private final Addresses addresses;
  private final Resources resources;

  DescriptionDocument(Service service, ResourcePages pages, Context context) {
    this.service = service;
    this.pages = pages;
    this.context = context;
    this.addresses = new Addresses(service.iris());
    this.resources = new Resources(service);
  }

  void answer(Exchange exchange) throws IOException {
    String path = exchange.below(Addresses.ABOUT).orElse("");
    Optional<Form> named = Form.ofPath(path);
    String name = named.map(form -> form.strip(path)).orElse(path);
    Optional<Node> found = service.read(dataset -> resources.find(dataset, name));
    if (found.isEmpty()) {
      resources.refuse(exchange, name);
      return;
    }
    Optional<Form> form =
        named.isPresent() ? named : exchange.negotiate(Form.mediaTypes()).map(Form::ofMediaType);
    if (form.isPresent()) {
      Node resource = found.get();
      String own = addresses.path(resource.getURI()).orElseThrow();
      answer(exchange, resource, Links.of(exchange, service, own), form.get());
    }
  }

  private void answer(Exchange exchange, Node resource, Links links, Form form) throws IOException {
    links.write(exchange);
    Freshness freshness = Freshness.of(service);
    String variant = form.syntax().isEmpty() ? pages.variant(exchange) : "";
    if (freshness.held(exchange, form.ending() + variant)) {
      return;
    }
    if (form.syntax().isEmpty()) {
      Optional<String> page = pages.html(exchange, resource);
      if (page.isPresent()) {
        exchange.send(200, form.mediaType(), page.get());
        return;
      }
    }
    Optional<Node> after = exchange.parameter(AFTER).map(DescriptionDocument::node);
    Description description = describe(resource, after);
    Optional<String> next = description.next().map(DescriptionDocument::query);
    links.pages(exchange, form, next);
    if (!description.whole()) {
      exchange.response().setHeader(Results.TRUNCATED, "triples");
    }
    if (form.syntax().isEmpty()) {
      TablePage.send(exchange, description, links, next, addresses);
      return;
    }
    Graph graph = description.graph();
    DocumentTriples.add(
        graph, resource, links, after.map(DescriptionDocument::query), next, freshness);
    Syntax syntax = form.syntax().get();
    if (syntax == Syntax.JSON_LD) {
      exchange.send(200, syntax.mediaType(), context.write(graph, Optional.of(resource)));
    } else {
      GraphAnswer.send(exchange, graph, syntax);
    }
  }

  private Description describe(Node resource, Optional<Node> after) {
    int page = service.settings().get(LinkedData.PAGE);
    int most = service.settings().get(LinkedData.TRIPLES);
    return service.read(data -> Descriptions.of(data, resource, after, page, most));
  }

  private static Node node(String name) {
    return name.startsWith(BLANK)
        ? NodeFactory.createBlankNode(name.substring(BLANK.length()))
        : NodeFactory.createURI(name);
  }

  private static String query(Node last) {
    String name = last.isBlank() ? BLANK + last.getBlankNodeLabel() : last.getURI();
    return "?" + AFTER + "=" + URLEncoder.encode(name, UTF_8);
  }
}
