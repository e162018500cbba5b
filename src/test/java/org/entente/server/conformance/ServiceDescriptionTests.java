package org.entente.server.conformance;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDF;

/** W3C's tests of the service description, which its manifest tells in words. */
final class ServiceDescriptionTests {

  private static final String SD = "http://www.w3.org/ns/sparql-service-description#";

  /** Whose objects are what, by the vocabulary's ranges. */
  private static final Map<String, String> RANGES =
      Map.of(
          "defaultDataset", "Dataset",
          "defaultGraph", "Graph",
          "namedGraph", "NamedGraph",
          "graph", "Graph");

  private final String endpoint;

  ServiceDescriptionTests(String endpoint) {
    this.endpoint = endpoint;
  }

  Verdict run(SuiteTest test) {
    try {
      HttpResponse<String> answer =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create(endpoint))
                      .header("Accept", "text/turtle")
                      .build(),
                  BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        return Verdict.failed(answer.statusCode() + " " + answer.body());
      }
      Graph graph = GraphFactory.createDefaultGraph();
      RDFParser.fromString(answer.body(), Lang.TURTLE).base(endpoint).parse(graph);
      return switch (test.name()) {
        case "returns-rdf" -> Verdict.of(!graph.isEmpty(), "no triples");
        case "has-endpoint-triple" ->
            Verdict.of(
                graph.contains(Node.ANY, sd("endpoint"), NodeFactory.createURI(endpoint)),
                "no sd:endpoint " + endpoint);
        case "conforms-to-schema" -> conforms(graph);
        default -> Verdict.failed("an unknown test");
      };
    } catch (RiotException e) {
      return Verdict.failed(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      return Verdict.failed(e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /**
   * One service with one endpoint; and things are of the classes that the vocabulary gives them.
   */
  private static Verdict conforms(Graph graph) {
    List<Node> services =
        graph.find(Node.ANY, RDF.type.asNode(), sd("Service")).mapWith(Triple::getSubject).toList();
    if (services.size() != 1
        || graph.find(services.get(0), sd("endpoint"), Node.ANY).toList().size() != 1) {
      return Verdict.failed("services: " + services);
    }
    for (Map.Entry<String, String> range : RANGES.entrySet()) {
      for (Triple triple : graph.find(Node.ANY, sd(range.getKey()), Node.ANY).toList()) {
        if (!graph.contains(triple.getObject(), RDF.type.asNode(), sd(range.getValue()))) {
          return Verdict.failed(triple + " is to no sd:" + range.getValue());
        }
      }
    }
    return Verdict.of(
        graph.contains(services.get(0), sd("supportedLanguage"), sd("SPARQL11Query"))
            && graph.find(Node.ANY, sd("namedGraph"), Node.ANY).toList().stream()
                .allMatch(t -> graph.contains(t.getObject(), sd("name"), Node.ANY)),
        "no language, or a named graph without a name");
  }

  private static Node sd(String name) {
    return NodeFactory.createURI(SD + name);
  }
}
