package org.entente.fact;

import java.util.Locale;
import java.util.Map;

/** What is known of an engagement itself, as signals for what may fill its slots. */
final class DraftSignals {

  private DraftSignals() {}

  /**
   * Its class, what tells of it, how far it has come and how sure it is.
   *
   * @param signals takes them, by name
   */
  static void put(Draft draft, Map<String, Double> signals) {
    signals.put("class " + draft.kind().term(), 1.0);
    signals.put(
        draft.isProposed()
            ? "by the encoder alone"
            : draft.anchor().isVerb() ? "by a verb" : "by a noun",
        1.0);
    draft.status().ifPresent(status -> signals.put(lower(status.value()), 1.0));
    draft.factuality().ifPresent(how -> signals.put(lower(how.value()), 1.0));
    if (draft.definite()) {
      signals.put("definite", 1.0);
    }
  }

  /** As signals are written. */
  static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
