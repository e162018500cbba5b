package org.entente.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import org.entente.knowledge.KnowledgeException;
import org.entente.query.QuestionException;
import org.entente.server.ServerException;
import org.entente.store.StoreException;

/** Says an error in a sentence. */
final class Faults {

  private Faults() {}

  static String sentence(Throwable fault) {
    if (fault instanceof UsageException
        || fault instanceof StoreException
        || fault instanceof ServerException
        || fault instanceof QuestionException
        || fault instanceof KnowledgeException) {
      return String.valueOf(fault.getMessage());
    }
    if (fault instanceof UncheckedIOException wrapped && wrapped.getCause() != null) {
      return sentence(wrapped.getCause());
    }
    if (fault instanceof NoSuchFileException) {
      return fault.getMessage() + " does not exist.";
    }
    if (fault instanceof AccessDeniedException) {
      return "There is no permission to use " + fault.getMessage() + ".";
    }
    if (fault instanceof IOException) {
      return "Reading or writing failed: " + fault.getMessage() + ".";
    }
    return "This is a fault of the program: " + fault + ". Run again with -v to see where.";
  }
}
