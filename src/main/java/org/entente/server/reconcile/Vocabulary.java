package org.entente.server.reconcile;

import org.apache.jena.sparql.core.DatasetGraph;
import org.entente.store.Revision;

/**
 * The words in which entities are described, in one state of the store.
 *
 * @param revision that state
 */
record Vocabulary(Revision revision, Types types, Properties properties, Territories territories) {

  private static final String TYPE = "type";

  /** Reads it; call it in a transaction. */
  static Vocabulary read(Revision revision, Properties properties, DatasetGraph dataset) {
    return new Vocabulary(revision, Types.read(dataset), properties, Territories.read(dataset));
  }

  /** The property that says which types an entity has. */
  Property type() {
    return properties.find(TYPE).orElseThrow();
  }
}
