package org.entente.matching;

import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.iterator.QueryIter1;
import org.apache.jena.sparql.expr.ExprList;

/** What rows become by a pattern and conditions; a row that becomes nothing stays as it is. */
final class OptionalRows extends QueryIter1 {

  private final Matching matching;
  private final ExprList conditions;
  private Optional<Binding> unmatched = Optional.empty();
  private Optional<Binding> next = Optional.empty();

  OptionalRows(
      QueryIterator rows, Matching matching, ExprList conditions, ExecutionContext context) {
    super(rows, context);
    this.matching = matching;
    this.conditions = conditions;
  }

  @Override
  protected boolean hasNextBinding() {
    while (next.isEmpty()) {
      Binding found = matching.next();
      if (found != null) {
        if (conditions.isEmpty() || conditions.isSatisfied(found, getExecContext())) {
          unmatched = Optional.empty();
          next = Optional.of(found);
        }
      } else if (unmatched.isPresent()) {
        next = unmatched;
        unmatched = Optional.empty();
      } else if (getInput().hasNext()) {
        Binding row = getInput().next();
        unmatched = Optional.of(row);
        matching.start(row);
      } else {
        return false;
      }
    }
    return true;
  }

  @Override
  protected Binding moveToNextBinding() {
    Binding row = next.orElseThrow(NoSuchElementException::new);
    next = Optional.empty();
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
