package org.entente.server.sparql;

import java.util.Set;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.op.OpService;
import org.apache.jena.sparql.expr.E_Function;
import org.apache.jena.sparql.expr.ExprFunction;
import org.apache.jena.sparql.expr.aggregate.Aggregator;
import org.apache.jena.sparql.sse.Tags;

/**
 * Whether a query has the same answer as long as the data, and what it searches in, are the same.
 */
final class Repeatable extends WholeWalk {

  /** Of the clock, of chance, or new at each call. */
  private static final Set<String> CHANGING =
      Set.of(Tags.tagNow, Tags.tagRand, Tags.tagUUID, Tags.tagStrUUID, Tags.tagBNode);

  /** XPath's functions of the clock: {@code fn:current-date} and its like. */
  private static final String CLOCK = "http://www.w3.org/2005/xpath-functions#current-";

  private boolean repeatable = true;

  private Repeatable() {}

  /**
   * @param algebra of the query
   */
  static boolean is(Query query, Op algebra) {
    Repeatable walk = new Repeatable();
    walk.walk(algebra);
    // The blank nodes of a template are new in each answer.
    return walk.repeatable
        && !(query.isConstructType()
            && query.getConstructTemplate().getTriples().stream()
                .anyMatch(t -> t.getSubject().isBlank() || t.getObject().isBlank()));
  }

  @Override
  void function(ExprFunction function) {
    if (CHANGING.contains(function.getFunctionSymbol().getSymbol())
        || (function instanceof E_Function called && called.getFunctionIRI().startsWith(CLOCK))) {
      repeatable = false;
    }
  }

  /** SAMPLE and GROUP_CONCAT too: whichever they choose, the choice may stand. */
  @Override
  void aggregate(Aggregator aggregator) {}

  @Override
  public void visit(OpService service) {
    repeatable = false;
  }
}
