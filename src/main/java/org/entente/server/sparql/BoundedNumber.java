package org.entente.server.sparql;

import org.apache.jena.sparql.expr.E_Multiply;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.NodeValue;

/**
 * A product whose factors are numbers of bearable length: squaring doubles the digits each time.
 */
final class BoundedNumber extends E_Multiply {

  /** Of both factors together. */
  private static final int MAX_BITS = 1 << 16;

  private final Budget budget;

  BoundedNumber(Expr left, Expr right, Budget budget) {
    super(left, right);
    this.budget = budget;
  }

  @Override
  public Expr copy(Expr left, Expr right) {
    return new BoundedNumber(left, right, budget);
  }

  @Override
  public NodeValue eval(NodeValue left, NodeValue right) {
    budget.check();
    if (bits(left) + bits(right) > MAX_BITS) {
      budget.exceed("The query builds numbers of more than " + MAX_BITS + " bits.");
    }
    return super.eval(left, right);
  }

  private static long bits(NodeValue value) {
    if (value.isInteger()) {
      return value.getInteger().bitLength();
    }
    return value.isDecimal() ? value.getDecimal().unscaledValue().bitLength() : 0;
  }
}
