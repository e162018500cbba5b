package org.entente.server.sparql;

import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.nodevalue.NodeValueOps;
import org.apache.jena.sparql.sse.Tags;

/** REPLACE in linear time, up to a length. */
final class RegexReplace extends ExprFunctionN {

  private final PatternArgument pattern;
  private final Budget budget;

  RegexReplace(ExprList arguments, Budget budget) {
    super(Tags.tagReplace, arguments);
    this.budget = budget;
    this.pattern = new PatternArgument("REPLACE", arguments, 1, 3);
  }

  @Override
  public Expr copy(ExprList arguments) {
    return new RegexReplace(arguments, budget);
  }

  @Override
  public NodeValue eval(List<NodeValue> arguments) {
    budget.check();
    Node text = NodeValueOps.checkAndGetStringLiteral("REPLACE", arguments.get(0));
    String replacement =
        NodeValueOps.checkAndGetStringLiteral("REPLACE", arguments.get(2)).getLiteralLexicalForm();
    try {
      String replaced =
          pattern
              .of(arguments)
              .replace(text.getLiteralLexicalForm(), replacement, BoundedText.MAX_LENGTH, budget);
      return NodeValue.makeNode(
          NodeFactory.createLiteral(
              replaced, text.getLiteralLanguage(), text.getLiteralDatatype()));
    } catch (IllegalArgumentException e) {
      throw new ExprEvalException("REPLACE: " + e.getMessage());
    }
  }
}
