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

  /** The documents that it is limited to; empty when it holds in all. */
  default Optional<List<Node>> within() {
    return Optional.empty();
  }

  /** Whether it is to be applied to a document, or to a graph of the register. */
  default boolean holdsIn(Node place) {
    return within().map(documents -> documents.contains(place)).orElse(true);
  }
}
