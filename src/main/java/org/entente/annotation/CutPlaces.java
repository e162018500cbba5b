package org.entente.annotation;

import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.entente.annotation.Sense.PlaceSense;
import org.entente.annotation.Sense.ThingSense;
import org.entente.document.Span;

/** Names of places that a thing's name would cut: "Red Sea" of "Red Sea port". */
final class CutPlaces {

  private final NavigableMap<Integer, Span> byStart = new TreeMap<>();

  CutPlaces(List<Finding> findings) {
    findings.stream()
        .filter(f -> f.sense(PlaceSense.class).isPresent())
        .map(Finding::span)
        .forEach(span -> byStart.merge(span.start(), span, CutPlaces::longer));
  }

  private static Span longer(Span a, Span b) {
    return a.length() >= b.length() ? a : b;
  }

  /** Whether a thing begins within a place's name and ends behind it: "Sea port". */
  boolean by(Finding thing) {
    Span span = thing.span();
    return thing.sense(ThingSense.class).isPresent()
        && Optional.ofNullable(byStart.lowerEntry(span.start()))
            .map(entry -> entry.getValue())
            .filter(place -> place.end() > span.start() && place.end() < span.end())
            .isPresent();
  }
}
