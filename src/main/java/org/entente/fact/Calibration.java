package org.entente.fact;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.entente.knowledge.Table;

/**
 * Turns what speaks for an engagement into the share of such engagements that are right: a logistic
 * regression, fitted on annotated paragraphs by {@code training/confidence.py}.
 *
 * @param weights by signal
 */
record Calibration(Map<String, Double> weights) {

  /** The engagement is told by so many sentences at least, for more say no more. */
  private static final int ENOUGH = 2;

  /** So near to 0 or 1 the encoder's scores still tell something. */
  private static final double SHARPEST = 0.01;

  /** {@code confidence.tsv} of a model's folder; none where it is missing. */
  static Optional<Calibration> in(Path folder) {
    Path file = folder.resolve("confidence.tsv");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Map<String, Double> weights = new HashMap<>();
    for (Table.Row row : Table.read(file).rows()) {
      weights.put(row.get("signal"), weight(row));
    }
    return Optional.of(new Calibration(Map.copyOf(weights)));
  }

  private static double weight(Table.Row row) {
    try {
      double value = Double.parseDouble(row.get("weight"));
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Reported below.
    }
    throw row.error(row.get("weight") + " is no weight such as -0.53");
  }

  Confidence of(Draft draft) {
    Map<String, Double> signals = signals(draft);
    double odds = 0;
    for (Map.Entry<String, Double> signal : signals.entrySet()) {
      odds += weights.getOrDefault(signal.getKey(), 0.0) * signal.getValue();
    }
    return new Confidence(1 / (1 + Math.exp(-odds)), signals);
  }

  private static Map<String, Double> signals(Draft draft) {
    Map<String, Double> signals = new HashMap<>();
    signals.put(source(draft), 1.0);
    signals.put("class " + draft.kind().term(), 1.0);
    draft
        .likelihood()
        .ifPresent(
            likely -> {
              double bounded = Math.min(1 - SHARPEST, Math.max(SHARPEST, likely));
              signals.put("encoder", Math.log(bounded / (1 - bounded)));
            });
    if (draft.participants().isEmpty()) {
      signals.put("nobody", 1.0);
    } else if (draft.participants().size() > 1) {
      signals.put("several participants", 1.0);
    }
    if (draft.isBorrowed()) {
      signals.put("participants from around", 1.0);
    }
    if (draft.passages().size() >= ENOUGH) {
      signals.put("several sentences", 1.0);
    }
    if (!draft.dates().isEmpty()) {
      signals.put("dated", 1.0);
    }
    if (!draft.objects().isEmpty() || !draft.amounts().isEmpty()) {
      signals.put("about something", 1.0);
    }
    return signals;
  }

  private static String source(Draft draft) {
    if (draft.isProposed()) {
      return "by the encoder alone";
    }
    if (draft.name().isPresent()) {
      return "by its name";
    }
    if (draft.frame().generic()) {
      return "by a general word";
    }
    return draft.anchor().isVerb() ? "by a verb" : "by a noun";
  }
}
