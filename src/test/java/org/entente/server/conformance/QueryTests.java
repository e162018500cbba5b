package org.entente.server.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.Txn;
import org.entente.store.Store;

/** Runs tests of syntax and of evaluation: loads what they need into the store, asks over HTTP. */
final class QueryTests {

  /** Where the data of the default graph is, which is the union of all graphs. */
  private static final String DEFAULT = "urn:w3c:default";

  private static final Pattern SEES_NAMED =
      Pattern.compile("\\bGRAPH\\b", Pattern.CASE_INSENSITIVE);

  private final Store store;
  private final String endpoint;
  private final HttpClient client = HttpClient.newHttpClient();
  private Object loaded = List.of();

  QueryTests(Store store, String endpoint) {
    this.store = store;
    this.endpoint = endpoint;
  }

  Verdict run(SuiteTest test) {
    try {
      return switch (test.kind()) {
        case "PositiveSyntaxTest", "PositiveSyntaxTest11" -> syntax(test, true);
        case "NegativeSyntaxTest", "NegativeSyntaxTest11" -> syntax(test, false);
        default -> evaluation(test);
      };
    } catch (QueryException e) {
      return Verdict.failed("Jena's parser: " + e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private Verdict syntax(SuiteTest test, boolean right) throws IOException, InterruptedException {
    HttpResponse<byte[]> answer =
        client.send(
            HttpRequest.newBuilder(URI.create(endpoint))
                .header("Content-Type", "application/sparql-query")
                .POST(HttpRequest.BodyPublishers.ofByteArray(Files.readAllBytes(query(test))))
                .build(),
            HttpResponse.BodyHandlers.ofByteArray());
    return Verdict.of(answer.statusCode() == (right ? 200 : 400), told(answer));
  }

  private Verdict evaluation(SuiteTest test) throws IOException, InterruptedException {
    String text = Files.readString(query(test));
    // Names in the query hang on its file, which the service cannot know.
    String based = "BASE <" + test.iri(query(test)) + ">\n" + text;
    Query query = QueryFactory.create(based);
    load(test, query);
    List<String> form = new ArrayList<>(List.of("query=" + encoded(based)));
    if (!query.hasDatasetDescription()
        && (!test.named().isEmpty() || SEES_NAMED.matcher(text).find())) {
      // The test tells the default graph from the named ones, so the request does.
      if (!test.data().isEmpty()) {
        form.add("default-graph-uri=" + encoded(DEFAULT));
      }
      test.named().forEach(file -> form.add("named-graph-uri=" + encoded(test.iri(file))));
    }
    HttpResponse<byte[]> answer =
        client.send(
            HttpRequest.newBuilder(URI.create(endpoint))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", Expected.accept(test, query))
                .POST(HttpRequest.BodyPublishers.ofString(String.join("&", form)))
                .build(),
            HttpResponse.BodyHandlers.ofByteArray());
    if (answer.statusCode() != 200) {
      return Verdict.failed(told(answer));
    }
    String type = answer.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
    return Expected.compare(test, query, type, answer.body());
  }

  /** Replaces all that is in the store, unless it is that. */
  private void load(SuiteTest test, Query query) {
    Object wanted =
        List.of(test.data(), test.named(), query.getGraphURIs(), query.getNamedGraphURIs());
    if (wanted.equals(loaded)) {
      return;
    }
    loaded = wanted;
    Txn.executeWrite(
        store.dataset(),
        () -> {
          // Not deleteAny: TDB2 does not find again a decimal that it writes otherwise than it was
          // read.
          Iter.toList(store.dataset().listGraphNodes()).forEach(store.dataset()::removeGraph);
          test.data().forEach(file -> add(DEFAULT, Suite.graph(file, test.base())));
          test.named().forEach(file -> add(test.iri(file), Suite.graph(file, test.base())));
          Stream.concat(query.getGraphURIs().stream(), query.getNamedGraphURIs().stream())
              .distinct()
              .forEach(
                  iri -> {
                    Path file = query(test).resolveSibling(iri.replaceFirst(".*/", ""));
                    add(iri, Suite.graph(file, test.base()));
                  });
        });
  }

  private void add(String name, Graph graph) {
    Node node = NodeFactory.createURI(name);
    graph.find().forEach(triple -> store.dataset().add(Quad.create(node, triple)));
  }

  private static Path query(SuiteTest test) {
    return test.query().orElseThrow();
  }

  private static String told(HttpResponse<byte[]> answer) {
    String body = new String(answer.body(), StandardCharsets.UTF_8).strip();
    return answer.statusCode() + " " + body.substring(0, Math.min(300, body.length()));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
