package org.entente.link;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import org.entente.fact.Fact.DateKind;
import org.entente.identity.Slug;
import org.entente.rdf.Ent;
import org.entente.rdf.Vocabulary;

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

  private static final Comparator<Found> SUREST_FIRST =
      Comparator.comparingDouble((Found pair) -> -pair.comparison().confidence())
          .thenComparing(Found::names);

  private final DatasetGraph data;
  private final Node name;

  /**
   * @param data in a write transaction when links are changed
   * @param name of the graph of links between documents
   */
  public SameEngagements(DatasetGraph data, Node name) {
    this.data = data;
    this.name = name;
  }

  /** Removes all links of a document's engagements; call it before the document's graph goes. */
  public void forget(Node document) {
    Graph links = data.getGraph(name);
    for (Node engagement : engagements(data.getGraph(document))) {
      for (Resource property : List.of(RDF.subject, RDF.object, Ent.between)) {
        Iter.iter(links.find(Node.ANY, property.asNode(), engagement))
            .map(Triple::getSubject)
            .toSet()
            .forEach(node -> links.remove(node, Node.ANY, Node.ANY));
      }
      links.remove(engagement, Ent.sameEngagementAs.asNode(), Node.ANY);
      links.remove(Node.ANY, Ent.sameEngagementAs.asNode(), engagement);
    }
  }

  /**
   * Compares a document's engagements with those of all others and writes what it finds. Of two
   * documents each engagement is the same as one of the other's at most: the surest first.
   */
  public void join(Node document) {
    Graph graph = data.getGraph(document);
    List<Found> found = new ArrayList<>();
    for (Node engagement : engagements(graph)) {
      Telling telling = Telling.read(graph, document, engagement);
      for (Telling other : candidates(telling)) {
        Comparison comparison = Comparison.of(telling, other);
        if (comparison.confidence() >= LEAST_CONFIDENCE) {
          found.add(new Found(telling, other, comparison));
        }
      }
    }
    found.sort(SUREST_FIRST);
    Set<Match> taken = new HashSet<>();
    Map<Node, Integer> links = new HashMap<>();
    for (Found pair : found) {
      Match one = new Match(pair.telling().iri(), pair.other().graph());
      Match two = new Match(pair.other().iri(), pair.telling().graph());
      Node engagement = pair.telling().iri();
      if (!taken.contains(one)
          && !taken.contains(two)
          && links.merge(engagement, 1, Integer::sum) <= LINKED) {
        taken.add(one);
        taken.add(two);
        write(pair);
      }
    }
  }

  /** That an engagement has its like in a document. */
  private record Match(Node engagement, Node document) {}

  private record Found(Telling telling, Telling other, Comparison comparison) {

    String names() {
      return telling.iri().getURI() + " " + other.iri().getURI();
    }
  }

  private static Set<Node> engagements(Graph graph) {
    return Iter.iter(graph.find(Node.ANY, RDF.type.asNode(), Ent.Engagement.asNode()))
        .map(Triple::getSubject)
        .toSet();
  }

  /** Engagements of other documents that have something in common with one, the most first. */
  private List<Telling> candidates(Telling telling) {
    Map<Quad, Integer> common = new LinkedHashMap<>();
    telling.registered().forEach(n -> count(telling, SKOS.exactMatch.asNode(), n, common));
    telling.objects().forEach(o -> count(telling, Ent.object.asNode(), o, common));
    Graph graph = data.getGraph(telling.graph());
    Stream.concat(
            Stream.of(DateKind.values()).map(kind -> Vocabulary.ent(kind.term())),
            Stream.of(RDFS.label.asNode(), SKOS.altLabel.asNode()))
        .forEach(
            property ->
                Iter.iter(graph.find(telling.iri(), property, Node.ANY))
                    .forEach(triple -> count(telling, property, triple.getObject(), common)));
    telling.participants().forEach(p -> count(telling, Ent.participant.asNode(), p, common));
    return common.entrySet().stream()
        .sorted(Map.Entry.<Quad, Integer>comparingByValue().reversed())
        .map(Map.Entry::getKey)
        .filter(quad -> data.contains(quad))
        .limit(COMPARED)
        .map(q -> Telling.read(data.getGraph(q.getGraph()), q.getGraph(), q.getSubject()))
        .toList();
  }

  private void count(Telling telling, Node property, Node value, Map<Quad, Integer> common) {
    Iterator<Quad> quads = data.findNG(Node.ANY, Node.ANY, property, value);
    for (int i = 0; i < LOOKED_UP && quads.hasNext(); i++) {
      Quad quad = quads.next();
      if (!quad.getGraph().equals(telling.graph())) {
        Node type = RDF.type.asNode();
        Node engagement = Ent.Engagement.asNode();
        common.merge(
            Quad.create(quad.getGraph(), quad.getSubject(), type, engagement), 1, Integer::sum);
      }
    }
    Iter.close(quads);
  }

  private void write(Found found) {
    Node same = Ent.sameEngagementAs.asNode();
    add(found.telling().iri(), same, found.other().iri());
    add(found.other().iri(), same, found.telling().iri());
    boolean first = found.telling().iri().getURI().compareTo(found.other().iri().getURI()) < 0;
    Node one = first ? found.telling().iri() : found.other().iri();
    Node two = first ? found.other().iri() : found.telling().iri();
    Node link = below(one, "same/" + Slug.hash(two.getURI()));
    add(link, RDF.type.asNode(), RDF.Statement.asNode());
    add(link, RDF.subject.asNode(), one);
    add(link, RDF.predicate.asNode(), same);
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

  private static Node confidence(double value) {
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP);
    return NodeFactory.createLiteralDT(rounded.toPlainString(), XSDDatatype.XSDdecimal);
  }

  private void add(Node subject, Node property, Node value) {
    data.add(name, subject, property, value);
  }

  private static Node below(Node parent, String path) {
    return NodeFactory.createURI(parent.getURI() + "/" + path);
  }
}
