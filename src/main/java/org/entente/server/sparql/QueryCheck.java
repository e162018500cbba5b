package org.entente.server.sparql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.op.Op1;
import org.apache.jena.sparql.algebra.op.Op2;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpN;
import org.apache.jena.sparql.algebra.op.OpPath;
import org.apache.jena.sparql.algebra.op.OpService;
import org.apache.jena.sparql.expr.E_Call;
import org.apache.jena.sparql.expr.E_Function;
import org.apache.jena.sparql.expr.ExprFunction;
import org.apache.jena.sparql.expr.ExprFunctionOp;
import org.apache.jena.sparql.expr.aggregate.AggCustom;
import org.apache.jena.sparql.expr.aggregate.Aggregator;
import org.apache.jena.sparql.path.P_NegPropSet;
import org.apache.jena.sparql.path.P_Path1;
import org.apache.jena.sparql.path.P_Path2;
import org.apache.jena.sparql.path.Path;

/**
 * Refuses what a query must not do. It looks at the algebra, which is all that will be run: there
 * is no position of a query, such as ORDER BY or an EXISTS in an aggregate, that it could miss.
 */
final class QueryCheck extends WholeWalk {

  /** Rows that a query makes up by itself, from VALUES and UNION, without a look at the data. */
  static final double MAX_MADE_UP = 1_000_000;

  /**
   * Jena orders them in time that is quadratic in their number, before any limit of time counts.
   */
  private static final int MAX_TRIPLES = 2_000;

  /**
   * Steps of the algebra within another. Each is a call within a call when the query runs; a stack
   * that overflows within TDB2, which begins at some 1,200, spoils its files for everybody.
   */
  private static final int MAX_DEPTH = 400;

  /** Jena folds constants in time that doubles with each EXISTS within another. */
  private static final int MAX_EXISTS = 6;

  private static final List<String> FUNCTION_NAMESPACES =
      List.of(
          "java:",
          "http://jena.apache.org/arq/",
          "http://jena.hpl.hp.com/arq/",
          "http://jena.apache.org/text#",
          "http://jena.apache.org/spatial#");

  private final Limits limits;
  private int triples;

  private QueryCheck(Limits limits) {
    this.limits = limits;
  }

  /**
   * Looks at everything.
   *
   * @param op of the query, not yet optimised
   * @throws Refusal with the reason
   */
  static void check(Query query, Op op, Limits limits) {
    if (depth(op) > MAX_DEPTH) {
      throw new Refusal(
          Refusal.Kind.DEPTH, "More than " + MAX_DEPTH + " steps of the query are chained.");
    }
    new QueryCheck(limits).walk(op);
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

  /** Counted level by level: what is too deep to run may be too deep to walk. */
  private static int depth(Op op) {
    int depth = 0;
    List<Op> level = List.of(op);
    while (!level.isEmpty()) {
      depth++;
      List<Op> next = new ArrayList<>();
      for (Op each : level) {
        if (each instanceof Op1 one) {
          next.add(one.getSubOp());
        } else if (each instanceof Op2 two) {
          next.add(two.getLeft());
          next.add(two.getRight());
        } else if (each instanceof OpN many) {
          next.addAll(many.getElements());
        }
      }
      level = next;
    }
    return depth;
  }

  @Override
  public void visit(OpService service) {
    if (limits.services().isEmpty()) {
      throw new Refusal(
          Refusal.Kind.SERVICE, "SERVICE is off: a query does not make this server call others.");
    }
    Node target = service.getService();
    if (!target.isURI() || !limits.services().contains(target.getURI())) {
      throw new Refusal(
          Refusal.Kind.SERVICE,
          "SERVICE may call " + String.join(", ", limits.services()) + ", and nothing else.");
    }
  }

  @Override
  public void visit(OpBGP pattern) {
    pattern.getPattern().forEach(triple -> checkProperty(triple.getPredicate()));
    count(pattern.getPattern().size());
  }

  @Override
  public void visit(OpPath path) {
    count(steps(path.getTriplePath().getPath()));
  }

  private void count(int more) {
    triples += more;
    if (triples > MAX_TRIPLES) {
      throw new Refusal(
          Refusal.Kind.SIZE,
          "The query has more than " + MAX_TRIPLES + " triple patterns and steps of paths.");
    }
  }

  /** Chains lean to the left, so that only they could be too deep to recurse. */
  private static int steps(Path path) {
    int sum = 1;
    Path rest = path;
    while (rest instanceof P_Path2 two) {
      sum += steps(two.getRight());
      rest = two.getLeft();
    }
    if (rest instanceof P_NegPropSet none) {
      return sum + none.getNodes().size();
    }
    return rest instanceof P_Path1 one ? sum + steps(one.getSubPath()) : sum;
  }

  @Override
  void function(ExprFunction function) {
    if (function instanceof E_Function named && !ReadOnlyView.isFunction(named.getFunctionIRI())) {
      throw new Refusal(
          Refusal.Kind.FUNCTION, "There is no function <" + named.getFunctionIRI() + ">.");
    }
    if (function instanceof E_Call) {
      throw new Refusal(Refusal.Kind.FUNCTION, "There is no function CALL.");
    }
  }

  @Override
  void aggregate(Aggregator aggregator) {
    if (aggregator instanceof AggCustom custom) {
      throw new Refusal(Refusal.Kind.FUNCTION, "There is no aggregate <" + custom.getIRI() + ">.");
    }
  }

  @Override
  void exists(ExprFunctionOp exists) {
    int[] within = new int[1];
    new WholeWalk() {
      @Override
      void exists(ExprFunctionOp other) {
        within[0]++;
      }
    }.walk(exists.getGraphPattern());
    if (within[0] > MAX_EXISTS) {
      throw new Refusal(
          Refusal.Kind.DEPTH, "An EXISTS of the query has more than " + MAX_EXISTS + " within.");
    }
  }

  /** Property functions look like triples; one that is not there would silently find nothing. */
  private static void checkProperty(Node property) {
    if (!property.isURI() || ReadOnlyView.isPropertyFunction(property.getURI())) {
      return;
    }
    String iri = property.getURI().toLowerCase(Locale.ROOT);
    if (FUNCTION_NAMESPACES.stream().anyMatch(iri::startsWith)) {
      throw new Refusal(
          Refusal.Kind.FUNCTION, "There is no property function <" + property.getURI() + ">.");
    }
  }
}
