package org.entente.server.sparql;

import java.util.List;
import org.apache.jena.sparql.expr.E_Add;
import org.apache.jena.sparql.expr.E_StrConcat;
import org.apache.jena.sparql.expr.E_StrEncodeForURI;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunction1;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;

/** Functions that make long texts of short ones, up to a length. */
final class BoundedText {

  /** Of a text that a query builds, in UTF-16 code units. */
  static final int MAX_LENGTH = 256 << 10;

  private BoundedText() {}

  private static long length(NodeValue value) {
    return value.isString() || value.isLangString()
        ? value.asNode().getLiteralLexicalForm().length()
        : 0;
  }

  private static void check(long length, Budget budget) {
    budget.check();
    if (length > MAX_LENGTH) {
      budget.exceed("The query builds texts of more than " + MAX_LENGTH + " characters.");
    }
  }

  static final class Concat extends E_StrConcat {

    private final Budget budget;

    Concat(ExprList arguments, Budget budget) {
      super(arguments);
      this.budget = budget;
    }

    @Override
    public Expr copy(ExprList arguments) {
      return new Concat(arguments, budget);
    }

    @Override
    public NodeValue eval(List<NodeValue> arguments) {
      check(arguments.stream().mapToLong(BoundedText::length).sum(), budget);
      return super.eval(arguments);
    }
  }

  static final class Add extends E_Add {

    private final Budget budget;

    Add(Expr left, Expr right, Budget budget) {
      super(left, right);
      this.budget = budget;
    }

    @Override
    public Expr copy(Expr left, Expr right) {
      return new Add(left, right, budget);
    }

    @Override
    public NodeValue eval(NodeValue left, NodeValue right) {
      check(length(left) + length(right), budget);
      return super.eval(left, right);
    }
  }

  static final class Encode extends E_StrEncodeForURI {

    /** {@code %E2%82%AC} for one. */
    private static final int LONGER = 9;

    private final Budget budget;

    Encode(Expr argument, Budget budget) {
      super(argument);
      this.budget = budget;
    }

    @Override
    public Expr copy(Expr argument) {
      return new Encode(argument, budget);
    }

    @Override
    public NodeValue eval(NodeValue argument) {
      check(LONGER * length(argument), budget);
      return super.eval(argument);
    }
  }

  /** What GROUP_CONCAT joins: the value itself, counted with its separator. */
  static final class Counted extends ExprFunction1 {

    private final int separator;
    private final Budget budget;

    Counted(Expr value, int separator, Budget budget) {
      super(value, "counted");
      this.separator = separator;
      this.budget = budget;
    }

    @Override
    public Expr copy(Expr value) {
      return new Counted(value, separator, budget);
    }

    @Override
    public NodeValue eval(NodeValue value) {
      budget.check();
      budget.need(value.asString().length() + (long) separator);
      return value;
    }
  }
}
