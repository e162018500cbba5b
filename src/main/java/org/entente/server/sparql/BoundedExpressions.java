package org.entente.server.sparql;

import java.util.ArrayList;
import java.util.List;
import org.apache.jena.query.SortCondition;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.TransformCopy;
import org.apache.jena.sparql.algebra.Transformer;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.op.OpOrder;
import org.apache.jena.sparql.expr.E_Add;
import org.apache.jena.sparql.expr.E_Multiply;
import org.apache.jena.sparql.expr.E_Regex;
import org.apache.jena.sparql.expr.E_StrConcat;
import org.apache.jena.sparql.expr.E_StrEncodeForURI;
import org.apache.jena.sparql.expr.E_StrReplace;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.ExprFunction1;
import org.apache.jena.sparql.expr.ExprFunction2;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.ExprTransformCopy;
import org.apache.jena.sparql.expr.aggregate.AggGroupConcat;
import org.apache.jena.sparql.expr.aggregate.AggGroupConcatDistinct;
import org.apache.jena.sparql.expr.aggregate.Aggregator;

/**
 * Puts expressions that cannot take long or grow without bound in place of those of Jena that can:
 * regular expressions, and what makes texts or numbers longer than its arguments are.
 */
final class BoundedExpressions {

  private BoundedExpressions() {}

  /**
   * The same query with them.
   *
   * @throws Refusal when a regular expression cannot be had
   */
  static Op in(Op op, Budget budget) {
    return Transformer.transform(new Steps(budget), new Expressions(budget), op);
  }

  private static final class Expressions extends ExprTransformCopy {

    private final Budget budget;

    Expressions(Budget budget) {
      this.budget = budget;
    }

    @Override
    public Expr transform(ExprFunction1 function, Expr argument) {
      return function instanceof E_StrEncodeForURI
          ? new BoundedText.Encode(argument, budget)
          : super.transform(function, argument);
    }

    @Override
    public Expr transform(ExprFunction2 function, Expr left, Expr right) {
      if (function instanceof E_Multiply) {
        return new BoundedNumber(left, right, budget);
      }
      // Jena takes + for texts too.
      return function instanceof E_Add
          ? new BoundedText.Add(left, right, budget)
          : super.transform(function, left, right);
    }

    @Override
    public Expr transform(ExprFunctionN function, ExprList arguments) {
      if (function instanceof E_Regex) {
        return new RegexMatch(arguments, budget);
      }
      if (function instanceof E_StrReplace) {
        return new RegexReplace(arguments, budget);
      }
      return function instanceof E_StrConcat
          ? new BoundedText.Concat(arguments, budget)
          : super.transform(function, arguments);
    }
  }

  private static final class Steps extends TransformCopy {

    private final Budget budget;

    Steps(Budget budget) {
      this.budget = budget;
    }

    /** Sorting looks at the budget with every comparison. */
    @Override
    public Op transform(OpOrder order, Op within) {
      return new OpOrder(
          within,
          order.getConditions().stream()
              .map(
                  condition ->
                      new SortCondition(
                          new CheckedValue(condition.getExpression(), budget),
                          condition.getDirection()))
              .toList());
    }

    @Override
    public Op transform(OpGroup group, Op within) {
      List<ExprAggregator> aggregators = new ArrayList<>();
      for (ExprAggregator each : group.getAggregators()) {
        Aggregator aggregator = each.getAggregator();
        boolean joins =
            aggregator instanceof AggGroupConcat || aggregator instanceof AggGroupConcatDistinct;
        aggregators.add(joins ? new ExprAggregator(each.getVar(), bounded(aggregator)) : each);
      }
      return OpGroup.create(within, group.getGroupVars(), aggregators);
    }

    private Aggregator bounded(Aggregator aggregator) {
      String separator =
          aggregator instanceof AggGroupConcat all
              ? all.getSeparator()
              : ((AggGroupConcatDistinct) aggregator).getSeparator();
      int length = separator == null ? 1 : separator.length();
      return aggregator.copy(
          new ExprList(new BoundedText.Counted(aggregator.getExprList().get(0), length, budget)));
    }
  }
}
