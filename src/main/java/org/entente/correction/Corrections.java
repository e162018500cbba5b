package org.entente.correction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
 * Applies to a dataset what people have decided; call it in a transaction. What is refused is kept
 * beside the decision, as a text in the real default graph, which is no part of the union, so that
 * it can be put back without reading the document again.
 */
public final class Corrections {

  /** Who reads the union of the named graphs must not find a refused fact, not even as a text. */
  private static final Node WITHHELD = NodeFactory.createURI("urn:entente:withheld");

  private final DatasetGraph dataset;
  private final Iris iris;
  private final CorrectionGraph graph;

  public Corrections(DatasetGraph dataset, Iris iris) {
    this.dataset = dataset;
    this.iris = iris;
    this.graph = new CorrectionGraph(dataset.getGraph(iris.correctionsGraph()), iris);
  }

  /** All that was decided, the newest first. */
  public List<Correction> all() {
    return graph.all();
  }

  /** The decision of an IRI, or the one that keeps the fact of that IRI out of the graph. */
  public Optional<Correction> find(String iri) {
    return graph.find(NodeFactory.createURI(iri));
  }

  /** The decisions that are about a fact as it is now. */
  public List<Correction> about(Node fact) {
    return graph.aboutFact(fact);
  }

  /** Whether all that it is about is what the store's documents say. */
  public boolean applies(Correction correction) {
    return correction.decision() == Decision.REFUSE_FACT
        ? graph.isRefused(correction.facts().get(0).fact())
        : correction.facts().stream().allMatch(reference -> isThere(reference.fact()));
  }

  private boolean isThere(Node fact) {
    return dataset.contains(Node.ANY, fact, RDF.type.asNode(), Ent.Engagement.asNode());
  }

  /**
   * What a decision is to be about.
   *
   * @throws CorrectionException when the graph has no such fact
   */
  public Correction make(Decision decision, List<String> facts, String who, String why) {
    List<Reference> references = new ArrayList<>();
    for (String fact : facts) {
      references.add(reference(fact));
    }
    if (decision != Decision.REFUSE_FACT) {
      if (references.stream().map(Reference::fact).distinct().count() < facts.size()) {
        throw new CorrectionException("Name two engagements; this is one.");
      }
      if (references.stream().map(Reference::document).distinct().count() < facts.size()) {
        throw new CorrectionException(
            "Both are of one document; links are between engagements of two documents.");
      }
      for (Reference reference : references) {
        if (!isThere(reference.fact())) {
          throw new CorrectionException(
              "An observation is linked to nothing: " + reference.fact().getURI() + ".");
        }
      }
    }
    return Correction.now(decision, references, who, why);
  }

  private Reference reference(String iri) {
    if (!iri.matches("https?://[^\\s<>\"{}|\\\\^`]+")) {
      throw new CorrectionException("This is no IRI of a fact: " + iri + ".");
    }
    Node fact = NodeFactory.createURI(iri);
    if (graph.isRefused(fact)) {
      throw new CorrectionException("This fact is refused already: " + iri + ".");
    }
    return documents(fact).stream()
        .flatMap(d -> Reference.to(dataset.getGraph(iris.documentGraph(d)), d, fact).stream())
        .findFirst()
        .orElseThrow(
            () ->
                new CorrectionException(
                    "No document of the store says this: "
                        + iri
                        + ". Give the IRI of an engagement or an observation."));
  }

  /** The documents whose graphs speak of a fact; one, as facts are named. */
  private List<Node> documents(Node fact) {
    Set<Node> graphs = new HashSet<>();
    dataset
        .find(Node.ANY, fact, Node.ANY, Node.ANY)
        .forEachRemaining(q -> graphs.add(q.getGraph()));
    List<Node> documents = new ArrayList<>();
    for (Node name : graphs) {
      dataset
          .getGraph(name)
          .find(Node.ANY, Ent.sha256.asNode(), Node.ANY)
          .mapWith(Triple::getSubject)
          .filterKeep(document -> iris.documentGraph(document).equals(name))
          .forEach(documents::add);
    }
    return documents;
  }

