package org.entente.store;

import java.util.List;
import org.entente.manifest.Damage;
import org.jspecify.annotations.Nullable;

/** Files of the store are not as they were left: nothing is read from it. */
public final class StoreDamagedException extends StoreException {

  private static final long serialVersionUID = 1L;

  private final transient List<Damage> damages;

  StoreDamagedException(String message, List<Damage> damages, @Nullable Throwable cause) {
    super(message, cause);
    this.damages = List.copyOf(damages);
  }

  /** Which, and how. */
  public List<Damage> damages() {
    return damages;
  }
}
