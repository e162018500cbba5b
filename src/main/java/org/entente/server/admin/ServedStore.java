package org.entente.server.admin;

import java.util.function.Function;
import org.entente.store.Store;

/** Whichever store is served at the moment. */
public interface ServedStore {

  /** Runs something while that one is open. */
  <T> T with(Function<Store, T> reader);

  /** Always the same. */
  static ServedStore of(Store store) {
    return new ServedStore() {
      @Override
      public <T> T with(Function<Store, T> reader) {
        return reader.apply(store);
      }
    };
  }
}
