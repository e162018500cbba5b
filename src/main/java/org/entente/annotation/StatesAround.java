package org.entente.annotation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.entente.annotation.Sense.ActorSense;
import org.entente.annotation.Sense.Naming;
import org.entente.annotation.Sense.PlaceSense;
import org.entente.document.Span;
import org.entente.knowledge.ActorType;
import org.entente.knowledge.Register;
import org.entente.knowledge.Register.PlaceRow;

/**
 * Which state a passage speaks of where it names a body without its state: the one where the body
 * is said to be, else the one that the words before speak of, the nearest sentence first.
 */
final class StatesAround {

  /** By how much a state must lead to be the only one. */
  private static final double LEAD = 0.9;

  private static final double SUBJECT = 3;
  private static final double NAMED = 2;
  private static final double ADJECTIVE = 1.5;

  /**
   * A word that tells of a state.
   *
   * @param where whether it only says where something is or happens
   */
  private record Trace(Span span, int sentence, String state, double weight, boolean where) {}

  private final Register register;
  private final Whereabouts whereabouts;
  private final Passage passage;
  private final List<Trace> traces = new ArrayList<>();
  private final Optional<String> home;

  /**
   * @param dateline what the place names that stand before the first sentence: "SEOUL, March 4 –"
   */
  StatesAround(
      Register register,
      Whereabouts whereabouts,
      Passage passage,
      List<Finding> findings,
      List<Finding> dateline) {
    this.register = register;
    this.whereabouts = whereabouts;
    this.passage = passage;
    for (Finding finding : Finding.withoutOverlap(findings)) {
      passage
          .sentence(finding.span())
          .flatMap(sentence -> trace(sentence, finding))
          .ifPresent(traces::add);
    }
    this.home = dateline.stream().flatMap(finding -> stateOf(finding).stream()).findFirst();
  }

  private Optional<String> stateOf(Finding finding) {
    return finding
        .sense(ActorSense.class)
        .filter(a -> a.is(ActorType.STATE) && a.rows().size() == 1)
        .map(ActorSense::key)
        .or(
            () ->
                finding
                    .sense(PlaceSense.class)
                    .flatMap(PlaceSense::row)
                    .flatMap(register::place)
                    .flatMap(PlaceRow::state));
  }

  private Optional<Trace> trace(Sentence sentence, Finding finding) {
    Span span = finding.span();
    Optional<ActorSense> state =
        finding.sense(ActorSense.class).filter(a -> a.is(ActorType.STATE) && a.rows().size() == 1);
    if (state.isPresent()) {
      Naming how = state.get().how();
      boolean where =
          how == Naming.METONYM
              ? whereabouts.locatesSeat(sentence, span)
              : how == Naming.NAME && whereabouts.locatesState(sentence, span);
      return Optional.of(
          new Trace(span, sentence.index(), state.get().key(), weight(sentence, span, how), where));
    }
    return finding
        .sense(PlaceSense.class)
        .flatMap(PlaceSense::row)
        .flatMap(register::place)
        .flatMap(PlaceRow::state)
        .map(of -> new Trace(span, sentence.index(), of, NAMED, true));
  }

  private double weight(Sentence sentence, Span span, Naming how) {
    return how == Naming.DEMONYM
        ? ADJECTIVE
        : whereabouts.isSubject(sentence, span) ? SUBJECT : NAMED;
  }

  /** Every state that the passage names or tells of by a place. */
  Set<String> all() {
    Set<String> all = new TreeSet<>();
    traces.forEach(trace -> all.add(trace.state()));
    return all;
  }

  /** Whether the word just before a name says that it is this state's. */
  boolean owns(String state, Span name) {
    return traces.stream()
        .filter(trace -> trace.state().equals(state) && trace.span().end() <= name.start())
        .anyMatch(
            trace ->
                passage.folded().substring(trace.span().end(), name.start()).matches("(?:'s?)? "));
  }

  /** The states that the words around a name speak of most, in the order of their names. */
  List<String> near(Span name) {
    Optional<Sentence> sentence = passage.sentence(name);
    if (sentence.isEmpty()) {
      return List.of();
    }
    Optional<String> seat = seat(name);
    if (seat.isPresent()) {
      return List.of(seat.get());
    }
    int own = sentence.get().index();
    Map<String, Double> weights = before(name, own, false);
    if (weights.isEmpty()) {
      weights = before(name, own, true);
    }
    if (weights.isEmpty() && home.isPresent()) {
      return List.of(home.get());
    }
    if (weights.isEmpty()) {
      weights = after(name);
    }
    for (Trace trace : traces) {
      if (trace.sentence() == own && trace.where() && weights.containsKey(trace.state())) {
        weights.merge(trace.state(), NAMED, Double::sum);
      }
    }
    return leading(weights);
  }

  /** "the Defence Ministry in Yerevan"; "in Athens the Defence Ministry". */
  private Optional<String> seat(Span name) {
    String folded = passage.folded();
    for (Trace trace : traces) {
      Span place = trace.span();
      boolean after =
          place.start() > name.end() && folded.substring(name.end(), place.start()).equals(" in ");
      boolean before =
          place.end() < name.start()
              && folded.substring(place.end(), name.start()).matches(",? the ")
              && (passage.isBefore(place.start(), "In") || passage.isBefore(place.start(), "in"));
      if (after || before) {
        return Optional.of(trace.state());
      }
    }
    return Optional.empty();
  }

  /** What the nearest sentence before speaks of, the words before the name in its own first. */
  private Map<String, Double> before(Span name, int own, boolean where) {
    for (int sentence = own; sentence >= 0; sentence--) {
      Map<String, Double> weights = new HashMap<>();
      for (Trace trace : traces) {
        if (trace.sentence() == sentence
            && trace.where() == where
            && (trace.span().end() <= name.start() || where && sentence == own)) {
          weights.merge(trace.state(), trace.weight(), Math::max);
        }
      }
      if (!weights.isEmpty()) {
        return weights;
      }
    }
    return new HashMap<>();
  }

  private Map<String, Double> after(Span name) {
    Map<String, Double> weights = new HashMap<>();
    traces.stream()
        .filter(trace -> trace.span().start() >= name.end())
        .min(Comparator.comparing(Trace::span))
        .ifPresent(trace -> weights.put(trace.state(), trace.weight()));
    return weights;
  }

  private static List<String> leading(Map<String, Double> weights) {
    double most = max(weights.values());
    return weights.entrySet().stream()
        .filter(e -> most - e.getValue() < LEAD)
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  private static double max(Collection<Double> weights) {
    return weights.stream().mapToDouble(Double::doubleValue).max().orElse(0);
  }
}
