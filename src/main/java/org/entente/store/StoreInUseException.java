package org.entente.store;

import java.net.URI;
import java.util.Optional;

/** Another process has the store open; perhaps it serves it. */
public final class StoreInUseException extends StoreException {

  private static final long serialVersionUID = 1L;

  private final transient Optional<URI> servedAt;

  StoreInUseException(String message, Throwable cause, Optional<URI> servedAt) {
    super(message, cause);
    this.servedAt = servedAt;
  }

  /** Where that process said that it answers queries; it need not do so any more. */
  public Optional<URI> servedAt() {
    return servedAt;
  }
}
