package org.entente.link;

import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.VOID;
import org.entente.rdf.Ent;
import org.entente.rdf.Iris;
import org.entente.rdf.Link;
import org.entente.rdf.LinkTriples;
import org.entente.rdf.RefusedLink;

/**
 * What people have decided about links to other datasets. It stands in the graph of links, beside
 * those of the register, and stays when that is made anew. Of two resources there is one decision,
 * the last, and it goes before what the register says of them.
 */
public final class DecidedLinks {

  /** What the register says of two resources that a person decides otherwise about, as a text. */
  private static final Node WITHHELD = NodeFactory.createURI("urn:entente:withheld-link");

  private final DatasetGraph data;
  private final Iris iris;

  /**
   * @param data in a write transaction when something is decided
   */
  public DecidedLinks(DatasetGraph data, Iris iris) {
    this.data = data;
    this.iris = iris;
  }

  /** Makes a link, whatever was decided before. */
  public void accept(Link link) {
    withhold(link.subject(), link.object());
    triples().write(link);
  }

  /** Keeps two resources from being linked, whatever was decided before. */
  public void refuse(RefusedLink refused) {
    withhold(refused.subject(), refused.object());
    triples().write(refused);
  }

  /** Describes a dataset that links lead to. */
  public void describe(LinkedDataset dataset) {
    dataset.write(graph(), iris);
  }

  /** Takes the decision about two resources back; false when there is none. */
  public boolean forget(Node subject, Node object) {
    Node node = Link.statement(subject, object);
    if (!graph().contains(node, Ent.decidedBy.asNode(), Node.ANY)) {
      return false;
    }
    triples().remove(subject, object);
    withheld(node).ifPresent(this::put);
    data.getDefaultGraph().remove(node, WITHHELD, Node.ANY);
    return true;
  }

  /**
   * Puts what the register says now in place of what it said; the decisions stay.
   *
   * @param register the links of the register
   */
  public void install(Graph register) {
    Graph kept = decisions();
    data.removeGraph(iris.linksGraph());
    data.getDefaultGraph().remove(Node.ANY, WITHHELD, Node.ANY);
    put(register);
    for (Node node : decided(kept)) {
      for (Ends ends : ends(kept, node)) {
        withhold(ends.subject(), ends.object());
        triples().remove(ends.subject(), ends.object());
      }
    }
    put(kept);
  }

  private record Ends(Node subject, Node object) {}

  private static List<Ends> ends(Graph graph, Node node) {
    List<Ends> found = new ArrayList<>();
    Optional<Node> refused = value(graph, node, Ent.linkOf.asNode());
    Node from = refused.isPresent() ? Ent.linkOf.asNode() : RDF.subject.asNode();
    Node to = refused.isPresent() ? Ent.linkTo.asNode() : RDF.object.asNode();
    value(graph, node, from)
        .ifPresent(
            subject ->
                value(graph, node, to).ifPresent(object -> found.add(new Ends(subject, object))));
    return found;
  }

  private static Optional<Node> value(Graph graph, Node subject, Node property) {
    return graph.find(subject, property, Node.ANY).nextOptional().map(Triple::getObject);
  }

  private static Set<Node> decided(Graph graph) {
    return new LinkedHashSet<>(
        Iter.iter(graph.find(Node.ANY, Ent.decidedBy.asNode(), Node.ANY))
            .map(Triple::getSubject)
            .toList());
  }

  /** The decisions, their links, and the datasets that these lead to. */
  private Graph decisions() {
    Graph links = graph();
    Graph kept = GraphMemFactory.createDefaultGraph();
    for (Node node : decided(links)) {
      links.find(node, Node.ANY, Node.ANY).forEach(kept::add);
      for (Ends ends : ends(links, node)) {
        value(links, node, RDF.predicate.asNode())
            .ifPresent(property -> kept.add(ends.subject(), property, ends.object()));
      }
    }
    Iter.iter(links.find(Node.ANY, RDF.type.asNode(), VOID.Dataset.asNode()))
        .map(Triple::getSubject)
        .toList()
        .forEach(dataset -> links.find(dataset, Node.ANY, Node.ANY).forEach(kept::add));
    return kept;
  }

  /** What the register says of two resources is put aside, unless a person has spoken already. */
  private void withhold(Node subject, Node object) {
    Node node = Link.statement(subject, object);
    Graph links = graph();
    if (!links.contains(node, RDF.type.asNode(), Node.ANY)
        || links.contains(node, Ent.decidedBy.asNode(), Node.ANY)) {
      return;
    }
    Graph part = GraphMemFactory.createDefaultGraph();
    links.find(node, Node.ANY, Node.ANY).forEach(part::add);
    value(links, node, RDF.predicate.asNode())
        .ifPresent(property -> part.add(subject, property, object));
    StringWriter out = new StringWriter();
    RDFDataMgr.write(out, part, Lang.NTRIPLES);
    data.getDefaultGraph().add(node, WITHHELD, NodeFactory.createLiteralString(out.toString()));
  }

  private Optional<Graph> withheld(Node node) {
    return value(data.getDefaultGraph(), node, WITHHELD)
        .map(
            text -> {
              Graph part = GraphMemFactory.createDefaultGraph();
              RDFParser.create()
                  .source(new StringReader(text.getLiteralLexicalForm()))
                  .lang(Lang.NTRIPLES)
                  .parse(part);
              return part;
            });
  }

  private void put(Graph part) {
    Node name = iris.linksGraph();
    part.find().forEach(t -> data.add(name, t.getSubject(), t.getPredicate(), t.getObject()));
  }

  private LinkTriples triples() {
    return new LinkTriples(graph());
  }

  private Graph graph() {
    return data.getGraph(iris.linksGraph());
  }
}
