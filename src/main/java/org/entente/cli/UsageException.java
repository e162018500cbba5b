package org.entente.cli;

/** Something that cannot be done as it was asked; the message says what is wrong, what to do. */
final class UsageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }
}
