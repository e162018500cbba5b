package org.entente.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.query.TxnType;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.system.Txn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store is compacted while it is read, and keeps small while it is open. */
class CompactionTest {

  private static final Duration LONG = Duration.ofSeconds(60);
  private static final String GRAPH = Doc.BASE + "document/d/graph";
  private static final Node NAME = NodeFactory.createURI(GRAPH);
  private static final String COUNT =
      "SELECT (COUNT(*) AS ?n) { GRAPH <" + GRAPH + "> { ?s ?p ?o } }";

  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path folder;

  private static Graph graph(DatasetGraph data) {
    return data.getGraph(NAME);
  }

  private static int asked(DatasetGraph data) {
    try (QueryExec query = QueryExec.dataset(data).query(COUNT).build()) {
      RowSet rows = query.select();
      return ((Number) rows.next().get("n").getLiteralValue()).intValue();
    }
  }

  private List<String> databases() {
    try (Stream<Path> entries = Files.list(Store.database(folder))) {
      return entries
          .map(entry -> String.valueOf(entry.getFileName()))
          .filter(name -> name.startsWith("Data-"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void until(BooleanSupplier there) throws InterruptedException {
    long last = System.nanoTime() + LONG.toNanos();
    while (!there.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited for too long").isLessThan(last);
      Thread.sleep(5);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void whoReadsKeepsWhatItReadsAndOthersGoOn() throws Exception {
    try (Store store = Store.open(folder)) {
      store.replace(Victim.document("d", 3, 1));
      Graph kept = graph(store.dataset());
      CountDownLatch begun = new CountDownLatch(1);
      CountDownLatch go = new CountDownLatch(1);
      CompletableFuture<List<Integer>> reader =
          CompletableFuture.supplyAsync(
              () ->
                  store.read(
                      data -> {
                        int before = graph(data).size();
                        begun.countDown();
                        await(go);
                        int found = (int) Iter.count(data.find(NAME, null, null, null));
                        return List.of(before, graph(data).size(), found, asked(data), kept.size());
                      }));
      await(begun);
      CompletableFuture<Void> compaction = CompletableFuture.runAsync(store::compact);
      until(() -> databases().contains("Data-0002"));
      store.replace(Victim.document("d", 9, 2)); // Waits until the compaction is done.
      int now = store.read(data -> graph(data).size());
      assertThat(databases()).as("read still").containsExactly("Data-0001", "Data-0002");
      assertThat(store.<Integer>read(CompactionTest::asked)).isEqualTo(now);
      assertThat(store.<Integer>read(data -> kept.size())).isEqualTo(now);
      go.countDown();
      assertThat(reader.get(60, TimeUnit.SECONDS))
          .containsOnly(Victim.document("d", 3, 1).graph().size());
      compaction.get(60, TimeUnit.SECONDS);
      assertThat(databases()).containsExactly("Data-0002");
      assertThat(store.<Integer>read(data -> graph(data).size())).isEqualTo(now);
      assertThat(store.check(Doc.BASE, data -> List.of())).isEmpty();
    }
    try (Store store = Store.open(folder)) {
      assertThat(store.commit()).isEqualTo(2);
      assertThat(store.check(Doc.BASE, data -> List.of())).isEmpty();
    }
  }

  @Test
  void transactionsEndWhereTheyBegan() throws Exception {
    try (Store store = Store.open(folder)) {
      store.replace(Victim.document("d", 3, 1));
      DatasetGraph data = store.dataset();
      for (TxnType type : TxnType.values()) {
        data.begin(type);
        assertThat(data.isInTransaction()).isTrue();
        assertThat(data.transactionType()).isEqualTo(type);
        assertThatThrownBy(() -> data.begin(type)).hasMessageContaining("active transaction");
        assertThat(data.promote()).isEqualTo(type != TxnType.READ);
        data.abort();
        data.end();
        assertThat(data.isInTransaction()).isFalse();
      }
      data.begin(ReadWrite.WRITE);
      assertThatThrownBy(data::end).hasMessageContaining("commit");
      assertThat(data.isInTransaction()).isFalse();
      data.begin();
      graph(data).clear();
      assertThat(data.transactionMode()).isEqualTo(ReadWrite.WRITE);
      data.abort();
      data.begin(TxnType.READ);
      assertThatThrownBy(store::compact).as("it would wait for itself").isNotNull();
      data.commit();
      Txn.execute(data, () -> data.add(NAME, NAME, NAME, NAME));
      store.compact();
      Txn.executeRead(data, () -> assertThat(data.contains(NAME, NAME, NAME, NAME)).isTrue());
      assertThat(databases()).containsExactly("Data-0002");
    }
  }

  /** Opened so, it is compacted when it has grown by a megabyte. */
  private Store open() {
    return Store.open(folder, Optional.empty(), Conditions.of(folder).withSlack(1 << 20));
  }

  private static void replace(Store store, int version) {
    store.replace(Victim.document("d", 12, version));
  }

  @Test
  void whatGrowsIsCompactedWhileItIsOpen() throws Exception {
    try (Store store = open()) {
      store.replace(Victim.document("d", 3, 1));
      Path before = Store.database(folder).resolve("Data-0001");
      int version = 0;
      while (Files.exists(before)) {
        replace(store, version++);
        assertThat(version).isLessThan(400);
      }
      assertThat(store.<Integer>read(CompactionTest::asked))
          .isEqualTo(store.<Integer>read(data -> graph(data).size()));
    }
  }

  @Test
  void pausesOfWhoGoesOnWritingAreNoRest() throws Exception {
    Conditions conditions = Conditions.of(folder).withSlack(16 << 20);
    try (Store store =
        Store.open(folder, Optional.empty(), conditions.withRest(Duration.ofMillis(50)))) {
      store.replace(Victim.document("d", 3, 1));
      Path before = Store.database(folder).resolve("Data-0001");
      try (Store.Writes more = store.expectWrites()) {
        for (int version = 0; store.used() < 24 << 20; version++) {
          replace(store, version);
        }
        Thread.sleep(500);
        assertThat(before).exists();
      }
      until(() -> Files.notExists(before));
    }
  }

  @Test
  void whatFailsChangesNothingAndIsNotTriedAtOnceAgain() throws Exception {
    Path obstacle = Store.database(folder).resolve("Data-0002-tmp");
    try (Store store = open()) {
      store.replace(Victim.document("d", 3, 1));
      Files.createFile(obstacle);
      assertThatThrownBy(store::compact)
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("Nothing was changed");
      long grown = store.used() + (4 << 20);
      int version = 0;
      while (store.used() < grown) {
        replace(store, version++);
      }
      assertThat(databases()).containsExactly("Data-0001", "Data-0002-tmp");
      Files.delete(obstacle);
      while (databases().contains("Data-0001")) {
        replace(store, version++);
        assertThat(version).isLessThan(400);
      }
      assertThat(store.check(Doc.BASE, data -> List.of())).isEmpty();
    }
  }

  @Test
  void failedCompactionWaitsForMoreGrowth() throws IOException {
    Growth growth = new Growth(folder, 1000);
    assertThat(growth.isDue(999)).isFalse();
    assertThat(growth.isDue(2000)).isTrue();
    growth.notCompacted(2000);
    assertThat(growth.isDue(2400)).isFalse();
    assertThat(growth.isDue(2501)).isTrue();
    growth.compacted(100);
    assertThat(growth.isDue(2000)).isTrue();
  }
}
