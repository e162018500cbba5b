package org.entente.server.sparql;

/** Is told of every query: metrics, the log of slow ones. */
@FunctionalInterface
public interface QueryListener {

  /** Called in the query's own thread, after it; must be quick. */
  void asked(QueryReport report);
}
