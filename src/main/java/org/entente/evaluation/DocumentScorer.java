package org.entente.evaluation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.document.Span;

/** Compares what the store says of a document with its gold facts, as {@code score.py} does. */
final class DocumentScorer {

  private final GoldDocument gold;
  private final FoundDocument found;
  private final String text;
  private final Tally tally = new Tally();
  private final List<String> errors = new ArrayList<>();
  private final List<Reliability.Judged> judged = new ArrayList<>();
  private final Map<String, String> goldIds = new HashMap<>();

  DocumentScorer(GoldDocument gold, FoundDocument found, String text) {
    this.gold = gold;
    this.found = found;
    this.text = text;
  }

  Tally tally() {
    return tally;
  }

  Reliability reliability() {
    return new Reliability(judged);
  }

  List<String> errors() {
    return errors;
  }

  DocumentScorer score() {
    actors();
    found.items().forEach(this::quotes);
    items();
    return this;
  }

  /** Actors are paired by name. */
  private void actors() {
    Set<String> used = new HashSet<>();
    for (GoldDocument.Actor actor : gold.actors()) {
      Set<String> names = norms(actor.names());
      List<String> hits =
          found.actors().entrySet().stream()
              .filter(e -> norms(e.getValue().names()).stream().anyMatch(names::contains))
              .map(Map.Entry::getKey)
              .toList();
      hits.forEach(iri -> goldIds.putIfAbsent(iri, actor.id()));
      used.addAll(hits);
      if (actor.optional()) {
        continue;
      }
      String name = actor.names().get(0);
      if (hits.isEmpty()) {
        tally.missed("actors", 1);
        error("missed actor " + name);
        continue;
      }
      tally.add("actors", new Counts(1, hits.size() - 1, 0));
      FoundDocument.Actor hit = found.actors().getOrDefault(hits.get(0), NOBODY);
      boolean ok = hit.types().contains(actor.type());
      tally.judged("actor types", ok);
      if (!ok) {
        error("actor " + name + " has type " + sorted(hit.types()) + ", not " + actor.type());
      }
      actor.wikidata().ifPresent(id -> link(id, hit));
    }
    for (Map.Entry<String, FoundDocument.Actor> entry : found.actors().entrySet()) {
      if (!used.contains(entry.getKey())) {
        tally.wrong("actors", 1);
        error("wrong actor " + sorted(entry.getValue().names()) + " " + entry.getKey());
      }
    }
  }

  private static final FoundDocument.Actor NOBODY =
      new FoundDocument.Actor(Set.of(), Set.of(), Set.of());

  private void link(String id, FoundDocument.Actor actor) {
    Set<String> linked =
        actor.links().stream()
            .filter(l -> l.contains("wikidata.org"))
            .map(l -> l.substring(l.lastIndexOf('/') + 1))
            .collect(Collectors.toSet());
    boolean ok = linked.remove(id);
    tally.add("wikidata links", new Counts(ok ? 1 : 0, linked.size(), ok ? 0 : 1));
    if (!ok || !linked.isEmpty()) {
      error("wikidata link of " + sorted(actor.names()) + ": " + linked + ", not " + id);
    }
  }

  /** Every quote must be the document's own text at its offsets. */
  private void quotes(FoundDocument.Item item) {
    for (FoundDocument.Quote quote : item.quotes) {
      boolean ok = quote.exact().equals(at(quote.span()));
      tally.add("quotes", ok ? new Counts(1, 0, 0) : new Counts(0, 1, 0));
      if (!ok) {
        error("quote at " + quote.span() + " of " + item.iri + " is not the text");
      }
    }
  }

  private String at(Span span) {
    int length = text.codePointCount(0, text.length());
    int from = text.offsetByCodePoints(0, Math.min(span.start(), length));
    return text.substring(from, text.offsetByCodePoints(0, Math.min(span.end(), length)));
  }

