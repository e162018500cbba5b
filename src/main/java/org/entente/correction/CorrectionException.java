package org.entente.correction;

/** A correction that cannot be made; the message says why, and what to do. */
public final class CorrectionException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public CorrectionException(String message) {
    super(message);
  }
}
