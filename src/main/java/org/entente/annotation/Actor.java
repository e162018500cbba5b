package org.entente.annotation;

import java.util.List;
import java.util.Optional;
import org.entente.document.Span;
import org.entente.knowledge.ActorType;

/**
 * An actor as one document knows it: everything that the text names in the same way or says to be
 * the same.
 *
 * @param id unique in the document
 * @param type what kind of actor, by register, designator or the parser's guess
 * @param name the fullest name
 * @param names every name that the text uses, the fullest among them
 * @param candidates rows of the register that it may be, the likeliest first; empty for an actor
 *     that the register does not know
 * @param partOf the id of the actor that it is a part of, when the text or the register says so
 * @param position what a person is: "head of the General Staff"
 * @param mentions where the text names it, in text order
 */
public record Actor(
    int id,
    ActorType type,
    String name,
    List<String> names,
    List<String> candidates,
    Optional<Integer> partOf,
    Optional<String> position,
    List<Span> mentions) {

  public Actor {
    names = List.copyOf(names);
    candidates = List.copyOf(candidates);
    mentions = List.copyOf(mentions);
  }

  /** By the id alone: an actor may have thousands of mentions. */
  @Override
  public int hashCode() {
    return id;
  }
}
