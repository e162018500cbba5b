package org.entente.query;

/** A question that cannot be asked so; the message is a sentence that says what is valid. */
public final class QuestionException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public QuestionException(String message) {
    super(message);
  }
}
