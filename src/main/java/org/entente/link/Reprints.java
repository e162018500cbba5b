package org.entente.link;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.entente.identity.Slug;
import org.entente.rdf.Ent;
import org.entente.rdf.Iris;

/**
 * Says which documents have the same words: the reports of an agency that many print are one
 * source. Of each wording one document is the first, by its date or else because it came first; the
 * others are its reprints. Nothing is left out: each document goes on saying what it says.
 *
 * <p>By what documents are found that may be alike stands in the real default graph, which no query
 * sees.
 */
public final class Reprints {

  /**
   * So much of the shorter text has to be in the longer: a reprint is cut, has another heading and
   * an end of its own; who quotes a statement at length has more words of his own.
   */
  static final double LEAST_SHARED = 0.7;

  private static final Node BAND = NodeFactory.createURI("urn:entente:band");

  /** How many are read to be compared, those that share most bands. */
  private static final int COMPARED = 10;

  /** A band that so many share is of boilerplate. */
  private static final int LOOKED_UP = 200;

  private static final Node REPRINT_OF = Ent.reprintOf.asNode();

  private final DatasetGraph data;
  private final Iris iris;
  private final Function<String, Optional<String>> texts;

  /**
   * @param data in a write transaction
   * @param texts the text with a sha256
   */
  public Reprints(DatasetGraph data, Iris iris, Function<String, Optional<String>> texts) {
    this.data = data;
    this.iris = iris;
    this.texts = texts;
  }

  private record Match(Node document, double shared) {}

  /** Compares a document that has come in with the others. */
  public void join(Node document) {
    join(document, List.of());
  }

  /**
   * Compares a document that has come in again with the others.
   *
   * @param reprints its own so far: it stays the first of those that still are
   */
  public void join(Node document, List<Node> reprints) {
    text(document)
        .map(Wording::of)
        .filter(Wording::isTelling)
        .ifPresent(wording -> join(document, wording, reprints));
    reprints.forEach(this::join);
  }

  private void join(Node document, Wording wording, List<Node> reprints) {
    List<Long> bands = wording.bands();
    match(document, wording, bands).ifPresent(match -> link(document, match, reprints));
    for (long band : bands) {
      data.getDefaultGraph().add(document, BAND, integer(band));
    }
  }

  private Optional<Match> match(Node document, Wording wording, List<Long> bands) {
    Map<Node, Integer> common = new HashMap<>();
    for (long band : bands) {
      Iterator<Triple> same = data.getDefaultGraph().find(Node.ANY, BAND, integer(band));
      for (int i = 0; i < LOOKED_UP && same.hasNext(); i++) {
        common.merge(same.next().getSubject(), 1, Integer::sum);
      }
      Iter.close(same);
    }
    common.remove(document);
    return common.entrySet().stream()
        .sorted(
            Map.Entry.<Node, Integer>comparingByValue()
                .reversed()
                .thenComparing(entry -> entry.getKey().getURI()))
        .limit(COMPARED)
        .map(Map.Entry::getKey)
        .map(other -> new Match(other, shared(wording, other)))
        .filter(match -> match.shared() >= LEAST_SHARED)
        .max(Comparator.comparingDouble(Match::shared));
  }

  private double shared(Wording wording, Node other) {
    return text(other).map(text -> wording.sharedWith(Wording.of(text))).orElse(0.0);
  }

  private void link(Node document, Match match, List<Node> own) {
    Node first = firstOf(match.document());
    if (first.equals(document)) {
      return; // The other has joined before it.
    }
    if (isBefore(document, first) || own.contains(first) && !isBefore(first, document)) {
      List<Node> reprints = reprintsOf(first);
      reprints.forEach(this::unlink);
      write(first, document, match.shared());
      reprints.forEach(reprint -> write(reprint, document));
    } else if (first.equals(match.document())) {
      write(document, first, match.shared());
    } else {
      write(document, first);
    }
  }

  private Node firstOf(Node document) {
    return Iter.iter(links().find(document, REPRINT_OF, Node.ANY))
        .map(Triple::getObject)
        .toList()
        .stream()
        .findFirst()
        .orElse(document);
  }

  private List<Node> reprintsOf(Node document) {
    return Iter.iter(links().find(Node.ANY, REPRINT_OF, document))
        .map(Triple::getSubject)
        .toList()
        .stream()
        .sorted(Comparator.comparing(Node::getURI))
        .toList();
  }

  /** Whether one is dated before another; documents without dates come as they come. */
  private boolean isBefore(Node document, Node other) {
    Optional<String> date = date(document);
    Optional<String> otherDate = date(other);
    // As precise as the shorter one: 2021-03 is not before 2021-03-04.
    int length =
        Math.min(date.map(String::length).orElse(0), otherDate.map(String::length).orElse(0));
    return length > 0
        && date.get().substring(0, length).compareTo(otherDate.get().substring(0, length)) < 0;
  }

  private Optional<String> date(Node document) {
    return value(document, DCTerms.created);
  }

  private Optional<String> text(Node document) {
    return value(document, Ent.sha256).flatMap(texts);
  }

  private Optional<String> value(Node document, Resource property) {
    return data.getGraph(iris.documentGraph(document))
        .find(document, property.asNode(), Node.ANY)
        .nextOptional()
        .map(triple -> triple.getObject().getLiteralLexicalForm());
  }

  private void write(Node reprint, Node first) {
    double shared = text(first).map(text -> shared(Wording.of(text), reprint)).orElse(LEAST_SHARED);
    write(reprint, first, shared);
  }

  private void write(Node reprint, Node first, double shared) {
    Graph links = links();
    links.add(reprint, REPRINT_OF, first);
    Node link = NodeFactory.createURI(reprint.getURI() + "/reprint/" + Slug.hash(first.getURI()));
    links.add(link, RDF.type.asNode(), RDF.Statement.asNode());
    links.add(link, RDF.subject.asNode(), reprint);
    links.add(link, RDF.predicate.asNode(), REPRINT_OF);
    links.add(link, RDF.object.asNode(), first);
    links.add(link, Ent.confidence.asNode(), SameEngagements.confidence(shared));
    String why =
        Math.round(shared * 100) + " % of the shorter text's runs of five words are in both";
    links.add(link, RDFS.comment.asNode(), NodeFactory.createLiteralLang(why, "en"));
  }

  private void unlink(Node document) {
    Graph links = links();
    for (Resource property : List.of(RDF.subject, RDF.object)) {
      Iter.iter(links.find(Node.ANY, property.asNode(), document))
          .map(Triple::getSubject)
          .filter(link -> links.contains(link, RDF.predicate.asNode(), REPRINT_OF))
          .toList()
          .forEach(link -> links.remove(link, Node.ANY, Node.ANY));
    }
    links.remove(document, REPRINT_OF, Node.ANY);
    links.remove(Node.ANY, REPRINT_OF, document);
  }

  /**
   * Forgets a document that goes, or is about to be another.
   *
   * @return documents of which it was the first: they are to join again when it is gone, or has
   *     come again
   */
  public List<Node> forget(Node document) {
    List<Node> reprints = new ArrayList<>(reprintsOf(document));
    unlink(document);
    data.getDefaultGraph().remove(document, BAND, Node.ANY);
    return reprints;
  }

  private Graph links() {
    return data.getGraph(iris.sameEngagementsGraph());
  }

  private static Node integer(long value) {
    return NodeFactory.createLiteralDT(Long.toString(value), XSDDatatype.XSDinteger);
  }
}
