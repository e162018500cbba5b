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
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.entente.rdf.Ent;
import org.entente.rdf.Iris;

/** The graph of corrections, read and written; it holds them and nothing else. */
public final class CorrectionGraph {

  private static final Node GENERATED =
      NodeFactory.createURI("http://www.w3.org/ns/prov#generatedAtTime");

  /** The order in which they are applied. */
  static final Comparator<Correction> OLDEST_FIRST =
      Comparator.comparing(Correction::when).thenComparing(Correction::id);

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
            subjects(Ent.inDocument, document)
                .flatMap(reference -> subjects(Ent.corrects, reference)))
        .stream()
        .filter(correction -> correction.decision().facts() > 0)
        .toList();
  }

  /** Those about a fact by the IRI that it had when its document was read last. */
  List<Correction> aboutFact(Node fact) {
    return read(subjects(Ent.fact, fact).flatMap(reference -> subjects(Ent.corrects, reference)));
  }

  /** Those about an actor, as the one that is decided about or the one that takes its place. */
  List<Correction> aboutActor(Node actor) {
    return read(
        subjects(Ent.actor, actor)
            .flatMap(
                reference ->
                    Stream.concat(
                        subjects(Ent.corrects, reference), subjects(Ent.replacement, reference))));
  }

  /** All that change actors, in the order in which they were made. */
  List<Correction> ofActors() {
    return read(
            Stream.of(Decision.values())
                .filter(decision -> decision.facts() == 0)
                .flatMap(decision -> subjects(RDF.type, decision.type())))
        .stream()
        .sorted(OLDEST_FIRST)
        .toList();
  }

  /**
   * The one of an IRI, or the one that has refused the fact of that IRI, or merged the actor of it.
   */
  public Optional<Correction> find(Node node) {
    Stream<Node> refusals =
        Stream.concat(subjects(Ent.fact, node), subjects(Ent.actor, node))
            .flatMap(reference -> subjects(Ent.corrects, reference))
            .filter(
                correction ->
                    has(correction, RDF.type, Decision.REFUSE_FACT.type())
                        || has(correction, RDF.type, Decision.MERGE.type()));
    return read(Stream.concat(Stream.of(node), refusals)).stream().findFirst();
  }

  /** Who an actor is by a merge; empty when it is who it is. */
  public Optional<Node> mergedInto(Node actor) {
    return values(actor, DCTerms.isReplacedBy).stream().findFirst();
  }

  /** When the newest was made. */
  Optional<Instant> newest() {
    return all().stream().map(Correction::when).max(Comparator.naturalOrder());
  }

  /** Notes where a correction changes something, or changes nothing since it is so already. */
  void mark(Correction correction, Node place, boolean changes) {
    add(correction.node(iris), changes ? Ent.appliedIn : Ent.needlessIn, place);
  }

  /** Notes nothing of a place any more. */
  void unmark(Node place) {
    graph.remove(Node.ANY, Ent.appliedIn.asNode(), place);
    graph.remove(Node.ANY, Ent.needlessIn.asNode(), place);
  }

  /** Where it changes something. */
  public Set<Node> appliedIn(Correction correction) {
    return values(correction.node(iris), Ent.appliedIn);
  }

  /** Where nothing is to be changed by it. */
  public Set<Node> needlessIn(Correction correction) {
    return values(correction.node(iris), Ent.needlessIn);
  }

  /** Whether it has taken its fact out of the graph. */
  public boolean isRefused(Node fact) {
    return has(fact, RDF.type, Ent.RefusedFact.asNode());
  }

  /** Writes it down, in place of the one of its name; where it is applied is not known then. */
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
    new ChangeTriples(graph).write(node, correction.change());
  }

  /** The same about facts by the IRIs that they have now. */
  void update(Correction now) {
    Node node = now.node(iris);
    for (int i = 0; i < now.facts().size(); i++) {
      Node reference = NodeFactory.createURI(node.getURI() + "/fact/" + (i + 1));
      graph.remove(reference, Node.ANY, Node.ANY);
      put(reference, now.facts().get(i));
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
    if (correction.change() instanceof Change.Merge merge) {
      graph.remove(merge.actor().actor(), Node.ANY, Node.ANY);
    }
    for (FrontsNode property : List.of(Ent.corrects, Ent.replacement)) {
      for (Node reference : values(node, property)) {
        graph.remove(reference, Node.ANY, Node.ANY);
      }
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
    found.sort(OLDEST_FIRST.reversed());
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
          .flatMap(
              decision ->
                  new ChangeTriples(graph)
                      .read(node, decision)
                      .map(
                          change ->
                              new Correction(
                                  node.getURI().substring(node.getURI().lastIndexOf('/') + 1),
                                  decision,
                                  facts,
                                  change,
                                  text(node, Ent.correctedBy),
                                  text(node, Ent.reason),
                                  Instant.parse(text(node, () -> GENERATED)))));
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
