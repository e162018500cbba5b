package org.entente.annotation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entente.annotation.Sense.ActorSense;
import org.entente.document.Span;
import org.entente.knowledge.ActorType;

/** Where the text names states, by whatever word. */
final class States {

  private final Map<Integer, Finding> byStart = new HashMap<>();
  private final Map<Integer, Finding> byEnd = new HashMap<>();

  /**
   * @param findings of the register
   */
  States(List<Finding> findings) {
    for (Finding finding : findings) {
      boolean state =
          finding.sense(ActorSense.class).filter(a -> a.is(ActorType.STATE)).isPresent();
      if (state) {
        byStart.merge(finding.span().start(), finding, States::longer);
        byEnd.merge(finding.span().end(), finding, States::longer);
      }
    }
  }

  private static Finding longer(Finding a, Finding b) {
    return a.span().length() >= b.span().length() ? a : b;
  }

  Optional<Finding> startingAt(int offset) {
    return Optional.ofNullable(byStart.get(offset));
  }

  Optional<Finding> endingAt(int offset) {
    return Optional.ofNullable(byEnd.get(offset));
  }

  /** The state that a name starts with or ends in: "Ministry of Finance of Japan". */
  Optional<Finding> within(Span name) {
    return startingAt(name.start())
        .filter(f -> name.contains(f.span()))
        .or(() -> endingAt(name.end()).filter(f -> name.contains(f.span())));
  }

  static Optional<String> key(Finding state) {
    return state.sense(ActorSense.class).map(ActorSense::key);
  }
}
