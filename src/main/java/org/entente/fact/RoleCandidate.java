package org.entente.fact;

import java.util.Map;
import java.util.Optional;
import org.entente.annotation.Actor;
import org.entente.document.Span;
import org.entente.knowledge.EngagementKind;
import org.entente.knowledge.Role;

/**
 * An actor that may take part in an engagement though no argument names it.
 *
 * @param actor who
 * @param words where the engagement's sentence names or means the actor; empty where it is thought
 *     of for what the rest of the document tells
 * @param role the one that it would have
 */
public record RoleCandidate(
    EngagementKind kind,
    Span trigger,
    Actor actor,
    Optional<Span> words,
    Role role,
    Map<String, Double> signals)
    implements SlotCandidate {

  public RoleCandidate {
    signals = Map.copyOf(signals);
  }
}
