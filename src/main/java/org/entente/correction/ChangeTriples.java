package org.entente.correction;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.FrontsNode;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.entente.rdf.Ent;

/** What corrections change, as it is written in their graph and read again. */
final class ChangeTriples {

  private final Graph graph;

  ChangeTriples(Graph graph) {
    this.graph = graph;
  }

  void write(Node correction, Change change) {
    List<ActorReference> actors = change.actors();
    boolean ofSlot = change instanceof Change.SetSlot;
    for (int i = 0; i < actors.size(); i++) {
      Node reference = NodeFactory.createURI(correction.getURI() + "/actor/" + (i + 1));
      add(correction, i == 0 && !ofSlot ? Ent.corrects : Ent.replacement, reference);
      write(reference, actors.get(i));
    }
    if (change instanceof Change.Merge merge) {
      Node gone = merge.actor().actor();
      add(gone, RDF.type, Ent.MergedActor.asNode());
      add(gone, RDFS.label, NodeFactory.createLiteralString(merge.actor().label()));
      add(gone, DCTerms.isReplacedBy, merge.into().actor());
    } else if (change instanceof Change.Split split) {
      split.documents().forEach(document -> add(correction, Ent.inDocument, document));
      split
          .called()
          .forEach(words -> add(correction, Ent.called, NodeFactory.createLiteralString(words)));
    } else if (change instanceof Change.Rename rename) {
      add(correction, Ent.newName, rename.name());
    } else if (change instanceof Change.Retype retype) {
      add(correction, Ent.newClass, retype.type());
    } else if (change instanceof Change.SetSlot set) {
      add(correction, Ent.slot, set.property());
      add(correction, Ent.newValue, set.value());
      set.old().ifPresent(old -> add(correction, Ent.oldValue, old));
    } else if (change instanceof Change.UnsetSlot unset) {
      add(correction, Ent.slot, unset.property());
      unset.value().ifPresent(value -> add(correction, Ent.oldValue, value));
    }
  }

  private void write(Node node, ActorReference reference) {
    add(node, RDF.type, Ent.ActorReference.asNode());
    add(node, RDFS.label, NodeFactory.createLiteralString(reference.label()));
    add(node, Ent.actor, reference.actor());
    add(node, Ent.actorClass, reference.type());
    reference.documents().forEach(document -> add(node, Ent.inDocument, document));
  }

  /** Empty when it is not whole. */
  Optional<Change> read(Node correction, Decision decision) {
    if (decision.facts() > 0) {
      return ofFact(correction, decision);
    }
    Optional<ActorReference> actor = actor(correction, Ent.corrects);
    Optional<ActorReference> other = actor(correction, Ent.replacement);
    return actor.flatMap(
        first ->
            switch (decision) {
              case MERGE -> other.map(second -> new Change.Merge(first, second));
              case SPLIT ->
                  other.map(
                      second ->
                          new Change.Split(
                              first, second, iris(correction, Ent.inDocument), called(correction)));
              case RENAME ->
                  value(correction, Ent.newName)
                      .filter(Node::isLiteral)
                      .map(name -> new Change.Rename(first, name));
              case RETYPE ->
                  value(correction, Ent.newClass)
                      .filter(ActorChange.KINDS::contains)
                      .map(type -> new Change.Retype(first, type));
              default -> Optional.empty();
            });
  }

  private Optional<Change> ofFact(Node correction, Decision decision) {
    Optional<Node> slot = value(correction, Ent.slot).filter(Node::isURI);
    Optional<Node> old = value(correction, Ent.oldValue);
    return switch (decision) {
      case SET ->
          slot.flatMap(
              property ->
                  value(correction, Ent.newValue)
                      .map(
                          value ->
                              new Change.SetSlot(
                                  property,
                                  value,
                                  old,
                                  actor(correction, Ent.replacement).stream().toList())));
      case UNSET -> slot.map(property -> new Change.UnsetSlot(property, old));
      default -> Optional.of(new Change.Plain());
    };
  }

  private Set<String> called(Node correction) {
    return values(correction, Ent.called)
        .filter(Node::isLiteral)
        .map(Node::getLiteralLexicalForm)
        .collect(Collectors.toSet());
  }

  private Optional<ActorReference> actor(Node correction, FrontsNode property) {
    Optional<Node> reference = value(correction, property);
    return reference
        .flatMap(node -> value(node, Ent.actor))
        .filter(Node::isURI)
        .flatMap(
            actor ->
                value(reference.get(), Ent.actorClass)
                    .map(
                        type ->
                            new ActorReference(
                                actor,
                                value(reference.get(), RDFS.label)
                                    .filter(Node::isLiteral)
                                    .map(Node::getLiteralLexicalForm)
                                    .orElse(""),
                                type,
                                iris(reference.get(), Ent.inDocument))));
  }

  private List<Node> iris(Node subject, FrontsNode property) {
    return values(subject, property)
        .filter(Node::isURI)
        .sorted(Comparator.comparing(Node::getURI))
        .toList();
  }

  private Optional<Node> value(Node subject, FrontsNode property) {
    return values(subject, property).findFirst();
  }

  private Stream<Node> values(Node subject, FrontsNode property) {
    return graph
        .find(subject, property.asNode(), Node.ANY)
        .mapWith(Triple::getObject)
        .toList()
        .stream();
  }

  private void add(Node subject, FrontsNode property, Node value) {
    graph.add(subject, property.asNode(), value);
  }
}
