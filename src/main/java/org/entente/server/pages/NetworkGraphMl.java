package org.entente.server.pages;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.entente.export.Column;
import org.entente.export.GraphMl;
import org.entente.export.PropertyGraph;

/** The network that a page draws, as GraphML: actors, and how many engagements tie each two. */
final class NetworkGraphMl {

  private NetworkGraphMl() {}

  static String of(Drawing drawing, Links links) {
    List<PropertyGraph.Vertex> nodes =
        drawing.dots().stream()
            .map(
                dot ->
                    new PropertyGraph.Vertex(
                        id(dot, links),
                        Map.of(
                            Column.LABEL, dot.name().text(),
                            Column.ENGAGEMENTS, Integer.toString(dot.engagements()))))
            .toList();
    List<PropertyGraph.Edge> edges =
        drawing.lines().stream()
            .map(
                line ->
                    new PropertyGraph.Edge(
                        id(line.from(), links),
                        id(line.to(), links),
                        Map.of(
                            Column.WEIGHT, Integer.toString(line.engagements()),
                            Column.CLASSES, line.kinds())))
            .toList();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    GraphMl.write(
        new PropertyGraph(nodes, edges),
        List.of(Column.LABEL, Column.ENGAGEMENTS, Column.WEIGHT, Column.CLASSES),
        false,
        out);
    return out.toString(StandardCharsets.UTF_8);
  }

  /** The IRI, by which it is the same node in a whole export. */
  private static String id(Drawing.Dot dot, Links links) {
    return links.iri(dot.id()).orElse(dot.id());
  }
}
