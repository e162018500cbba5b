package org.entente.server.describe;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.entente.rdf.Iris;
import org.entente.rdf.NamedGraph;
import org.entente.rdf.OntologyGraph;
import org.entente.rdf.Shapes;
import org.entente.server.http.Exchange;
import org.entente.server.http.GraphAnswer;
import org.entente.server.http.Routes;
import org.entente.server.http.Service;
import org.entente.server.http.Syntax;
import org.entente.server.settings.Setting;

/** Checks RDF that a client sends against the shapes of the ontology. */
final class Validation {

  static final Setting<Long> MAX_BODY =
      Setting.size(
          "maxValidated",
          "1 MiB",
          1 << 10,
          64 << 20,
          "The longest RDF that is checked against the shapes.");

  static final Setting<Duration> TIMEOUT =
      Setting.duration(
          "validationTimeout",
          "20 s",
          Duration.ofMillis(1),
          Duration.ofMinutes(10),
          "For how long RDF is checked before the check is given up.");

  private static final String JSON = "application/json";
  private static final String TEXT = "text/plain";
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Who comes when so many are being checked is told to come again. */
  private static final int AT_ONCE = 2;

  private static final int COME_AGAIN = 5;

  /** How long one waits for a thread, in milliseconds. */
  private static final long PATIENCE = 500;

  private static final Duration CLOSING = Duration.ofSeconds(30);

  private final Service service;
  private final Shapes shapes;
  private final Iris iris;
  private final ThreadPoolExecutor threads = threads();

  Validation(Service service) {
    this.service = service;
    this.iris = service.iris();
    NamedGraph none = new NamedGraph(iris.registerGraph(), GraphMemFactory.createDefaultGraph());
    this.shapes = new Shapes(service.folder(), OntologyGraph.read(iris, service.folder()), none);
    service.store().beforeClose(this::close);
  }

