package org.entente.server.pages;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.entente.rdf.Ent;
import org.entente.rdf.Entc;

/**
 * What narrows engagements: class, actor, year, domain, status and factuality, several at once. Of
 * one facet any value may hold, but of actors all must take part; of all facets each must hold. All
 * of it stands in the address.
 */
final class Facets {

  /** The parameters that narrow. */
  static final List<String> NAMES =
      List.of("class", "with", "year", "domain", "status", "factuality");

  static final String NONE = "none";

  private static final int SHOWN = 7;
  private static final int MOST = 60;

  /**
   * A way to narrow.
   *
   * @param values that an engagement has
   * @param admits whether an engagement has what is chosen
   */
  private record Dimension(
      String name,
      String title,
      Function<Entry, List<String>> values,
      Predicate<Entry> admits,
      Function<String, Name> label,
      boolean shapes) {}

  /**
   * Engagements that have been narrowed.
   *
   * @param found what is left
   * @param whenever what all but the years leave
   */
  record Narrowed(
      List<Entry> found,
      List<Entry> whenever,
      List<Facet> facets,
      List<Facet.Choice> chosen,
      String none) {

    Narrowed {
      found = List.copyOf(found);
      whenever = List.copyOf(whenever);
      facets = List.copyOf(facets);
      chosen = List.copyOf(chosen);
    }
  }

  private final View view;
  private final Parameters parameters;
  private final Optional<Node> subject;
  private final List<Dimension> dimensions;

  /**
   * Reads what is chosen.
   *
   * @param subject whose engagements they are, who then is no choice
   */
  Facets(View view, Parameters parameters, Optional<Node> subject) {
    this.view = view;
    this.parameters = parameters;
    this.subject = subject;
    this.dimensions =
        List.of(
            any("class", "Class", e -> List.of(e.kind()), this::term, false),
            new Dimension("with", "With", this::actors, allActors(), this::actor, false),
            new Dimension("year", "Year", e -> List.of(year(e)), years(), Facets::words, false),
            any("domain", "Domain", e -> orNone(e.domains()), this::concept, false),
            any("status", "Status", e -> orNone(e.status()), this::concept, true),
            any("factuality", "Factuality", e -> orNone(e.factuality()), this::concept, true));
  }

  private Dimension any(
      String name,
      String title,
      Function<Entry, List<String>> values,
      Function<String, Name> label,
      boolean shapes) {
    Set<String> chosen = Set.copyOf(parameters.all(name));
    return new Dimension(
        name,
        title,
        values,
        e -> chosen.isEmpty() || values.apply(e).stream().anyMatch(chosen::contains),
        label,
        shapes);
  }

  private Predicate<Entry> allActors() {
    List<Node> chosen =
        parameters.all("with").stream()
            .map(path -> NodeFactory.createURI(view.links().iri(path).orElse(path)))
            .toList();
    return e -> chosen.isEmpty() || e.actors().containsAll(chosen);
  }

  /** Years, and spans of them: {@code 1990-1994}. */
  private Predicate<Entry> years() {
    List<String> chosen = parameters.all("year");
    return e -> {
      String year = year(e);
      return chosen.isEmpty()
          || chosen.stream()
              .anyMatch(
                  c ->
                      c.equals(year)
                          || c.length() == 9
                              && c.charAt(4) == '-'
                              && year.length() == 4
                              && !year.equals(NONE)
                              && c.substring(0, 4).compareTo(year) <= 0
                              && c.substring(5).compareTo(year) >= 0);
    };
  }

  /** Those that are left by what is chosen. */
  List<Entry> found(List<Entry> entries) {
    return entries.stream()
        .filter(e -> dimensions.stream().allMatch(d -> d.admits().test(e)))
        .toList();
  }

  /** Those that are left, and what else could be chosen with how many it would leave. */
  Narrowed narrow(List<Entry> entries) {
    List<Entry> found = new ArrayList<>();
    List<Entry> whenever = new ArrayList<>();
    List<Map<String, Integer>> counts = new ArrayList<>();
    dimensions.forEach(d -> counts.add(new HashMap<>()));
    for (Entry entry : entries) {
      int refused = -1;
      int refusals = 0;
      for (int i = 0; i < dimensions.size() && refusals < 2; i++) {
        if (!dimensions.get(i).admits().test(entry)) {
          refused = i;
          refusals++;
        }
      }
      if (refusals == 0) {
        found.add(entry);
      }
      if (refusals > 1) {
        continue;
      }
      for (int i = 0; i < dimensions.size(); i++) {
        // Another actor joins those that are chosen; another class stands beside them.
        if (refusals == 0 || refused == i && !dimensions.get(i).name().equals("with")) {
          Map<String, Integer> count = counts.get(i);
          dimensions.get(i).values().apply(entry).forEach(v -> count.merge(v, 1, Integer::sum));
        }
      }
      if (refusals == 0 || dimensions.get(refused).name().equals("year")) {
        whenever.add(entry);
      }
    }
    List<Facet> facets = new ArrayList<>();
    for (int i = 0; i < dimensions.size(); i++) {
      facets.add(facet(dimensions.get(i), counts.get(i)));
    }
    facets.removeIf(facet -> facet.choices().isEmpty());
    return new Narrowed(
        found,
        whenever,
        facets,
        facets.stream()
            .flatMap(f -> Stream.concat(f.choices().stream(), f.more().stream()))
            .filter(Facet.Choice::chosen)
            .toList(),
        parameters.without(NAMES) + "#list");
  }

  private Facet facet(Dimension dimension, Map<String, Integer> counts) {
    Set<String> chosen = Set.copyOf(parameters.all(dimension.name()));
    chosen.forEach(v -> counts.putIfAbsent(v, 0));
    int most = counts.values().stream().mapToInt(Integer::intValue).max().orElse(1);
    List<Facet.Choice> choices =
        counts.entrySet().stream()
            .sorted(
                Comparator.comparing((Map.Entry<String, Integer> e) -> !chosen.contains(e.getKey()))
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
                        chosen.contains(e.getKey())))
            .toList();
    int shown = Math.min(choices.size(), Math.max(SHOWN, chosen.size()));
    return new Facet(
        dimension.name(),
        dimension.title(),
        choices.subList(0, shown),
        choices.subList(shown, choices.size()));
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

  private static String year(Entry entry) {
    return entry.year().isEmpty() ? NONE : entry.year();
  }

  private static Name words(String year) {
    return Name.of(year.equals(NONE) ? "undated" : year.replace('-', '–'));
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
    return values.isEmpty() ? List.of(NONE) : values;
  }
}
