package org.entente.server;

/** The server cannot run; the message is a sentence for the user: what is wrong, what to do. */
public final class ServerException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public ServerException(String message) {
    super(message);
  }

  public ServerException(String message, Throwable cause) {
    super(message, cause);
  }
}
