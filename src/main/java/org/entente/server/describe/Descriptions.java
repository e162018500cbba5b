package org.entente.server.describe;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.entente.server.http.AddressPages;
import org.entente.server.http.Exchange;
import org.entente.server.http.Part;
import org.entente.server.http.Routes;
import org.entente.server.http.Service;
import org.entente.server.settings.Setting;
import org.entente.server.sparql.BoundedQueries;
import org.entente.store.Revision;

/**
 * What the service says of itself: what can be asked (SPARQL 1.1 Service Description), what is
 * there (VoID), and the vocabulary that it is told in.
 */
public final class Descriptions implements Part {

  /** All that can be set about it. */
  public static final List<Setting<?>> SETTINGS =
      List.of(
          About.TITLE,
          About.LICENCE,
          About.PUBLISHER,
          About.CONTACT,
          Dumps.OFFERED,
          Validation.MAX_BODY,
          Validation.TIMEOUT);

  /** Of RDF that is sent to be checked. */
  public static final Setting<Long> CHECKED_SIZE = Validation.MAX_BODY;

  /** For how long a request waits for counts; then it is answered without them. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Service service;
  private final Documents documents;
  private final ServiceDescription serviceDescription;
  private final VoidDescription voidDescription;
  private final Kept<Statistics> statistics;
  private final Dumps dumps;
  private final About about;
  private final DatasetDescription datasetDescription;
  private final QuestionForms questionForms;
  private final OpenApi openApi;
  private final BoundedQueries queries;

  /**
   * @param service what is described
   * @param pages what people see at the same addresses
   * @param queries runs the questions of the catalogue
   */
  public Descriptions(Service service, AddressPages pages, BoundedQueries queries) {
    this.service = service;
    this.queries = queries;
    this.documents = new Documents(pages);
    this.serviceDescription = new ServiceDescription(service);
    this.voidDescription = new VoidDescription(service.iris());
    this.dumps = new Dumps(service);
    this.about = About.of(service.settings());
    this.datasetDescription = new DatasetDescription(about, dumps);
    this.questionForms = new QuestionForms(service, pages, new QuestionExamples(service));
    this.openApi = new OpenApi(service.catalogue().questions());
    this.statistics =
        new Kept<>(service.store()::revision, this::count, oneThread("entente-statistics"));
  }

  @Override
  public void addTo(Routes routes) {
    for (String endpoint : new String[] {"sparql", "query"}) {
      documents.add(
          routes,
          Service.PATH + endpoint,
          "sparql",
          exchange -> exchange.parameterNames().stream().allMatch("format"::equals),
          this::describeService);
    }
    documents.add(routes, Service.PATH + "void", "void", this::describeData);
    documents.add(routes, "/.well-known/void", "void", this::describeData);
    documents.add(routes, Service.PATH + "dataset", "dataset", this::describeDataset);
    questionForms.addTo(routes);
    new Questions(service, questionForms, queries).addTo(routes);
    new Validation(service).addTo(routes);
    openApi(routes);
    new OntologyAnswers(service.folder(), documents).addTo(routes);
    dumps.addTo(routes);
    String robots = Template.text("robots.txt");
    routes.get("/robots.txt", exchange -> exchange.send(200, "text/plain", robots));
  }

  private Optional<Documents.Content> describeService(Exchange exchange) {
    Optional<Statistics> known = statistics.get(Duration.ZERO);
    return Optional.of(
        content(known, () -> serviceDescription.describe(exchange.address(), known).getGraph()));
  }

  private Optional<Documents.Content> describeData(Exchange exchange) {
    Optional<Statistics> known = statistics.get(PATIENCE);
    return Optional.of(
        content(known, () -> voidDescription.describe(exchange.address(), known).getGraph()));
  }

  private Optional<Documents.Content> describeDataset(Exchange exchange) {
    Revision revision = service.store().revision();
    Optional<Statistics> known = statistics.get(PATIENCE);
    String files = Integer.toString(dumps.present().size());
    return Optional.of(
        new Documents.Content(
            revision.tag() + files + (known.isPresent() ? "" : "-counting"),
            0,
            () -> datasetDescription.describe(exchange.address(), revision, known).getGraph()));
  }

  private void openApi(Routes routes) {
    routes
        .get(
            Service.PATH + "openapi.json",
            exchange ->
                exchange.send(200, "application/json", openApi.json(exchange.address(), about)))
        .get(
            Service.PATH + "openapi.yaml",
            exchange ->
                exchange.send(200, "application/yaml", openApi.yaml(exchange.address(), about)));
  }

  private static Documents.Content content(
      Optional<Statistics> known, java.util.function.Supplier<org.apache.jena.graph.Graph> graph) {
    String tag = known.map(s -> s.revision().tag()).orElse("counting");
    return new Documents.Content(tag, 0, graph);
  }

  private Statistics count(Revision revision) {
    return service.read(dataset -> Counting.of(dataset, revision, own()));
  }

  private List<String> own() {
    return List.of(service.iris().base(), "https://w3id.org/entente/");
  }

  /** One thread that ends when there is nothing to do, so that nobody needs to end it. */
  static Executor oneThread(String name) {
    ThreadPoolExecutor executor =
        new ThreadPoolExecutor(
            1,
            1,
            5,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
              Thread thread = new Thread(task, name);
              thread.setDaemon(true);
              return thread;
            });
    executor.allowCoreThreadTimeOut(true);
    return executor;
  }
}
