package org.entente;

/** A document cannot be stored; the message is a sentence for the user. */
final class ReadingException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ReadingException(String message) {
    super(message);
  }
}
