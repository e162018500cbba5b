package org.entente.cli;

import java.time.ZoneId;
import java.util.Optional;
import org.entente.history.Moment;
import org.entente.server.StoreReader;
import picocli.CommandLine.Option;

/** Which state of the store is read. */
final class AsOf {

  @Option(
      names = "--as-of",
      paramLabel = "DATE|VERSION",
      description =
          "The store as it was: at the end of a day (2026-11-26), at a time (2026-11-26T10:30, here"
              + " or with a zone: 2026-11-26T10:30:00Z), or after the commit of a version, by its number or"
              + " IRI as entente history shows them.")
  private Optional<String> text = Optional.empty();

  /** Opens the store for reading. */
  StoreReader read(Main main) {
    return text.map(t -> main.read(moment(t))).orElseGet(main::read);
  }

  static Moment moment(String text) {
    return Moment.parse(text, ZoneId.systemDefault());
  }
}
