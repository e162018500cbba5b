package org.entente.server.sparql;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.op.OpPath;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.iterator.QueryIterPath;
import org.apache.jena.sparql.engine.iterator.QueryIteratorWrapper;
import org.apache.jena.sparql.engine.main.OpExecutorFactory;
import org.apache.jena.sparql.graph.GraphWrapper;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.entente.matching.PatternExecutor;

/**
 * Runs queries as {@link PatternExecutor} does, which looks within patterns whether the query was
 * cancelled, and looks at the {@link Budget} between any two rows of any step, and within property
 * paths: Jena itself builds the table of a join, and the nodes that a path reaches, before it looks
 * whether the query is over.
 */
final class SafeExecutor extends PatternExecutor {

  static final OpExecutorFactory FACTORY = SafeExecutor::new;

  private SafeExecutor(ExecutionContext context) {
    super(context);
  }

  @Override
  protected QueryIterator exec(Op op, QueryIterator input) {
    QueryIterator rows = super.exec(op, input);
    Budget budget = execCxt.getContext().get(Budget.SYMBOL);
    return budget == null || rows == input ? rows : new Checked(rows, budget);
  }

  @Override
  protected QueryIterator execute(OpPath path, QueryIterator input) {
    Budget budget = execCxt.getContext().get(Budget.SYMBOL);
    if (budget == null) {
      return super.execute(path, input);
    }
    PathClosures closures =
        new PathClosures(new CheckedGraph(execCxt.getActiveGraph(), budget), execCxt.getContext());
    TriplePath asked = path.getTriplePath();
    TriplePath shallow =
        new TriplePath(asked.getSubject(), closures.shallow(asked.getPath()), asked.getObject());
    return new QueryIterPath(
        shallow, input, ExecutionContext.copyChangeActiveGraph(execCxt, closures));
  }

  private static final class Checked extends QueryIteratorWrapper {

    private final Budget budget;

    Checked(QueryIterator rows, Budget budget) {
      super(rows);
      this.budget = budget;
    }

    @Override
    protected Binding moveToNextBinding() {
      budget.check();
      return super.moveToNextBinding();
    }
  }

  private static final class CheckedGraph extends GraphWrapper {

    private final Budget budget;

    CheckedGraph(Graph graph, Budget budget) {
      super(graph);
      this.budget = budget;
    }

    @Override
    public ExtendedIterator<Triple> find(Triple pattern) {
      return checked(super.find(pattern));
    }

    @Override
    public ExtendedIterator<Triple> find(
        org.apache.jena.graph.Node subject,
        org.apache.jena.graph.Node predicate,
        org.apache.jena.graph.Node object) {
      return checked(super.find(subject, predicate, object));
    }

    private ExtendedIterator<Triple> checked(ExtendedIterator<Triple> found) {
      budget.check();
      return found.mapWith(
          triple -> {
            budget.check();
            return triple;
          });
    }
  }
}
