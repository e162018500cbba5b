package org.entente.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.jena.graph.NodeFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who reads waits for nobody, and sees a document either before or after. */
class ReadersTest {

  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path folder;

  private static int size(Store store) {
    return store.read(
        data -> data.getGraph(NodeFactory.createURI(Doc.BASE + "document/d/graph")).size());
  }

  @Test
  void readsWhileAWriteIsUnderWay() {
    try (Store store = Store.open(folder)) {
      store.replace(Victim.document("d", 3, 1));
      int before = size(store);
      store.edit(
          edit -> {
            edit.replace(Victim.document("d", 9, 2));
            // The write is held here until another thread has read.
            int seen =
                CompletableFuture.supplyAsync(() -> size(store))
                    .orTimeout(60, TimeUnit.SECONDS)
                    .join();
            assertThat(seen).as("not what is being written").isEqualTo(before);
            return seen;
          });
      assertThat(size(store)).isGreaterThan(before);
    }
  }

  @Test
  void seesADocumentBeforeOrAfterAndNeverBetween() {
    Set<Integer> seen = ConcurrentHashMap.newKeySet();
    AtomicBoolean done = new AtomicBoolean();
    try (Store store = Store.open(folder)) {
      DocumentContent one = Victim.document("d", 3, 1);
      DocumentContent other = Victim.document("d", 9, 2);
      store.replace(one);
      CompletableFuture<Void> reader =
          CompletableFuture.runAsync(
              () -> {
                while (!done.get()) {
                  seen.add(size(store));
                }
              });
      for (int i = 0; i < 15; i++) {
        store.replace(i % 2 == 0 ? other : one);
      }
      done.set(true);
      reader.join();
      assertThat(seen).containsExactlyInAnyOrder(one.graph().size(), other.graph().size());
    }
  }
}
