package org.entente.store;

import java.util.HashSet;
import java.util.Set;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;
import org.entente.rdf.Ent;
import org.entente.rdf.Iris;
import org.entente.rdf.Vocabulary;

/**
 * Which quads are about some documents: what they say, what was decided about it, what other
 * documents were linked with it for. Look at all quads first, then ask.
 */
final class Purge {

  private final Iris iris;
  private final Set<String> documents;

  /** References to facts of theirs, and links with engagements of theirs. */
  private final Set<String> about = new HashSet<>();

  /**
   * @param documents IRIs
   */
  Purge(Iris iris, Set<String> documents) {
    this.iris = iris;
    this.documents = Set.copyOf(documents);
  }

  void look(DatasetGraph dataset) {
    Iter.iter(dataset.find(iris.correctionsGraph(), Node.ANY, Node.ANY, Node.ANY))
        .forEach(this::look);
    Iter.iter(dataset.find(iris.sameEngagementsGraph(), Node.ANY, Node.ANY, Node.ANY))
        .forEach(this::look);
  }

  /** Notes what a quad says to be about one of the documents. */
  void look(Quad quad) {
    Node property = quad.getPredicate();
    boolean reference =
        quad.getGraph().equals(iris.correctionsGraph())
            && property.equals(Ent.fact.asNode())
            && isOfThem(quad.getObject());
    boolean link =
        quad.getGraph().equals(iris.sameEngagementsGraph())
            && (property.equals(RDF.object.asNode()) || property.equals(Ent.between.asNode()))
            && isOfThem(quad.getObject());
    if (reference) {
      about.add(correction(quad.getSubject().toString()));
    } else if (link) {
      about.add(quad.getSubject().toString());
    }
  }

  /** A correction's IRI, of that of something below it. */
  private String correction(String iri) {
    String start = iris.base() + "correction/";
    int end = iri.startsWith(start) ? iri.indexOf('/', start.length()) : -1;
    return end < 0 ? iri : iri.substring(0, end);
  }

  /** The sha256 of all texts that versions of the documents had. */
  Set<String> texts(DatasetGraph dataset) {
    return Iter.iter(dataset.findNG(Node.ANY, Node.ANY, Vocabulary.SHA256, Node.ANY))
        .filter(this::concerns)
        .map(quad -> quad.getObject().getLiteralLexicalForm())
        .toSet();
  }

  boolean concerns(Quad quad) {
    return concerns(quad.getGraph()) || concerns(quad.getSubject()) || concerns(quad.getObject());
  }

  private boolean concerns(Node node) {
    return node.isURI() && (isOfThem(node) || isBelow(node.getURI(), about));
  }

  private boolean isOfThem(Node node) {
    return node.isURI()
        && node.getURI().startsWith(iris.base())
        && isBelow(node.getURI(), documents);
  }

  /** Whether an IRI, or one that it stands below, is among some. */
  private boolean isBelow(String iri, Set<String> some) {
    for (int end = iri.length(); end > iris.base().length(); end = iri.lastIndexOf('/', end - 1)) {
      if (some.contains(iri.substring(0, end))) {
        return true;
      }
    }
    return false;
  }
}
