package org.entente.server.atlas;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.locationtech.jts.algorithm.construct.MaximumInscribedCircle;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * The countries of the world as outlines: Natural Earth's of 1:50 million, version 4.1, as the
 * package world-atlas 2.0.2 has them. They follow who holds the land; what is disputed is marked.
 */
public final class Atlas {

  private static final String FILE = "countries-50m.json";

  /** South of the drawing, or of no one: ISO codes. */
  private static final Set<String> LEFT_OUT = Set.of("010", "260", "334", "239");

  /** Islands that are smaller than this both ways are not seen. In units of the drawing. */
  private static final double SEEN = 7;

  private static final GeometryFactory FACTORY = new GeometryFactory();

  private final Map<String, Country> countries = new LinkedHashMap<>();
  private final Map<String, Country> byCode = new HashMap<>();
  private final List<Dispute> disputes;
  private final String borders;

  private Atlas() throws IOException {
    Topology topology;
    try (InputStream in = Objects.requireNonNull(Atlas.class.getResourceAsStream(FILE), FILE)) {
      JsonNode root = new ObjectMapper().readTree(in);
      topology = new Topology(root, "countries");
    }
    for (Topology.Shape shape : topology.shapes()) {
      country(topology, shape)
          .ifPresent(
              country -> {
                countries.put(country.name(), country);
                byCode.putIfAbsent(country.code(), country);
              });
    }
    byCode.remove("");
    List<Disputed> disputed = Disputed.read();
    PathData undisputed = new PathData();
    List<PathData> lines = disputed.stream().map(d -> new PathData()).toList();
    for (int i = 0; i < topology.size(); i++) {
      line(topology, i, disputed, lines, undisputed);
    }
    this.borders = undisputed.toString();
    List<Dispute> found = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Disputed d = disputed.get(i);
      found.add(new Dispute(d.name(), d.place(), d.note(), lines.get(i).toString(), d.spot()));
    }
    this.disputes = List.copyOf(found);
  }

  /** Read when it is first asked for, which takes a second. */
  private static final class World {
    private static final Atlas ATLAS = read();

    private static Atlas read() {
      try {
        return new Atlas();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** The one that there is. */
  public static Atlas world() {
    return World.ATLAS;
  }

  /** Units of the drawing. */
  public int width() {
    return EqualEarth.WIDTH;
  }

  /** The same. */
  public int height() {
    return EqualEarth.HEIGHT;
  }

  public List<Country> countries() {
    return List.copyOf(countries.values());
  }

  /** By the three digits of ISO 3166-1. */
  public Optional<Country> byCode(String code) {
    return Optional.ofNullable(byCode.get(code));
  }

  /** By the name that the outlines have. */
  public Optional<Country> byName(String name) {
    return Optional.ofNullable(countries.get(name));
  }

  public List<Dispute> disputes() {
    return disputes;
  }

  /** Where countries meet and nobody disputes it: data of an SVG path. */
  public String borders() {
    return borders;
  }

  /**
   * Where a place is in the drawing.
   *
   * @param east degrees, -180 to 180
   * @param north degrees, -90 to 90
   * @return empty for what lies south of the drawing
   */
  public Optional<Spot> spot(double east, double north) {
    return Optional.of(EqualEarth.spot(east, north))
        .filter(spot -> spot.y() >= 0 && spot.y() <= height());
  }

  private static Optional<Country> country(Topology topology, Topology.Shape shape) {
    if (LEFT_OUT.contains(shape.id())) {
      return Optional.empty();
    }
    List<List<Coordinate>> rings =
        shape.rings().stream()
            .map(topology::points)
            .sorted(
                Comparator.comparingDouble((List<Coordinate> ring) -> -envelope(ring).getArea()))
            .toList();
    PathData outline = new PathData();
    for (List<Coordinate> ring : rings) {
      Envelope envelope = envelope(ring);
      boolean seen = envelope.getWidth() > SEEN || envelope.getHeight() > SEEN;
      if (seen && envelope.getMinY() < EqualEarth.HEIGHT || ring.equals(rings.get(0))) {
        outline.ring(ring);
      }
    }
    return rings.stream()
        .findFirst()
        .map(
            ring ->
                new Country(
                    shape.id(), shape.name(), outline.toString(), middle(ring), isSpeck(ring)));
  }

  private static Envelope envelope(List<Coordinate> ring) {
    Envelope envelope = new Envelope();
    ring.forEach(envelope::expandToInclude);
    return envelope;
  }

  private static boolean isSpeck(List<Coordinate> ring) {
    Envelope envelope = envelope(ring);
    return ring.size() < 4 || Math.max(envelope.getWidth(), envelope.getHeight()) < 3 * SEEN;
  }

  private static Spot middle(List<Coordinate> ring) {
    Coordinate point =
        isSpeck(ring)
            ? envelope(ring).centre()
            : MaximumInscribedCircle.getCenter(
                    FACTORY.createPolygon(ring.toArray(new Coordinate[0])),
                    Math.max(1, envelope(ring).getDiameter() / 40))
                .getCoordinate();
    return EqualEarth.at(point.x, point.y);
  }

  private static void line(
      Topology topology,
      int arc,
      List<Disputed> disputed,
      List<PathData> lines,
      PathData undisputed) {
    Set<String> users = topology.users(arc);
    List<List<Coordinate>> rest = List.of(topology.arc(arc));
    for (int i = 0; i < disputed.size(); i++) {
      Disputed d = disputed.get(i);
      if (d.isBetween(users)) {
        List<List<Coordinate>> left = new ArrayList<>();
        for (List<Coordinate> part : rest) {
          d.parts(part, true).forEach(lines.get(i)::line);
          left.addAll(d.parts(part, false));
        }
        rest = left;
      }
    }
    if (users.size() > 1) {
      rest.forEach(undisputed::line);
    }
  }
}
