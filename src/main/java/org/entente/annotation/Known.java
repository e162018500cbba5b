package org.entente.annotation;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.entente.annotation.Sense.ActorSense;
import org.entente.document.Span;
import org.entente.knowledge.ActorType;

/**
 * Where the text names actors of the register, by whatever word; the longest name of each place.
 */
final class Known {

  private final Map<Integer, Finding> statesByStart = new HashMap<>();
  private final Map<Integer, Finding> statesByEnd = new HashMap<>();
  private final Map<Integer, Finding> othersByStart = new HashMap<>();
  private final Map<Integer, Finding> othersByEnd = new HashMap<>();

  Known(Iterable<Finding> findings) {
    for (Finding finding : findings) {
      Optional<ActorSense> actor = finding.sense(ActorSense.class);
      if (actor.isPresent()) {
        boolean state = actor.get().is(ActorType.STATE);
        (state ? statesByStart : othersByStart)
            .merge(finding.span().start(), finding, Known::longer);
        (state ? statesByEnd : othersByEnd).merge(finding.span().end(), finding, Known::longer);
      }
    }
  }

  private static Finding longer(Finding a, Finding b) {
    return a.span().length() >= b.span().length() ? a : b;
  }

  Optional<Finding> stateStartingAt(int offset) {
    return Optional.ofNullable(statesByStart.get(offset));
  }

  Optional<Finding> stateEndingAt(int offset) {
    return Optional.ofNullable(statesByEnd.get(offset));
  }

  /** An actor that is no state, no bloc and no person. */
  Optional<Finding> bodyStartingAt(int offset) {
    return Optional.ofNullable(othersByStart.get(offset)).filter(Known::isBody);
  }

  Optional<Finding> bodyEndingAt(int offset) {
    return Optional.ofNullable(othersByEnd.get(offset)).filter(Known::isBody);
  }

  private static boolean isBody(Finding finding) {
    Predicate<ActorSense> body =
        actor ->
            !actor.is(ActorType.PERSON)
                && !actor.is(ActorType.BLOC)
                && actor.how() == Sense.Naming.NAME;
    return finding.sense(ActorSense.class).filter(body).isPresent();
  }

  /** A state or a group of states by its adjective: "Nordic". */
  Optional<Finding> demonymEndingAt(int offset) {
    return Optional.ofNullable(statesByEnd.get(offset))
        .or(() -> Optional.ofNullable(othersByEnd.get(offset)))
        .filter(Known::isDemonym);
  }

  /** Whether just this is a state's adjective. */
  boolean isDemonym(Span span) {
    return demonymEndingAt(span.end()).filter(f -> f.span().equals(span)).isPresent();
  }

  private static boolean isDemonym(Finding finding) {
    return finding
        .sense(ActorSense.class)
        .filter(actor -> actor.how() == Sense.Naming.DEMONYM)
        .isPresent();
  }

  /** The state that a name starts with or ends in: "Ministry of Finance of Japan". */
  Optional<Finding> stateWithin(Span name) {
    return stateStartingAt(name.start())
        .filter(f -> name.contains(f.span()))
        .or(() -> stateEndingAt(name.end()).filter(f -> name.contains(f.span())));
  }

  /** Whether a finding names its actor itself, not by its seat. */
  static boolean isName(Finding actor) {
    return actor.sense(ActorSense.class).filter(a -> a.how() != Sense.Naming.METONYM).isPresent();
  }

  static Optional<String> key(Finding actor) {
    return actor.sense(ActorSense.class).map(ActorSense::key);
  }
}
