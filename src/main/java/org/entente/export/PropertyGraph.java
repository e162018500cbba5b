package org.entente.export;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Nodes and edges with plain values, as graph databases and programs for networks have them.
 * Actors, engagements, observations, things and places are nodes; roles and other ties are edges.
 *
 * @param nodes by their ids
 * @param edges both ends of each are among the nodes
 */
public record PropertyGraph(List<Vertex> nodes, List<Edge> edges) {

  public PropertyGraph {
    nodes = List.copyOf(nodes);
    edges = List.copyOf(edges);
  }

  /**
   * A node.
   *
   * @param id its IRI
   */
  public record Vertex(String id, Map<Column, String> values) {
    public Vertex {
      values = copy(values);
    }

    String value(Column column) {
      return values.getOrDefault(column, "");
    }
  }

  /** A directed edge. */
  public record Edge(String source, String target, Map<Column, String> values) {
    public Edge {
      values = copy(values);
    }

    String value(Column column) {
      return values.getOrDefault(column, "");
    }
  }

  private static Map<Column, String> copy(Map<Column, String> values) {
    Map<Column, String> copy = new EnumMap<>(Column.class);
    copy.putAll(values);
    return copy;
  }
}
