package org.entente.server.reconcile;

/** A request that asks for more than one request may. */
final class TooMuchException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final int status;

  /**
   * @param status of HTTP
   * @param reason what to do instead
   */
  TooMuchException(int status, String reason) {
    super(reason);
    this.status = status;
  }

  int status() {
    return status;
  }
}
