package org.entente.server.pages;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.jena.graph.FrontsNode;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.entente.rdf.Ent;

/** Dates as people write them, no more precise than they are. */
final class Dates {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);

  private static final List<FrontsNode> PROPERTIES =
      List.of(
          Ent.dateStarted,
          Ent.dateSigned,
          Ent.dateOccurred,
          Ent.dateAnnounced,
          Ent.dateEnded,
          Ent.dateDue,
          Ent.date);

  private static final Map<Node, Integer> ORDER =
      PROPERTIES.stream().collect(Collectors.toMap(FrontsNode::asNode, PROPERTIES::indexOf));

  private Dates() {}

  /** {@code 2014}, {@code May 2014} or {@code 21 May 2014}; what is no date stays as it is. */
  static String words(Node date) {
    String text = date.isLiteral() ? date.getLiteralLexicalForm() : date.toString();
    try {
      return switch (text.length()) {
        case 10 -> DAY.format(LocalDate.parse(text));
        case 7 -> MONTH.format(YearMonth.parse(text));
        default -> text;
      };
    } catch (DateTimeException e) {
      return text;
    }
  }

  /** All dates of a fact in words, or nothing. */
  static String when(View told, Node fact) {
    // All of a fact is found as fast as one of its properties.
    return told.find(fact, Node.ANY, Node.ANY)
        .filter(triple -> ORDER.containsKey(triple.getPredicate()))
        .sorted(
            Comparator.comparing((Triple t) -> ORDER.getOrDefault(t.getPredicate(), 0))
                .thenComparing(t -> t.getObject().toString()))
        .map(triple -> words(triple.getObject()))
        .distinct()
        .collect(Collectors.joining(", "));
  }

  /** The year of a date; empty for what is none. */
  static Optional<Integer> year(Node date) {
    String text = date.isLiteral() ? date.getLiteralLexicalForm() : "";
    try {
      return text.length() < 4
          ? Optional.empty()
          : Optional.of(Year.parse(text.substring(0, 4)).getValue());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
