package org.entente.server.describe;

import java.time.Duration;
import org.entente.server.settings.Setting;

/** Checks RDF that a client sends against the shapes of the ontology. */
final class Validation {

  static final Setting<Long> MAX_BODY =
      Setting.size(
          "maxValidated",
          "1 MiB",
          1 << 10,
          64 << 20,
          "The longest RDF that is checked against the shapes.");

  static final Setting<Duration> TIMEOUT =
      Setting.duration(
          "validationTimeout",
          "20 s",
          Duration.ofSeconds(1),
          Duration.ofMinutes(10),
          "For how long RDF is checked before the check is given up.");

  private Validation() {}
}
