package org.entente.rdf;

import org.apache.jena.graph.FrontsNode;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.entente.document.Span;

/**
 * Writes triples together with the words that say them: for each a node of type {@code
 * rdf:Statement} with subject, predicate, object and the passage. Plain RDF 1.1, so that every
 * client can read it.
 */
final class Claims {

  private final Triples triples;
  private final Passages passages;

  Claims(Triples triples, Passages passages) {
    this.triples = triples;
    this.passages = passages;
  }

  Triples triples() {
    return triples;
  }

  /** The triple, and that these words say it. Said twice, it is one statement of two passages. */
  void claim(Node subject, Node property, Node value, Span evidence) {
    triples.add(subject, property, value);
    derive(statement(subject, property, value), evidence);
  }

  void claim(Node subject, FrontsNode property, Node value, Span evidence) {
    claim(subject, property.asNode(), value, evidence);
  }

  /** A node that stands for a triple; the triple itself is not written. */
  Node statement(Node subject, Node property, Node value) {
    Triple triple = Triple.create(subject, property, value);
    Node statement = Statements.name(triple);
    Statements.write(triples.graph(), statement, triple);
    return statement;
  }

  /** A resource stands on a passage. */
  void derive(Node resource, Span evidence) {
    triples.add(resource, Vocabulary.WAS_DERIVED_FROM, passages.at(evidence));
  }
}
