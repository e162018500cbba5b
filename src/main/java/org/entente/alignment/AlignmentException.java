package org.entente.alignment;

/** A dataset, a mapping or a table of decisions cannot be read; its message is for people. */
public final class AlignmentException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public AlignmentException(String message) {
    super(message);
  }
}
