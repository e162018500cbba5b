package org.entente;

import java.util.Optional;
import org.entente.document.EnglishPart;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Why a document was not read, for people. */
final class Unread {

  private static final Logger LOG = LoggerFactory.getLogger(Unread.class);

  private Unread() {}

  /** Of one that is not English. */
  static Optional<String> language(EnglishPart english) {
    return english.language().map(other -> "it is in " + other + "; only English is read");
  }

  /**
   * Of one at which reading failed.
   *
   * @throws Error the fault itself, when no other document could be read either
   */
  static String reason(String name, Throwable fault) {
    if (fault instanceof OutOfMemoryError || fault instanceof LinkageError) {
      throw (Error) fault;
    }
    LOG.debug("reading {} failed", name, fault);
    if (fault instanceof StackOverflowError) {
      return "its sentences are nested too deeply to be read";
    }
    return Optional.ofNullable(fault.getMessage())
        .filter(message -> !message.isBlank())
        .map(message -> "it cannot be read: " + message)
        .orElse("reading it failed with a fault of the program (" + fault + ")");
  }
}
