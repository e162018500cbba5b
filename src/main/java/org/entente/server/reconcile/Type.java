package org.entente.server.reconcile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.entente.search.Kind;

/**
 * A class whose instances can be reconciled.
 *
 * @param id its IRI without that of the ontology, which is the schema space
 * @param root which sort of resource its instances are
 * @param broader the ids of the classes just above it
 * @param above those of all above it
 */
record Type(
    String id, String name, String description, Kind root, Set<String> broader, Set<String> above) {

  Type {
    broader = Collections.unmodifiableSet(new TreeSet<>(broader));
    above = Set.copyOf(above);
  }

  /** Whether all its instances are of another one too, which may be itself. */
  boolean isWithin(String type) {
    return id.equals(type) || above.contains(type);
  }

  /** As an answer has it where only id and name are wanted. */
  void writeTo(ObjectNode json) {
    json.put("id", id).put("name", name);
  }
}
