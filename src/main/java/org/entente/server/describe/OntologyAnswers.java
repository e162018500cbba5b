package org.entente.server.describe;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.entente.knowledge.DataFolder;
import org.entente.rdf.Ent;
import org.entente.rdf.Entc;
import org.entente.rdf.OntologyGraph;
import org.entente.server.http.Exchange;
import org.entente.server.http.Routes;
import org.entente.server.http.Service;

/** The vocabulary at the addresses of its IRIs: classes and properties, concepts, shapes. */
final class OntologyAnswers {

  /** In seconds: an hour; a new version comes with a new program. */
  private static final int MAX_AGE = 3600;

  private static final Set<Node> LABELS =
      Set.of(SKOS.prefLabel.asNode(), RDFS.label.asNode(), SKOS.inScheme.asNode());

  private final Documents documents;
  private final Graph concepts;
  private final DataFolder folder;

  OntologyAnswers(DataFolder folder, Documents documents) {
    this.folder = folder;
    this.documents = documents;
    this.concepts = OntologyGraph.file(folder, "concepts");
    GraphUtil.addInto(concepts, OntologyGraph.file(folder, "alignments"));
  }

  void addTo(Routes routes) {
    file(routes, "ontology", "entente");
    file(routes, "shapes", "shapes");
    file(routes, "alignments", "alignments");
    Graph scheme = OntologyGraph.file(folder, "concepts");
    Documents.Source whole = exchange -> Optional.of(content(scheme));
    documents.add(routes, Service.PATH + "concept", "concept", whole);
    documents.add(routes, Service.PATH + "concept/", "concept", whole);
    routes.get(
        Service.PATH + "concept/*",
        exchange -> documents.negotiate(exchange, "", "concept", this::concept));
    version(routes, "concept", scheme);
  }

  /** A file at its own address and, for those who need just this one, at that of its version. */
  private void file(Routes routes, String address, String name) {
    Graph graph = OntologyGraph.file(folder, name);
    documents.add(routes, Service.PATH + address, address, exchange -> Optional.of(content(graph)));
    version(routes, address, graph);
    routes.get(
        Service.PATH + address + "/*",
        exchange ->
            exchange.refuse(
                404, "There is no such version. There is: " + version(graph).orElse("none") + "."));
  }

  private void version(Routes routes, String address, Graph graph) {
    version(graph)
        .ifPresent(
            version ->
                documents.add(
                    routes,
                    Service.PATH + address + "/" + version,
                    address,
                    exchange -> Optional.of(content(graph))));
  }

  private static Documents.Content content(Graph graph) {
    return new Documents.Content(
        version(graph).orElse("0") + "-" + graph.size(), MAX_AGE, () -> graph);
  }

  private static Optional<String> version(Graph graph) {
    return graph.stream(Node.ANY, OWL2.versionInfo.asNode(), Node.ANY)
        .map(triple -> triple.getObject().getLiteralLexicalForm())
        .findFirst();
  }

  /** One concept: what is said of it, and what those that it names are called. */
  private Optional<Documents.Content> concept(Exchange exchange) throws IOException {
    String name = exchange.below(Service.PATH + "concept/").orElse("");
    Node concept = NodeFactory.createURI(Entc.NS + name);
    Graph graph = GraphMemFactory.createDefaultGraph();
    concepts.find(concept, Node.ANY, Node.ANY).forEach(graph::add);
    if (graph.isEmpty()) {
      exchange.refuse(404, "There is no such concept; " + Service.PATH + "concept/ has all.");
      return Optional.empty();
    }
    for (Triple triple : graph.find().toList()) {
      LABELS.forEach(
          label -> concepts.find(triple.getObject(), label, Node.ANY).forEach(graph::add));
    }
    concepts.find(Node.ANY, Node.ANY, concept).forEach(graph::add);
    graph.add(concept, RDFS.isDefinedBy.asNode(), NodeFactory.createURI(Entc.NS));
    return Optional.of(new Documents.Content("c" + graph.size(), MAX_AGE, () -> graph));
  }

  /** The IRI without the number sign, where the ontology itself is. */
  static String ontology() {
    return Ent.NS.substring(0, Ent.NS.length() - 1);
  }
}
