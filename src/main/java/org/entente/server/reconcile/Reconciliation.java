package org.entente.server.reconcile;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.entente.search.NotReadyException;
import org.entente.search.SearchIndex;
import org.entente.server.guard.Guard;
import org.entente.server.http.Addresses;
import org.entente.server.http.Exchange;
import org.entente.server.http.Handler;
import org.entente.server.http.Part;
import org.entente.server.http.Routes;
import org.entente.server.http.Service;
import org.entente.server.settings.Setting;
import org.entente.server.sparql.BoundedQueries;
import org.entente.store.Revision;
import org.jspecify.annotations.Nullable;

/**
 * {@code /entente/reconcile} and what is below it: the Reconciliation Service API 0.2 over actors,
 * engagements, things and places, for OpenRefine and other programs.
 */
public final class Reconciliation implements Part {

  public static final Setting<Integer> BATCH =
      Setting.count(
          "reconcileBatch",
          50,
          1,
          1000,
          "How many queries a batch of the reconciliation service may have; larger ones get 413.");

  private static final String PATH = Service.PATH + "reconcile";
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String HTML = "text/html";

  /** Programs that reconcile do not ask again: what was refused stays without candidates. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** For how long what was suggested need not be asked for again; in seconds. */
  private static final int AGE = 60;

  private static final String RETRY_SECONDS = "5";

  private final Service service;
  private final BoundedQueries queries;
  private final SearchIndex index;
  private final Properties properties;
  private final Ids ids;
  private volatile @Nullable Vocabulary known;

  /**
   * Makes the part.
   *
   * @param queries by whose limits it goes, and whose listeners hear of what takes long
   */
  public Reconciliation(Service service, BoundedQueries queries) {
    this.service = service;
    this.queries = queries;
    this.index = SearchIndex.of(service.store());
    this.properties = Properties.load(service.folder());
    this.ids = new Ids(service.iris().base());
  }

  @Override
  public void addTo(Routes routes) {
    for (String path : List.of(PATH, PATH + "/")) {
      routes.get(path, careful(this::serve)).post(path, careful(this::serve));
    }
    routes
        .get(PATH + "/suggest/entity", careful(this::suggestEntity))
        .get(PATH + "/suggest/type", careful(this::suggestType))
        .get(PATH + "/suggest/property", careful(this::suggestProperty))
        .get(PATH + "/flyout/entity", careful(this::flyoutEntity))
        .get(PATH + "/flyout/type", careful(this::flyoutType))
        .get(PATH + "/flyout/property", careful(this::flyoutProperty))
        .get(PATH + "/properties", careful(this::propose))
        .get(PATH + "/preview", careful(this::preview))
        .get(PATH + "/view", careful(this::view));
  }

  /** Refuses what cannot be answered. */
  private static Handler careful(Handler handler) {
    return exchange -> {
      try {
        if (JsonAnswer.isCallable(exchange)) {
          handler.handle(exchange);
        }
      } catch (TooMuchException e) {
        exchange.refuse(e.status(), String.valueOf(e.getMessage()));
      } catch (IllegalArgumentException e) {
        exchange.refuse(400, String.valueOf(e.getMessage()));
      } catch (NotReadyException e) {
        exchange.response().setHeader("Retry-After", RETRY_SECONDS);
        exchange.refuse(503, String.valueOf(e.getMessage()));
      }
    };
  }

  /** The manifest, or answers to what is asked. */
  private void serve(Exchange exchange) throws IOException {
    if (exchange.method().equals("POST") && !isForm(exchange)) {
      exchange.refuse(415, "Send queries or extend as " + FORM + ".");
      return;
    }
    List<String> batches = exchange.parameters("queries");
    List<String> extensions = exchange.parameters("extend");
    if (batches.size() + extensions.size() > 1) {
      exchange.refuse(400, "Give either queries or extend, once.");
    } else if (!batches.isEmpty()) {
      reconcile(exchange, batches.get(0));
    } else if (!extensions.isEmpty()) {
      extend(exchange, extensions.get(0));
    } else if (exchange.method().equals("POST") || exchange.parameter("query").isPresent()) {
      exchange.refuse(
          400, "There is neither queries, such as {\"q0\": {\"query\": \"Russia\"}}, nor extend.");
    } else {
      JsonAnswer.send(
          exchange,
          read(
              graph ->
                  Manifest.of(
                      address(exchange),
                      "Entente",
                      ids,
                      vocabulary().types(),
                      service.settings().get(BATCH))));
    }
  }

