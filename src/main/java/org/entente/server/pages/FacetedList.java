package org.entente.server.pages;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.entente.rdf.Ent;
import org.entente.rdf.Entc;

/**
 * Engagements that can be narrowed by class, actor, year, domain, status and factuality, several at
 * once: of one facet any, of all facets each. All of it stands in the address.
 */
final class FacetedList {

  static final int PAGE = 40;
  private static final int SHOWN = 7;
  private static final int MOST = 60;
  private static final String NONE = "none";

  /** A way to narrow: the parameter, and the values that an engagement has. */
  private record Dimension(
      String name,
      String title,
      Function<Entry, List<String>> values,
      Function<String, Name> label,
      boolean shapes) {

    boolean admits(Entry entry, Set<String> chosen) {
      return chosen.isEmpty() || values.apply(entry).stream().anyMatch(chosen::contains);
    }
  }

  /** An engagement in the list. */
  record Item(
      Ref ref,
      Name kind,
      String when,
      Optional<Badge> status,
      Optional<Badge> factuality,
      List<Ref> others,
      int more) {

    Item {
      others = List.copyOf(others);
    }
  }

  /** What a template shows. */
  record Shown(
      List<Facet> facets,
      List<Item> items,
      int total,
      int all,
      Histogram years,
      List<Facet.Choice> chosen,
      String none,
      Optional<String> previous,
      Optional<String> next,
      int from,
      int to) {

    Shown {
      facets = List.copyOf(facets);
      items = List.copyOf(items);
      chosen = List.copyOf(chosen);
    }
  }

  private final View view;
  private final Parameters parameters;
  private final Optional<Node> subject;
  private final List<Dimension> dimensions;
  private final Map<String, Set<String>> chosen = new HashMap<>();
  private final Map<String, Badge> badges = new HashMap<>();

  /**
   * @param subject whose list it is, who then is no choice
   */
  FacetedList(View view, Parameters parameters, Optional<Node> subject) {
    this.view = view;
    this.parameters = parameters;
    this.subject = subject;
    this.dimensions =
        List.of(
            new Dimension("class", "Class", e -> List.of(e.kind()), this::term, false),
            new Dimension("with", "With", this::actors, this::actor, false),
            new Dimension("year", "Year", FacetedList::years, FacetedList::year, false),
            new Dimension("domain", "Domain", e -> orNone(e.domains()), this::concept, false),
            new Dimension("status", "Status", e -> orNone(e.status()), this::concept, true),
            new Dimension(
                "factuality", "Factuality", e -> orNone(e.factuality()), this::concept, true));
    dimensions.forEach(d -> chosen.put(d.name(), new HashSet<>(parameters.all(d.name()))));
  }

  Shown show(List<Entry> entries) {
    List<Entry> found = found(entries);
    List<Facet> facets =
        dimensions.stream()
            .map(d -> facet(d, entries))
            .filter(f -> !f.choices().isEmpty())
            .toList();
    int pages = Math.max(1, (found.size() + PAGE - 1) / PAGE);
    int page = Math.min(parameters.page(), pages);
    int from = (page - 1) * PAGE;
    int to = Math.min(found.size(), from + PAGE);
    Dimension years = dimensions.get(2);
    return new Shown(
        facets,
        found.subList(from, to).stream().map(this::item).toList(),
        found.size(),
        entries.size(),
        Histogram.of(others(years, entries), year -> parameters.toggled("year", year) + "#list"),
        facets.stream()
            .flatMap(f -> Stream.concat(f.choices().stream(), f.more().stream()))
            .filter(Facet.Choice::chosen)
            .toList(),
        parameters.none() + "#list",
        page > 1
            ? Optional.of(parameters.with("page", "" + (page - 1)) + "#list")
            : Optional.empty(),
        page < pages
            ? Optional.of(parameters.with("page", "" + (page + 1)) + "#list")
            : Optional.empty(),
        found.isEmpty() ? 0 : from + 1,
        to);
  }

  /** Those that are left by what is chosen. */
  List<Entry> found(List<Entry> entries) {
    return entries.stream()
        .filter(e -> dimensions.stream().allMatch(d -> d.admits(e, chosen(d))))
        .toList();
  }

