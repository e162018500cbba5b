package org.entente.server.reconcile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.TreeSet;
import org.entente.search.Kind;

/**
 * A class whose instances can be reconciled.
 *
 * @param id its IRI without that of the ontology, which is the schema space
 * @param root which sort of resource its instances are
 * @param broader the classes just above it
 */
record Type(String id, String name, String description, Kind root, Set<String> broader) {

  Type {
    broader = new TreeSet<>(broader);
  }

  /** As an answer has it where only id and name are wanted. */
  void writeTo(ObjectNode json) {
    json.put("id", id).put("name", name);
  }
}
