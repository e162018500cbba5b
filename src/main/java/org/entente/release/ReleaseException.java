package org.entente.release;

import org.jspecify.annotations.Nullable;

/** A release cannot be made or used; the message is a sentence for the user. */
public final class ReleaseException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ReleaseException(String message) {
    super(message);
  }

  public ReleaseException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
