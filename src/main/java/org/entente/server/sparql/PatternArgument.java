package org.entente.server.sparql;

import java.util.List;
import java.util.Optional;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.nodevalue.NodeValueOps;
import org.jspecify.annotations.Nullable;

/** The pattern and the flags among a function's arguments, compiled as seldom as can be. */
final class PatternArgument {

  private record Compiled(String regex, String flags, LinearPattern pattern) {}

  private final String function;
  private final int regex;
  private final int flags;
  private @Nullable Compiled last;

  /**
   * Compiles the pattern if it stands in the query.
   *
   * @param regex which argument the pattern is, from 0
   * @param flags which argument the flags are, if there are as many
   * @throws Refusal when the pattern cannot be had
   */
  PatternArgument(String function, ExprList arguments, int regex, int flags) {
    this.function = function;
    this.regex = regex;
    this.flags = flags;
    Optional<String> written = constant(arguments, regex);
    Optional<String> with = arguments.size() > flags ? constant(arguments, flags) : Optional.of("");
    if (written.isPresent() && with.isPresent()) {
      try {
        compile(written.get(), with.get());
      } catch (IllegalArgumentException e) {
        throw new Refusal(Refusal.Kind.PATTERN, function + ": " + e.getMessage() + ".");
      }
    }
  }

  private static Optional<String> constant(ExprList arguments, int index) {
    Expr argument = arguments.get(index);
    return argument.isConstant() && argument.getConstant().isString()
        ? Optional.of(argument.getConstant().getString())
        : Optional.empty();
  }

  /** The pattern for a row; a wrong one is an error of the expression there. */
  LinearPattern of(List<NodeValue> arguments) {
    String written = text(arguments.get(regex));
    String with = arguments.size() > flags ? text(arguments.get(flags)) : "";
    Compiled held = last;
    if (held != null && held.regex().equals(written) && held.flags().equals(with)) {
      return held.pattern();
    }
    try {
      return compile(written, with);
    } catch (IllegalArgumentException e) {
      throw new ExprEvalException(function + ": " + e.getMessage());
    }
  }

  private LinearPattern compile(String written, String with) {
    LinearPattern pattern = LinearPattern.compile(written, with);
    last = new Compiled(written, with, pattern);
    return pattern;
  }

  private String text(NodeValue argument) {
    return NodeValueOps.checkAndGetStringLiteral(function, argument).getLiteralLexicalForm();
  }
}
