package org.entente.rdf;

import static org.entente.rdf.Vocabulary.ent;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.ORG;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.apache.jena.vocabulary.SchemaDO;
import org.entente.annotation.Actor;
import org.entente.identity.Identities;
import org.entente.identity.Identity;
import org.entente.knowledge.ActorType;
import org.entente.knowledge.Register.ActorRow;

/**
 * Writes the actors of one document. What the register knows of an actor stands in the register's
 * graph; here stands what the document adds: the names that it uses, positions, parts and wholes,
 * and everything about those that the register does not know.
 */
final class ActorTriples {

  private final Iris iris;
  private final Node document;
  private final Identities identities;
  private final Claims claims;
  private final Triples triples;

  ActorTriples(Iris iris, Node document, Identities identities, Claims claims) {
    this.iris = iris;
    this.document = document;
    this.identities = identities;
    this.claims = claims;
    this.triples = claims.triples();
  }

  /** The resource that an actor of the document is. */
  Node node(Actor actor) {
    return iris.actor(document, identities.of(actor));
  }

  void write(List<Actor> actors) {
    Map<Integer, Actor> byId = new TreeMap<>();
    actors.forEach(actor -> byId.put(actor.id(), actor));
    actors.forEach(actor -> write(actor, byId));
  }

  private void write(Actor actor, Map<Integer, Actor> byId) {
    Identity identity = identities.of(actor);
    Node node = node(actor);
    Node mentions = SchemaDO.mentions.asNode();
    triples.add(document, mentions, node);
    actor.mentions().stream()
        .limit(1)
        .forEach(first -> claims.claim(document, mentions, node, first));
    if (identity instanceof Identity.Linked linked) {
      linkedNames(actor, linked.row(), node);
    } else {
      triples.type(node, Ent.Actor);
      triples.named(node, ent(actor.type().term()), actor.name(), actor.names());
    }
    if (identity instanceof Identity.Ambiguous ambiguous) {
      ambiguous.candidates().forEach(candidate -> candidate(node, candidate));
    }
    ActorType type =
        identity instanceof Identity.Linked linked ? linked.row().type() : actor.type();
    actor
        .position()
        .filter(position -> type == ActorType.PERSON)
        .ifPresent(position -> triples.add(node, Ent.position, Triples.english(position)));
    actor
        .partOf()
        .map(byId::get)
        .map(this::node)
        .filter(whole -> !whole.equals(node))
        .ifPresent(whole -> triples.add(node, partProperty(type), whole));
  }

  /** Demonyms and capitals are words to find a state by, not names of it. */
  private void linkedNames(Actor actor, ActorRow row, Node node) {
    for (String name : actor.names()) {
      if (row.demonyms().contains(name) || row.metonyms().contains(name)) {
        triples.add(node, SKOS.hiddenLabel, Triples.english(name));
      } else if (!name.equals(row.label())) {
        triples.alternative(node, name);
      }
    }
  }

  private void candidate(Node node, Identity.Candidate candidate) {
    Node row = iris.actor(candidate.row().id());
    triples.add(node, Ent.candidate, row);
    Node statement = claims.statement(node, Ent.candidate.asNode(), row);
    triples.add(statement, RDFS.comment, Triples.english(candidate.reason()));
  }

  /** How an actor is tied to the whole that it is a part of. */
  static Node partProperty(ActorType type) {
    return type == ActorType.PERSON ? ORG.memberOf.asNode() : ORG.subOrganizationOf.asNode();
  }
}
