package org.entente.cli;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.entente.Entente;
import org.entente.server.Follower;
import org.entente.server.Server;

/** Keeps a server up until the process is told to stop, and then stops it in order. */
final class Serving {

  /** What a transaction may take. */
  private static final long LONGEST_SECONDS = 60;

  private Serving() {}

  /** A thread beside the server; it ends when it is told that the server does. */
  interface Beside {
    void run(BooleanSupplier stopped);
  }

  /** Returns when the server is closed, by a signal or otherwise. */
  static void untilStopped(Entente entente, Server server) {
    untilStopped(entente, server, stopped -> {});
  }

  /** The same. */
  static void untilStopped(Follower follower) {
    atTheEnd(follower::close);
    follower.join();
  }

  /** The same. */
  static void untilStopped(Entente entente, Server server, Beside beside) {
    AtomicBoolean stopping = new AtomicBoolean();
    Thread also = new Thread(() -> beside.run(stopping::get), "beside");
    also.setDaemon(true);
    also.start();
    atTheEnd(
        () -> {
          stopping.set(true);
          server.close();
          await(also);
          entente.close();
        });
    server.join();
  }

  private static void atTheEnd(Runnable action) {
    Runtime.getRuntime().addShutdownHook(new Thread(action, "stop"));
  }

  /** What it does to the store is to be finished, or not begun. */
  private static void await(Thread thread) {
    try {
      thread.join(TimeUnit.SECONDS.toMillis(LONGEST_SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
