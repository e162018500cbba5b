package org.entente.server.pages;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.entente.rdf.Ent;
import org.entente.rdf.Entc;

/** A page of engagements that can be narrowed by {@link Facets}. */
final class FacetedList {

  static final int PAGE = 40;
  private static final int ACTORS = 4;

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
  private final Map<String, Badge> badges = new HashMap<>();

  /**
   * Makes a list.
   *
   * @param subject whose list it is, who then is no choice
   */
  FacetedList(View view, Parameters parameters, Optional<Node> subject) {
    this.view = view;
    this.parameters = parameters;
    this.subject = subject;
  }

  Shown show(List<Entry> entries) {
    Facets.Narrowed narrowed = new Facets(view, parameters, subject).narrow(entries);
    List<Entry> found = narrowed.found();
    int pages = Math.max(1, (found.size() + PAGE - 1) / PAGE);
    int page = Math.min(parameters.page(), pages);
    int from = (page - 1) * PAGE;
    int to = Math.min(found.size(), from + PAGE);
    return new Shown(
        narrowed.facets(),
        found.subList(from, to).stream().map(this::item).toList(),
        found.size(),
        entries.size(),
        Histogram.of(narrowed.whenever(), year -> parameters.toggled("year", year) + "#list"),
        narrowed.chosen(),
        narrowed.none(),
        page > 1
            ? Optional.of(parameters.with("page", "" + (page - 1)) + "#list")
            : Optional.empty(),
        page < pages
            ? Optional.of(parameters.with("page", "" + (page + 1)) + "#list")
            : Optional.empty(),
        found.isEmpty() ? 0 : from + 1,
        to);
  }

  /** One alone. */
  static Item item(View view, Entry entry) {
    return new FacetedList(view, Parameters.none(), Optional.empty()).item(entry);
  }

  private Item item(Entry entry) {
    List<Node> others =
        entry.actors().stream().filter(a -> !subject.equals(Optional.of(a))).toList();
    return new Item(
        view.ref(entry.node()),
        view.name(NodeFactory.createURI(Ent.NS + entry.kind())),
        Dates.when(view, entry.node()),
        badge(entry.status()),
        badge(entry.factuality()),
        others.stream().limit(ACTORS).map(view::ref).toList(),
        Math.max(0, others.size() - ACTORS));
  }

  private Optional<Badge> badge(String concept) {
    return concept.isEmpty()
        ? Optional.empty()
        : Optional.of(
            badges.computeIfAbsent(
                concept, c -> Badge.of(view, NodeFactory.createURI(Entc.NS + c))));
  }
}
