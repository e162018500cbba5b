package org.entente.server.sparql;

import org.apache.jena.query.Query;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.op.OpSlice;
import org.entente.query.Answer;

/** Whether an answer is the same in whatever order the database gives what it has: it is whole. */
final class Unordered extends WholeWalk {

  private boolean parts;

  private Unordered() {}

  static boolean is(Query query, Found found) {
    return found.cut().isEmpty() && !hasParts(query.cloneQuery()) && isAll(query, found.answer());
  }

  /** Whether a query within it takes a part of what it finds. */
  private static boolean hasParts(Query query) {
    query.setLimit(Query.NOLIMIT);
    query.setOffset(Query.NOLIMIT);
    Unordered walk = new Unordered();
    walk.walk(Algebra.compile(query));
    return walk.parts;
  }

  private static boolean isAll(Query query, Answer answer) {
    boolean begins = !query.hasOffset() || query.getOffset() == 0;
    return begins
        && (!query.hasLimit()
            || answer instanceof Answer.Rows rows && rows.rows().size() < query.getLimit());
  }

  @Override
  public void visit(OpSlice slice) {
    parts = true;
  }
}
