package org.entente.server.sparql;

import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpVisitorBase;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.op.OpOrder;
import org.apache.jena.sparql.algebra.op.OpTopN;
import org.apache.jena.sparql.algebra.walker.Walker;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.ExprFunction;
import org.apache.jena.sparql.expr.ExprFunctionOp;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.ExprNone;
import org.apache.jena.sparql.expr.ExprTripleTerm;
import org.apache.jena.sparql.expr.ExprVar;
import org.apache.jena.sparql.expr.ExprVisitorFunction;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.aggregate.Aggregator;

/**
 * Goes through everything of a query, innermost first. Jena's own walker leaves out the expressions
 * of an order and of aggregates.
 */
abstract class WholeWalk extends OpVisitorBase {

  private final ExprVisitorFunction expressions = new Expressions();

  final void walk(Op op) {
    Walker.walk(op, this, expressions);
  }

  /** A function, but for EXISTS. */
  void function(ExprFunction function) {}

  /** EXISTS or NOT EXISTS; what is within has been visited. */
  void exists(ExprFunctionOp exists) {}

  /** COUNT and its like. */
  void aggregate(Aggregator aggregator) {}

  @Override
  public final void visit(OpOrder order) {
    order.getConditions().forEach(condition -> walk(condition.getExpression()));
  }

  @Override
  public final void visit(OpTopN order) {
    order.getConditions().forEach(condition -> walk(condition.getExpression()));
  }

  @Override
  public final void visit(OpGroup group) {
    for (ExprAggregator each : group.getAggregators()) {
      aggregate(each.getAggregator());
      ExprList arguments = each.getAggregator().getExprList();
      if (arguments != null) {
        arguments.forEach(this::walk);
      }
    }
  }

  private void walk(Expr expression) {
    Walker.walk(expression, this, expressions);
  }

  private final class Expressions extends ExprVisitorFunction {

    @Override
    protected void visitExprFunction(ExprFunction function) {
      function(function);
    }

    @Override
    public void visit(ExprFunctionOp exists) {
      exists(exists);
    }

    @Override
    public void visit(NodeValue value) {}

    @Override
    public void visit(ExprTripleTerm term) {}

    @Override
    public void visit(ExprVar variable) {}

    @Override
    public void visit(ExprAggregator aggregator) {}

    @Override
    public void visit(ExprNone none) {}
  }
}
