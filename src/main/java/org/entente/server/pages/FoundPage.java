package org.entente.server.pages;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.entente.search.Hit;
import org.entente.search.Hits;
import org.entente.search.Kind;
import org.entente.search.Wanted;
import org.entente.server.http.Service;

/** What a search found, grouped by kind. */
final class FoundPage {

  private static final Map<Kind, String> TITLES =
      Map.of(
          Kind.ACTOR, "Actors",
          Kind.ENGAGEMENT, "Engagements",
          Kind.OBSERVATION, "Observations",
          Kind.DOCUMENT, "Documents",
          Kind.PASSAGE, "Words of documents",
          Kind.THING, "Things",
          Kind.PLACE, "Places",
          Kind.CONCEPT, "Concepts",
          Kind.TERM, "Terms of the ontology");

  private static final List<Kind> ORDER =
      List.of(
          Kind.ACTOR,
          Kind.ENGAGEMENT,
          Kind.DOCUMENT,
          Kind.PASSAGE,
          Kind.OBSERVATION,
          Kind.THING,
          Kind.PLACE,
          Kind.CONCEPT,
          Kind.TERM);

  private final Counted counted;

  FoundPage(Counted counted) {
    this.counted = counted;
  }

  /** Hits of one kind. */
  record Group(String kind, String title, int total, String all, List<Item> items) {

    Group {
      items = List.copyOf(items);
    }
  }

  /**
   * One hit.
   *
   * @param matched the name or quote that was found, in pieces; empty when it is the label
   */
  record Item(Ref ref, List<Piece> label, List<Piece> matched, String language, String about) {

    Item {
      label = List.copyOf(label);
      matched = List.copyOf(matched);
    }
  }

  /** A part of a text that was looked for, or not. */
  record Piece(String text, boolean hit) {}

  Map<String, Object> model(View view, Wanted wanted, Hits hits) {
    Map<String, Object> model = new HashMap<>();
    model.put("query", wanted.text());
    List<Group> groups = new ArrayList<>();
    boolean one = wanted.kinds().size() == 1;
    for (Kind kind : ORDER) {
      if (hits.total(kind) > 0 && (wanted.kinds().isEmpty() || wanted.kinds().contains(kind))) {
        List<Hit> found = hits.hits().stream().filter(hit -> hit.kind() == kind).toList();
        groups.add(
            new Group(
                kind.word(),
                TITLES.getOrDefault(kind, kind.word()),
                hits.total(kind),
                address(wanted.text(), kind, 0),
                found.stream().map(hit -> item(view, hit)).toList()));
      }
    }
    model.put("behind", hits.behind());
    model.put("groups", groups);
    model.put("one", one);
    int next = wanted.offset() + wanted.limit();
    int total = one ? hits.total(wanted.kinds().iterator().next()) : 0;
    model.put(
        "next",
        one && next < total && next <= Wanted.FARTHEST
            ? Optional.of(address(wanted.text(), wanted.kinds().iterator().next(), next))
            : Optional.empty());
    model.put("every", Service.PATH + "search?q=" + Links.parameter(wanted.text()));
    return model;
  }

  private static String address(String text, Kind kind, int offset) {
    return Service.PATH
        + "search?q="
        + Links.parameter(text)
        + "&type="
        + kind.word()
        + (offset > 0 ? "&offset=" + offset : "");
  }

  private Item item(View view, Hit hit) {
    Node node = NodeFactory.createURI(hit.iri());
    org.entente.search.Name label = hit.label(view.languages().codes().get(0));
    Ref ref = view.ref(node);
    if (hit.kind() == Kind.PASSAGE) {
      return passage(view, hit, node);
    }
    boolean same = label.text().equals(hit.matched().text());
    return new Item(
        new Ref(new Name(label.text(), tongue(label)), ref.href(), ref.external()),
        same ? pieces(hit) : List.of(new Piece(label.text(), false)),
        same ? List.of() : pieces(hit),
        tongue(hit.matched()),
        about(view, hit, node));
  }

  /** A quote leads to its place. */
  private Item passage(View view, Hit hit, Node node) {
    Optional<Passage> passage = Evidence.passage(view, node);
    String href = passage.map(Passage::href).orElse(view.links().href(node));
    String title = passage.map(p -> view.name(p.document()).text()).orElse("");
    return new Item(
        new Ref(Name.of(hit.matched().text()), href, false), pieces(hit), List.of(), "", title);
  }

  private String about(View view, Hit hit, Node node) {
    List<String> parts = new ArrayList<>();
    if (hit.kind() == Kind.ACTOR || hit.kind() == Kind.ENGAGEMENT || hit.kind() == Kind.THING) {
      parts.add(FactPage.kind(view, node).name().text());
    }
    if (hit.kind() == Kind.ACTOR) {
      List<Entry> entries = counted.of(view.dataset()).of(node);
      parts.add(
          entries.isEmpty()
              ? "no engagement"
              : entries.size() + (entries.size() == 1 ? " engagement" : " engagements"));
      years(entries).ifPresent(parts::add);
    }
    if (hit.kind() == Kind.ENGAGEMENT || hit.kind() == Kind.OBSERVATION) {
      String when = Dates.when(view, node);
      if (!when.isEmpty()) {
        parts.add(when);
      }
      parts.add(Telling.document(view, node).name().text());
    }
    return String.join(" · ", parts);
  }

  private static Optional<String> years(List<Entry> entries) {
    List<String> years =
        entries.stream().map(Entry::year).filter(y -> !y.isEmpty()).sorted().toList();
    if (years.isEmpty()) {
      return Optional.empty();
    }
    String first = years.get(0);
    String last = years.get(years.size() - 1);
    return Optional.of(first.equals(last) ? first : first + "–" + last);
  }

  private static List<Piece> pieces(Hit hit) {
    String text = hit.matched().text();
    List<Piece> pieces = new ArrayList<>();
    int at = 0;
    for (Hit.Range range : hit.ranges()) {
      if (range.start() >= at && range.end() <= text.length()) {
        pieces.add(new Piece(text.substring(at, range.start()), false));
        pieces.add(new Piece(text.substring(range.start(), range.end()), true));
        at = range.end();
      }
    }
    pieces.add(new Piece(text.substring(at), false));
    return pieces.stream().filter(piece -> !piece.text().isEmpty()).toList();
  }

  private static String tongue(org.entente.search.Name name) {
    return name.language().equals("en") ? "" : name.language();
  }
}
