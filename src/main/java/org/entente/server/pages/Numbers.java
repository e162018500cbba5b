package org.entente.server.pages;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.FrontsNode;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.SchemaDO;
import org.entente.rdf.Ent;

/** Amounts and quantities as people write them: {@code USD 400 billion}, {@code at least 3}. */
final class Numbers {

  private static final Map<String, String> COMPARATORS =
      Map.of(
          "<", "less than ", "<=", "at most ", ">", "more than ", ">=", "at least ", "~", "about ");

  private record Scale(BigDecimal unit, String word) {}

  private static final List<Scale> SCALES =
      List.of(
          new Scale(BigDecimal.TEN.pow(12), " trillion"),
          new Scale(BigDecimal.TEN.pow(9), " billion"),
          new Scale(BigDecimal.TEN.pow(6), " million"));

  private Numbers() {}

  /** A {@code schema:MonetaryAmount} or {@code schema:QuantitativeValue}. */
  static String words(View view, Node node) {
    String currency = view.text(node, SchemaDO.currency).map(c -> c + " ").orElse("");
    String unit = view.text(node, SchemaDO.unitText).map(u -> " " + u).orElse("");
    Optional<BigDecimal> value =
        number(view, node, SchemaDO.value).or(() -> number(view, node, SchemaDO.minValue));
    Optional<BigDecimal> most = number(view, node, SchemaDO.maxValue);
    String range = most.map(m -> " to " + words(m)).orElse("");
    String sign = most.isPresent() ? "" : comparator(view, node);
    return sign + currency + value.map(Numbers::words).orElse("") + range + unit;
  }

  static String comparator(View view, Node node) {
    return view.text(node, Ent.comparator).map(c -> COMPARATORS.getOrDefault(c, "")).orElse("");
  }

  static String words(BigDecimal number) {
    for (Scale scale : SCALES) {
      if (number.abs().compareTo(scale.unit()) >= 0) {
        return grouped(number.divide(scale.unit(), 3, RoundingMode.HALF_UP)) + scale.word();
      }
    }
    return grouped(number);
  }

  /** With commas between thousands. */
  static String grouped(BigDecimal number) {
    return new DecimalFormat("#,##0.######", DecimalFormatSymbols.getInstance(Locale.ROOT))
        .format(number);
  }

  static String grouped(long number) {
    return grouped(BigDecimal.valueOf(number));
  }

  /** How sure something is, in per cent; empty when nobody says. */
  static String confidence(View view, Node node) {
    return number(view, node, Ent.confidence)
        .map(share -> grouped(share.movePointRight(2).setScale(0, RoundingMode.HALF_UP)))
        .orElse("");
  }

  static Optional<BigDecimal> parse(String text) {
    try {
      // A hostile exponent would be a gigabyte of zeros.
      return text.length() > 40 || text.matches(".*[eE].*")
          ? Optional.empty()
          : Optional.of(new BigDecimal(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Optional<BigDecimal> number(View view, Node node, FrontsNode property) {
    return view.text(node, property).flatMap(Numbers::parse);
  }
}
