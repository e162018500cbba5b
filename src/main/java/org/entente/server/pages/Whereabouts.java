package org.entente.server.pages;

import com.ibm.icu.util.Region;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.apache.jena.vocabulary.SchemaDO;
import org.entente.rdf.Ent;
import org.entente.rdf.Vocabulary;
import org.entente.server.atlas.Atlas;
import org.entente.server.atlas.Country;
import org.entente.server.atlas.Spot;

/** Where the places and states of one state of the store are, and what is said to be there. */
final class Whereabouts {

  private static final String AUTHORITY =
      "http://publications.europa.eu/resource/authority/country/";

  private final Atlas atlas;
  private final Map<Node, Optional<Country>> states = new HashMap<>();
  private final Map<Node, Node> homes = new HashMap<>();
  private final Map<Node, Spot> spots = new HashMap<>();
  private final Map<Node, List<Node>> places = new HashMap<>();

  /** Reads all; call it in a transaction. */
  Whereabouts(DatasetGraph dataset, Atlas atlas) {
    this.atlas = atlas;
    each(
        dataset,
        RDF.type.asNode(),
        Ent.State.asNode(),
        (s, t) -> states.put(s, country(dataset, s)));
    Map<Node, Double> norths = new HashMap<>();
    each(
        dataset,
        Vocabulary.LATITUDE,
        Node.ANY,
        (s, v) -> degrees(v).ifPresent(d -> norths.put(s, d)));
    each(
        dataset,
        Vocabulary.LONGITUDE,
        Node.ANY,
        (place, v) ->
            degrees(v)
                .filter(east -> norths.containsKey(place))
                .flatMap(east -> atlas.spot(east, norths.getOrDefault(place, 0.0)))
                .ifPresent(spot -> spots.put(place, spot)));
    states.forEach(
        (state, country) ->
            dataset
                .findNG(Node.ANY, state, SchemaDO.location.asNode(), Node.ANY)
                .forEachRemaining(quad -> homes.put(quad.getObject(), state)));
    each(
        dataset,
        Ent.place.asNode(),
        Node.ANY,
        (s, place) -> {
          List<Node> of = places.computeIfAbsent(s, k -> new ArrayList<>(1));
          if (!of.contains(place)) {
            of.add(place);
          }
        });
  }

  Set<Node> states() {
    return states.keySet();
  }

  boolean isState(Node actor) {
    return states.containsKey(actor);
  }

  /** The outline of a state; empty when the atlas has none. */
  Optional<Country> country(Node state) {
    return states.getOrDefault(state, Optional.empty());
  }

  /** The places that an engagement is said to be at. */
  List<Node> places(Node engagement) {
    return places.getOrDefault(engagement, List.of());
  }

  /** Where a place is; a state, as a place, is in its middle. */
  Optional<Spot> spot(Node place) {
    Spot own = spots.get(place);
    Node state = homes.get(place);
    return own != null || state == null
        ? Optional.ofNullable(own)
        : country(state).map(Country::middle);
  }

  private Optional<Country> country(DatasetGraph dataset, Node state) {
    List<Country> found = new ArrayList<>();
    dataset
        .findNG(Node.ANY, state, SKOS.exactMatch.asNode(), Node.ANY)
        .forEachRemaining(
            quad -> code(quad.getObject()).flatMap(atlas::byCode).ifPresent(found::add));
    dataset
        .findNG(Node.ANY, state, RDFS.label.asNode(), Node.ANY)
        .forEachRemaining(
            quad -> {
              Node label = quad.getObject();
              if (label.isLiteral() && found.isEmpty()) {
                String name = label.getLiteralLexicalForm();
                atlas
                    .byName(name)
                    .or(() -> atlas.byName(name.replace("Northern ", "N. ")))
                    .ifPresent(found::add);
              }
            });
    return found.stream().findFirst();
  }

  /** The three digits that ISO 3166-1 has for its three letters. */
  private static Optional<String> code(Node authority) {
    if (!authority.isURI() || !authority.getURI().startsWith(AUTHORITY)) {
      return Optional.empty();
    }
    try {
      Region region = Region.getInstance(authority.getURI().substring(AUTHORITY.length()));
      return Optional.of(String.format(Locale.ROOT, "%03d", region.getNumericCode()));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // a state that is no more
    }
  }

  private static Optional<Double> degrees(Node node) {
    return node.isLiteral()
        ? Numbers.parse(node.getLiteralLexicalForm())
            .map(java.math.BigDecimal::doubleValue)
            .filter(degrees -> Math.abs(degrees) <= 180)
        : Optional.empty();
  }

  private static void each(
      DatasetGraph dataset, Node property, Node value, BiConsumer<Node, Node> action) {
    dataset
        .findNG(Node.ANY, Node.ANY, property, value)
        .forEachRemaining(quad -> action.accept(quad.getSubject(), quad.getObject()));
  }
}
