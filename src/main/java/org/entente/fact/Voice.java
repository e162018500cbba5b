package org.entente.fact;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.entente.annotation.AnnotatedDocument;
import org.entente.encoder.EventEncoder;

/**
 * The second voice beside the frames: a trained model that says of any words how likely they state
 * an engagement, and of whom.
 *
 * @param trust from which scores on it is believed
 */
record Voice(EventEncoder encoder, VoiceTrust trust) {

  /** The voice of a folder such as {@code data/model}; none when it holds no model. */
  static Optional<Voice> in(Path folder) {
    return EventEncoder.in(folder).map(encoder -> new Voice(encoder, VoiceTrust.load(folder)));
  }

  Listening listen(AnnotatedDocument annotated) {
    return new Listening(encoder, trust, annotated.document(), List.copyOf(annotated.sentences()));
  }
}
