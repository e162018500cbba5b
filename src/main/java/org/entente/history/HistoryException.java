package org.entente.history;

/** What is asked for is not known; the message is a sentence for the user. */
public final class HistoryException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public HistoryException(String message) {
    super(message);
  }
}
