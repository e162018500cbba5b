package org.entente.server.pages;

import java.util.List;
import org.apache.jena.graph.Node;

/**
 * An engagement as lists, counts and charts need it.
 *
 * @param kind local name of its class
 * @param status local name of the concept, or empty
 * @param factuality local name of the concept, or empty
 * @param earliest the first day, {@code 2014-01-01}, or empty
 * @param latest the last day, or empty
 * @param actors who takes part, without the roles
 * @param domains local names of the concepts
 */
record Entry(
    Node node,
    String kind,
    String status,
    String factuality,
    String earliest,
    String latest,
    List<Node> actors,
    List<String> domains) {

  Entry {
    actors = List.copyOf(actors);
    domains = List.copyOf(domains);
  }

  /** The year in which it begins, four digits; empty when it has no date. */
  String year() {
    return earliest.length() >= 4 ? earliest.substring(0, 4) : "";
  }
}
