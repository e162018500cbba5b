package org.entente.rdf;

import org.apache.jena.graph.Node;
import org.entente.annotation.Mention.AmountMention;
import org.entente.annotation.Mention.QuantityMention;
import org.entente.fact.Fact;

/** Writes amounts of money and numbers of things with the words that say them. */
final class NumberTriples {

  private final Claims claims;
  private final NumberNodes numbers;

  NumberTriples(Claims claims) {
    this.claims = claims;
    this.numbers = new NumberNodes(claims.triples().graph());
  }

  void amount(Node fact, AmountMention amount) {
    Node node =
        numbers.amount(fact, amount.value(), amount.max(), amount.comparator(), amount.currency());
    claims.claim(fact, Ent.amount, node, amount.span());
  }

  void quantity(Node fact, QuantityMention quantity) {
    Node node =
        numbers.quantity(
            fact, quantity.value(), quantity.max(), quantity.comparator(), quantity.unit());
    claims.claim(fact, Ent.quantity, node, quantity.span());
  }

  /** What an observation found: a number, or a concept of the scheme of levels. */
  static Node value(Fact.Value value) {
    if (value instanceof Fact.Value.Level level) {
      return Vocabulary.entc(level.concept());
    }
    return Triples.number(((Fact.Value.Number) value).value());
  }
}
