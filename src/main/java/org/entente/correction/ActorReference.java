package org.entente.correction;

import java.util.List;
import org.apache.jena.graph.Node;

/**
 * What an actor was when somebody decided about it.
 *
 * @param actor its IRI
 * @param type of the nine kinds
 * @param documents some of those that spoke of it; none when only the register did
 */
public record ActorReference(Node actor, String label, Node type, List<Node> documents) {

  /** More are not needed to tell whether the actor has gone with its documents. */
  static final int MOST_DOCUMENTS = 20;

  public ActorReference {
    documents = documents.stream().limit(MOST_DOCUMENTS).toList();
  }

  /** For people: what it is. */
  public String words() {
    return type.getLocalName() + " “" + label + "”";
  }
}
