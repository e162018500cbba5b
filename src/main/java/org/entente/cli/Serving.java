package org.entente.cli;

import org.entente.Entente;
import org.entente.server.Server;

/** Keeps a server up until the process is told to stop, and then stops it in order. */
final class Serving {

  private Serving() {}

  /** Returns when the server is closed, by a signal or otherwise. */
  static void untilStopped(Entente entente, Server server) {
    Thread stop =
        new Thread(
            () -> {
              server.close();
              entente.close();
            },
            "stop");
    Runtime.getRuntime().addShutdownHook(stop);
    server.join();
  }
}
