package org.entente.correction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.vocabulary.RDF;
import org.entente.link.Decisions;
import org.entente.link.Pair;
import org.entente.rdf.Ent;
import org.entente.rdf.Iris;

/**
 * Applies to a dataset what people have decided; call it in a transaction. Each graph is what was
 * read, changed by one decision after another in the order in which they were made. What was read
 * is known still ({@link Withheld}), so that a decision can be taken back without reading again.
 */
public final class Corrections {

  private final DatasetGraph dataset;
  private final Iris iris;
  private final CorrectionGraph graph;
  private final Withheld withheld;
  private Optional<List<Correction>> ofActors = Optional.empty();

  public Corrections(DatasetGraph dataset, Iris iris) {
    this.dataset = dataset;
    this.iris = iris;
    this.graph = new CorrectionGraph(dataset.getGraph(iris.correctionsGraph()), iris);
    this.withheld = new Withheld(dataset);
  }

  /** All that was decided, the newest first. */
  public List<Correction> all() {
    return graph.all();
  }

  /** What is to be decided. */
  public Drafting drafting() {
    return new Drafting(dataset, iris, graph, this::whole);
  }

  /**
   * The decision of an IRI, or the one that keeps the fact of that IRI out of the graph, or has
   * merged the actor of it.
   */
  public Optional<Correction> find(String iri) {
    return graph.find(NodeFactory.createURI(iri));
  }

  /** The decisions that are about a fact as it is now. */
  public List<Correction> about(Node fact) {
    return graph.aboutFact(fact);
  }

  /** The decisions by which an actor is what it is, or is another. */
  public List<Correction> aboutActor(Node actor) {
    return graph.aboutActor(actor);
  }

  /** Whether what it is about is there: it is applied, or it is so already. */
  public boolean applies(Correction correction) {
    return correction.decision().isOfLink()
        ? correction.facts().stream().allMatch(reference -> isThere(reference.fact()))
        : isEffective(correction) || !graph.needlessIn(correction).isEmpty();
  }

  /** Whether anything is otherwise by it. */
  public boolean isEffective(Correction correction) {
    return correction.decision().isOfLink()
        ? applies(correction)
        : !graph.appliedIn(correction).isEmpty();
  }

  /** A link waits in silence while one of its engagements is refused. */
  private boolean isThere(Node fact) {
    return graph.isRefused(fact)
        || dataset.contains(Node.ANY, fact, RDF.type.asNode(), Ent.Engagement.asNode());
  }

  /** Writes a decision down, in place of another about the same; it is not applied yet. */
  public void put(Correction correction) {
    replaced(correction).forEach(this::remove);
    graph.put(correction);
    ofActors = Optional.empty();
  }

  /** Those in whose place one comes: of the same link, or that the same fact is right or wrong. */
  private List<Correction> replaced(Correction correction) {
    return correction.facts().stream()
        .limit(1)
        .flatMap(reference -> graph.about(reference.document()).stream())
        .filter(other -> other.decision().isOpposite(correction.decision()))
        .filter(other -> facts(other).equals(facts(correction)))
        .toList();
  }

  private static Set<Node> facts(Correction correction) {
    Set<Node> facts = new HashSet<>();
    correction.facts().forEach(reference -> facts.add(reference.fact()));
    return facts;
  }

  /** Takes a decision back; what it has changed is not as before by this. */
  public void remove(Correction correction) {
    forgetRefusal(correction);
    graph.remove(correction);
    ofActors = Optional.empty();
  }

  /**
   * The graphs that a decision changes, or would change: those that speak of its actor, or the one
   * of its fact's document. None for a link.
   */
  public Set<Node> places(Correction correction) {
    Set<Node> places = new TreeSet<>((a, b) -> a.getURI().compareTo(b.getURI()));
    if (!correction.decision().isOfLink()) {
      correction.facts().forEach(r -> places.add(iris.documentGraph(r.document())));
      graph.appliedIn(correction).forEach(place -> places.add(name(place)));
      correction.change().actors().stream()
          .limit(correction.facts().isEmpty() ? 1 : 0)
          .flatMap(actor -> speakingOf(actor.actor()).stream())
          .filter(name -> correction.change().holdsIn(place(name)))
          .forEach(places::add);
    }
    Set<Node> registerFirst = new LinkedHashSet<>();
    if (places.contains(iris.registerGraph())) {
      registerFirst.add(iris.registerGraph());
    }
    registerFirst.addAll(places);
    return registerFirst;
  }

  private Set<Node> speakingOf(Node actor) {
    Set<Node> names = new HashSet<>();
    dataset
        .findNG(Node.ANY, actor, Node.ANY, Node.ANY)
        .forEachRemaining(q -> names.add(q.getGraph()));
    dataset
        .findNG(Node.ANY, Node.ANY, Node.ANY, actor)
        .forEachRemaining(q -> names.add(q.getGraph()));
    names.removeIf(name -> !isOfRegister(name) && document(name).isEmpty());
    return names;
  }

  private boolean isOfRegister(Node name) {
    return name.equals(iris.registerGraph()) || name.equals(iris.linksGraph());
  }

  /** The document that a graph is of. */
  private Optional<Node> document(Node name) {
    return dataset
        .getGraph(name)
        .find(Node.ANY, Ent.sha256.asNode(), Node.ANY)
        .mapWith(Triple::getSubject)
        .filterKeep(document -> iris.documentGraph(document).equals(name))
        .toList()
        .stream()
        .findFirst();
  }

  /** What a graph is called where people look: documents by their own names. */
  private Node place(Node name) {
    return isOfRegister(name) ? name : document(name).orElse(name);
  }