  private static boolean isForm(Exchange exchange) {
    String type = Optional.ofNullable(exchange.request().getContentType()).orElse("");
    return type.replaceFirst(";.*", "").strip().equalsIgnoreCase(FORM);
  }

  private void reconcile(Exchange exchange, String text) throws IOException {
    JsonNode batch = Json.read(text, "queries");
    if (!batch.isObject()) {
      throw new IllegalArgumentException(
          "queries must be an object, such as {\"q0\": {\"query\": \"Russia\"}}.");
    }
    int most = service.settings().get(BATCH);
    if (batch.size() > most) {
      throw new TooMuchException(413, "Ask for at most " + most + " queries in a batch.");
    }
    charge(exchange, batch.size());
    Runnable goOn = deadline();
    JsonNode answer =
        reported(
            text,
            batch.size(),
            graph -> {
              Vocabulary vocabulary = vocabulary();
              return new Batch(
                      new WishReader(vocabulary, ids),
                      new Reconciler(graph, index, PATIENCE, ids, vocabulary),
                      new Values(graph, ids, vocabulary),
                      vocabulary,
                      ids)
                  .answer(batch, goOn);
            });
    JsonAnswer.send(exchange, answer);
  }

  private void extend(Exchange exchange, String text) throws IOException {
    Extension extension = Extension.read(Json.read(text, "extend"), properties);
    Runnable goOn = deadline();
    JsonNode answer =
        reported(
            text,
            extension.size(),
            graph -> {
              Vocabulary vocabulary = vocabulary();
              Values values = new Values(graph, ids, vocabulary);
              return extension.answer(values, ids, vocabulary.types(), goOn);
            });
    JsonAnswer.send(exchange, answer);
  }

  /** A batch counts as its queries, however quickly they are answered. */
  private static void charge(Exchange exchange, int queries) {
    exchange.request().setAttribute(Guard.QUERIES, queries);
  }

  private Runnable deadline() {
    Duration time = queries.limits().time();
    long end = System.nanoTime() + time.toNanos();
    return () -> {
      if (System.nanoTime() - end > 0) {
        throw new TooMuchException(
            503, "This takes more than " + time.toSeconds() + " s; ask for less at once.");
      }
    };
  }

  private void suggestEntity(Exchange exchange) throws IOException {
    if (isUnchanged(exchange)) {
      return;
    }
    String prefix = exchange.parameter("prefix").orElse("");
    Optional<String> type = exchange.parameter("type");
    int cursor = cursor(exchange);
    JsonAnswer.send(
        exchange,
        read(
            graph -> {
              Vocabulary vocabulary = vocabulary();
              Values values = new Values(graph, ids, vocabulary);
              return new Suggestions(vocabulary)
                  .entities(prefix, type, cursor, index, PATIENCE, values, ids);
            }));
  }

  private void suggestType(Exchange exchange) throws IOException {
    if (!isUnchanged(exchange)) {
      String prefix = exchange.parameter("prefix").orElse("");
      int cursor = cursor(exchange);
      JsonAnswer.send(exchange, read(graph -> new Suggestions(vocabulary()).types(prefix, cursor)));
    }
  }

  private void suggestProperty(Exchange exchange) throws IOException {
    if (!isUnchanged(exchange)) {
      String prefix = exchange.parameter("prefix").orElse("");
      // OpenRefine gives the type that is reconciled to as schema.
      Optional<String> type = exchange.parameter("type").or(() -> exchange.parameter("schema"));
      int cursor = cursor(exchange);
      JsonAnswer.send(
          exchange, read(graph -> new Suggestions(vocabulary()).properties(prefix, type, cursor)));
    }
  }

  private void propose(Exchange exchange) throws IOException {
    Optional<Integer> limit =
        exchange.parameter("limit").map(text -> number("limit", text, 1, Integer.MAX_VALUE));
    String type = exchange.parameter("type").orElse("");
    if (!isUnchanged(exchange)) {
      JsonAnswer.send(exchange, read(graph -> Extension.proposal(type, limit, vocabulary())));
    }
  }

