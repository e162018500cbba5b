package org.entente.evaluation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.entente.annotation.Actor;
import org.entente.document.Span;
import org.entente.fact.Confidence;
import org.entente.fact.Fact;
import org.entente.fact.Slot;

/**
 * A fact in the terms of the annotated paragraphs: everything as words and spans.
 *
 * @param kind local name of the ontology's class
 * @param names the proper name and the label
 * @param triggers evidence of status and factuality: words near the trigger
 */
record FoundItem(
    String kind,
    List<String> names,
    List<Filler> participants,
    List<Filler> attributedTo,
    List<Slot<Fact.When>> dates,
    List<Words> amounts,
    List<Words> quantities,
    List<Words> objects,
    List<Words> places,
    List<Words> values,
    List<Words> measures,
    Optional<String> status,
    Optional<String> factuality,
    List<Span> triggers,
    List<Span> passages,
    Optional<Confidence> confidence) {

  /** Words of a value and where the text has them. */
  record Words(String words, Span span) {
    boolean says(Surface surface) {
      return surface.overlaps(span) || Wording.same(words, surface.words());
    }
  }

  /** An actor in a role. */
  record Filler(String role, Actor actor, Span evidence) {
    /** Whether the surface is a mention of the actor, or one of its names. */
    boolean is(Surface surface) {
      return actor.mentions().stream().anyMatch(surface::covers)
          || actor.names().stream()
              .anyMatch(name -> Wording.norm(name).equals(Wording.norm(surface.words())));
    }
  }

  static FoundItem of(Fact fact) {
    if (fact instanceof Fact.Engagement engagement) {
      return of(engagement);
    }
    return of((Fact.Observation) fact);
  }

  private static FoundItem of(Fact.Engagement e) {
    return new FoundItem(
        e.kind().term(),
        Stream.concat(e.name().stream(), Stream.of(e.label())).toList(),
        distinct(
            e.participants().stream()
                .map(s -> new Filler(s.value().role().term(), s.value().actor(), s.evidence()))
                .toList()),
        attribution(e),
        e.dates(),
        e.amounts().stream().map(a -> new Words(a.value().toPlainString(), a.span())).toList(),
        e.quantities().stream().map(q -> new Words(q.unit(), q.span())).toList(),
        words(e.objects(), Fact.Thing::name),
        words(e.places(), Fact.Where::name),
        List.of(),
        List.of(),
        e.status().map(s -> term(s.value())),
        e.factuality().map(s -> term(s.value())),
        Stream.concat(e.status().stream(), e.factuality().stream()).map(Slot::evidence).toList(),
        e.passages(),
        e.confidence());
  }

  private static FoundItem of(Fact.Observation o) {
    return new FoundItem(
        "Observation",
        List.of(o.label()),
        distinct(
            o.about().stream().map(s -> new Filler("about", s.value(), s.evidence())).toList()),
        attribution(o),
        o.dates(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(new Words("", o.value().evidence())),
        List.of(new Words(o.measure().value(), o.measure().evidence())),
        Optional.empty(),
        o.factuality().map(s -> term(s.value())),
        List.of(o.value().evidence(), o.measure().evidence()),
        o.passages(),
        Optional.empty());
  }

  private static List<Filler> attribution(Fact fact) {
    return fact.attributedTo().stream()
        .map(s -> new Filler("attributedTo", s.value(), s.evidence()))
        .toList();
  }

  /** One actor in one role once, however many words say so. */
  private static List<Filler> distinct(List<Filler> fillers) {
    Set<String> seen = new HashSet<>();
    List<Filler> once = new ArrayList<>();
    for (Filler filler : fillers) {
      if (seen.add(filler.role() + " " + filler.actor().id())) {
        once.add(filler);
      }
    }
    return once;
  }

  private static <T> List<Words> words(List<Slot<T>> slots, Function<T, String> name) {
    return slots.stream().map(s -> new Words(name.apply(s.value()), s.evidence())).toList();
  }

  private static String term(Enum<?> constant) {
    return constant.name().toLowerCase(java.util.Locale.ROOT);
  }
}
