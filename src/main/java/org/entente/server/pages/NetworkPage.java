package org.entente.server.pages;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/** Actors, tied by what they do together. */
final class NetworkPage implements DataPage {

  /** How many ties can be asked for; the first unless it is. */
  private static final List<Integer> TIES = List.of(150, 500, 1500);

  private static final String MOST = "ties";
  private static final int LISTED = 60;

  /** How many ways to narrow are kept in memory. */
  private static final int KEPT = 8;

  /**
   * What is counted.
   *
   * @param engagements of one state of the store
   * @param filters as they stand in the address
   */
  private record Narrowing(Engagements engagements, String filters) {}

  private final Counted counted;
  private final Cache<Narrowing, Ties> tied = Caffeine.newBuilder().maximumSize(KEPT).build();

  NetworkPage(Counted counted) {
    this.counted = counted;
  }

  /** Another number of ties. */
  record More(int ties, String href) {}

  @Override
  public String template() {
    return "network.html";
  }

  @Override
  public String title() {
    return "Network";
  }

  @Override
  public Map<String, Object> model(View view, Parameters parameters) {
    Facets.Narrowed narrowed = narrowed(view, parameters);
    Network network = network(view, parameters, narrowed);
    Drawing drawing = Drawing.of(network, view, new NetworkLinks(parameters), Layout.LARGE);
    Map<String, Object> model = new HashMap<>();
    model.put("list", narrowed);
    model.put("network", network);
    model.put("drawing", drawing);
    model.put("focus", drawing.dots().stream().filter(Drawing.Dot::focus).toList());
    model.put("dots", drawing.dots().stream().limit(LISTED).toList());
    model.put("lines", drawing.lines().stream().limit(LISTED).toList());
    model.put("width", Layout.LARGE.width());
    model.put("height", Layout.LARGE.height());
    model.put("crowd", Ties.CROWD);
    model.put("more", more(parameters, network));
    model.put("whole", parameters.without(List.of(NetworkLinks.FOCUS)));
    model.put("ask", parameters.only(Facets.NAMES));
    model.put("query", "");
    model.put("asked", parameters.query());
    return model;
  }

  @Override
  public List<Form> forms() {
    return List.of(Form.JSON, Form.GRAPHML);
  }

  @Override
  public String data(Form form, View view, Parameters parameters) {
    Network network = network(view, parameters, narrowed(view, parameters));
    Drawing drawing = Drawing.of(network, view, new NetworkLinks(parameters), Layout.LARGE);
    return form == Form.GRAPHML
        ? NetworkGraphMl.of(drawing, view.links())
        : NetworkJson.of(network, drawing, view.links());
  }

  private Facets.Narrowed narrowed(View view, Parameters parameters) {
    return new Facets(view, parameters, Optional.empty()).narrow(counted.of(view.dataset()).all());
  }

  private Network network(View view, Parameters parameters, Facets.Narrowed narrowed) {
    Set<Node> known = counted.of(view.dataset()).actors();
    Set<Node> focus = new LinkedHashSet<>();
    for (String path : parameters.all(NetworkLinks.FOCUS)) {
      view.links()
          .iri(path)
          .map(NodeFactory::createURI)
          .filter(known::contains)
          .ifPresent(focus::add);
    }
    return tied(view, parameters, narrowed).network(focus, ties(parameters));
  }

  /** Neighbourhoods of the same engagements are asked for one after another. */
  private Ties tied(View view, Parameters parameters, Facets.Narrowed narrowed) {
    return tied.get(
        new Narrowing(counted.of(view.dataset()), parameters.only(Facets.NAMES)),
        k -> new Ties(narrowed.found(), view.links()::isOurs));
  }

  private static int ties(Parameters parameters) {
    return parameters
        .first(MOST)
        .flatMap(t -> TIES.stream().filter(n -> n.toString().equals(t)).findFirst())
        .orElse(TIES.get(0));
  }

  private static List<More> more(Parameters parameters, Network network) {
    int now = ties(parameters);
    return TIES.stream()
        .filter(n -> n != now && (n < now || network.pairs() > now))
        .map(n -> new More(n, parameters.with(MOST, n.toString())))
        .toList();
  }
}
