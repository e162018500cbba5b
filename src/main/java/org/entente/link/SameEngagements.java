package org.entente.link;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.entente.identity.Slug;
import org.entente.link.Telling.Shared;
import org.entente.rdf.Ent;

/**
 * The graph of links between documents: which of their engagements are one, how sure that is and
 * why, and on what the documents disagree. Nothing is merged: each document goes on saying what it
 * says.
 *
 * <p>A document is compared with those that the dataset holds when it comes in; what links say of a
 * document goes with it.
 */
public final class SameEngagements {

  /** Links that are less sure are not made. */
  public static final double LEAST_CONFIDENCE = 0.7;

  /**
   * How many engagements are looked up by one thing that two may have in common. What more have in
   * common, such as a great state that takes part, tells little.
   */
  private static final int LOOKED_UP = 200;

  /** How many, those with most in common, are compared. */
  private static final int COMPARED = 10;

  /** How many an engagement is linked with when its document comes in; links lead on from there. */
  private static final int LINKED = 3;

  private static final Node SAME = Ent.sameEngagementAs.asNode();

  private static final Comparator<Found> SUREST_FIRST =
      Comparator.comparingDouble((Found pair) -> -pair.comparison().confidence())
          .thenComparing(Found::names);

  private final DatasetGraph data;
  private final Node name;
  private final Decisions decisions;
  private final Predicate<Node> there;

  /**
   * @param data in a write transaction when links are changed
   * @param name of the graph of links between documents
   */
  public SameEngagements(DatasetGraph data, Node name, Decisions decisions) {
    this(data, name, decisions, document -> true);
  }

  private SameEngagements(
      DatasetGraph data, Node name, Decisions decisions, Predicate<Node> there) {
    this.data = data;
    this.name = name;
    this.decisions = decisions;
    this.there = there;
  }

  /**
   * How sure it is that two graphs tell of one engagement, from 0 to 1; two versions of a document
   * may be asked too.
   */
  public static double likeness(Graph graph, Node engagement, Graph other, Node otherEngagement) {
    return Comparison.of(
            Telling.read(graph, engagement, engagement),
            Telling.read(other, otherEngagement, otherEngagement))
        .confidence();
  }

  /** Removes all links of a document's engagements; call it before the document's graph goes. */
  public void forget(Node document) {
    engagements(data.getGraph(document)).forEach(this::forgetEngagement);
  }

  /** Removes all links of one engagement; call it before the engagement goes. */
  public void forgetEngagement(Node engagement) {
    Graph links = data.getGraph(name);
    for (Resource property : List.of(RDF.subject, RDF.object, Ent.between)) {
      Iter.iter(links.find(Node.ANY, property.asNode(), engagement))
          .map(Triple::getSubject)
          .toSet()
          .forEach(node -> links.remove(node, Node.ANY, Node.ANY));
    }
    links.remove(engagement, SAME, Node.ANY);
    links.remove(Node.ANY, SAME, engagement);
  }

  /**
   * Compares a document's engagements with those of all others and writes what it finds. Of two
   * documents each engagement is the same as one of the other's at most: the surest first.
   */
  public void join(Node document) {
    join(document, engagements(data.getGraph(document)));
  }

  /**
   * The same, as if only some documents were there.
   *
   * @param there of the names of their graphs; of a graph that is there once, it is true ever after
   * @param lookups of the documents before
   */
  public void join(Node document, Predicate<Node> there, Lookups lookups) {
    new SameEngagements(data, name, decisions, there)
        .join(document, engagements(data.getGraph(document)), lookups);
  }

  /** The same for some of a document's engagements only. */
  public void join(Node document, Set<Node> engagements) {
    join(document, engagements, new Lookups());
  }

  private void join(Node document, Set<Node> engagements, Lookups lookups) {
    decisions.accepted().keySet().stream()
        .filter(pair -> engagements.contains(pair.one()) || engagements.contains(pair.two()))
        .forEach(this::accept);
    join(document, engagements, other -> true, lookups);
  }

  /** Makes the links of two engagements anew, after somebody has decided about them. */
  public void reconsider(Pair pair) {
    Optional<Node> one = document(pair.one());
    Optional<Node> two = document(pair.two());
    if (one.isEmpty() || two.isEmpty()) {
      return;
    }
    remove(pair);
    if (decisions.accepted().containsKey(pair)) {
      accept(pair);
    } else {
      join(one.get(), Set.of(pair.one()), two.get()::equals, new Lookups());
      join(two.get(), Set.of(pair.two()), one.get()::equals, new Lookups());
    }
  }

