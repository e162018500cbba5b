package org.entente.correction;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;

/** What a decision changes in a graph; a link between documents is decided elsewhere. */
public sealed interface Change {

  /** Actors that it is about, as they were. */
  default List<ActorReference> actors() {
    return List.of();
  }

  /** What tells it from another change by the same decision of the same facts; empty if nothing. */
  String details();

  /** For people: what is to be. */
  default String words() {
    return "";
  }

  /** The decision says all. */
  record Plain() implements Change {
    @Override
    public String details() {
      return "";
    }
  }

  /** Two actors are one. */
  record Merge(ActorReference actor, ActorReference into) implements Change {
    @Override
    public List<ActorReference> actors() {
      return List.of(actor, into);
    }

    @Override
    public String details() {
      return actor.actor().getURI();
    }

    @Override
    public String words() {
      return actor.words() + " is " + into.words();
    }
  }

  /**
   * In some documents an actor is another.
   *
   * @param called the words that name the other; none when all do
   */
  record Split(ActorReference actor, ActorReference other, List<Node> documents, Set<String> called)
      implements Change {

    public Split {
      documents = List.copyOf(documents);
      called = Set.copyOf(called);
    }

    @Override
    public List<ActorReference> actors() {
      return List.of(actor, other);
    }

    @Override
    public String details() {
      return String.join(
          "\n",
          Stream.concat(
                  Stream.concat(
                      Stream.of(actor.actor().getURI()),
                      documents.stream().map(Node::getURI).sorted()),
                  called.stream().sorted())
              .toList());
    }

    @Override
    public Optional<List<Node>> within() {
      return Optional.of(documents);
    }

    @Override
    public String words() {
      String names =
          called.isEmpty()
              ? ""
              : ", where it is called “"
                  + String.join("” or “", called.stream().sorted().toList())
                  + "”,";
      return actor.words()
          + names
          + " is "
          + other.words()
          + " in "
          + documents.size()
          + (documents.size() == 1 ? " document" : " documents");
    }
  }

  /**
   * An actor is called otherwise.
   *
   * @param name with its language
   */
  record Rename(ActorReference actor, Node name) implements Change {
    @Override
    public List<ActorReference> actors() {
      return List.of(actor);
    }

    @Override
    public String details() {
      return actor.actor().getURI() + "\n" + name.getLiteralLanguage();
    }

    @Override
    public String words() {
      return actor.words() + " is called “" + name.getLiteralLexicalForm() + "”";
    }
  }

  /** An actor is of another kind. */
  record Retype(ActorReference actor, Node type) implements Change {
    @Override
    public List<ActorReference> actors() {
      return List.of(actor);
    }

    @Override
    public String details() {
      return actor.actor().getURI();
    }

    @Override
    public String words() {
      return actor.words() + " is of the kind " + type.getLocalName();
    }
  }

  /**
   * A property of a fact has a value.
   *
   * @param value a resource, a literal, or an amount or a quantity as a text
   * @param old that it does not have
   * @param actors the value, when it is an actor, as it was
   */
  record SetSlot(Node property, Node value, Optional<Node> old, List<ActorReference> actors)
      implements Change {

    public SetSlot {
      actors = List.copyOf(actors);
    }

    @Override
    public String details() {
      return property.getURI() + "\n" + value + old.map(node -> "\n" + node).orElse("");
    }

    @Override
    public String words() {
      return name(property)
          + " is "
          + shown(value)
          + old.map(node -> " instead of " + shown(node)).orElse("");
    }
  }

  /**
   * A property of a fact does not have a value.
   *
   * @param value none when it has no value at all
   */
  record UnsetSlot(Node property, Optional<Node> value) implements Change {

    @Override
    public String details() {
      return property.getURI() + value.map(node -> "\n" + node).orElse("");
    }

    @Override
    public String words() {
      return value
          .map(node -> name(property) + " is not " + shown(node))
          .orElse("there is no " + name(property));
    }
  }

  private static String name(Node property) {
    return Slot.of(property).map(Slot::name).orElse(property.getLocalName());
  }

  private static String shown(Node value) {
    return value.isLiteral()
        ? "“" + value.getLiteralLexicalForm() + "”"
        : value.getURI().replaceFirst("^.*[/#]", "");
  }

  /** The documents that it is limited to; empty when it holds in all. */
  default Optional<List<Node>> within() {
    return Optional.empty();
  }

  /** Whether it is to be applied to a document, or to a graph of the register. */
  default boolean holdsIn(Node place) {
    return within().map(documents -> documents.contains(place)).orElse(true);
  }
}
