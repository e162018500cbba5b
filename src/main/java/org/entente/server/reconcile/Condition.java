package org.entente.server.reconcile;

import java.util.List;

/**
 * A property that the entity should have.
 *
 * @param values one of which should be its value; at least one
 */
record Condition(Property property, List<Given> values) {

  Condition {
    values = List.copyOf(values);
  }
}
