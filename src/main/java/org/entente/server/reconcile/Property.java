package org.entente.server.reconcile;

import java.util.Set;
import org.apache.jena.sparql.path.Path;

/**
 * Something that can be asked about entities, or compared.
 *
 * @param of the types whose instances may have it
 * @param kind what its values are
 * @param range the type of values that are entities; empty when they may be of several
 * @param prefix what the IRIs begin with whose rest is the value, when that is an id
 * @param onCard whether a preview shows it
 * @param path from an entity to the values
 */
record Property(
    String id,
    String name,
    String description,
    Set<String> of,
    Kind kind,
    String range,
    String prefix,
    boolean onCard,
    Path path) {

  /** What values are. */
  enum Kind {
    TEXT,
    /** A class. */
    TYPE,
    /** What it is called in another dataset. */
    ID,
    /** An IRI of another dataset. */
    LINK,
    ENTITY,
    /** The state that lies where the values are. */
    STATE,
    NUMBER,
    /** How many values there are. */
    COUNT,
    DATE,
    /** Known by its label. */
    CONCEPT
  }

  boolean hasEntities() {
    return kind == Kind.ENTITY || kind == Kind.STATE;
  }
}
