package org.entente.server.pages;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.entente.query.Question;
import org.entente.rdf.Entc;
import org.entente.search.Hits;
import org.entente.search.Wanted;
import org.entente.server.http.AddressPages;
import org.entente.server.http.Exchange;
import org.entente.server.http.Handler;
import org.entente.server.http.Part;
import org.entente.server.http.ResourcePages;
import org.entente.server.http.Routes;
import org.entente.server.http.SearchPage;
import org.entente.server.http.Service;
import org.entente.server.sparql.BoundedQueries;

/** The pages for people. */
public final class Pages implements Part, AddressPages, ResourcePages, SearchPage {

  private static final String POLICY =
      "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self';"
          + " frame-ancestors 'none'";

  /** The editor sets styles of its own. Scripts are held as everywhere. */
  private static final String EDITOR_POLICY =
      POLICY + "; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:";

  private static final String QUERY = ".rq";

  /** In bytes of the database: some 20 million quads, whose engagements take 200 MB of memory. */
  private static final long COUNTED_AHEAD = 8L << 30;

  private final Service service;
  private final boolean edited;
  private final Templates templates = new Templates();
  private final Assets assets = new Assets();
  private final Links links;
  private final Counted counted;
  private final KnownNames names;
  private final BoundedQueries queries;
  private final List<ResourcePage> kinds;
  private final FoundPage found;
  private final Page sparql;
  private final Page ontology;
  private final EditorAnswers editor;

  /**
   * The pages of a service.
   *
   * @param queries answers their questions
   * @param edited whether who knows the token may change the store
   */
  public Pages(Service service, BoundedQueries queries, boolean edited) {
    this.service = service;
    this.edited = edited;
    this.links = new Links(service.iris());
    this.counted = new Counted(service);
    this.names = new KnownNames(service.store());
    this.queries = queries;
    this.found = new FoundPage(counted);
    this.sparql = new SparqlPage(service, counted);
    this.ontology = new OntologyPage(service);
    this.editor = new EditorAnswers(service, templates, assets.hash());
    Texts texts = new Texts(service);
    this.kinds =
        List.of(
            new FactPage(texts, service.iris()),
            new RefusedPage(service.iris()),
            new MergedPage(service.iris()),
            new DocumentPage(texts, service.iris()),
            new ActorPage(counted, service.iris()),
            new ThingPage(counted));
  }

  /**
   * Counts what most pages show, so that who opens the first need not wait for that; not of a store
   * so large that it would take much memory, which perhaps nobody wants.
   *
   * @param goOn looked at now and then
   */
  public void count(DatasetGraph dataset, BooleanSupplier goOn) {
    if (service.store().used() <= COUNTED_AHEAD) {
      var engagements = counted.of(dataset, goOn);
      if (goOn.getAsBoolean()) {
        var documents = counted.documents(dataset);
      }
    }
  }

  @Override
  public void addTo(Routes routes) {
    Page start = new StartPage(service, counted);
    Page engagements = new EngagementsPage(counted);
    Page timeline = new TimelinePage(counted);
    Map<String, DataPage> graphics =
        Map.of(
            MapPage.ADDRESS, new MapPage(service, counted),
            NetworkLinks.NETWORK, new NetworkPage(counted),
            ComparePage.ADDRESS, new ComparePage(service, counted),
            VersionsPage.ADDRESS, new VersionsPage(service));
    Page questions = new QuestionsPage(service);
    routes
        .get("/", Pages::toStart)
        .get("/entente", Pages::toStart)
        .get(Service.PATH, exchange -> send(exchange, start))
        .get(Service.PATH + "engagements", exchange -> send(exchange, engagements))
        .get(Service.PATH + "timeline", exchange -> send(exchange, timeline))
        .with(editor)
        .get(QuestionsPage.ADDRESS, exchange -> send(exchange, questions))
        .get(QuestionsPage.ADDRESS + "/*", this::question)
        .get(Service.PATH + "assets/*", assets::answer);
    graphics.forEach(
        (address, page) -> {
          routes.get(address, exchange -> negotiate(exchange, page));
          page.forms()
              .forEach(
                  form ->
                      routes.get(
                          address + form.ending(), exchange -> sendData(exchange, page, form)));
        });
    if (edited) {
      Page load = new LoadPage(service.iris(), counted);
      routes.get(Service.PATH + "load", exchange -> send(exchange, load));
    }
  }

  @Override
  public Optional<Handler> page(String address) {
    return Optional.ofNullable(
        switch (address) {
          case "sparql" -> exchange -> send(exchange, sparql);
          case "ontology" -> exchange -> send(exchange, ontology);
          case "concept" -> this::concept;
          case "queries" -> exchange -> exchange.redirect(303, QuestionsPage.ADDRESS);
          default -> null;
        });
  }

  @Override
  public String html(Exchange exchange, Wanted wanted, Hits hits) {
    exchange.response().setHeader("Content-Security-Policy", POLICY);
    return fill(
        exchange,
        "search.html",
        wanted.text().isEmpty() ? "Search" : wanted.text(),
        view -> found.model(view, wanted, hits));
  }

