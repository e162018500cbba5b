package org.entente.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.entente.commit.Commit;
import org.entente.commit.CommitListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommitsTest {

  private static final String DOCUMENT = "https://w3id.org/entente/id/document/";

  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path folder;

  private static DocumentContent sale(String name, String sentence) {
    return new Doc(name).sale("ferry", sentence).content();
  }

  @Test
  void areCountedWhenTheyChangeSomething() {
    try (Store store = Store.open(folder)) {
      assertThat(store.commit()).isZero();
      store.replace(sale("a", "Norland sold a ferry."));
      assertThat(store.commit()).isEqualTo(1);
      String tag = store.revision().tag();
      store.replace(sale("a", "Norland sold a ferry."));
      store.remove(DOCUMENT + "none");
      assertThat(store.commit()).as("nothing changed").isEqualTo(1);
      assertThat(store.revision().tag()).isEqualTo(tag);
      assertThatThrownBy(
              () ->
                  store.edit(
                      edit -> {
                        edit.replace(sale("b", "Else."));
                        throw new IllegalStateException("no");
                      }))
          .hasMessage("no");
      assertThat(store.commit()).as("undone").isEqualTo(1);
      store.remove(DOCUMENT + "a");
      assertThat(store.commit()).isEqualTo(2);
      store.compact();
      assertThat(store.commit()).as("compaction changes nothing").isEqualTo(2);
    }
    try (Store store = Store.open(folder)) {
      assertThat(store.commit()).isEqualTo(2);
      assertThat(Held.seen(store)).as("no query sees it").doesNotContain("urn:entente:commit");
    }
  }

  /** What listeners are told, added up, is what the store holds. */
  @Test
  void listenersAreToldExactlyWhatChanges() {
    Told told = new Told();
    try (Store store = open(told)) {
      assertThat(told.opened).containsExactly(0L);
      store.replace(sale("a", "Norland sold a ferry."));
      told.agreesWith(store);
      store.edit(
          edit -> {
            edit.replace(sale("a", "Norland sold a ship."));
            edit.replace(sale("b", "Norland sold a boat."));
            edit.replace(sale("a", "Norland sold a ferry."));
            return edit.remove(DOCUMENT + "none");
          });
      told.agreesWith(store);
      assertThat(told.last().removed()).as("a is as it was").isEmpty();
      store.replace(sale("c", "Sudland sold a boat."));
      store.edit(edit -> edit.refuse(DOCUMENT + "c/engagement/ferry", "Ann", "no"));
      told.agreesWith(store);
      store.remove(DOCUMENT + "b");
      told.agreesWith(store);
      assertThat(told.numbers).containsExactly(1L, 2L, 3L, 4L, 5L);
    }
    try (Store store = open(told)) {
      assertThat(told.opened).containsExactly(0L, 5L);
    }
  }

  @Test
  void valuesAreToldAsTheStoreKeepsThem() {
    Told told = new Told();
    try (Store store = open(told)) {
      DocumentContent content =
          new Doc("a")
              .text("Numbers.")
              .say("<D> ent:value 007 , +5 , 5.10 , 1e3 , \"2021-01-01\"^^xsd:date , true .")
              .content();
      store.replace(content);
      told.agreesWith(store);
    }
  }

  @Test
  void clockThatIsPutBackDoesNotPutChangesBack() {
    AtomicReference<Instant> clock = new AtomicReference<>(Instant.parse("2030-01-01T00:00:00Z"));
    Told told = new Told();
    try (Store store =
        Store.open(folder, Optional.empty(), Conditions.of(folder).and(told).with(clock::get))) {
      store.replace(sale("a", "Norland sold a ferry."));
      clock.set(Instant.parse("2020-01-01T00:00:00Z"));
      store.replace(sale("b", "Norland sold a boat."));
      store.remove(DOCUMENT + "a");
      clock.set(Instant.parse("2030-01-02T00:00:00Z"));
      store.replace(sale("c", "Norland sold a boat."));
      Tombstone gone =
          store.read(data -> Tombstone.of(data, store.iris(), DOCUMENT + "a")).orElseThrow();
      assertThat(gone.removed()).isEqualTo(Instant.parse("2030-01-01T00:00:00Z"));
    }
    assertThat(told.times)
        .extracting(Instant::toString)
        .containsExactly(
            "2030-01-01T00:00:00Z",
            "2030-01-01T00:00:00Z",
            "2030-01-01T00:00:00Z",
            "2030-01-02T00:00:00Z");
  }

  @Test
  void nothingIsWrittenAfterAFailure() {
    Told told = new Told();
    String before;
    try (Store store = open(told)) {
      store.replace(sale("a", "Norland sold a ferry."));
      before = Held.dump(store);
      told.fails = true;
      assertThatThrownBy(() -> store.replace(sale("b", "Norland sold a boat.")))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining(
              "failed: the disk is gone. What was reported as done before is kept. See that");
      told.fails = false;
      assertThatThrownBy(() -> store.replace(sale("b", "Norland sold a boat.")))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("failed while writing. Start the program again.");
      assertThatThrownBy(store::documents).isInstanceOf(StoreException.class);
      assertThatThrownBy(store::compact).isInstanceOf(StoreException.class);
    }
    try (Store store = Store.open(folder)) {
      assertThat(Held.dump(store)).isEqualTo(before);
      assertThat(store.replace(sale("b", "Norland sold a boat."))).isEqualTo(Change.ADDED);
    }
  }

  private Store open(Told told) {
    return Store.open(folder, Optional.empty(), Conditions.of(folder).and(told));
  }

  private static final class Told implements CommitListener {

    private final Set<Quad> all = new HashSet<>();
    private final List<Long> opened = new ArrayList<>();
    private final List<Long> numbers = new ArrayList<>();
    private final List<Instant> times = new ArrayList<>();
    private Optional<Commit> last = Optional.empty();
    private boolean fails;

    @Override
    public void opened(long number, DatasetGraph dataset) {
      opened.add(number);
    }

    @Override
    public void beforeCommit(Commit commit) throws IOException {
      if (fails) {
        throw new IOException("the disk is gone");
      }
      last = Optional.of(commit);
    }

    @Override
    public void committed(Commit commit) {
      assertThat(commit).isEqualTo(last());
      assertThat(all).doesNotContainAnyElementsOf(commit.added());
      assertThat(all).containsAll(commit.removed());
      all.removeAll(commit.removed());
      all.addAll(commit.added());
      numbers.add(commit.number());
      times.add(commit.time());
    }

    Commit last() {
      return last.orElseThrow();
    }

    void agreesWith(Store store) {
      Set<Quad> held = store.read(data -> new HashSet<>(data.stream().toList()));
      held.removeIf(Held::isNote);
      assertThat(all).isEqualTo(held);
    }
  }
}
