package org.entente.difference;

import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/**
 * What a slot has.
 *
 * @param node as the graph has it
 * @param isMeasure whether it is an amount or a quantity, whose node nobody knows outside its graph
 * @param words for people: an actor's name, {@code 400000000000 USD}, a date
 * @param quotes the words of the document that say it, to the letter; none when the graph does not
 *     tell
 */
public record Value(Node node, boolean isMeasure, String words, List<String> quotes) {

  public Value {
    quotes = List.copyOf(quotes);
  }

  /** What can be read without the graph: the node, or the words of a measure. */
  Node plain() {
    return isMeasure ? NodeFactory.createLiteralString(words) : node;
  }
}
