package org.entente.server.sparql;

import org.apache.jena.query.Query;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.op.OpSlice;
import org.entente.query.Answer;

/** Whether an answer is the same in whatever order the database gives what it has: it is whole. */
final class Unordered extends WholeWalk {

  private int parts;

  private Unordered() {}

  /**
   * @param algebra of the query
   */
  static boolean is(Query query, Op algebra, Found found) {
    Unordered walk = new Unordered();
    walk.walk(algebra);
    int own = query.hasLimit() || query.hasOffset() ? 1 : 0;
    return found.cut().isEmpty() && walk.parts == own && isAll(query, found.answer());
  }

  private static boolean isAll(Query query, Answer answer) {
    boolean begins = !query.hasOffset() || query.getOffset() == 0;
    return begins
        && (!query.hasLimit()
            || answer instanceof Answer.Rows rows && rows.rows().size() < query.getLimit());
  }

  @Override
  public void visit(OpSlice slice) {
    parts++;
  }
}
