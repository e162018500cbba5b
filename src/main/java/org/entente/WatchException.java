package org.entente;

/** What is to be watched cannot be; the message says why. */
public final class WatchException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  WatchException(String message) {
    super(message);
  }
}
