package org.entente.server.sparql;

import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.ExprFunction1;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.VariableNotBoundException;
import org.apache.jena.sparql.function.FunctionEnv;

/** What is ordered by: the value itself, while the query may go on. */
final class CheckedValue extends ExprFunction1 {

  private final Budget budget;

  CheckedValue(Expr value, Budget budget) {
    super(value, "checked");
    this.budget = budget;
  }

  @Override
  public Expr copy(Expr value) {
    return new CheckedValue(value, budget);
  }

  /** An error counts as no value, in silence: Jena writes every one into the log. */
  @Override
  public NodeValue evalSpecial(Binding binding, FunctionEnv environment) {
    budget.check();
    try {
      return getArg().eval(binding, environment);
    } catch (ExprEvalException e) {
      throw new VariableNotBoundException(e.getMessage());
    }
  }

  @Override
  public NodeValue eval(NodeValue value) {
    budget.check();
    return value;
  }
}
