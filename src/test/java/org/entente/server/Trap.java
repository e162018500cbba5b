package org.entente.server;

/** A class that a query must not make the server load. */
public final class Trap {

  static {
    StaticTrap.sprung.set(true);
  }

  private Trap() {}
}
