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
 * @param casting what speaks for an actor's taking part where its sentence names it
 * @param understanding what speaks for it where only the rest of the document does
 * @param details what speaks for a date, a sum, a number or a place where grammar does not say
 *     whose it is
 * @param objects what speaks for a thing being what an engagement is about
 */
record TrustedEncoder(
    EventEncoder encoder,
    Thresholds thresholds,
    Optional<Calibration> calibration,
    Optional<Weights> casting,
    Optional<Weights> understanding,
    Optional<Weights> details,
    Optional<Weights> objects) {

  /** The model of a folder such as {@code data/model}; none when it holds no model. */
  static Optional<TrustedEncoder> in(Path folder) {
    return EventEncoder.in(folder)
        .map(
            encoder ->
                new TrustedEncoder(
                    encoder,
                    Thresholds.load(folder),
                    Calibration.in(folder),
                    weights(folder, "join.tsv"),
                    weights(folder, "understand.tsv"),
                    weights(folder, "details.tsv"),
                    weights(folder, "objects.tsv")));
  }

  EncodedDocument read(AnnotatedDocument annotated) {
    return new EncodedDocument(
        encoder, thresholds, annotated.document(), List.copyOf(annotated.sentences()));
  }

  /** None where the file is missing. */
  private static Optional<Weights> weights(Path folder, String file) {
    return Optional.of(folder.resolve(file)).filter(Files::exists).map(Weights::load);
  }
}
