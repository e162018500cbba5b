package org.entente.annotation;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.entente.annotation.Sense.ActorSense;
import org.entente.annotation.Sense.Naming;
import org.entente.document.Span;
import org.entente.knowledge.ActorType;

/** Makes senses of organisations that the register does not know. */
final class Bodies {

  private Bodies() {}

  /**
   * @param owner the state that the name or the words before it tell
   */
  static ActorSense sense(Passage passage, Span span, ActorType type, Optional<Finding> owner) {
    boolean ofState =
        type == ActorType.GOVERNMENT_BODY
            || type == ActorType.ARMED_FORCE
            || owner
                .flatMap(o -> o.sense(ActorSense.class))
                .filter(a -> !a.is(ActorType.STATE))
                .isPresent();
    Optional<String> state = ofState ? owner.flatMap(Known::key) : Optional.empty();
    String name = passage.name(span);
    return new ActorSense(
        key(passage, span, type, owner, state),
        type,
        List.of(),
        owner
            .filter(o -> ofState && !o.span().overlaps(span))
            .map(o -> passage.name(o.span().cover(span)))
            .orElse(name),
        Naming.NAME,
        state,
        Optional.empty());
  }

  private static String key(
      Passage passage, Span span, ActorType type, Optional<Finding> owner, Optional<String> state) {
    if (state.isEmpty()) {
      return key(type, passage.name(span));
    }
    String name = passage.name(span);
    Span stateSpan = owner.map(Finding::span).orElse(span);
    if (span.contains(stateSpan)) {
      name =
          passage.text(new Span(span.start(), stateSpan.start()))
              + " "
              + passage.text(new Span(stateSpan.end(), span.end()));
    }
    return "body:" + BodyWords.key(name) + "@" + state.get();
  }

  /** The key of a name that no state owns. */
  static String key(ActorType type, String name) {
    boolean ofState = type == ActorType.GOVERNMENT_BODY || type == ActorType.ARMED_FORCE;
    return ofState
        ? "body:" + BodyWords.key(name) + "@"
        : "name:" + Folding.fold(name).toLowerCase(Locale.ROOT).replaceAll("^the |[,.]", "");
  }
}
