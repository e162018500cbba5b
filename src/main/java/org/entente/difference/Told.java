package org.entente.difference;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;
import org.entente.rdf.Vocabulary;

/**
 * Something that a document tells of, as one version of its graph has it.
 *
 * @param type the most special class
 * @param label what it is called
 * @param quotes the passages that it stands on
 * @param slots what is said of it, by property
 */
public record Told(
    Kind kind,
    Node iri,
    Node type,
    String label,
    List<String> quotes,
    SortedMap<Node, List<Value>> slots) {

  /** What is compared. */
  public enum Kind {
    /** The document itself: its title and date. */
    DOCUMENT,
    /** An engagement or an observation. */
    FACT,
    /** Who is mentioned. */
    ACTOR
  }

  /** The order of slots: by IRI. */
  static final Comparator<Node> BY_IRI = Comparator.comparing(Node::getURI);

  /** The slot that holds the quotes themselves. */
  static final Node WORDS = Vocabulary.WAS_DERIVED_FROM;

  public Told {
    quotes = List.copyOf(quotes);
    slots = Collections.unmodifiableSortedMap(new TreeMap<>(slots));
  }

  List<Value> values(Node property) {
    return slots.getOrDefault(property, List.of());
  }

  static String slotName(Node property) {
    return property.equals(RDF.type.asNode())
        ? "class"
        : property.equals(WORDS) ? "words" : property.getLocalName();
  }
}