  private void flyoutEntity(Exchange exchange) throws IOException {
    String id = exchange.parameter("id").orElse("");
    Optional<String> card =
        read(
            graph -> {
              Values values = new Values(graph, ids, vocabulary());
              return entity(id, values)
                  .map(node -> Card.of(node, view(exchange, id), values, vocabulary()));
            });
    flyout(exchange, id, card);
  }

  private void flyoutType(Exchange exchange) throws IOException {
    String id = exchange.parameter("id").orElse("");
    Optional<Type> type = read(graph -> vocabulary().types().find(id));
    flyout(exchange, id, type.map(t -> Card.of(t.name(), t.id(), t.description())));
  }

  private void flyoutProperty(Exchange exchange) throws IOException {
    String id = exchange.parameter("id").orElse("");
    Optional<Property> property = properties.find(id);
    flyout(exchange, id, property.map(p -> Card.of(p.name(), p.id(), p.description())));
  }

  private static void flyout(Exchange exchange, String id, Optional<String> card)
      throws IOException {
    if (card.isEmpty()) {
      exchange.refuse(404, "There is nothing with this id.");
    } else {
      JsonAnswer.send(exchange, Json.object().put("id", id).put("html", card.get()));
    }
  }

  /** For the frames of other programs, which no other page of the service is for. */
  private void preview(Exchange exchange) throws IOException {
    exchange.response().setHeader("X-Frame-Options", null);
    exchange.response().setHeader("Content-Security-Policy", Card.POLICY);
    String id = exchange.parameter("id").orElse("");
    Optional<String> page =
        read(
            graph -> {
              Values values = new Values(graph, ids, vocabulary());
              return entity(id, values)
                  .map(node -> Card.page(node, view(exchange, id), values, vocabulary()));
            });
    exchange.send(
        page.isPresent() ? 200 : 404,
        HTML,
        page.orElseGet(() -> Card.page("There is nothing with this id.")));
  }

  /** Leads to where the entity is described: the id may come with its slashes encoded. */
  private void view(Exchange exchange) throws IOException {
    Optional<String> path =
        ids.node(exchange.parameter("id").orElse(""))
            .flatMap(node -> new Addresses(service.iris()).path(node.getURI()));
    if (path.isEmpty()) {
      exchange.refuse(404, "There is nothing with this id.");
    } else {
      exchange.redirect(303, Addresses.ID + path.get());
    }
  }

  private Optional<Node> entity(String id, Values values) {
    return ids.node(id).filter(node -> !values.types(node).isEmpty());
  }

  private String view(Exchange exchange, String id) {
    return ids.node(id)
        .flatMap(node -> new Addresses(service.iris()).path(node.getURI()))
        .map(path -> exchange.address() + "id/" + path)
        .orElse(exchange.address());
  }

  private boolean isUnchanged(Exchange exchange) {
    return exchange.unchanged(service.store().revision().tag(), AGE);
  }

  private static int cursor(Exchange exchange) {
    return exchange
        .parameter("cursor")
        .map(text -> number("cursor", text, 0, Suggestions.FARTHEST))
        .orElse(0);
  }

  private static int number(String name, String text, int least, int most) {
    if (text.matches("[0-9]{1,9}")) {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    }
    throw new IllegalArgumentException(
        name + " must be a whole number from " + least + " to " + most + ".");
  }

  private static String address(Exchange exchange) {
    return exchange.address() + "reconcile";
  }

  private <T> T reported(String text, int rows, Function<Graph, T> reader) {
    long start = System.nanoTime();
    T answer = read(reader);
    queries.report(text, Duration.ofNanos(System.nanoTime() - start), rows);
    return answer;
  }

  private <T> T read(Function<Graph, T> reader) {
    return service.read(dataset -> reader.apply(dataset.getUnionGraph()));
  }

  private Vocabulary vocabulary() {
    Revision now = service.store().revision();
    Vocabulary last = known;
    if (last == null || !last.revision().equals(now)) {
      last = service.read(dataset -> Vocabulary.read(now, properties, dataset));
      known = last;
    }
    return last;
  }
}
