package org.entente.server.pages;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
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

  /** On its own page a state is no choice: all that is there has it. */
  String state(Node state) {
    return page(state, with(state, List.of()), "does");
  }

  String pair(Node one, Node other) {
    return page(one, with(one, List.of(other)), "does");
  }

  private String with(Node page, List<Node> others) {
    List<String> paths =
        Stream.concat(chosen.stream(), others.stream())
            .distinct()
            .filter(actor -> !actor.equals(page) && view.links().isOurs(actor))
            .map(view.links()::path)
            .sorted()
            .toList();
    return parameters.query("with", paths);
  }

  String place(Node place) {
    return page(place, parameters.query(), "in");
  }

  private String page(Node node, String query, String section) {
    return view.links().isOurs(node) ? view.links().href(node) + query + "#" + section : "";
  }
}
