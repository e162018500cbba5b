package org.entente.search;

/** The index is being built and the caller would not wait longer. */
public final class NotReadyException extends RuntimeException {

  private static final long serialVersionUID = 1;

  NotReadyException() {
    super("The index of names is being built. Try again in a few seconds.");
  }
}
