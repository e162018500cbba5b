package org.entente.fact;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Turns what speaks for an engagement into the share of such engagements that are right: a logistic
 * regression, fitted on annotated paragraphs by {@code training/confidence.py}.
 *
 * @param weights by signal
 */
record Calibration(Weights weights) {

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
    return Optional.of(new Calibration(Weights.load(file)));
  }

  Confidence of(Draft draft) {
    Map<String, Double> signals = signals(draft);
    return new Confidence(weights.of(signals), signals);
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
