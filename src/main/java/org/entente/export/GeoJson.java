package org.entente.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the places of engagements as GeoJSON (RFC 7946), one feature a place, with its engagements
 * among the properties. States, and places whose whereabouts the register does not know, have the
 * geometry {@code null}: RFC 7946 says so of what is unlocated.
 */
public final class GeoJson {

  /** What a feature tells of each engagement. */
  private static final List<Column> TOLD =
      List.of(
          Column.LABEL,
          Column.KIND,
          Column.EARLIEST,
          Column.LATEST,
          Column.STATUS,
          Column.FACTUALITY,
          Column.DOCUMENT,
          Column.QUOTE);

  private GeoJson() {}

  /** Writes a feature collection in UTF-8; the stream stays open. */
  public static void write(PropertyGraph graph, OutputStream stream) throws IOException {
    Map<String, PropertyGraph.Vertex> byId = new HashMap<>();
    graph.nodes().forEach(node -> byId.put(node.id(), node));
    Map<String, List<PropertyGraph.Vertex>> at = new HashMap<>();
    for (PropertyGraph.Edge edge : graph.edges()) {
      PropertyGraph.Vertex engagement = byId.get(edge.source());
      if (edge.value(Column.RELATION).equals("place") && engagement != null) {
        at.computeIfAbsent(edge.target(), id -> new ArrayList<>()).add(engagement);
      }
    }
    JsonGenerator out =
        new JsonFactory()
            .createGenerator(stream)
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
            .useDefaultPrettyPrinter();
    out.writeStartObject();
    out.writeStringField("type", "FeatureCollection");
    out.writeArrayFieldStart("features");
    for (PropertyGraph.Vertex place : graph.nodes()) {
      List<PropertyGraph.Vertex> engagements = at.get(place.id());
      if (engagements != null) {
        feature(out, place, engagements);
      }
    }
    out.writeEndArray();
    out.writeEndObject();
    out.writeRaw('\n');
    out.flush();
  }

  private static void feature(
      JsonGenerator out, PropertyGraph.Vertex place, List<PropertyGraph.Vertex> engagements)
      throws IOException {
    out.writeStartObject();
    out.writeStringField("type", "Feature");
    out.writeStringField("id", place.id());
    geometry(out, place.value(Column.LONGITUDE), place.value(Column.LATITUDE));
    out.writeObjectFieldStart("properties");
    out.writeStringField("name", place.value(Column.LABEL));
    out.writeNumberField("count", engagements.size());
    out.writeArrayFieldStart("engagements");
    for (PropertyGraph.Vertex engagement : engagements) {
      out.writeStartObject();
      out.writeStringField("id", engagement.id());
      for (Column column : TOLD) {
        String value = engagement.value(column);
        if (!value.isEmpty()) {
          out.writeStringField(column.title(), value);
        }
      }
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeEndObject();
    out.writeEndObject();
  }

  /** East before north. */
  private static void geometry(JsonGenerator out, String east, String north) throws IOException {
    if (east.isEmpty() || north.isEmpty()) {
      out.writeNullField("geometry");
      return;
    }
    out.writeObjectFieldStart("geometry");
    out.writeStringField("type", "Point");
    out.writeArrayFieldStart("coordinates");
    out.writeNumber(east);
    out.writeNumber(north);
    out.writeEndArray();
    out.writeEndObject();
  }
}
