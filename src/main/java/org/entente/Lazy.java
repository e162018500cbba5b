package org.entente;

import java.util.Optional;
import java.util.function.Supplier;

/** Something made when it is first needed, once. Thread-safe. */
final class Lazy<T> implements Supplier<T> {

  private final Supplier<T> source;
  private Optional<T> value = Optional.empty();

  Lazy(Supplier<T> source) {
    this.source = source;
  }

  @Override
  public synchronized T get() {
    T made = value.orElseGet(source);
    value = Optional.of(made);
    return made;
  }
}
