package org.entente.matching;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.op.OpConditional;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpQuadPattern;
import org.apache.jena.sparql.algebra.op.OpSequence;
import org.apache.jena.sparql.algebra.optimize.TransformFilterPlacement;
import org.apache.jena.sparql.core.BasicPattern;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Substitute;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.iterator.QueryIterFilterExpr;
import org.apache.jena.sparql.engine.iterator.QueryIterPeek;
import org.apache.jena.sparql.engine.main.QC;
import org.apache.jena.sparql.engine.optimizer.reorder.ReorderTransformation;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.tdb2.solver.OpExecutorTDB2;
import org.apache.jena.tdb2.solver.QC2;
import org.apache.jena.tdb2.store.DatasetGraphTDB;
import org.apache.jena.tdb2.store.GraphTDB;

/**
 * Executes patterns, also those that are optional, without what TDB2's executor does anew for every
 * row: substituting, ordering and dispatching the rest of the query, wrapping each step of each row
 * in iterators. The order of a pattern's triples is the one that TDB2 would choose for the first
 * row. What it does not know (quoted triples, filters on tuples) is TDB2's to execute.
 */
public class PatternExecutor extends OpExecutorTDB2 {

  /** For executors that do more. */
  protected PatternExecutor(ExecutionContext context) {
    super(context);
  }

  /** Has the patterns of all queries of a TDB2 dataset executed so. */
  public static void install(DatasetGraph dataset) {
    QC.setFactory(dataset.getContext(), PatternExecutor::new);
  }

  @Override
  protected QueryIterator execute(OpQuadPattern pattern, QueryIterator input) {
    if (!mine(pattern)) {
      return super.execute(pattern, input);
    }
    if (!input.hasNext()) {
      return input;
    }
    QueryIterPeek peek = QueryIterPeek.create(input, execCxt);
    return new PatternRows(peek, matching(pattern, peek.peek()), execCxt);
  }

  @Override
  protected QueryIterator execute(OpFilter filter, QueryIterator input) {
    if (!(filter.getSubOp() instanceof OpQuadPattern pattern) || !mine(pattern)) {
      return super.execute(filter, input);
    }
    if (!input.hasNext()) {
      return input;
    }
    QueryIterPeek peek = QueryIterPeek.create(input, execCxt);
    BasicPattern ordered = ordered(pattern.getBasicPattern(), peek.peek());
    return placed(
        TransformFilterPlacement.transform(filter.getExprs(), pattern.getGraphNode(), ordered),
        peek);
  }

  /** Each filter stands where its variables are known; the patterns between stay as they are. */
  private QueryIterator placed(Op op, QueryIterator input) {
    if (op instanceof OpSequence sequence) {
      QueryIterator rows = input;
      for (Op part : sequence.getElements()) {
        rows = placed(part, rows);
      }
      return rows;
    }
    if (op instanceof OpFilter filter) {
      QueryIterator rows = placed(filter.getSubOp(), input);
      for (Expr condition : filter.getExprs()) {
        rows = new QueryIterFilterExpr(rows, condition, execCxt);
      }
      return rows;
    }
    return op instanceof OpQuadPattern pattern
        ? new PatternRows(
            input, matching(pattern.getGraphNode(), pattern.getBasicPattern()), execCxt)
        : exec(op, input);
  }

  @Override
  protected QueryIterator execute(OpConditional optional, QueryIterator input) {
    Op right = optional.getRight();
    ExprList conditions = new ExprList();
    if (right instanceof OpFilter filter) {
      conditions = filter.getExprs();
      right = filter.getSubOp();
    }
    if (!(right instanceof OpQuadPattern pattern) || !mine(pattern)) {
      return super.execute(optional, input);
    }
    QueryIterator left = exec(optional.getLeft(), input);
    if (!left.hasNext()) {
      return left;
    }
    QueryIterPeek peek = QueryIterPeek.create(left, execCxt);
    return new OptionalRows(peek, matching(pattern, peek.peek()), conditions, execCxt);
  }

  private boolean mine(OpQuadPattern pattern) {
    return execCxt.getActiveGraph() instanceof GraphTDB
        && execCxt.getDataset() instanceof DatasetGraphTDB
        && QC2.getFilter(execCxt.getContext()) == null
        && pattern.getBasicPattern().getList().stream().allMatch(PatternExecutor::plain);
  }

  private static boolean plain(Triple triple) {
    return !triple.getSubject().isTripleTerm()
        && !triple.getPredicate().isTripleTerm()
        && !triple.getObject().isTripleTerm();
  }

  private Matching matching(OpQuadPattern pattern, Binding first) {
    return matching(pattern.getGraphNode(), ordered(pattern.getBasicPattern(), first));
  }

  private Matching matching(Node named, BasicPattern pattern) {
    Node graph = decideGraphNode(named, execCxt);
    return new Matching(
        ((DatasetGraphTDB) execCxt.getDataset()).chooseNodeTupleTable(graph),
        graph,
        pattern,
        execCxt.getCancelSignal());
  }

  private BasicPattern ordered(BasicPattern pattern, Binding first) {
    ReorderTransformation order = ((DatasetGraphTDB) execCxt.getDataset()).getReorderTransform();
    return order == null || pattern.size() < 2
        ? pattern
        : order.reorderIndexes(Substitute.substitute(pattern, first)).reorder(pattern);
  }
}
