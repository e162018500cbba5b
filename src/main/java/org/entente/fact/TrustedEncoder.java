package org.entente.fact;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.entente.annotation.AnnotatedDocument;
import org.entente.encoder.EventEncoder;

/**
 * A trained model beside the frames, which says of any words how likely they state an engagement,
 * and of whom.
 *
 * @param thresholds from which scores on it is believed
 * @param calibration what the scores are worth
 * @param casting what speaks for an actor's taking part
 */
record TrustedEncoder(
    EventEncoder encoder,
    Thresholds thresholds,
    Optional<Calibration> calibration,
    Optional<Weights> casting) {

  /** The model of a folder such as {@code data/model}; none when it holds no model. */
  static Optional<TrustedEncoder> in(Path folder) {
    return EventEncoder.in(folder)
        .map(
            encoder ->
                new TrustedEncoder(
                    encoder, Thresholds.load(folder), Calibration.in(folder), casting(folder)));
  }

  EncodedDocument read(AnnotatedDocument annotated) {
    return new EncodedDocument(
        encoder, thresholds, annotated.document(), List.copyOf(annotated.sentences()));
  }

  /** None where {@code join.tsv} is missing. */
  private static Optional<Weights> casting(Path folder) {
    return Optional.of(folder.resolve("join.tsv")).filter(Files::exists).map(Weights::load);
  }
}
