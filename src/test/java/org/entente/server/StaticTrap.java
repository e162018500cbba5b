package org.entente.server;

import java.util.concurrent.atomic.AtomicBoolean;

/** Tells whether {@link Trap} was loaded. */
final class StaticTrap {

  static final AtomicBoolean sprung = new AtomicBoolean();

  private StaticTrap() {}
}
