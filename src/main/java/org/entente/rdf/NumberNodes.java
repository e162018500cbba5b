package org.entente.rdf;

import java.math.BigDecimal;
import java.util.Locale;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.SchemaDO;
import org.entente.annotation.Mention.Comparator;
import org.entente.identity.Slug;

/** Writes amounts of money and numbers of things, each as a node named by what it says. */
public final class NumberNodes {

  private final Triples triples;

  public NumberNodes(Graph graph) {
    this.triples = new Triples(graph);
  }

  /**
   * An amount always has a value. Of a range that is the lower bound, with {@code >=} and the upper
   * bound beside it.
   *
   * @param max the upper bound of a range, else the same as {@code value}
   * @return its node, which nothing points to yet
   */
  public Node amount(
      Node fact, BigDecimal value, BigDecimal max, Comparator sign, String currency) {
    boolean range = value.compareTo(max) != 0;
    Comparator comparator = range ? Comparator.AT_LEAST : sign;
    Node node = Iris.below(fact, "amount/" + number(value, max, comparator) + "-" + currency);
    triples.type(node, SchemaDO.MonetaryAmount);
    triples.add(node, SchemaDO.value, Triples.decimal(value));
    if (range) {
      triples.add(node, SchemaDO.maxValue, Triples.decimal(max));
    }
    triples.add(node, SchemaDO.currency, Triples.text(currency));
    comparator(node, comparator);
    return node;
  }

  /** A quantity has a value, or the two bounds of a range. */
  public Node quantity(
      Node fact, BigDecimal value, BigDecimal max, Comparator comparator, String unit) {
    boolean range = value.compareTo(max) != 0;
    Node node =
        Iris.below(fact, "quantity/" + number(value, max, comparator) + "-" + Slug.of(unit));
    triples.type(node, SchemaDO.QuantitativeValue);
    if (range) {
      triples.add(node, SchemaDO.minValue, Triples.decimal(value));
      triples.add(node, SchemaDO.maxValue, Triples.decimal(max));
    } else {
      triples.add(node, SchemaDO.value, Triples.decimal(value));
    }
    triples.add(node, SchemaDO.unitText, Triples.text(unit));
    comparator(node, comparator);
    return node;
  }

  private void comparator(Node node, Comparator comparator) {
    if (comparator != Comparator.EQUAL) {
      triples.add(node, Ent.comparator, Triples.text(comparator.sign()));
    }
  }

  private static String number(BigDecimal value, BigDecimal max, Comparator comparator) {
    String word =
        comparator == Comparator.EQUAL
            ? ""
            : comparator.name().toLowerCase(Locale.ROOT).replace('_', '-') + "-";
    String upper = value.compareTo(max) == 0 ? "" : "-to-" + Triples.plain(max);
    return word + Triples.plain(value) + upper;
  }
}