  /** Writes a decision down, in place of another about the same; it is not applied yet. */
  public void put(Correction correction) {
    Set<Node> facts = facts(correction);
    graph.about(correction.facts().get(0).document()).stream()
        .filter(other -> facts(other).equals(facts))
        .forEach(this::remove);
    graph.put(correction);
  }

  private static Set<Node> facts(Correction correction) {
    Set<Node> facts = new HashSet<>();
    correction.facts().forEach(reference -> facts.add(reference.fact()));
    return facts;
  }

  /** Takes a decision back; what it has kept out is not put back by this. */
  public void remove(Correction correction) {
    forget(correction);
    graph.remove(correction);
  }

  /** What a document says, whatever was refused of it; not to be changed. */
  public Graph whole(Node document) {
    Graph stored = dataset.getGraph(iris.documentGraph(document));
    List<Graph> withheld =
        graph.about(document).stream().flatMap(c -> withheld(c).stream()).toList();
    if (withheld.isEmpty()) {
      return stored;
    }
    Graph whole = GraphMemFactory.createDefaultGraph();
    GraphUtil.addInto(whole, stored);
    withheld.forEach(part -> GraphUtil.addInto(whole, part));
    return whole;
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
    return graph.all().stream()
        .filter(c -> !applies(c) && c.facts().stream().allMatch(r -> isHeld(r.document())))
        .toList();
  }

  private boolean isHeld(Node document) {
    return dataset.contains(iris.documentGraph(document), document, Ent.sha256.asNode(), Node.ANY);
  }

  /**
   * Of what was read in a document, what is left when the refusals are applied. They are known to
   * be applied, and all decisions know the facts by the IRIs that they have now.
   */
  public Graph apply(Node document, Graph whole) {
    List<Correction> corrections = graph.about(document);
    if (corrections.isEmpty()) {
      return whole;
    }
    List<Node> gone = new ArrayList<>();
    Map<Node, Graph> parts = new HashMap<>();
    for (Correction correction : corrections) {
      forget(correction);
      Correction now =
          correction.about(
              correction.facts().stream()
                  .map(r -> r.document().equals(document) ? r.find(whole).map(r::as).orElse(r) : r)
                  .toList());
      if (!now.equals(correction)) {
        graph.remove(correction);
        graph.put(now);
      }
      Reference reference = now.facts().get(0);
      if (now.decision() == Decision.REFUSE_FACT && reference.find(whole).isPresent()) {
        parts.put(now.node(iris), Refusal.of(whole, reference.fact()));
        gone.add(reference.fact());
        graph.refused(reference);
      }
    }
    Graph left = GraphMemFactory.createDefaultGraph();
    GraphUtil.addInto(left, whole);
    Refusal.remove(left, gone);
    Graph hidden = dataset.getDefaultGraph();
    parts.forEach(
        (node, part) ->
            hidden.add(node, WITHHELD, NodeFactory.createLiteralString(Refusal.write(part))));
    return left;
  }

  /** To be called when a document goes: its refusals wait until it comes again. */
  public void suspend(Node document) {
    graph.about(document).forEach(this::forget);
  }

  private void forget(Correction correction) {
    dataset.getDefaultGraph().remove(correction.node(iris), WITHHELD, Node.ANY);
    if (correction.decision() == Decision.REFUSE_FACT) {
      correction.facts().forEach(graph::notRefused);
    }
  }

  private Optional<Graph> withheld(Correction correction) {
    return dataset
        .getDefaultGraph()
        .find(correction.node(iris), WITHHELD, Node.ANY)
        .nextOptional()
        .map(triple -> Refusal.read(triple.getObject().getLiteralLexicalForm()));
  }
}
