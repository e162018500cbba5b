package org.entente.store;

import java.nio.file.Path;

/** Opens a store and keeps it open until it is killed: another process, for tests. */
final class StoreHolder {

  private StoreHolder() {}

  public static void main(String[] arguments) throws InterruptedException {
    Store.open(Path.of(arguments[0]));
    System.out.println("open");
    Thread.sleep(60_000);
  }
}
