package org.entente.export;

import static org.entente.rdf.Vocabulary.ent;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.rdflink.RDFLink;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.ORG;
import org.apache.jena.vocabulary.RDF;
import org.entente.export.PropertyGraph.Edge;
import org.entente.export.PropertyGraph.Vertex;
import org.entente.knowledge.Role;
import org.entente.rdf.Ent;
import org.entente.rdf.Iris;

/**
 * Reads what documents say as a network: what they tell of, and who and what has to do with it. Of
 * the register only those are in it that some document of these speaks of. All of it is held in
 * memory: some 3 KB an engagement.
 */
public final class PropertyGraphReader {

  private static final Node TYPE = RDF.type.asNode();
  private static final Node SAME = Ent.sameEngagementAs.asNode();

  /** From facts to what they are about. */
  private static final Set<Node> TIES = new LinkedHashSet<>();

  /** Between actors; only where both ends are spoken of. */
  private static final Set<Node> PARTS =
      Set.of(ORG.subOrganizationOf.asNode(), ORG.memberOf.asNode());

  static {
    Stream.of(Role.values()).map(role -> ent(role.term())).forEach(TIES::add);
    TIES.add(Ent.about.asNode());
    TIES.add(Ent.object.asNode());
    TIES.add(Ent.place.asNode());
    TIES.add(Ent.attributedTo.asNode());
    TIES.add(DCTerms.isPartOf.asNode());
  }

  private final Map<String, VertexReading> nodes = new TreeMap<>();
  private final List<Edge> edges = new ArrayList<>();
  private final Set<String> drawn = new LinkedHashSet<>();

  private PropertyGraphReader() {}

  /**
   * Reads some documents.
   *
   * @param link to the store; call it in a transaction
   * @param iris names the register's and the links' graphs
   * @param documents the names of their graphs
   */
  public static PropertyGraph read(RDFLink link, Iris iris, Collection<Node> documents) {
    PropertyGraphReader reader = new PropertyGraphReader();
    documents.forEach(name -> reader.document(link.get(name)));
    Graph register = link.get(iris.registerGraph());
    Graph links = link.get(iris.linksGraph());
    reader.nodes.values().forEach(node -> node.known(register, links));
    reader.parts(register);
    reader.same(link.get(iris.sameEngagementsGraph()));
    return reader.graph();
  }

  private void document(Graph graph) {
    String title = title(graph);
    for (Node fact : facts(graph)) {
      VertexReading node = node(fact);
      node.fact(graph, title);
      graph
          .find(fact, Node.ANY, Node.ANY)
          .filterKeep(triple -> TIES.contains(triple.getPredicate()))
          .forEach(triple -> tie(graph, triple));
    }
    parts(graph);
  }

  private static List<Node> facts(Graph graph) {
    List<Node> facts = new ArrayList<>();
    for (Node kind : List.of(Ent.Engagement.asNode(), Ent.Observation.asNode())) {
      graph.find(Node.ANY, TYPE, kind).mapWith(Triple::getSubject).forEach(facts::add);
    }
    return facts;
  }

  private static String title(Graph graph) {
    Optional<Node> document =
        graph
            .find(Node.ANY, Ent.sha256.asNode(), Node.ANY)
            .mapWith(Triple::getSubject)
            .nextOptional();
    return document
        .flatMap(
            d ->
                Values.first(graph, d, DCTerms.title)
                    .or(() -> Values.first(graph, d, DCTerms.source)))
        .orElse("");
  }

  private void tie(Graph graph, Triple triple) {
    node(triple.getObject()).described(graph);
    edge(triple, Map.of());
  }

  private void parts(Graph graph) {
    for (Node property : PARTS) {
      graph
          .find(Node.ANY, property, Node.ANY)
          .filterKeep(triple -> isDrawn(triple.getSubject()) && isDrawn(triple.getObject()))
          .forEach(triple -> edge(triple, Map.of()));
    }
  }

  /** Once a pair, though the graph has it both ways. */
  private void same(Graph graph) {
    graph
        .find(Node.ANY, RDF.predicate.asNode(), SAME)
        .mapWith(Triple::getSubject)
        .forEach(
            link -> {
              Optional<Node> one = Values.node(graph, link, RDF.subject.asNode());
              Optional<Node> two = Values.node(graph, link, RDF.object.asNode());
              if (one.filter(this::isDrawn).isPresent() && two.filter(this::isDrawn).isPresent()) {
                edge(
                    Triple.create(one.get(), SAME, two.get()),
                    Values.first(graph, link, Ent.confidence)
                        .map(sure -> Map.of(Column.EDGE_CONFIDENCE, sure))
                        .orElse(Map.of()));
              }
            });
  }

  private boolean isDrawn(Node node) {
    return node.isURI() && nodes.containsKey(node.getURI());
  }

  private VertexReading node(Node node) {
    return nodes.computeIfAbsent(node.toString(), id -> new VertexReading(node));
  }

  private void edge(Triple triple, Map<Column, String> more) {
    if (drawn.add(triple.toString())) {
      Map<Column, String> values = new TreeMap<>(more);
      values.put(Column.RELATION, triple.getPredicate().getLocalName());
      edges.add(new Edge(triple.getSubject().toString(), triple.getObject().toString(), values));
    }
  }

  private PropertyGraph graph() {
    edges.sort(
        Comparator.comparing(Edge::source)
            .thenComparing(edge -> edge.value(Column.RELATION))
            .thenComparing(Edge::target));
    List<Vertex> vertices = nodes.values().stream().map(VertexReading::vertex).toList();
    return new PropertyGraph(vertices, edges);
  }
}
