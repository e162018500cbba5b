package org.entente.server.pages;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.RDFS;
import org.entente.server.atlas.Atlas;
import org.entente.server.atlas.Country;
import org.entente.server.atlas.Dispute;
import org.entente.server.atlas.Spot;
import org.entente.server.http.Service;

/** Where engagements are, and between which states, on a map of the world. */
final class MapPage implements DataPage {

  static final String ADDRESS = Service.PATH + "map";

  private static final int CIRCLES = 250;
  private static final int LINES = 40;
  private static final int ROWS = 60;
  private static final int STEPS = 5;

  private final Service service;
  private final Counted counted;
  private volatile Held held = new Held("", Optional.empty());

  private record Held(String tag, Optional<Whereabouts> whereabouts) {}

  MapPage(Service service, Counted counted) {
    this.service = service;
    this.counted = counted;
  }

  /** What is shown at an address. */
  record Found(
      Facets.Narrowed narrowed, MapCounts counts, Whereabouts whereabouts, Set<Node> chosen) {}

  /**
   * A country that has an outline.
   *
   * @param step its shade, 1 to 5; 0 when it takes part in nothing
   */
  record Land(String outline, int step, String title, String href) {}

  /**
   * A place, or a state that is too small for its outline.
   *
   * @param x in per cent of the width
   * @param y in per cent of the height
   * @param radius in pixels
   */
  record Circle(double x, double y, double radius, String title, String href) {}

  /** Two states. */
  record Line(String path, int step, String title, String href) {}

  /** Disputed land, in the list below the map. */
  record Claim(Ref ref, String note, String line, Optional<Circle> circle) {}

  /** A row of the tables. */
  record Told(Ref ref, Optional<Ref> other, int count, boolean shown) {}

  @Override
  public String template() {
    return "map.html";
  }

  @Override
  public String title() {
    return "Map";
  }

  @Override
  public List<Form> forms() {
    return List.of(Form.GEOJSON);
  }

  @Override
  public String data(Form form, View view, Parameters parameters) {
    Found found = found(view, parameters);
    return MapFeatures.of(view, found, new MapLinks(view, parameters, found.chosen()));
  }

  /** What the parameters leave, counted. */
  private Found found(View view, Parameters parameters) {
    List<Entry> all = counted.of(view.dataset()).all();
    Facets.Narrowed narrowed = new Facets(view, parameters, Optional.empty()).narrow(all);
    Whereabouts whereabouts = whereabouts(view);
    Set<Node> chosen =
        parameters.all("with").stream()
            .flatMap(path -> view.links().iri(path).stream())
            .map(NodeFactory::createURI)
            .collect(Collectors.toSet());
    return new Found(
        narrowed, MapCounts.of(narrowed.found(), whereabouts, chosen), whereabouts, chosen);
  }

  private Whereabouts whereabouts(View view) {
    Held now = held;
    String tag = service.store().revision().tag();
    if (!now.tag().equals(tag) || now.whereabouts().isEmpty()) {
      now = new Held(tag, Optional.of(new Whereabouts(view.dataset(), Atlas.world())));
      held = now;
    }
    return now.whereabouts().orElseThrow();
  }

  @Override
  public Map<String, Object> model(View view, Parameters parameters) {
    Found found = found(view, parameters);
    MapCounts counts = found.counts();
    MapLinks links = new MapLinks(view, parameters, found.chosen());
    Atlas atlas = Atlas.world();
    List<Circle> circles = circles(view, found, links, atlas);
    List<MapCounts.Between> drawn = drawn(found);
    Map<String, Object> model = new HashMap<>();
    model.put("list", found.narrowed());
    model.put("total", found.narrowed().found().size());
    model.put("all", counted.of(view.dataset()).all().size());
    model.put("ask", parameters.query());
    model.put("width", atlas.width());
    model.put("height", atlas.height());
    model.put("lands", lands(view, found, links, atlas));
    model.put("borders", atlas.borders());
    model.put("lines", drawn.stream().map(pair -> line(view, found, links, pair)).toList());
    model.put("circles", circles);
    model.put("labels", MapLabels.of(view, found, atlas));
    model.put("claims", claims(view, atlas));
    model.put("most", counts.states().stream().mapToInt(MapCounts.Of::count).max().orElse(0));
    model.put("steps", IntStream.rangeClosed(1, STEPS).boxed().toList());
    model.put("placed", counts.placed());
    model.put("placeCount", counts.places().size());
    model.put("stateCount", counts.states().size());
    model.put("pairCount", counts.pairs().size());
    model.put("states", states(view, found, links));
    model.put("places", places(view, found, links));
    model.put("pairs", pairs(view, found, links, drawn));
    return model;
  }

  private static List<Land> lands(View view, Found found, MapLinks links, Atlas atlas) {
    int most = found.counts().states().stream().mapToInt(MapCounts.Of::count).max().orElse(1);
    Map<String, Land> lands = new LinkedHashMap<>();
    atlas.countries().forEach(c -> lands.put(c.name(), new Land(c.outline(), 0, c.name(), "")));
    for (MapCounts.Of state : found.counts().states()) {
      found
          .whereabouts()
          .country(state.node())
          .ifPresent(
              c ->
                  lands.put(
                      c.name(),
                      new Land(
                          c.outline(),
                          step(state.count(), most),
                          says(view.name(state.node()), state.count()),
                          links.state(state.node()))));
    }
    return List.copyOf(lands.values());
  }

