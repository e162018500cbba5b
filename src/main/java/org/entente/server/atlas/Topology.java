package org.entente.server.atlas;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.simplify.DouglasPeuckerSimplifier;

/**
 * Shapes that share their borders, as TopoJSON has them (specification 1.0), projected, with no
 * more points than are seen.
 */
final class Topology {

  /** In units of the drawing: less than half a pixel, as it is usually shown. */
  private static final double TOLERANCE = 3.5;

  private static final GeometryFactory FACTORY = new GeometryFactory();

  /**
   * A shape.
   *
   * @param rings of arcs, each by its number; a number below 0 is the arc {@code -1 - number}
   *     backwards
   */
  record Shape(String id, String name, List<List<Integer>> rings) {

    Shape {
      rings = List.copyOf(rings);
    }
  }

  private final List<List<Coordinate>> arcs = new ArrayList<>();
  private final List<Shape> shapes = new ArrayList<>();
  private final Map<Integer, Set<String>> users = new HashMap<>();

  /**
   * Reads a collection of polygons.
   *
   * @param root the document
   * @param collection the collection's name
   */
  Topology(JsonNode root, String collection) {
    JsonNode transform = root.required("transform");
    double[] scale = pair(transform.required("scale"));
    double[] shift = pair(transform.required("translate"));
    root.required("arcs").forEach(arc -> arcs.add(arc(arc, scale, shift)));
    for (JsonNode geometry : root.required("objects").required(collection).required("geometries")) {
      List<List<Integer>> rings = new ArrayList<>();
      rings(geometry.path("arcs"), rings);
      Shape shape =
          new Shape(
              geometry.path("id").asText(""),
              geometry.required("properties").required("name").asText(),
              rings);
      shapes.add(shape);
      rings.forEach(
          ring ->
              ring.forEach(
                  arc ->
                      users
                          .computeIfAbsent(arc < 0 ? -1 - arc : arc, k -> new HashSet<>())
                          .add(shape.name())));
    }
  }

  List<Shape> shapes() {
    return shapes;
  }

  int size() {
    return arcs.size();
  }

  List<Coordinate> arc(int number) {
    return arcs.get(number);
  }

  /** The names of the shapes that an arc bounds. */
  Set<String> users(int arc) {
    return users.getOrDefault(arc, Set.of());
  }

  /** The points of a ring; the last is the first. */
  List<Coordinate> points(List<Integer> ring) {
    List<Coordinate> points = new ArrayList<>();
    for (int number : ring) {
      List<Coordinate> arc = new ArrayList<>(arcs.get(number < 0 ? -1 - number : number));
      if (number < 0) {
        java.util.Collections.reverse(arc);
      }
      points.addAll(points.isEmpty() ? arc : arc.subList(1, arc.size()));
    }
    return points;
  }

  private static List<Coordinate> arc(JsonNode steps, double[] scale, double[] shift) {
    double[][] degrees = new double[steps.size()][];
    long x = 0;
    long y = 0;
    double sum = 0;
    boolean eastern = false;
    for (int i = 0; i < steps.size(); i++) {
      x += steps.get(i).get(0).asLong();
      y += steps.get(i).get(1).asLong();
      degrees[i] = new double[] {x * scale[0] + shift[0], y * scale[1] + shift[1]};
      sum += degrees[i][0];
      eastern |= degrees[i][0] > 0;
    }
    // Land that is cut by the drawing's seam goes whole to one side of it.
    boolean western = EqualEarth.isBeyond(sum / steps.size());
    Coordinate[] points = new Coordinate[degrees.length];
    for (int i = 0; i < points.length; i++) {
      boolean beyond = western || eastern && EqualEarth.isBeyond(degrees[i][0]);
      Spot spot = EqualEarth.spot(degrees[i][0], degrees[i][1], beyond);
      points[i] = new Coordinate(spot.x(), spot.y());
    }
    return points.length < 3
        ? List.of(points)
        : List.of(
            DouglasPeuckerSimplifier.simplify(FACTORY.createLineString(points), TOLERANCE)
                .getCoordinates());
  }

  /** Polygons and multipolygons nest to different depths; a ring is an array of numbers. */
  private static void rings(JsonNode node, List<List<Integer>> rings) {
    if (node.path(0).isInt()) {
      List<Integer> ring = new ArrayList<>();
      node.forEach(number -> ring.add(number.asInt()));
      rings.add(ring);
    } else {
      node.forEach(inner -> rings(inner, rings));
    }
  }

  private static double[] pair(JsonNode node) {
    return new double[] {node.required(0).asDouble(), node.required(1).asDouble()};
  }
}