  /** What the program thought goes where it speaks against what somebody knows. */
  private void accept(Pair pair) {
    Optional<Node> one = document(pair.one());
    Optional<Node> two = document(pair.two());
    if (one.isEmpty() || two.isEmpty()) {
      return;
    }
    Stream.concat(
            links(pair.one(), two.get()).map(other -> new Pair(pair.one(), other)),
            links(pair.two(), one.get()).map(other -> new Pair(other, pair.two())))
        .filter(other -> !decisions.accepted().containsKey(other))
        .toList()
        .forEach(this::remove);
    Telling telling = Telling.read(data.getGraph(one.get()), one.get(), pair.one());
    Telling other = Telling.read(data.getGraph(two.get()), two.get(), pair.two());
    write(new Found(telling, other, Comparison.of(telling, other).accepted()));
    Node decision = Objects.requireNonNull(decisions.accepted().get(pair));
    add(link(pair), Ent.accordingTo.asNode(), decision);
  }

  private void join(Node document, Set<Node> engagements, Predicate<Node> others, Lookups lookups) {
    Graph graph = data.getGraph(document);
    List<Found> found = new ArrayList<>();
    Known known = new Known(new HashMap<>(), lookups);
    for (Node engagement : engagements) {
      Telling telling = Telling.read(graph, document, engagement);
      for (Telling other : candidates(telling, known)) {
        Comparison comparison = Comparison.of(telling, other);
        if (comparison.confidence() >= LEAST_CONFIDENCE && others.test(other.graph())) {
          found.add(new Found(telling, other, comparison));
        }
      }
    }
    found.sort(SUREST_FIRST);
    Map<Node, Integer> links = new HashMap<>();
    for (Found pair : found) {
      if (!decisions.refused().contains(pair.pair())
          && links(pair.telling().iri(), pair.other().graph()).findAny().isEmpty()
          && links(pair.other().iri(), document).findAny().isEmpty()
          && links.merge(pair.telling().iri(), 1, Integer::sum) <= LINKED) {
        write(pair);
      }
    }
  }

  /** With which engagements of a document one is linked. */
  private Stream<Node> links(Node engagement, Node document) {
    Graph graph = data.getGraph(document);
    return Iter.iter(data.getGraph(name).find(engagement, SAME, Node.ANY))
        .map(Triple::getObject)
        .filter(other -> isEngagement(graph, other))
        .toList()
        .stream();
  }

  /** The graph of the document that tells of an engagement. */
  private Optional<Node> document(Node engagement) {
    Iterator<Quad> quads =
        data.findNG(Node.ANY, engagement, RDF.type.asNode(), Ent.Engagement.asNode());
    return Iter.iter(quads).map(Quad::getGraph).toList().stream().findFirst();
  }

  private static boolean isEngagement(Graph graph, Node node) {
    return graph.contains(node, RDF.type.asNode(), Ent.Engagement.asNode());
  }

  private void remove(Pair pair) {
    Graph links = data.getGraph(name);
    Node link = link(pair);
    Iter.iter(links.find(Node.ANY, Ent.between.asNode(), pair.one()))
        .map(Triple::getSubject)
        .filter(node -> node.getURI().startsWith(link.getURI() + "/"))
        .toList()
        .forEach(node -> links.remove(node, Node.ANY, Node.ANY));
    links.remove(link, Node.ANY, Node.ANY);
    links.remove(pair.one(), SAME, pair.two());
    links.remove(pair.two(), SAME, pair.one());
  }

  private static Node link(Pair pair) {
    return below(pair.one(), "same/" + Slug.hash(pair.two().getURI()));
  }

  private record Found(Telling telling, Telling other, Comparison comparison) {

    Pair pair() {
      return new Pair(telling.iri(), other.iri());
    }

    String names() {
      return telling.iri().getURI() + " " + other.iri().getURI();
    }
  }

  private static Set<Node> engagements(Graph graph) {
    return Iter.iter(graph.find(Node.ANY, RDF.type.asNode(), Ent.Engagement.asNode()))
        .map(Triple::getSubject)
        .toSet();
  }

  /**
   * What was read for one engagement of a document and serves the others: they are with the same
   * people and about the same things.
   *
   * @param engagements of other documents that share something
   * @param lookups of the documents before
   */
  private record Known(Map<Shared, List<Quad>> engagements, Lookups lookups) {}

