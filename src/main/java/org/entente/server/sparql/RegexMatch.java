package org.entente.server.sparql;

import java.util.List;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.nodevalue.NodeValueOps;
import org.apache.jena.sparql.sse.Tags;

/** REGEX in linear time. */
final class RegexMatch extends ExprFunctionN {

  private final PatternArgument pattern;
  private final Budget budget;

  RegexMatch(ExprList arguments, Budget budget) {
    super(Tags.tagRegex, arguments);
    this.budget = budget;
    this.pattern = new PatternArgument("REGEX", arguments, 1, 2);
  }

  @Override
  public Expr copy(ExprList arguments) {
    return new RegexMatch(arguments, budget);
  }

  @Override
  public NodeValue eval(List<NodeValue> arguments) {
    budget.check();
    String text =
        NodeValueOps.checkAndGetStringLiteral("REGEX", arguments.get(0)).getLiteralLexicalForm();
    return NodeValue.makeBoolean(pattern.of(arguments).find(text, budget));
  }
}
