package org.entente.alignment;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.jena.atlas.web.HttpException;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.exec.http.QueryExecHTTP;
import org.apache.jena.vocabulary.RDF;

/**
 * An endpoint whose address the operator gave, asked page by page: each page is the resources whose
 * IRIs follow the last one, so that none is missed or given twice while others write.
 */
final class EndpointDataset implements Dataset {

  private static final int PAGE = 1000;

  /** More rows for one page are no answer to what was asked. */
  private static final int MOST_ROWS = 1_000_000;

  private final String address;
  private final Properties properties;
  private final Duration patience;

  EndpointDataset(String address, Mapping mapping, Duration patience) {
    this.address = address;
    this.properties = new Properties(mapping);
    this.patience = patience;
  }

  @Override
  public String name() {
    return address;
  }

  @Override
  public Optional<String> address() {
    return Optional.of(address);
  }

  @Override
  public void read(Consumer<Entry.Raw> entries, Consumer<String> problems) {
    HttpClient client =
        HttpClient.newBuilder()
            .connectTimeout(patience)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    String last = "";
    while (true) {
      Map<String, Map<String, List<Node>>> page = page(client, last);
      page.forEach((iri, values) -> properties.entry(iri, values).ifPresent(entries));
      String end = page.keySet().stream().max(String::compareTo).orElse(last);
      if (page.size() < PAGE || end.compareTo(last) <= 0) {
        return;
      }
      last = end;
    }
  }

  private Map<String, Map<String, List<Node>>> page(HttpClient client, String last) {
    long until = System.nanoTime() + patience.toNanos();
    Map<String, Map<String, List<Node>>> page = new LinkedHashMap<>();
    try (QueryExec execution =
        QueryExecHTTP.newBuilder()
            .endpoint(address)
            .httpClient(client)
            .queryString(query(last))
            .timeout(patience.toMillis(), TimeUnit.MILLISECONDS)
            .build()) {
      RowSet rows = execution.select();
      for (int n = 0; rows.hasNext(); n++) {
        Binding row = rows.next();
        if (n > MOST_ROWS || System.nanoTime() > until) {
          throw new AlignmentException(
              "The endpoint "
                  + address
                  + (n > MOST_ROWS
                      ? " sends more than was asked for"
                      : " takes longer than " + patience.toSeconds() + " s for a page")
                  + ". Narrow the mapping (of), or give more time (--timeout).");
        }
        Node id = row.get("id");
        Node property = row.get("property");
        Node value = row.get("value");
        if (id != null && id.isURI() && property != null && property.isURI() && value != null) {
          page.computeIfAbsent(id.getURI(), i -> new LinkedHashMap<>())
              .computeIfAbsent(property.getURI(), p -> new ArrayList<>(1))
              .add(value);
        }
      }
      return page;
    } catch (HttpException e) {
      throw new AlignmentException(
          "The endpoint " + address + " does not answer: " + reason(e) + ".");
    } catch (RuntimeException e) {
      if (e instanceof AlignmentException fault) {
        throw fault;
      }
      throw new AlignmentException(
          "The endpoint " + address + " does not answer as SPARQL does: " + e.getMessage());
    }
  }

  private static String reason(HttpException e) {
    if (e.getStatusCode() > 0) {
      return "HTTP " + e.getStatusCode();
    }
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }

  private String query(String last) {
    String names =
        properties.names().stream().map(EndpointDataset::iri).collect(Collectors.joining("|"));
    String all =
        properties.all().stream().map(EndpointDataset::iri).collect(Collectors.joining(" "));
    return "SELECT ?id ?property ?value {\n  { SELECT DISTINCT ?id { "
        + properties
            .of()
            .map(c -> "?id " + iri(RDF.type.getURI()) + " " + iri(c) + " . ")
            .orElse("")
        + "?id "
        + names
        + " ?name FILTER(isIRI(?id) && STR(?id) > "
        + literal(last)
        + ") } ORDER BY STR(?id) LIMIT "
        + PAGE
        + " }\n  VALUES ?property { "
        + all
        + " }\n  ?id ?property ?value\n}";
  }

  private static String iri(String iri) {
    if (!iri.matches("[^\\s<>\"{}|\\\\^`\\p{Cc}]+")) {
      throw new AlignmentException("“" + iri + "” in the mapping is no IRI.");
    }
    return "<" + iri + ">";
  }

  private static String literal(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
