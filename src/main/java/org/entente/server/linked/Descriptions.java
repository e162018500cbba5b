package org.entente.server.linked;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OA;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.entente.rdf.Ent;
import org.entente.rdf.Vocabulary;
import org.entente.store.Referrers;

/**
 * Describes a resource: all that is said of it; of what belongs to it (amounts, quantities, the
 * passages that it stands on, statements about its single triples, refused links) all too; a page
 * of those who name it; and of whatever is mentioned its labels and types. A concise bounded
 * description with what people need to read it.
 */
final class Descriptions {

  /** Their values are described whole, as parts of what they belong to. */
  private static final Set<Node> PARTS =
      Set.of(
          Ent.amount.asNode(),
          Ent.quantity.asNode(),
          OA.hasSelector.asNode(),
          Vocabulary.WAS_DERIVED_FROM);

  /** A statement is told with its subject; to its object it is noise. */
  private static final Set<Node> IGNORED = Set.of(RDF.object.asNode(), RDF.predicate.asNode());

  private static final List<Node> LABELS =
      List.of(RDFS.label.asNode(), SKOS.prefLabel.asNode(), DCTerms.title.asNode());

  private static final List<Node> DAYS = List.of(Ent.earliest.asNode(), Ent.latest.asNode());

  private final DatasetGraph dataset;
  private final Graph union;
  private final int page;
  private final int most;
  private final Graph graph = GraphMemFactory.createDefaultGraph();
  private final Set<Node> described = new LinkedHashSet<>();
  private boolean whole = true;

  private Descriptions(DatasetGraph dataset, int page, int most) {
    this.dataset = dataset;
    this.union = dataset.getUnionGraph();
    this.page = page;
    this.most = most;
  }

  /**
   * Describes a resource; call it in a transaction.
   *
   * @param after the last of those who name it on the page before; empty for the first page, which
   *     alone has what is said of the resource itself
   * @param page how many of those who name it
   * @param most how many triples, about
   */
  static Description of(
      DatasetGraph dataset, Node resource, Optional<Node> after, int page, int most) {
    return new Descriptions(dataset, page, most).describe(resource, after);
  }

  private Description describe(Node resource, Optional<Node> after) {
    if (after.isEmpty()) {
      include(resource);
    } else {
      described.add(resource);
      name(resource);
    }
    Referrers.Page referrers = new Referrers(dataset).page(resource, after, page, IGNORED);
    for (Triple triple : referrers.triples()) {
      graph.add(triple);
      if (triple.predicateMatches(RDF.subject.asNode())
          || triple.predicateMatches(Ent.linkOf.asNode())) {
        include(triple.getSubject());
      } else {
        DAYS.forEach(day -> copy(triple.getSubject(), day));
      }
    }
    mentioned().forEach(this::name);
    return new Description(resource, graph, referrers.last(), whole);
  }

  private void include(Node subject) {
    if (!described.add(subject)) {
      return;
    }
    var triples = union.find(subject, Node.ANY, Node.ANY);
    try {
      while (triples.hasNext()) {
        if (graph.size() >= most) {
          whole = false;
          return;
        }
        Triple triple = triples.next();
        graph.add(triple);
        Node value = triple.getObject();
        if (value.isBlank() || value.isURI() && PARTS.contains(triple.getPredicate())) {
          include(value);
        }
      }
    } finally {
      triples.close();
    }
  }

  private Set<Node> mentioned() {
    Set<Node> nodes = new LinkedHashSet<>();
    for (Triple triple : graph.find().toList()) {
      nodes.add(triple.getSubject());
      nodes.add(triple.getObject());
    }
    nodes.removeIf(node -> !node.isURI() || described.contains(node));
    return nodes;
  }

  /** What it is and is called. */
  private void name(Node node) {
    LABELS.forEach(label -> copy(node, label));
    copy(node, RDF.type.asNode());
    graph
        .find(node, RDF.type.asNode(), Node.ANY)
        .toList()
        .forEach(type -> copy(type.getObject(), RDFS.label.asNode()));
  }

  private void copy(Node subject, Node property) {
    union.find(subject, property, Node.ANY).forEach(graph::add);
  }
}
