package org.entente.server.pages;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.entente.server.atlas.Country;
import org.entente.server.atlas.Spot;

/** What the map shows as GeoJSON (RFC 7946): points and lines, without the outlines. */
final class MapFeatures {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final View view;
  private final MapPage.Found found;
  private final MapLinks links;
  private final ArrayNode features = JSON.createArrayNode();

  private MapFeatures(View view, MapPage.Found found, MapLinks links) {
    this.view = view;
    this.found = found;
    this.links = links;
  }

  /** The document. Addresses are paths at this server. */
  static String of(View view, MapPage.Found found, MapLinks links) {
    MapFeatures features = new MapFeatures(view, found, links);
    for (MapCounts.Of of : found.counts().states()) {
      Optional<Spot> spot = found.whereabouts().country(of.node()).map(Country::middle);
      features.add("state", of.node(), of.count(), links.state(of.node()), spot);
    }
    for (MapCounts.Of of : found.counts().places()) {
      Optional<Spot> spot = found.whereabouts().spot(of.node());
      features.add("place", of.node(), of.count(), links.place(of.node()), spot);
    }
    found.counts().pairs().forEach(features::add);
    ObjectNode root = JSON.createObjectNode().put("type", "FeatureCollection");
    root.set("features", features.features);
    return root.toString();
  }

  private void add(String kind, Node node, int count, String href, Optional<Spot> spot) {
    ObjectNode feature = feature(kind, count, href);
    feature.put("id", node.toString());
    ObjectNode properties = (ObjectNode) feature.required("properties");
    properties.put("label", view.name(node).text());
    if (spot.isPresent()) {
      ObjectNode geometry = feature.putObject("geometry").put("type", "Point");
      geometry.set("coordinates", position(spot.get()));
    } else {
      feature.putNull("geometry");
    }
  }

  private void add(MapCounts.Between pair) {
    ObjectNode feature = feature("between", pair.count(), links.pair(pair.one(), pair.other()));
    ObjectNode properties = (ObjectNode) feature.required("properties");
    ArrayNode states = properties.putArray("states");
    ArrayNode labels = properties.putArray("labels");
    ArrayNode positions = JSON.createArrayNode();
    Stream.of(pair.one(), pair.other())
        .forEach(
            state -> {
              states.add(state.toString());
              labels.add(view.name(state).text());
              found
                  .whereabouts()
                  .country(state)
                  .ifPresent(country -> positions.add(position(country.middle())));
            });
    if (positions.size() == 2) {
      ObjectNode geometry = feature.putObject("geometry").put("type", "LineString");
      geometry.set("coordinates", positions);
    } else {
      feature.putNull("geometry");
    }
  }

  private ObjectNode feature(String kind, int count, String href) {
    ObjectNode feature = features.addObject().put("type", "Feature");
    ObjectNode properties = feature.putObject("properties");
    properties.put("kind", kind).put("engagements", count);
    if (!href.isEmpty()) {
      properties.put("address", href);
    }
    return feature;
  }

  /** East before north, in hundredths of a degree. */
  private static ArrayNode position(Spot spot) {
    return JSON.createArrayNode()
        .add(Math.round(spot.east() * 100) / 100.0)
        .add(Math.round(spot.north() * 100) / 100.0);
  }
}