  /** By the logarithm: two or three states take part in most. */
  private static int step(int count, int most) {
    return most <= 1
        ? STEPS
        : Math.max(1, (int) Math.ceil(STEPS * Math.log(count + 1) / Math.log(most + 1)));
  }

  private static String says(Name name, int count) {
    return name.text()
        + ": "
        + Numbers.grouped(count)
        + (count == 1 ? " engagement" : " engagements");
  }

  private static List<Circle> circles(View view, Found found, MapLinks links, Atlas atlas) {
    int most = found.counts().places().stream().mapToInt(MapCounts.Of::count).max().orElse(1);
    Stream<Circle> specks =
        found.counts().states().stream()
            .flatMap(
                state ->
                    found.whereabouts().country(state.node()).filter(Country::speck).stream()
                        .map(
                            country ->
                                circle(
                                    atlas,
                                    country.middle(),
                                    3,
                                    says(view.name(state.node()), state.count()),
                                    links.state(state.node()))));
    Stream<Circle> places =
        found.counts().places().stream()
            .flatMap(
                place ->
                    found.whereabouts().spot(place.node()).stream()
                        .map(
                            spot ->
                                circle(
                                    atlas,
                                    spot,
                                    2.5
                                        + 7.5
                                            * Math.sqrt((double) place.count() / Math.max(most, 4)),
                                    says(view.name(place.node()), place.count()),
                                    links.place(place.node()))))
            .limit(CIRCLES);
    return Stream.concat(specks, places).toList();
  }

  private static Circle circle(Atlas atlas, Spot spot, double radius, String title, String href) {
    return new Circle(
        MapLabels.percent(spot.x(), atlas.width()),
        MapLabels.percent(spot.y(), atlas.height()),
        Math.round(radius * 10) / 10.0,
        title,
        href);
  }

  private static List<MapCounts.Between> drawn(Found found) {
    return found.counts().pairs().stream()
        .filter(
            pair ->
                found.whereabouts().country(pair.one()).isPresent()
                    && found.whereabouts().country(pair.other()).isPresent())
        .limit(LINES)
        .toList();
  }

  private static Line line(View view, Found found, MapLinks links, MapCounts.Between pair) {
    int most = found.counts().pairs().stream().mapToInt(MapCounts.Between::count).max().orElse(1);
    Spot a = found.whereabouts().country(pair.one()).map(Country::middle).orElseThrow();
    Spot b = found.whereabouts().country(pair.other()).map(Country::middle).orElseThrow();
    long bend = Math.round(Math.hypot(a.x() - b.x(), a.y() - b.y()) * 0.16);
    return new Line(
        String.format(
            "M%d %dQ%d %d %d %d",
            Math.round(a.x()),
            Math.round(a.y()),
            Math.round((a.x() + b.x()) / 2),
            Math.round((a.y() + b.y()) / 2) - bend,
            Math.round(b.x()),
            Math.round(b.y())),
        step(pair.count(), most),
        view.name(pair.one()).text() + " – " + says(view.name(pair.other()), pair.count()),
        links.pair(pair.one(), pair.other()));
  }

  private static List<Told> states(View view, Found found, MapLinks links) {
    return found.counts().states().stream()
        .limit(ROWS)
        .map(
            of ->
                new Told(
                    new Ref(view.name(of.node()), links.state(of.node()), false),
                    Optional.empty(),
                    of.count(),
                    found.whereabouts().country(of.node()).isPresent()))
        .toList();
  }

  private static List<Told> places(View view, Found found, MapLinks links) {
    return found.counts().places().stream()
        .limit(ROWS)
        .map(
            of ->
                new Told(
                    new Ref(view.name(of.node()), links.place(of.node()), false),
                    Optional.empty(),
                    of.count(),
                    found.whereabouts().spot(of.node()).isPresent()))
        .toList();
  }

  private static List<Told> pairs(
      View view, Found found, MapLinks links, List<MapCounts.Between> drawn) {
    Set<MapCounts.Between> shown = new HashSet<>(drawn);
    return found.counts().pairs().stream()
        .limit(ROWS)
        .map(
            pair ->
                new Told(
                    new Ref(view.name(pair.one()), links.pair(pair.one(), pair.other()), false),
                    Optional.of(view.ref(pair.other())),
                    pair.count(),
                    shown.contains(pair)))
        .toList();
  }

  private List<Claim> claims(View view, Atlas atlas) {
    return atlas.disputes().stream().map(dispute -> claim(view, atlas, dispute)).toList();
  }

  private Claim claim(View view, Atlas atlas, Dispute dispute) {
    Node place = service.iris().place(dispute.place());
    boolean known = view.contains(place, RDFS.label, Node.ANY);
    Name name = Name.of(dispute.name());
    return new Claim(
        known ? new Ref(name, view.links().href(place), false) : new Ref(name, "", false),
        dispute.note(),
        dispute.line(),
        dispute.spot().map(spot -> circle(atlas, spot, 3.5, dispute.name(), "")));
  }
}
