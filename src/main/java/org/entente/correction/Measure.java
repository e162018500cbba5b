package org.entente.correction;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.jena.graph.FrontsNode;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.SchemaDO;
import org.entente.annotation.Mention.Comparator;
import org.entente.rdf.Ent;
import org.entente.rdf.NumberNodes;

/**
 * An amount of money or a number of things as people write it: {@code 400000000000 USD}, {@code >=
 * 12 submarines}, {@code 10-12 aircraft}.
 *
 * @param max the upper bound of a range, else the same as {@code value}
 * @param unit the currency of an amount, by ISO 4217
 */
public record Measure(Comparator sign, BigDecimal value, BigDecimal max, String unit) {

  private static final String NUMBER = "([0-9]{1,18}(?:\\.[0-9]{1,9})?)";
  private static final Pattern TEXT =
      Pattern.compile(
          "(=|<=|>=|<|>|~)?\\s*" + NUMBER + "(?:\\s*[-–]\\s*" + NUMBER + ")?\\s+(\\S.{0,99})");

  static Optional<Measure> parse(String text, boolean money) {
    Matcher matcher = TEXT.matcher(text.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String unit = money ? matcher.group(4).toUpperCase(Locale.ROOT) : matcher.group(4);
    BigDecimal value = new BigDecimal(matcher.group(2));
    BigDecimal max = matcher.group(3) == null ? value : new BigDecimal(matcher.group(3));
    if (money && !unit.matches("[A-Z]{3}") || max.compareTo(value) < 0) {
      return Optional.empty();
    }
    String sign = matcher.group(1) == null || max.compareTo(value) > 0 ? "=" : matcher.group(1);
    return comparator(sign).map(comparator -> new Measure(comparator, value, max, unit));
  }

  /** What a node of a graph says. */
  public static Optional<Measure> of(Graph graph, Node node) {
    Optional<String> unit =
        text(graph, node, SchemaDO.currency).or(() -> text(graph, node, SchemaDO.unitText));
    Optional<String> value =
        text(graph, node, SchemaDO.value).or(() -> text(graph, node, SchemaDO.minValue));
    if (unit.isEmpty() || value.isEmpty()) {
      return Optional.empty();
    }
    try {
      BigDecimal from = new BigDecimal(value.get());
      BigDecimal to = text(graph, node, SchemaDO.maxValue).map(BigDecimal::new).orElse(from);
      String sign = to.compareTo(from) > 0 ? "=" : text(graph, node, Ent.comparator).orElse("=");
      return comparator(sign).map(c -> new Measure(c, from, to, unit.get()));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  Node write(Graph graph, Node fact, boolean money) {
    NumberNodes nodes = new NumberNodes(graph);
    return money
        ? nodes.amount(fact, value, max, sign, unit)
        : nodes.quantity(fact, value, max, sign, unit);
  }

  /** As it is written. */
  public String words() {
    String range = max.compareTo(value) > 0 ? "-" + plain(max) : "";
    String before = sign == Comparator.EQUAL ? "" : sign.sign() + " ";
    return before + plain(value) + range + " " + unit;
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  private static Optional<Comparator> comparator(String sign) {
    return Stream.of(Comparator.values()).filter(c -> c.sign().equals(sign)).findFirst();
  }

  private static Optional<String> text(Graph graph, Node subject, FrontsNode property) {
    return graph
        .find(subject, property.asNode(), Node.ANY)
        .mapWith(Triple::getObject)
        .filterKeep(Node::isLiteral)
        .nextOptional()
        .map(Node::getLiteralLexicalForm);
  }
}