  /** What was given up may still be reading the store. */
  private void close() {
    threads.shutdownNow();
    try {
      var unused = threads.awaitTermination(CLOSING.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static ThreadPoolExecutor threads() {
    return new ThreadPoolExecutor(
        0,
        AT_ONCE,
        5,
        TimeUnit.SECONDS,
        new SynchronousQueue<>(),
        task -> {
          Thread thread = new Thread(task, "entente-validation");
          thread.setDaemon(true);
          return thread;
        },
        Validation::await);
  }

  /** A thread that has just answered is free in a moment; when none is, the task is refused. */
  private static void await(Runnable task, ThreadPoolExecutor busy) {
    try {
      if (busy.isShutdown() || !busy.getQueue().offer(task, PATIENCE, TimeUnit.MILLISECONDS)) {
        throw new RejectedExecutionException("all threads are busy");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RejectedExecutionException(e);
    }
  }

  void addTo(Routes routes) {
    routes.post(Service.PATH + "validate", this::validate);
    routes.get(
        Service.PATH + "validate",
        exchange -> {
          exchange.response().setHeader("Allow", "POST");
          exchange.refuse(405, "Send RDF by POST; docs/describing.md shows how.");
        });
  }

  private void validate(Exchange exchange) throws IOException {
    List<String> offered = new ArrayList<>(List.of(JSON, TEXT));
    offered.addAll(Syntax.mediaTypes());
    Optional<String> form = form(exchange, offered);
    if (form.isEmpty()) {
      return;
    }
    String type =
        Optional.ofNullable(exchange.request().getContentType())
            .orElse("")
            .replaceFirst(";.*", "")
            .strip()
            .toLowerCase(Locale.ROOT);
    Optional<Syntax> syntax =
        Syntax.ofMediaType(type).filter(s -> s != Syntax.TRIG && s != Syntax.N_QUADS);
    if (syntax.isEmpty()) {
      refuse(
          exchange,
          415,
          "Send text/turtle, application/n-triples, application/rdf+xml or application/ld+json.");
      return;
    }
    int most = Math.toIntExact(service.settings().get(MAX_BODY));
    byte[] body = exchange.request().getInputStream().readNBytes(most + 1);
    if (body.length > most) {
      refuse(exchange, 413, "The RDF is longer than " + most + " bytes.");
      return;
    }
    Optional<Shapes.Outcome> report = check(exchange, body, syntax.get());
    if (report.isPresent()) {
      send(exchange, form.get(), report.get());
    }
  }

  private static Optional<String> form(Exchange exchange, List<String> offered) throws IOException {
    Optional<String> named = exchange.parameter("format");
    if (named.isEmpty()) {
      return exchange.negotiate(offered);
    }
    if (named.get().equals("json") || named.get().equals("text")) {
      return Optional.of(named.get().equals("json") ? JSON : TEXT);
    }
    return GraphAnswer.syntax(exchange).map(Syntax::mediaType);
  }

  /** Empty when it has been refused. */
  private Optional<Shapes.Outcome> check(Exchange exchange, byte[] body, Syntax syntax)
      throws IOException {
    Duration time = service.settings().get(TIMEOUT);
    Future<Shapes.Outcome> report;
    try {
      report = threads.submit(() -> check(SentGraph.read(body, syntax)));
    } catch (RejectedExecutionException e) {
      exchange.response().setHeader("Retry-After", Integer.toString(COME_AGAIN));
      refuse(exchange, 503, "Others are being checked. Come again in " + COME_AGAIN + " seconds.");
      return Optional.empty();
    }
    try {
      return Optional.of(report.get(time.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      report.cancel(true);
      refuse(exchange, 503, "The check took longer than " + time.toMillis() + " ms.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      refuse(exchange, 503, "The service ends.");
    } catch (ExecutionException e) {
      refused(exchange, e);
    }
    return Optional.empty();
  }

  /** What it says of the register's resources is looked up in the store. */
  private Shapes.Outcome check(Graph sent) {
    return service.read(
        dataset ->
            shapes
                .over(new NamedGraph(iris.registerGraph(), dataset.getGraph(iris.registerGraph())))
                .check(sent));
  }

  private static void refused(Exchange exchange, ExecutionException failed) throws IOException {
    Throwable cause = failed.getCause();
    if (cause instanceof SentGraph.Unreadable) {
      refuse(exchange, 400, String.valueOf(cause.getMessage()));
    } else if (cause instanceof StackOverflowError) {
      refuse(exchange, 400, "The RDF is nested too deeply.");
    } else {
      throw new IllegalStateException("the check failed", failed);
    }
  }

  private static void refuse(Exchange exchange, int status, String reason) throws IOException {
    Problems.send(exchange, Problems.problem(status, reason));
  }

  private static void send(Exchange exchange, String form, Shapes.Outcome outcome)
      throws IOException {
    exchange.response().setHeader("Cache-Control", "no-store");
    if (!form.equals(JSON) && !form.equals(TEXT)) {
      Graph graph = outcome.report().getGraph();
      GraphAnswer.send(exchange, graph, Syntax.ofMediaType(form).orElseThrow());
      return;
    }
    List<Shapes.Problem> problems = outcome.problems();
    if (form.equals(TEXT)) {
      String lines = problems.stream().map(p -> p + "\n").collect(Collectors.joining());
      exchange.send(200, TEXT, problems.isEmpty() ? "All conforms.\n" : lines);
      return;
    }
    ObjectNode json = MAPPER.createObjectNode().put("conforms", outcome.report().conforms());
    ArrayNode list = json.putArray("problems");
    for (Shapes.Problem problem : problems) {
      ObjectNode item = list.addObject().put("resource", problem.resource());
      if (!problem.property().isEmpty()) {
        item.put("property", problem.property());
      }
      if (!problem.value().isEmpty()) {
        item.put("value", problem.value());
      }
      item.put("message", problem.message());
    }
    exchange.send(200, JSON, MAPPER.writeValueAsBytes(json));
  }
}