  private void items() {
    Map<Integer, Integer> pairs = Pairing.pair(gold.items(), found.items(), this::likeness);
    for (int g = 0; g < gold.items().size(); g++) {
      GoldDocument.Item item = gold.items().get(g);
      Integer partner = pairs.get(g);
      if (item.optional()) {
        continue;
      }
      if (partner == null) {
        tally.missed("items", 1);
        error("missed " + item.kind() + " " + item.label());
        Slots.missed(item, tally);
      } else {
        tally.right("items", 1);
        new Slots(item, found.items().get(partner), this::who, tally)
            .compare()
            .forEach(e -> error(item.label() + ": " + e));
      }
    }
    Set<Integer> taken = new HashSet<>(pairs.values());
    Set<Integer> undecided = new HashSet<>();
    pairs.forEach(
        (g, f) -> {
          if (gold.items().get(g).optional()) {
            undecided.add(f);
          }
        });
    for (int f = 0; f < found.items().size(); f++) {
      FoundDocument.Item item = found.items().get(f);
      boolean right = taken.contains(f);
      if (!undecided.contains(f)) {
        item.confidence.ifPresent(
            c -> judged.add(new Reliability.Judged(item.iri, c, Map.of(), right)));
      }
      if (!right) {
        tally.wrong("items", 1);
        error("wrong " + item);
        Slots.wrong(item, tally);
      }
    }
  }

  /**
   * 0 when they can be no pair; the sum is made in the scorer's order, so that ties are the same.
   */
  private double likeness(GoldDocument.Item item, FoundDocument.Item other) {
    List<Span> wanted = item.spans(text).stream().map(this::codePoints).toList();
    List<Span> quoted = other.spans().toList();
    int inside =
        wanted.stream()
            .mapToInt(w -> quoted.stream().mapToInt(q -> Math.max(0, shared(w, q))).sum())
            .sum();
    if (inside == 0 || !Pairing.close(item.kind(), other.classes)) {
      return 0;
    }
    Set<String> goldWho = item.everybody();
    Set<String> foundWho = other.everybody().map(this::who).collect(Collectors.toSet());
    Set<String> either = new LinkedHashSet<>(goldWho);
    either.addAll(foundWho);
    long both = goldWho.stream().filter(foundWho::contains).count();
    List<String> measures = item.measure().orElse(List.of());
    List<List<String>> objects = item.objects().orElse(List.of());
    double likely = other.classes.contains(item.kind()) ? 3 : 0;
    likely += either.isEmpty() ? 0 : 2.0 * both / either.size();
    likely +=
        two(
            other.objects.stream()
                .anyMatch(o -> objects.stream().anyMatch(alts -> Wording.sameThing(o, alts))));
    likely += two(sharesDate(item, other));
    likely += two(other.value.contains(item.value().map(v -> v.asText()).orElse("-")));
    likely += Wording.sameThing(other.measure, measures) ? 1 : 0;
    likely += Wording.sameThing(other.names, List.of(item.label())) ? 1 : 0;
    likely += (double) inside / quoted.stream().mapToInt(Span::length).sum();
    return likely == 0 ? 0.01 : likely;
  }

  private static double two(boolean yes) {
    return yes ? 2 : 0;
  }

  private static boolean sharesDate(GoldDocument.Item item, FoundDocument.Item other) {
    Set<String> values =
        other.dates.stream().map(GoldDocument.When::value).collect(Collectors.toSet());
    return item.dates().orElse(List.of()).stream().anyMatch(d -> values.contains(d.value()));
  }

  private static int shared(Span one, Span other) {
    return Math.min(one.end(), other.end()) - Math.max(one.start(), other.start());
  }

  private Span codePoints(Span utf16) {
    return new Span(text.codePointCount(0, utf16.start()), text.codePointCount(0, utf16.end()));
  }

  /** The gold id of an actor, or its IRI when gold does not know it. */
  private String who(String iri) {
    return goldIds.getOrDefault(iri, iri);
  }

  private static Set<String> norms(Collection<String> names) {
    return names.stream().map(Wording::norm).collect(Collectors.toSet());
  }

  private static List<String> sorted(Collection<String> values) {
    return Stream.of(values).flatMap(Collection::stream).sorted().toList();
  }

  private void error(String message) {
    errors.add(gold.document() + ": " + message);
  }
}
