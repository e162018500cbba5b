package org.entente.correction;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.FrontsNode;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.NodeConst;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.entente.rdf.Ent;
import org.entente.rdf.Iris;

/** The graph of corrections, read and written; it holds them and nothing else. */
public final class CorrectionGraph {

  private static final Node GENERATED =
      NodeFactory.createURI("http://www.w3.org/ns/prov#generatedAtTime");

  private final Graph graph;
  private final Iris iris;

  public CorrectionGraph(Graph graph, Iris iris) {
    this.graph = graph;
    this.iris = iris;
  }

  /** All of them, the newest first. */
  public List<Correction> all() {
    return read(subjects(RDF.type, Ent.Correction.asNode()));
  }

  /** Those about facts of a document. */
  public List<Correction> about(Node document) {
    return read(
        subjects(Ent.inDocument, document).flatMap(reference -> subjects(Ent.corrects, reference)));
  }

  /** Those about a fact by the IRI that it had when its document was read last. */
  List<Correction> aboutFact(Node fact) {
    return read(subjects(Ent.fact, fact).flatMap(reference -> subjects(Ent.corrects, reference)));
  }

  /** The one of an IRI, or the one that has refused the fact of that IRI. */
  public Optional<Correction> find(Node node) {
    Stream<Node> refusals =
        subjects(Ent.fact, node)
            .flatMap(reference -> subjects(Ent.corrects, reference))
            .filter(correction -> has(correction, RDF.type, Decision.REFUSE_FACT.type()));
    return read(Stream.concat(Stream.of(node), refusals)).stream().findFirst();
  }

  /** Whether it has taken its fact out of the graph. */
  public boolean isRefused(Node fact) {
    return has(fact, RDF.type, Ent.RefusedFact.asNode());
  }

  public void put(Correction correction) {
    remove(correction);
    Node node = correction.node(iris);
    add(node, RDF.type, Ent.Correction.asNode());
    add(node, RDF.type, correction.decision().type());
    add(node, Ent.correctedBy, NodeFactory.createLiteralString(correction.who()));
    add(node, Ent.reason, NodeFactory.createLiteralString(correction.why()));
    graph.add(
        node,
        GENERATED,
        NodeFactory.createLiteralDT(correction.when().toString(), XSDDatatype.XSDdateTime));
    for (int i = 0; i < correction.facts().size(); i++) {
      Node reference = NodeFactory.createURI(node.getURI() + "/fact/" + (i + 1));
      add(node, Ent.corrects, reference);
      put(reference, correction.facts().get(i));
    }
  }

  private void put(Node node, Reference reference) {
    add(node, RDF.type, Ent.FactReference.asNode());
    add(node, RDFS.label, NodeFactory.createLiteralString(reference.label()));
    add(node, Ent.fact, reference.fact());
    add(node, Ent.inDocument, reference.document());
    add(node, Ent.factClass, reference.type());
    reference.quotes().forEach(q -> add(node, Ent.quote, NodeFactory.createLiteralString(q)));
    add(
        node,
        Ent.amongSeveral,
        reference.amongSeveral() ? NodeConst.nodeTrue : NodeConst.nodeFalse);
  }

  public void remove(Correction correction) {
    Node node = correction.node(iris);
    for (Node reference : values(node, Ent.corrects)) {
      graph.remove(reference, Node.ANY, Node.ANY);
    }
    graph.remove(node, Node.ANY, Node.ANY);
  }

  /** Says that a fact is refused, which is all that is said of it then. */
  public void refused(Reference reference) {
    add(reference.fact(), RDF.type, Ent.RefusedFact.asNode());
    add(reference.fact(), RDFS.label, NodeFactory.createLiteralString(reference.label()));
  }

  /** Says so no longer. */
  public void notRefused(Reference reference) {
    graph.remove(reference.fact(), Node.ANY, Node.ANY);
  }

  private List<Correction> read(Stream<Node> nodes) {
    Set<Node> distinct =
        nodes.collect(
            Collectors.toCollection(() -> new TreeSet<>(Comparator.comparing(Node::toString))));
    List<Correction> found = new ArrayList<>();
    distinct.forEach(node -> read(node).ifPresent(found::add));
    found.sort(Comparator.comparing(Correction::when).reversed().thenComparing(Correction::id));
    return List.copyOf(found);
  }

  /** Empty when there is none, or it is not whole. */
  private Optional<Correction> read(Node node) {
    if (!node.isURI()) {
      return Optional.empty();
    }
    Set<Node> types = values(node, RDF.type);
    List<Reference> facts =
        values(node, Ent.corrects).stream().flatMap(r -> reference(r).stream()).toList();
    try {
      return Stream.of(Decision.values())
          .filter(decision -> types.contains(decision.type()))
          .filter(decision -> facts.size() == decision.facts())
          .findFirst()
          .map(
              decision ->
                  new Correction(
                      node.getURI().substring(node.getURI().lastIndexOf('/') + 1),
                      decision,
                      facts,
                      text(node, Ent.correctedBy),
                      text(node, Ent.reason),
                      Instant.parse(text(node, () -> GENERATED))));
    } catch (DateTimeException | CorrectionException e) {
      return Optional.empty();
    }
  }

  private Optional<Reference> reference(Node node) {
    Optional<Node> fact = iri(node, Ent.fact);
    Optional<Node> document = iri(node, Ent.inDocument);
    Optional<Node> type = iri(node, Ent.factClass);
    if (fact.isEmpty() || document.isEmpty() || type.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Reference(
            fact.get(),
            document.get(),
            type.get(),
            values(node, Ent.quote).stream()
                .filter(Node::isLiteral)
                .map(Node::getLiteralLexicalForm)
                .collect(Collectors.toSet()),
            text(node, RDFS.label),
            has(node, Ent.amongSeveral, NodeConst.nodeTrue)));
  }

  private Optional<Node> iri(Node subject, FrontsNode property) {
    return values(subject, property).stream().filter(Node::isURI).findFirst();
  }

  private String text(Node subject, FrontsNode property) {
    Function<Node, String> lexical = Node::getLiteralLexicalForm;
    return values(subject, property).stream()
        .filter(Node::isLiteral)
        .map(lexical)
        .findFirst()
        .orElse("");
  }

  private boolean has(Node subject, FrontsNode property, Node value) {
    return graph.contains(subject, property.asNode(), value);
  }

  private Stream<Node> subjects(FrontsNode property, Node value) {
    return Iter.iter(graph.find(Node.ANY, property.asNode(), value))
        .map(Triple::getSubject)
        .toList()
        .stream();
  }

  private Set<Node> values(Node subject, FrontsNode property) {
    return Iter.iter(graph.find(subject, property.asNode(), Node.ANY))
        .map(Triple::getObject)
        .toSet();
  }

  private void add(Node subject, FrontsNode property, Node value) {
    graph.add(subject, property.asNode(), value);
  }
}
