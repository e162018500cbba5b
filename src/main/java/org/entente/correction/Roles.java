package org.entente.correction;

import static org.entente.knowledge.Role.BENEFICIARY;
import static org.entente.knowledge.Role.HOST;
import static org.entente.knowledge.Role.INITIATOR;
import static org.entente.knowledge.Role.OWNER;
import static org.entente.knowledge.Role.PARTNER;
import static org.entente.knowledge.Role.PARTY;
import static org.entente.knowledge.Role.RECIPIENT;
import static org.entente.knowledge.Role.SUPPLIER;
import static org.entente.knowledge.Role.TARGET;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.entente.knowledge.EngagementKind;
import org.entente.knowledge.Role;
import org.entente.rdf.Ent;
import org.entente.rdf.Vocabulary;

/**
 * The roles of participants, as properties; which there are in a class stands in the shapes too.
 */
final class Roles {

  static final List<Node> ALL = Stream.of(Role.values()).map(Roles::node).toList();

  private static final Set<Role> ACTING = Set.of(SUPPLIER, INITIATOR, OWNER, HOST);
  private static final Set<Role> BEARING = Set.of(RECIPIENT, TARGET, BENEFICIARY);

  private Roles() {}

  /** Those of a class of engagements, the usual one first. */
  static List<Role> of(EngagementKind kind) {
    return switch (kind) {
      case AGREEMENT -> List.of(PARTY);
      case PROJECT -> List.of(PARTNER, BENEFICIARY);
      case EXERCISE, MEETING, COOPERATION -> List.of(PARTNER);
      case TRANSFER -> List.of(SUPPLIER, RECIPIENT);
      case PROGRAMME -> List.of(OWNER);
      case SANCTION, CONFLICT -> List.of(INITIATOR, TARGET);
      case EVENT -> List.of(PARTNER, HOST);
    };
  }

  /** What a role becomes in another class; empty where that cannot be known. */
  static Optional<Role> in(EngagementKind kind, Role role) {
    List<Role> roles = of(kind);
    if (roles.contains(role)) {
      return Optional.of(role);
    }
    boolean directed = roles.stream().anyMatch(Role::isDirected);
    if (!directed) {
      return Optional.of(roles.get(0));
    } else if (ACTING.contains(role)) {
      return Optional.of(roles.get(0));
    }
    return BEARING.contains(role) ? Optional.of(roles.get(1)) : Optional.empty();
  }

  /** The class of an engagement. */
  static Optional<EngagementKind> kind(Graph graph, Node fact) {
    return Stream.of(EngagementKind.values())
        .filter(k -> graph.contains(fact, RDF.type.asNode(), Vocabulary.ent(k.term())))
        .findFirst();
  }

  static Node node(Role role) {
    return Vocabulary.ent(role.term());
  }

  /** Who takes part is who has a role. */
  static void participants(Graph graph, Node fact) {
    Node participant = Ent.participant.asNode();
    graph.find(fact, participant, Node.ANY).toList().forEach(graph::delete);
    for (Node role : ALL) {
      graph
          .find(fact, role, Node.ANY)
          .mapWith(Triple::getObject)
          .toList()
          .forEach(actor -> graph.add(fact, participant, actor));
    }
  }
}
