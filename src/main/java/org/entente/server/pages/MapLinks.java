package org.entente.server.pages;

import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Node;

/** Where a map leads: to the lists of just those engagements that it counts. */
final class MapLinks {

  private final View view;
  private final Parameters parameters;
  private final Set<Node> chosen;

  /**
   * @param chosen whom the facet of actors holds
   */
  MapLinks(View view, Parameters parameters, Set<Node> chosen) {
    this.view = view;
    this.parameters = parameters;
    this.chosen = Set.copyOf(chosen);
  }

  /** On its own page a state is no choice: what it takes part in holds it anyway. */
  String state(Node state) {
    String query =
        chosen.contains(state) ? parameters.query("with", List.of()) : parameters.query();
    return page(state, query, "does");
  }

  String pair(Node one, Node other) {
    return view.links().isOurs(other)
        ? page(one, parameters.query("with", List.of(view.links().path(other))), "does")
        : page(one, parameters.query("with", List.of()), "does");
  }

  String place(Node place) {
    return page(place, parameters.query(), "in");
  }

  private String page(Node node, String query, String section) {
    return view.links().isOurs(node) ? view.links().href(node) + query + "#" + section : "";
  }
}
