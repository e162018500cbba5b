package org.entente.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C while documents are loaded: what is finished is stored, the store is closed, and then the
 * process ends with 1, since not all was loaded, unless told otherwise. Closing it says that this
 * is done.
 */
final class Interruption implements AutoCloseable {

  /** What a transaction and closing the store may take. */
  private static final long LONGEST_SECONDS = 90;

  private final CountDownLatch over = new CountDownLatch(1);
  private final Thread hook = new Thread(this::stop, "interruption");
  private volatile boolean askedFor;
  private volatile int exit = 1;

  private Interruption() {}

  /** Open it before the store, so that it is closed after it. */
  static Interruption listen() {
    Interruption interruption = new Interruption();
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  boolean isAskedFor() {
    return askedFor;
  }

  /** What the process is to end with. */
  void exitWith(int code) {
    exit = code;
  }

  private void stop() {
    askedFor = true;
    try {
      if (!over.await(LONGEST_SECONDS, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(exit);
  }

  /** From now on Ctrl-C ends the process as it always does. */
  @Override
  public void close() {
    over.countDown();
    if (!askedFor) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        // The process ends already; the hook does the rest.
        return;
      }
    }
  }
}
