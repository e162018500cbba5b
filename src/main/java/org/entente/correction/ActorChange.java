package org.entente.correction;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.ORG;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.entente.knowledge.ActorType;
import org.entente.rdf.Ent;
import org.entente.rdf.Vocabulary;

/** Makes of the actors in one graph what people have decided. */
final class ActorChange {

  /** The nine kinds. */
  static final List<Node> KINDS =
      Stream.of(ActorType.values()).map(type -> Vocabulary.ent(type.term())).toList();

  private static final Node TYPE = RDF.type.asNode();
  private static final Node LABEL = RDFS.label.asNode();
  private static final Node ALT = SKOS.altLabel.asNode();

  private final Graph graph;
  private final Graph register;
  private final boolean described;

  /**
   * @param register the register's graph as it is stored now: who is described there is described
   *     in no document
   * @param described whether actors are described in this graph at all; in that of links they are
   *     not
   */
  ActorChange(Graph graph, Graph register, boolean described) {
    this.graph = graph;
    this.register = register;
    this.described = described;
  }

  private boolean speaksOf(Node actor) {
    return graph.contains(actor, Node.ANY, Node.ANY) || graph.contains(Node.ANY, Node.ANY, actor);
  }

  /** Of a change of an actor that the graph speaks of. */
  Effect apply(Change change) {
    if (change.actors().isEmpty() || !speaksOf(change.actors().get(0).actor())) {
      return Effect.NONE;
    } else if (change instanceof Change.Merge merge) {
      merge(merge.actor(), merge.into());
      return Effect.CHANGES;
    } else if (change instanceof Change.Split split) {
      return split(split.actor(), split.other(), split.called());
    } else if (change instanceof Change.Rename rename) {
      return rename(rename.actor().actor(), rename.name());
    } else if (change instanceof Change.Retype retype) {
      return retype(retype.actor().actor(), retype.type());
    }
    return Effect.NONE;
  }

  private void merge(ActorReference actor, ActorReference into) {
    new Substitution(graph, actor.actor(), into.actor()).everywhere(labels(into));
    describe(into);
  }

  private Effect split(ActorReference actor, ActorReference other, Set<String> called) {
    Substitution substitution = new Substitution(graph, actor.actor(), other.actor());
    if (called.isEmpty()) {
      substitution.everywhere(labels(other));
    } else if (!substitution.where(called)) {
      return Effect.NONE;
    }
    describe(other);
    return Effect.CHANGES;
  }

  private Effect rename(Node actor, Node name) {
    boolean home = graph.contains(actor, TYPE, Ent.Actor.asNode());
    boolean named = graph.contains(actor, LABEL, name);
    List<Triple> before =
        graph
            .find(actor, LABEL, Node.ANY)
            .filterKeep(t -> t.getObject().getLiteralLanguage().equals(name.getLiteralLanguage()))
            .filterDrop(t -> t.objectMatches(name))
            .toList();
    boolean also = graph.contains(actor, ALT, name);
    for (Triple label : before) {
      graph.delete(label);
      graph.add(actor, ALT, label.getObject());
    }
    graph.remove(actor, ALT, name);
    if (home || !before.isEmpty()) {
      graph.add(actor, LABEL, name);
    }
    if (!before.isEmpty() || also || home && !named) {
      return Effect.CHANGES;
    }
    return named ? Effect.NEEDLESS : Effect.NONE;
  }

  private Effect retype(Node actor, Node type) {
    boolean other = false;
    boolean same = graph.contains(actor, TYPE, type);
    for (Node kind : KINDS) {
      if (!kind.equals(type) && graph.contains(actor, TYPE, kind)) {
        graph.delete(Triple.create(actor, TYPE, kind));
        graph.add(actor, TYPE, type);
        other = true;
      }
    }
    if (belong(actor, type) || other) {
      return Effect.CHANGES;
    }
    return same ? Effect.NEEDLESS : Effect.NONE;
  }

  /** An actor that nothing describes has the kind and the name that it had. */
  private void describe(ActorReference who) {
    Node actor = who.actor();
    Optional<Node> kind = kind(register, actor);
    if (kind.isEmpty() && described && kind(graph, actor).isEmpty()) {
      graph.add(actor, TYPE, Ent.Actor.asNode());
      graph.add(actor, TYPE, who.type());
    }
    if (kind.isEmpty() && described && !graph.contains(actor, LABEL, Node.ANY)) {
      graph.add(actor, LABEL, name(who));
      graph.remove(actor, ALT, name(who));
    }
    belong(actor, kind.or(() -> kind(graph, actor)).orElse(who.type()));
  }

  /** Only persons have positions; they are members of what others are parts of. */
  private boolean belong(Node actor, Node kind) {
    boolean person = kind.equals(Ent.Person.asNode());
    Node property = person ? ORG.subOrganizationOf.asNode() : Ent.position.asNode();
    List<Triple> wrong = graph.find(actor, property, Node.ANY).toList();
    for (Triple triple : wrong) {
      graph.delete(triple);
      if (person) {
        graph.add(actor, ORG.memberOf.asNode(), triple.getObject());
      }
    }
    return !wrong.isEmpty();
  }

  private Set<Node> labels(ActorReference who) {
    Set<Node> labels = new HashSet<>();
    for (Graph in : List.of(graph, register)) {
      in.find(who.actor(), LABEL, Node.ANY).forEach(t -> labels.add(t.getObject()));
    }
    return labels.isEmpty() ? Set.of(name(who)) : labels;
  }

  static Node name(ActorReference who) {
    return NodeFactory.createLiteralLang(who.label(), "en");
  }

  static Optional<Node> kind(Graph graph, Node actor) {
    return KINDS.stream().filter(kind -> graph.contains(actor, TYPE, kind)).findFirst();
  }
}
