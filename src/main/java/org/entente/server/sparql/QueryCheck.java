package org.entente.server.sparql;

import java.util.List;
import java.util.Locale;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpVisitorBase;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpService;
import org.apache.jena.sparql.algebra.walker.Walker;
import org.apache.jena.sparql.expr.E_Call;
import org.apache.jena.sparql.expr.E_Function;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.ExprFunction;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprFunctionOp;
import org.apache.jena.sparql.expr.ExprNone;
import org.apache.jena.sparql.expr.ExprTripleTerm;
import org.apache.jena.sparql.expr.ExprVar;
import org.apache.jena.sparql.expr.ExprVisitorFunction;
import org.apache.jena.sparql.expr.NodeValue;

/**
 * Refuses what a query must not do. It looks at the algebra, which is all that will be run: there
 * is no position of a query, such as ORDER BY or an EXISTS in an aggregate, that it could miss.
 */
final class QueryCheck {

  /** Rows that a query makes up by itself, from VALUES and UNION, without a look at the data. */
  static final double MAX_MADE_UP = 1_000_000;

  private QueryCheck() {}

  /**
   * Looks at everything.
   *
   * @param op of the query, not yet optimised
   * @throws Refusal with the reason
   */
  static void check(Query query, Op op, Limits limits) {
    Walker.walk(op, new Patterns(limits), new Functions());
    long values = Rows.ofValues(op);
    if (values > limits.valuesRows()) {
      throw new Refusal(
          Refusal.Kind.SIZE,
          "The VALUES of the query have "
              + values
              + " rows, more than "
              + limits.valuesRows()
              + ".");
    }
    if (Rows.madeUp(op) > MAX_MADE_UP) {
      throw new Refusal(
          Refusal.Kind.SIZE,
          "The VALUES and UNIONs of the query multiply to more than "
              + (long) MAX_MADE_UP
              + " rows. Join them by a common variable, or ask in parts.");
    }
    if (query.isConstructType()) {
      query.getConstructTemplate().getTriples().forEach(t -> checkProperty(t.getPredicate()));
    }
  }

  /** Property functions look like triples; one that is not there would silently find nothing. */
  private static void checkProperty(Node property) {
    if (property != null
        && property.isURI()
        && !ReadOnlyView.isPropertyFunction(property.getURI())
        && looksLikeFunction(property.getURI())) {
      throw new Refusal(
          Refusal.Kind.FUNCTION, "There is no property function <" + property.getURI() + ">.");
    }
  }

  private static boolean looksLikeFunction(String iri) {
    return iri.regionMatches(true, 0, "java:", 0, 5)
        || List.of(
                "http://jena.apache.org/arq/",
                "http://jena.hpl.hp.com/arq/",
                "http://jena.apache.org/text#",
                "http://jena.apache.org/spatial#")
            .stream()
            .anyMatch(iri.toLowerCase(Locale.ROOT)::startsWith);
  }

  private static final class Patterns extends OpVisitorBase {

    private final Limits limits;

    Patterns(Limits limits) {
      this.limits = limits;
    }

    @Override
    public void visit(OpService service) {
      Node target = service.getService();
      if (limits.services().isEmpty()) {
        throw new Refusal(
            Refusal.Kind.SERVICE, "SERVICE is off: a query does not make this server call others.");
      }
      if (!target.isURI() || !limits.services().contains(target.getURI())) {
        throw new Refusal(
            Refusal.Kind.SERVICE,
            "SERVICE may call " + String.join(", ", limits.services()) + ", and nothing else.");
      }
    }

    @Override
    public void visit(OpBGP pattern) {
      pattern.getPattern().forEach(triple -> checkProperty(triple.getPredicate()));
    }
  }

  private static final class Functions extends ExprVisitorFunction {

    @Override
    protected void visitExprFunction(ExprFunction function) {
      if (function instanceof E_Function named
          && !ReadOnlyView.isFunction(named.getFunctionIRI())) {
        throw new Refusal(
            Refusal.Kind.FUNCTION, "There is no function <" + named.getFunctionIRI() + ">.");
      }
      if (function instanceof E_Call) {
        throw new Refusal(Refusal.Kind.FUNCTION, "There is no function CALL.");
      }
    }

    @Override
    public void visit(ExprFunctionN function) {
      visitExprFunction(function);
    }

    @Override
    public void visit(ExprFunctionOp exists) {}

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
