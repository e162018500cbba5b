package org.entente.rdf;

import java.math.BigDecimal;
import java.util.Locale;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.SchemaDO;
import org.entente.annotation.Mention.AmountMention;
import org.entente.annotation.Mention.Comparator;
import org.entente.annotation.Mention.QuantityMention;
import org.entente.fact.Fact;
import org.entente.identity.Slug;

/** Writes amounts of money and numbers of things, each as a node named by what it says. */
final class NumberTriples {

  private final Claims claims;
  private final Triples triples;

  NumberTriples(Claims claims) {
    this.claims = claims;
    this.triples = claims.triples();
  }

  /**
   * An amount always has a value. Of a range that is the lower bound, with {@code >=} and the upper
   * bound beside it.
   */
  void amount(Node fact, AmountMention amount) {
    boolean range = amount.value().compareTo(amount.max()) != 0;
    Comparator comparator = range ? Comparator.AT_LEAST : amount.comparator();
    String name = number(amount.value(), amount.max(), comparator) + "-" + amount.currency();
    Node node = Iris.below(fact, "amount/" + name);
    claims.claim(fact, Ent.amount, node, amount.span());
    triples.type(node, SchemaDO.MonetaryAmount);
    triples.add(node, SchemaDO.value, Triples.decimal(amount.value()));
    if (range) {
      triples.add(node, SchemaDO.maxValue, Triples.decimal(amount.max()));
    }
    triples.add(node, SchemaDO.currency, Triples.text(amount.currency()));
    comparator(node, comparator);
  }

  /** A quantity has a value, or the two bounds of a range. */
  void quantity(Node fact, QuantityMention quantity) {
    boolean range = quantity.value().compareTo(quantity.max()) != 0;
    String name =
        number(quantity.value(), quantity.max(), quantity.comparator())
            + "-"
            + Slug.of(quantity.unit());
    Node node = Iris.below(fact, "quantity/" + name);
    claims.claim(fact, Ent.quantity, node, quantity.span());
    triples.type(node, SchemaDO.QuantitativeValue);
    if (range) {
      triples.add(node, SchemaDO.minValue, Triples.decimal(quantity.value()));
      triples.add(node, SchemaDO.maxValue, Triples.decimal(quantity.max()));
    } else {
      triples.add(node, SchemaDO.value, Triples.decimal(quantity.value()));
    }
    triples.add(node, SchemaDO.unitText, Triples.text(quantity.unit()));
    comparator(node, quantity.comparator());
  }

  /** What an observation found: a number, or a concept of the scheme of levels. */
  static Node value(Fact.Value value) {
    if (value instanceof Fact.Value.Level level) {
      return Vocabulary.entc(level.concept());
    }
    return Triples.number(((Fact.Value.Number) value).value());
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