  private Set<String> chosen(Dimension dimension) {
    return chosen.getOrDefault(dimension.name(), Set.of());
  }

  /** What the other facets leave. */
  private List<Entry> others(Dimension dimension, List<Entry> entries) {
    return entries.stream()
        .filter(
            e -> dimensions.stream().allMatch(d -> d.equals(dimension) || d.admits(e, chosen(d))))
        .toList();
  }

  private Facet facet(Dimension dimension, List<Entry> entries) {
    Map<String, Integer> counts = new HashMap<>();
    for (Entry entry : others(dimension, entries)) {
      dimension.values().apply(entry).stream()
          .filter(v -> !(v.contains("-") && dimension.name().equals("year")))
          .forEach(v -> counts.merge(v, 1, Integer::sum));
    }
    chosen(dimension).forEach(v -> counts.putIfAbsent(v, 0));
    Set<String> marked = chosen(dimension);
    int most = counts.values().stream().mapToInt(Integer::intValue).max().orElse(1);
    List<Facet.Choice> choices =
        counts.entrySet().stream()
            .sorted(
                Comparator.comparing((Map.Entry<String, Integer> e) -> !marked.contains(e.getKey()))
                    .thenComparing(e -> -e.getValue())
                    .thenComparing(Map.Entry::getKey))
            .limit(MOST)
            .map(
                e ->
                    new Facet.Choice(
                        dimension.label().apply(e.getKey()),
                        dimension.shapes() ? e.getKey() : "",
                        e.getValue(),
                        Math.max(1, 100 * e.getValue() / Math.max(1, most)),
                        parameters.toggled(dimension.name(), e.getKey()) + "#list",
                        marked.contains(e.getKey())))
            .toList();
    int shown = Math.min(choices.size(), Math.max(SHOWN, marked.size()));
    return new Facet(
        dimension.name(),
        dimension.title(),
        choices.subList(0, shown),
        choices.subList(shown, choices.size()));
  }

  private Item item(Entry entry) {
    List<Node> others =
        entry.actors().stream().filter(a -> !subject.equals(Optional.of(a))).toList();
    return new Item(
        view.ref(entry.node()),
        term(entry.kind()),
        Dates.when(view, entry.node()),
        badge(entry.status()),
        badge(entry.factuality()),
        others.stream().limit(4).map(view::ref).toList(),
        Math.max(0, others.size() - 4));
  }

  private Optional<Badge> badge(String concept) {
    return concept.isEmpty()
        ? Optional.empty()
        : Optional.of(
            badges.computeIfAbsent(
                concept, c -> Badge.of(view, NodeFactory.createURI(Entc.NS + c))));
  }

  private List<String> actors(Entry entry) {
    return entry.actors().stream()
        .filter(actor -> !subject.equals(Optional.of(actor)) && view.links().isOurs(actor))
        .map(view.links()::path)
        .toList();
  }

  private Name actor(String path) {
    return view.links()
        .iri(path)
        .map(iri -> view.name(NodeFactory.createURI(iri)))
        .orElse(Name.of(path));
  }

  /** A year and the spans that a chart offers. */
  private static List<String> years(Entry entry) {
    if (entry.year().isEmpty()) {
      return List.of(NONE);
    }
    int year = Integer.parseInt(entry.year());
    return Stream.concat(
            Stream.of(entry.year()),
            Stream.of(5, 10, 50, 100, 1000)
                .map(
                    step -> {
                      int first = Math.floorDiv(year, step) * step;
                      return first + "-" + (first + step - 1);
                    }))
        .collect(Collectors.toList());
  }

  private static Name year(String value) {
    return Name.of(value.equals(NONE) ? "undated" : value.replace('-', '–'));
  }

  private Name term(String local) {
    return view.name(NodeFactory.createURI(Ent.NS + local));
  }

  private Name concept(String local) {
    return local.equals(NONE)
        ? Name.of("not said")
        : view.name(NodeFactory.createURI(Entc.NS + local));
  }

  private static List<String> orNone(String value) {
    return List.of(value.isEmpty() ? NONE : value);
  }

  private static List<String> orNone(List<String> values) {
    return values.isEmpty() ? List.of(NONE) : new ArrayList<>(values);
  }
}
