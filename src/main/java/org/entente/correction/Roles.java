package org.entente.correction;

import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.entente.knowledge.Role;
import org.entente.rdf.Vocabulary;

/** The roles of participants, as properties. */
final class Roles {

  static final List<Node> ALL =
      Stream.of(Role.values()).map(role -> Vocabulary.ent(role.term())).toList();

  private Roles() {}
}
