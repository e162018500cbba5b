package org.entente.export;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.entente.correction.Measure;

/**
 * An engagement or an observation as a row of a table, with all that its document says of it.
 *
 * @param type its class by the local name: {@code Agreement}, {@code Observation}
 * @param participants of an engagement; of an observation whom it is about, in the role {@code
 *     about}
 * @param earliest the first day that its dates allow
 * @param latest the last day that its dates allow
 * @param domains local names of concepts: {@code nuclear-power}
 * @param status local name of a concept: {@code agreed}
 * @param factuality local name of a concept: {@code asserted}
 * @param attributedTo whose word it is
 * @param partOf IRI of the engagement that it belongs to
 * @param confidence from 0 to 1; observations have none
 * @param observed only observations have it
 * @param quotes the words that it stands on, in text order
 */
public record FactRow(
    String iri,
    String type,
    String label,
    List<Participant> participants,
    List<Dated> dates,
    Optional<LocalDate> earliest,
    Optional<LocalDate> latest,
    List<Measure> amounts,
    List<Measure> quantities,
    List<Named> objects,
    List<Named> places,
    List<String> domains,
    Optional<String> status,
    Optional<String> factuality,
    List<Named> attributedTo,
    Optional<String> partOf,
    Optional<Double> confidence,
    Optional<Observed> observed,
    List<Quote> quotes) {

  public FactRow {
    participants = List.copyOf(participants);
    dates = List.copyOf(dates);
    amounts = List.copyOf(amounts);
    quantities = List.copyOf(quantities);
    objects = List.copyOf(objects);
    places = List.copyOf(places);
    domains = List.copyOf(domains);
    attributedTo = List.copyOf(attributedTo);
    quotes = List.copyOf(quotes);
  }

  /**
   * A resource, what it is called in English where it has an English name, and its item in
   * Wikidata, {@code Q159}, when that is known.
   */
  public record Named(String iri, String label, Optional<String> wikidata) {}

  /**
   * Who takes part.
   *
   * @param role the local name of its property: {@code supplier}
   */
  public record Participant(String role, Named actor) {}

  /**
   * A date.
   *
   * @param kind the local name of its property: {@code dateSigned}
   * @param date as precise as the text gives it: {@code 2014}, {@code 2014-10}, {@code 2014-10-05}
   * @param earliest the first day that it allows
   * @param latest the last day that it allows
   */
  public record Dated(String kind, String date, LocalDate earliest, LocalDate latest) {}

  /**
   * What was observed.
   *
   * @param value a number, or the local name of a level
   */
  public record Observed(String measure, String comparator, String value, Optional<String> unit) {}

  /**
   * Words of the document.
   *
   * @param start in code points
   * @param end in code points, exclusive
   */
  public record Quote(String text, int start, int end) {}
}
