package org.entente.manifest;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Files of a store are not as they were left. */
public final class DamageException extends IOException {

  private static final long serialVersionUID = 1L;

  private final transient List<Damage> damages;

  public DamageException(List<Damage> damages, @Nullable Throwable cause) {
    super(damages.stream().map(Damage::toString).collect(Collectors.joining("; ")), cause);
    this.damages = List.copyOf(damages);
  }

  /** Which, one for each file. */
  public List<Damage> damages() {
    return damages;
  }
}
