package org.entente.evaluation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.entente.document.Span;

/**
 * What a store says of one document.
 *
 * @param actors by IRI
 * @param items sorted by IRI
 */
record FoundDocument(Map<String, Actor> actors, List<Item> items) {

  /**
   * @param types local names of its classes, with the broader ones
   * @param links IRIs of the same actor elsewhere
   */
  record Actor(Set<String> names, Set<String> types, Set<String> links) {}

  /** A quote and where it is said to stand, in code points. */
  record Quote(Span span, String exact) {}

  /** Who, by IRI, has which role. */
  record Part(String role, String actor) {}

  /** An engagement or observation. Actors are IRIs; things and places are lists of their names. */
  static final class Item {
    final String iri;
    final Set<String> classes;
    final Set<String> names;
    final Set<Quote> quotes = new HashSet<>();
    final Set<String> participants = new HashSet<>();
    final Set<Part> roles = new HashSet<>();
    final Set<GoldDocument.When> dates = new HashSet<>();
    final Set<GoldDocument.Amount> amounts = new HashSet<>();
    final List<GoldDocument.Range> quantities = new ArrayList<>();
    final List<Collection<String>> objects = new ArrayList<>();
    final List<Collection<String>> places = new ArrayList<>();
    final Set<String> status = new HashSet<>();
    final Set<String> factuality = new HashSet<>();
    final Set<String> attributedTo = new HashSet<>();
    final Set<String> about = new HashSet<>();
    final Set<String> measure = new HashSet<>();
    final Set<String> value = new HashSet<>();
    OptionalDouble confidence = OptionalDouble.empty();

    Item(String iri, Set<String> classes, Set<String> names) {
      this.iri = iri;
      this.classes = classes;
      this.names = names;
    }

    Stream<Span> spans() {
      return quotes.stream().map(Quote::span).distinct();
    }

    Stream<String> everybody() {
      return Stream.concat(participants.stream(), about.stream());
    }

    @Override
    public String toString() {
      String name = names.stream().sorted().findFirst().orElse(iri);
      String quote = quotes.stream().map(Quote::exact).sorted().findFirst().orElse("");
      return classes.stream().sorted().toList()
          + " "
          + name
          + ": "
          + quote.substring(0, Math.min(90, quote.length()));
    }
  }
}
