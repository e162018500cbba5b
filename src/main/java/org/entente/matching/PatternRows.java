package org.entente.matching;

import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.iterator.QueryIter1;
import org.jspecify.annotations.Nullable;

/** What rows become by a pattern. */
final class PatternRows extends QueryIter1 {

  private final Matching matching;
  private @Nullable Binding next;

  PatternRows(QueryIterator rows, Matching matching, ExecutionContext context) {
    super(rows, context);
    this.matching = matching;
  }

  @Override
  protected boolean hasNextBinding() {
    while (next == null) {
      next = matching.next();
      if (next == null) {
        if (!getInput().hasNext()) {
          return false;
        }
        matching.start(getInput().next());
      }
    }
    return true;
  }

  @Override
  protected Binding moveToNextBinding() {
    if (next == null) {
      throw new java.util.NoSuchElementException();
    }
    Binding row = next;
    next = null;
    return row;
  }

  @Override
  protected void closeSubIterator() {
    matching.close();
  }

  /** {@link Matching} looks at the query's signal. */
  @Override
  protected void requestSubCancel() {}
}
