package org.entente.server.sparql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.fuseki.servlets.HttpAction;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.DatasetDescription;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DynamicDatasets;
import org.entente.server.http.Exchange;
import org.entente.server.settings.Settings;

/**
 * The SPARQL 1.1 Protocol, for queries: by GET, by POST of a form, by POST of {@code
 * application/sparql-query}. The rows are in memory before the status is sent, so status and answer
 * agree; Fuseki's own processor streams, and cuts what has been answered with 200.
 *
 * <p>{@code callback} and {@code stylesheet}, which Fuseki has, put the caller's text into answers
 * that browsers run; here an unknown parameter is refused.
 */
public final class SafeQuery extends SafeService {

  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String QUERY = "application/sparql-query";

  private static final Set<String> PARAMETERS =
      new TreeSet<>(
          Set.of(
              "query",
              "default-graph-uri",
              "named-graph-uri",
              "format",
              "output",
              "results",
              "timeout"));

  private final BoundedQueries queries;

  public SafeQuery(BoundedQueries queries, Settings settings) {
    super(settings);
    this.queries = queries;
  }

  @Override
  public void execPost(HttpAction action) {
    executeLifecycle(action);
  }

  @Override
  void answer(HttpAction action, Exchange exchange) throws IOException {
    for (String name : exchange.parameterNames()) {
      if (!PARAMETERS.contains(name)) {
        throw wrong("No such parameter. There are: " + String.join(", ", PARAMETERS) + ".");
      }
    }
    String text = text(exchange);
    Optional<Duration> time = time(exchange);
    Optional<DatasetDescription> graphs = graphs(exchange);
    Results.Chosen[] chosen = new Results.Chosen[1];
    Found found =
        queries.ask(
            text,
            query -> {
              if (!acceptable(exchange, query, chosen)) {
                return new Found(
                    new org.entente.query.Answer.Verdict(false, query.getPrefixMapping()),
                    Optional.empty());
              }
              action.beginRead();
              try {
                return queries.run(text, query, dataset(action, query, graphs), time);
              } finally {
                action.endRead();
              }
            });
    if (chosen[0] != null) {
      Results.send(exchange, chosen[0], found);
    }
  }

  private static boolean acceptable(Exchange exchange, Query query, Results.Chosen[] chosen) {
    try {
      Results.choose(exchange, query).ifPresent(form -> chosen[0] = form);
      return chosen[0] != null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The store, or what the request or else the query puts together of its graphs. */
  private static DatasetGraph dataset(
      HttpAction action, Query query, Optional<DatasetDescription> graphs) {
    DatasetGraph all = action.getActiveDSG();
    DatasetDescription asked =
        graphs.orElseGet(
            () -> query.hasDatasetDescription() ? query.getDatasetDescription() : null);
    return asked == null ? all : DynamicDatasets.dynamicDataset(asked, all, false);
  }

  private static Optional<DatasetDescription> graphs(Exchange exchange) {
    List<String> graphs = named(exchange, "default-graph-uri");
    List<String> named = named(exchange, "named-graph-uri");
    return graphs.isEmpty() && named.isEmpty()
        ? Optional.empty()
        : Optional.of(DatasetDescription.create(graphs, named));
  }

  private static List<String> named(Exchange exchange, String parameter) {
    return exchange.parameters(parameter).stream().filter(iri -> !iri.isBlank()).toList();
  }

  private String text(Exchange exchange) throws IOException {
    if (exchange.method().equals("POST")) {
      String type = Optional.ofNullable(exchange.request().getContentType()).orElse("");
      String plain = type.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
      if (plain.equals(QUERY)) {
        if (!exchange.parameters("query").isEmpty()) {
          throw wrong("Give the query once: as the body or as query=.");
        }
        checkCharset(type);
        return body(exchange.request().getInputStream());
      }
      if (!plain.equals(FORM)) {
        throw wrong("Send a query by POST as " + FORM + " or as " + QUERY + ".");
      }
      checkCharset(type);
    }
    List<String> texts = exchange.parameters("query");
    if (texts.size() != 1) {
      throw wrong(texts.isEmpty() ? "There is no query=." : "There is more than one query=.");
    }
    return texts.get(0);
  }

  private static void checkCharset(String type) {
    String lower = type.toLowerCase(Locale.ROOT).replace("\"", "").replace(" ", "");
    if (lower.contains("charset=") && !lower.contains("charset=utf-8")) {
      throw wrong("Send the query in UTF-8.");
    }
  }

  private String body(InputStream in) throws IOException {
    int most = 4 * queries.limits().queryLength();
    byte[] bytes = in.readNBytes(most + 1);
    if (bytes.length > most) {
      throw new Refusal(
          Refusal.Kind.LENGTH,
          "The query is longer than " + queries.limits().queryLength() + " characters.");
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw wrong("The query is not in UTF-8.");
    }
  }

  private static Optional<Duration> time(Exchange exchange) {
    Optional<String> seconds = exchange.parameter("timeout");
    if (seconds.isEmpty()) {
      return Optional.empty();
    }
    if (!seconds.get().strip().matches("[0-9]{1,9}(\\.[0-9]{1,3})?")) {
      throw wrong("timeout= is a number of seconds, such as 5 or 0.5.");
    }
    long millis = Math.round(1000 * Double.parseDouble(seconds.get().strip()));
    return Optional.of(Duration.ofMillis(Math.max(1, millis)));
  }

  private static Refusal wrong(String reason) {
    return new Refusal(Refusal.Kind.REQUEST, reason);
  }
}
