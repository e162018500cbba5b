package org.entente.link;

import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;

/**
 * What people have decided, which goes before what is compared.
 *
 * @param accepted pairs that are one engagement, with the IRI of the decision
 * @param refused pairs that are not
 */
public record Decisions(Map<Pair, Node> accepted, Set<Pair> refused) {

  /** Nobody has decided anything. */
  public static final Decisions NONE = new Decisions(Map.of(), Set.of());

  public Decisions {
    accepted = Map.copyOf(accepted);
    refused = Set.copyOf(refused);
  }
}
