package org.entente.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import org.apache.jena.atlas.web.HttpException;
import org.apache.jena.sparql.engine.http.QueryExceptionHTTP;
import org.entente.WatchException;
import org.entente.alignment.AlignmentException;
import org.entente.backup.BackupException;
import org.entente.correction.CorrectionException;
import org.entente.history.HistoryException;
import org.entente.knowledge.KnowledgeException;
import org.entente.query.QuestionException;
import org.entente.release.ReleaseException;
import org.entente.server.ServerException;
import org.entente.store.StoreException;
import org.jspecify.annotations.Nullable;

/** Says an error in a sentence. */
final class Faults {

  private Faults() {}

  static String sentence(Throwable fault) {
    if (fault instanceof UsageException
        || fault instanceof WatchException
        || fault instanceof StoreException
        || fault instanceof BackupException
        || fault instanceof ReleaseException
        || fault instanceof CorrectionException
        || fault instanceof AlignmentException
        || fault instanceof HistoryException
        || fault instanceof ServerException
        || fault instanceof QuestionException
        || fault instanceof KnowledgeException) {
      return String.valueOf(fault.getMessage());
    }
    if (fault instanceof QueryExceptionHTTP http) {
      return refused(http.getStatusCode(), http.getResponse(), http);
    }
    if (fault instanceof HttpException http) {
      return refused(http.getStatusCode(), http.getResponse(), http);
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

  /** By the server that has the store open; without a status it did not answer. */
  private static String refused(int status, @Nullable String reason, Throwable fault) {
    if (status <= 0) {
      return "The server that has the store open went away: " + fault.getMessage() + ". Try again.";
    }
    String said = reason == null || reason.isBlank() ? "status " + status : reason.strip();
    return "The server that has the store open refused: " + said;
  }
}
