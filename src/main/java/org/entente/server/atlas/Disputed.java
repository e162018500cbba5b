package org.entente.server.atlas;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Coordinate;

/**
 * A row of {@code disputed.tsv}.
 *
 * @param one a country of the outlines, or empty
 * @param other another, {@code *} or {@code coast}
 * @param box west, south, east, north in degrees; empty for all of the line
 * @param point east, north in degrees; empty where there is a line
 */
record Disputed(
    String name,
    String place,
    String one,
    String other,
    List<Double> box,
    List<Double> point,
    String note) {

  private static final String FILE = "disputed.tsv";

  Disputed {
    box = List.copyOf(box);
    point = List.copyOf(point);
    if (note.isBlank() || one.isEmpty() == point.isEmpty()) {
      throw new IllegalArgumentException(
          FILE + ": " + name + " needs a note, and a line or a point");
    }
  }

  static List<Disputed> read() {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(Disputed.class.getResourceAsStream(FILE), FILE),
                StandardCharsets.UTF_8))) {
      return in.lines()
          .filter(line -> !line.startsWith("#") && !line.isBlank())
          .skip(1)
          .map(line -> line.split("\t", -1))
          .map(c -> new Disputed(c[0], c[1], c[2], c[3], numbers(c[4], 4), numbers(c[5], 2), c[6]))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Double> numbers(String cell, int count) {
    List<Double> numbers =
        cell.isEmpty() ? List.of() : Stream.of(cell.split(",")).map(Double::valueOf).toList();
    if (!numbers.isEmpty() && numbers.size() != count) {
      throw new IllegalArgumentException(FILE + ": " + cell + " is not " + count + " numbers");
    }
    return numbers;
  }

  /** Whether a line between these countries may be the one meant. */
  boolean isBetween(Set<String> countries) {
    if (one.isEmpty() || !countries.contains(one)) {
      return false;
    }
    return switch (other) {
      case "coast" -> countries.size() == 1;
      case "*" -> countries.size() > 1;
      default -> countries.contains(other);
    };
  }

  private boolean contains(Coordinate point) {
    if (box.isEmpty()) {
      return true;
    }
    Spot spot = EqualEarth.at(point.x, point.y);
    return spot.east() >= box.get(0)
        && spot.north() >= box.get(1)
        && spot.east() <= box.get(2)
        && spot.north() <= box.get(3);
  }

  /** The parts of a line that lie within the box, or outside of it. */
  List<List<Coordinate>> parts(List<Coordinate> line, boolean within) {
    List<List<Coordinate>> parts = new ArrayList<>();
    List<Coordinate> part = new ArrayList<>();
    for (int i = 1; i < line.size(); i++) {
      boolean inside = contains(line.get(i - 1)) && contains(line.get(i));
      if (inside == within) {
        if (part.isEmpty()) {
          part.add(line.get(i - 1));
        }
        part.add(line.get(i));
      } else if (!part.isEmpty()) {
        parts.add(part);
        part = new ArrayList<>();
      }
    }
    if (!part.isEmpty()) {
      parts.add(part);
    }
    return parts;
  }

  Optional<Spot> spot() {
    return point.isEmpty()
        ? Optional.empty()
        : Optional.of(EqualEarth.spot(point.get(0), point.get(1)));
  }
}