  /** Engagements of other documents that have something in common with one, the most first. */
  private List<Telling> candidates(Telling telling, Known known) {
    List<Shared> all = new ArrayList<>();
    telling.registered().forEach(name -> all.add(new Shared(SKOS.exactMatch.asNode(), name)));
    telling.objects().forEach(object -> all.add(new Shared(Ent.object.asNode(), object)));
    all.addAll(telling.common());
    telling.participants().forEach(who -> all.add(new Shared(Ent.participant.asNode(), who)));
    Map<Quad, Integer> common = new LinkedHashMap<>();
    for (Shared shared : all) {
      known
          .engagements()
          .computeIfAbsent(shared, one -> sharing(telling.graph(), one, known.lookups()))
          .forEach(other -> common.merge(other, 1, Integer::sum));
    }
    return common.entrySet().stream()
        .sorted(Map.Entry.<Quad, Integer>comparingByValue().reversed())
        .map(Map.Entry::getKey)
        .filter(quad -> data.contains(quad))
        .limit(COMPARED)
        .map(quad -> known.lookups().telling(quad, this::telling))
        .toList();
  }

  private Telling telling(Quad quad) {
    return Telling.read(data.getGraph(quad.getGraph()), quad.getGraph(), quad.getSubject());
  }

  /** What of other documents shares something, as quads that say that it is an engagement. */
  private List<Quad> sharing(Node own, Shared shared, Lookups lookups) {
    return lookups
        .settled(shared)
        .orElseGet(
            () -> {
              Looked looked = look(own, shared);
              if (looked.settled()) {
                lookups.settle(shared, looked.others());
              }
              return looked.others();
            });
  }

  /**
   * What of other documents shares something.
   *
   * @param settled that no document which comes in later changes it
   */
  private record Looked(List<Quad> others, boolean settled) {}

  private Looked look(Node own, Shared shared) {
    List<Quad> others = new ArrayList<>();
    Iterator<Quad> quads = data.findNG(Node.ANY, Node.ANY, shared.property(), shared.value());
    int later = 0;
    for (int i = 0; i < LOOKED_UP && later < LOOKED_UP && quads.hasNext(); ) {
      Quad quad = quads.next();
      boolean isOwn = quad.getGraph().equals(own);
      if (!isOwn && !there.test(quad.getGraph())) {
        later++; // The store gives them in the order in which they were written.
        continue;
      }
      i++;
      if (!isOwn) {
        others.add(
            Quad.create(
                quad.getGraph(), quad.getSubject(), RDF.type.asNode(), Ent.Engagement.asNode()));
      }
    }
    Iter.close(quads);
    return new Looked(others, later == 0 && others.size() == LOOKED_UP);
  }

  private void write(Found found) {
    Node one = found.pair().one();
    Node two = found.pair().two();
    add(one, SAME, two);
    add(two, SAME, one);
    Node link = link(found.pair());
    add(link, RDF.type.asNode(), RDF.Statement.asNode());
    add(link, RDF.subject.asNode(), one);
    add(link, RDF.predicate.asNode(), SAME);
    add(link, RDF.object.asNode(), two);
    add(link, Ent.confidence.asNode(), confidence(found.comparison().confidence()));
    add(
        link,
        RDFS.comment.asNode(),
        NodeFactory.createLiteralLang(String.join(", ", found.comparison().reasons()), "en"));
    for (Node property : found.comparison().disagreements()) {
      Node node = below(link, property.getLocalName());
      add(node, RDF.type.asNode(), Ent.Disagreement.asNode());
      add(node, Ent.between.asNode(), one);
      add(node, Ent.between.asNode(), two);
      add(node, Ent.onProperty.asNode(), property);
    }
  }

  /** In the form in which TDB2 gives it back, or it is not found when it is to be deleted. */
  static Node confidence(double value) {
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP);
    rounded = rounded.stripTrailingZeros();
    rounded = rounded.scale() < 1 ? rounded.setScale(1) : rounded;
    return NodeFactory.createLiteralDT(rounded.toPlainString(), XSDDatatype.XSDdecimal);
  }

  private void add(Node subject, Node property, Node value) {
    data.add(name, subject, property, value);
  }

  private static Node below(Node parent, String path) {
    return NodeFactory.createURI(parent.getURI() + "/" + path);
  }
}