  @Override
  public String variant(Exchange exchange) {
    exchange.response().setHeader("Content-Security-Policy", POLICY);
    return Languages.of(exchange).tag() + "-" + assets.hash() + (edited ? "-edited" : "");
  }

  @Override
  public Optional<String> html(Exchange exchange, Node resource) {
    Parameters parameters = Parameters.of(exchange);
    return read(
        exchange,
        view -> {
          return kinds.stream()
              .filter(kind -> kind.isFor(view, resource))
              .findFirst()
              .map(
                  kind -> {
                    Map<String, Object> model = frame(exchange, view.name(resource).text());
                    model.put("name", view.name(resource));
                    model.put("iri", resource.getURI());
                    model.put("self", links.href(resource));
                    model.putAll(kind.model(view, resource, parameters));
                    return templates.fill(kind.template(), model);
                  });
        });
  }

  /** What fills a template, read from the graph. */
  @FunctionalInterface
  private interface Filling {
    Map<String, Object> of(View view);
  }

  private String fill(Exchange exchange, String template, String title, Filling filling) {
    Map<String, Object> model = frame(exchange, title);
    return read(
        exchange,
        view -> {
          model.putAll(filling.of(view));
          return templates.fill(template, model);
        });
  }

  private <T> T read(Exchange exchange, Function<View, T> reader) {
    Languages languages = Languages.of(exchange);
    Map<Node, Name> known = names.of(languages);
    return service.read(dataset -> reader.apply(new View(dataset, languages, links, known)));
  }

  /** What the frame of every page needs. */
  private Map<String, Object> frame(Exchange exchange, String title) {
    Map<String, Object> frame = new HashMap<>();
    frame.put("title", title);
    frame.put("assets", assets.address());
    frame.put("home", Service.PATH);
    frame.put("address", exchange.address());
    frame.put("query", "");
    frame.put("edited", edited);
    return frame;
  }

  private void send(Exchange exchange, Page page) throws IOException {
    String tag = service.store().revision().tag() + "-" + variant(exchange);
    if (page.equals(sparql)) {
      exchange.response().setHeader("Content-Security-Policy", EDITOR_POLICY);
    }
    if (exchange.unchanged(tag, 0)) {
      return;
    }
    Parameters parameters = Parameters.of(exchange);
    String html =
        fill(exchange, page.template(), page.title(), view -> page.model(view, parameters));
    exchange.send(200, "text/html", html);
  }

  /** The page, or what a program wants of it. */
  private void negotiate(Exchange exchange, DataPage page) throws IOException {
    List<String> offered = new ArrayList<>(List.of("text/html"));
    page.forms().forEach(form -> offered.add(form.mediaType()));
    Optional<String> chosen = exchange.negotiate(offered);
    if (chosen.isEmpty() || moved(exchange, page)) {
      return;
    }
    Optional<DataPage.Form> form =
        page.forms().stream().filter(f -> f.mediaType().equals(chosen.get())).findFirst();
    if (form.isPresent()) {
      sendData(exchange, page, form.get());
    } else {
      send(exchange, page);
    }
  }

  private static boolean moved(Exchange exchange, DataPage page) {
    Optional<String> query = page.elsewhere(Parameters.of(exchange));
    query.ifPresent(q -> exchange.redirect(303, exchange.path() + q));
    return query.isPresent();
  }

  private void sendData(Exchange exchange, DataPage page, DataPage.Form form) throws IOException {
    String tag =
        service.store().revision().tag() + "-" + Languages.of(exchange).tag() + form.ending();
    if (!moved(exchange, page) && !exchange.unchanged(tag, 0)) {
      Parameters parameters = Parameters.of(exchange);
      String data = read(exchange, view -> page.data(form, view, parameters));
      exchange.send(200, form.mediaType(), data);
    }
  }

  private void question(Exchange exchange) throws IOException {
    String address = exchange.below(QuestionsPage.ADDRESS + "/").orElse("");
    boolean asText = address.endsWith(QUERY);
    String name = asText ? address.substring(0, address.length() - QUERY.length()) : address;
    Optional<Question> question =
        service.catalogue().questions().stream().filter(q -> q.name().equals(name)).findFirst();
    if (question.isPresent() && asText) {
      editor.text(exchange, question.get());
    } else if (question.isPresent()) {
      send(exchange, new QuestionPage(question.get(), queries, counted));
    } else {
      exchange.refuse(404, "There is no such question; " + QuestionsPage.ADDRESS + " has all.");
    }
  }

  /** All concepts are on the ontology's page. */
  private void concept(Exchange exchange) throws IOException {
    String name = exchange.below(Service.PATH + "concept/").orElse("");
    exchange.response().setHeader("Content-Security-Policy", POLICY);
    Optional<String> html =
        name.isEmpty() ? Optional.empty() : html(exchange, NodeFactory.createURI(Entc.NS + name));
    if (html.isPresent()) {
      exchange.send(200, "text/html", html.get());
    } else {
      exchange.redirect(303, Service.PATH + "ontology");
    }
  }

  private static void toStart(Exchange exchange) {
    exchange.redirect(302, Service.PATH);
  }
}
