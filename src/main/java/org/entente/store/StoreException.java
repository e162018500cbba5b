package org.entente.store;

import org.jspecify.annotations.Nullable;

/** The store cannot be used; the message is a sentence for the user: what is wrong, what to do. */
public sealed class StoreException extends RuntimeException
    permits StoreInUseException, StoreDamagedException {

  private static final long serialVersionUID = 1L;

  public StoreException(String message) {
    super(message);
  }

  public StoreException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
