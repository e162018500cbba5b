package org.entente.backup;

import org.jspecify.annotations.Nullable;

/** A copy cannot be made or used; the message is a sentence for the user. */
public final class BackupException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public BackupException(String message) {
    super(message);
  }

  BackupException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
