package org.entente.knowledge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.entente.knowledge.Register.ActorRow;

/**
 * The least boxes around states and their territories, in degrees: from the outlines that the map
 * draws (TopoJSON, which numbers countries as UN M49 does), and those of {@code far-parts.tsv}.
 */
final class Boxes {

  /** Degrees: outlines are simplified, and ports lie on islands and moles before the coast. */
  private static final double MARGIN = 0.3;

  private static final Path FAR_PARTS = Path.of("src/test/resources/cases/register/far-parts.tsv");

  /** West to east and south to north; an outline that crosses 180° spans all. */
  record Box(double west, double south, double east, double north) {

    boolean holds(double east, double north) {
      return west - MARGIN <= east
          && east <= this.east + MARGIN
          && south - MARGIN <= north
          && north <= this.north + MARGIN;
    }
  }

  private final Map<String, List<Box>> ofState = new HashMap<>();

  Boxes(Register register) {
    Map<String, List<Box>> outlines = outlines();
    for (ActorRow row : register.actors()) {
      if (row.type() == ActorType.STATE) {
        List<Box> boxes = outlines.getOrDefault(row.ids().getOrDefault("m49", "none"), List.of());
        put(row.id(), boxes);
        row.state().ifPresent(owner -> put(owner, boxes));
      }
    }
    for (Table.Row row : Table.read(FAR_PARTS).rows()) {
      put(
          row.get("state"),
          List.of(
              new Box(
                  Double.parseDouble(row.get("west")),
                  Double.parseDouble(row.get("south")),
                  Double.parseDouble(row.get("east")),
                  Double.parseDouble(row.get("north")))));
    }
  }

  List<Box> of(String state) {
    return ofState.getOrDefault(state, List.of());
  }

  private void put(String state, List<Box> boxes) {
    ofState.computeIfAbsent(state, id -> new ArrayList<>()).addAll(boxes);
  }

  private static Map<String, List<Box>> outlines() {
    try (InputStream file =
        Boxes.class.getResourceAsStream("/org/entente/server/atlas/countries-50m.json")) {
      JsonNode root = new ObjectMapper().readTree(Objects.requireNonNull(file));
      Map<String, List<Box>> outlines = new HashMap<>();
      for (JsonNode country :
          root.required("objects").required("countries").required("geometries")) {
        List<Integer> arcs = new ArrayList<>();
        numbers(country.path("arcs"), arcs);
        if (!arcs.isEmpty()) {
          outlines
              .computeIfAbsent(country.path("id").asText("none"), id -> new ArrayList<>())
              .add(around(root, arcs));
        }
      }
      outlines.remove("none");
      return outlines;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void numbers(JsonNode node, List<Integer> numbers) {
    if (node.isInt()) {
      numbers.add(node.asInt() < 0 ? -1 - node.asInt() : node.asInt());
    } else {
      node.forEach(inner -> numbers(inner, numbers));
    }
  }

  private static Box around(JsonNode root, List<Integer> arcs) {
    JsonNode scale = root.required("transform").required("scale");
    JsonNode shift = root.required("transform").required("translate");
    double west = 180;
    double south = 90;
    double east = -180;
    double north = -90;
    for (int arc : arcs) {
      long x = 0;
      long y = 0;
      for (JsonNode step : root.required("arcs").get(arc)) {
        x += step.get(0).asLong();
        y += step.get(1).asLong();
        double longitude = x * scale.get(0).asDouble() + shift.get(0).asDouble();
        double latitude = y * scale.get(1).asDouble() + shift.get(1).asDouble();
        west = Math.min(west, longitude);
        east = Math.max(east, longitude);
        south = Math.min(south, latitude);
        north = Math.max(north, latitude);
      }
    }
    return new Box(west, south, east, north);
  }
}
