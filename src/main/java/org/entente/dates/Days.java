package org.entente.dates;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;

/** Days of {@code xsd:date} values. */
final class Days {

  private static final Pattern DATE =
      Pattern.compile("\\s*(-?[0-9]{4,7})-([0-9]{2})-([0-9]{2})(Z|[+-][0-9:]{5})?\\s*");

  private Days() {}

  /**
   * The days on which a date may be, so that whatever is before another by SPARQL's order is so
   * here: one day, or three when it has a timezone, as one without is reckoned in each.
   *
   * @return empty for what is no valid {@code xsd:date}
   */
  static Optional<Bounds> of(Node node) {
    if (!node.isLiteral() || !XSDDatatype.XSDdate.equals(node.getLiteralDatatype())) {
      return Optional.empty();
    }
    Matcher matcher = DATE.matcher(node.getLiteralLexicalForm());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      long day =
          LocalDate.of(
                  Integer.parseInt(matcher.group(1)),
                  Integer.parseInt(matcher.group(2)),
                  Integer.parseInt(matcher.group(3)))
              .toEpochDay();
      int zone = matcher.group(4) == null ? 0 : 1;
      return Optional.of(new Bounds(day - zone, day + zone));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