  private Node name(Node place) {
    return isOfRegister(place) ? place : iris.documentGraph(place);
  }

  /** A graph as it was read, whatever was decided; not to be changed. */
  public Graph whole(Node name) {
    return withheld.whole(name);
  }

  /** To be called when a graph is as it was read again. */
  public void forget(Node name) {
    withheld.forget(name);
  }

  /** What was decided about links of a document's engagements. */
  public Decisions links(Node document) {
    Map<Pair, Node> accepted = new HashMap<>();
    Set<Pair> refused = new HashSet<>();
    for (Correction correction : graph.about(document)) {
      if (correction.decision() == Decision.ACCEPT_LINK) {
        accepted.put(pair(correction), correction.node(iris));
      } else if (correction.decision() == Decision.REFUSE_LINK) {
        refused.add(pair(correction));
      }
    }
    return new Decisions(accepted, refused);
  }

  /**
   * The decisions that keep facts of a document out of the graph now.
   *
   * @param document its IRI
   */
  public List<Correction> refused(String document) {
    return graph.about(NodeFactory.createURI(document)).stream()
        .filter(c -> c.decision() == Decision.REFUSE_FACT && applies(c))
        .toList();
  }

  /** The two engagements of a decision about a link. */
  public static Pair pair(Correction link) {
    return new Pair(link.facts().get(0).fact(), link.facts().get(1).fact());
  }

  /** Those that are about what their documents, which are there, no longer say. */
  public List<Correction> lost() {
    return graph.all().stream().filter(c -> !applies(c) && isAwaited(c)).toList();
  }

  private boolean isAwaited(Correction correction) {
    if (!correction.facts().isEmpty()) {
      return correction.facts().stream().allMatch(reference -> isHeld(reference.document()));
    }
    List<Node> documents =
        correction.change().within().orElse(correction.change().actors().get(0).documents());
    return documents.isEmpty() || documents.stream().anyMatch(this::isHeld);
  }

  private boolean isHeld(Node document) {
    return dataset.contains(iris.documentGraph(document), document, Ent.sha256.asNode(), Node.ANY);
  }

  /**
   * Of what was read in a document, what is left when all decisions are applied. They are known to
   * be applied, and all know the facts by the IRIs that they have now.
   */
  public Graph apply(Node document, Graph whole) {
    List<Correction> about = new ArrayList<>();
    for (Correction correction : graph.about(document)) {
      forgetRefusal(correction);
      about.add(found(correction, document, whole));
    }
    return apply(iris.documentGraph(document), document, whole, about);
  }

  /** The same of a graph of the program's own: the register, the links of it; others stay. */
  public Graph applyToOwn(Node name, Graph whole) {
    return isOfRegister(name) ? apply(name, name, whole, List.of()) : whole;
  }

  private Graph apply(Node name, Node place, Graph whole, List<Correction> about) {
    graph.unmark(place);
    List<Correction> decisions =
        Stream.concat(about.stream(), ofActors().stream())
            .filter(correction -> !correction.decision().isOfLink())
            .sorted(CorrectionGraph.OLDEST_FIRST)
            .toList();
    if (decisions.isEmpty()) {
      withheld.forget(name);
      return whole;
    }
    Graph left = GraphMemFactory.createDefaultGraph();
    GraphUtil.addInto(left, whole);
    Graph register =
        name.equals(iris.registerGraph()) ? left : dataset.getGraph(iris.registerGraph());
    ActorChange actors = new ActorChange(left, register, !name.equals(iris.linksGraph()));
    for (Correction correction : decisions) {
      Effect effect =
          !correction.facts().isEmpty()
              ? ofFact(correction, whole, left, register)
              : correction.change().holdsIn(place)
                  ? actors.apply(correction.change())
                  : Effect.NONE;
      if (effect != Effect.NONE) {
        graph.mark(correction, place, effect == Effect.CHANGES);
      }
    }
    withheld.keep(name, whole, left);
    return left;
  }

  private List<Correction> ofActors() {
    if (ofActors.isEmpty()) {
      ofActors = Optional.of(graph.ofActors());
    }
    return ofActors.get();
  }

  /** The same about its facts by the IRIs that they have in what is read now. */
  private Correction found(Correction correction, Node document, Graph whole) {
    Correction now =
        correction.about(
            correction.facts().stream()
                .map(r -> r.document().equals(document) ? r.find(whole).map(r::as).orElse(r) : r)
                .toList());
    if (!now.equals(correction)) {
      graph.update(now);
    }
    return now;
  }

  private Effect ofFact(Correction correction, Graph whole, Graph left, Graph register) {
    Reference reference = correction.facts().get(0);
    if (reference.find(whole).isEmpty()) {
      return Effect.NONE;
    }
    if (correction.decision() == Decision.REFUSE_FACT) {
      Refusal.remove(left, List.of(reference.fact()));
      graph.refused(reference);
      return Effect.CHANGES;
    }
    SlotChange change = new SlotChange(left, register, reference.fact(), correction.node(iris));
    return correction.decision() == Decision.CONFIRM
        ? change.confirm()
        : change.apply(correction.change());
  }

  /** To be called when a document goes: its decisions wait until it comes again. */
  public void suspend(Node document) {
    graph.about(document).forEach(this::forgetRefusal);
    graph.unmark(document);
    withheld.forget(iris.documentGraph(document));
  }

  private void forgetRefusal(Correction correction) {
    if (correction.decision() == Decision.REFUSE_FACT) {
      correction.facts().forEach(graph::notRefused);
    }
  }
}
