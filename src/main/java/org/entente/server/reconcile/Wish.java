package org.entente.server.reconcile;

import java.util.List;
import java.util.Optional;

/**
 * A reconciliation query, understood.
 *
 * @param name what the entity is called, or its id; empty when only properties are known
 * @param types that it should be of; none when any will do
 * @param limit how many candidates at most
 * @param problems what of the query is not known here, and was left out
 */
record Wish(
    Optional<String> name,
    List<Type> types,
    Strictness strictness,
    int limit,
    List<Condition> conditions,
    List<String> problems) {

  Wish {
    types = List.copyOf(types);
    conditions = List.copyOf(conditions);
    problems = List.copyOf(problems);
  }

  /** Whether an id of another dataset is given. */
  boolean hasId() {
    return conditions.stream().anyMatch(c -> c.property().kind() == Property.Kind.ID);
  }
}
