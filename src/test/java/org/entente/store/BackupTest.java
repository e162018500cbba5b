package org.entente.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.entente.backup.Backup;
import org.entente.backup.BackupException;
import org.entente.backup.BackupReport;
import org.entente.backup.Restore;
import org.entente.correction.Correction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {

  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path folder;

  @SuppressWarnings("NullAway.Init")
  private Path place;

  @SuppressWarnings("NullAway.Init")
  private Path copies;

  @BeforeEach
  void fill() throws IOException {
    place = folder.resolve("store");
    copies = folder.resolve("copies");
    try (Store store = Store.open(place)) {
      store.installSystemGraphs(
          List.of(
              new SystemGraph(
                  "urn:x:ontology",
                  "1",
                  () ->
                      Doc.turtle(
                          "ent:A rdfs:subClassOf [ a owl:Restriction ; rdfs:label \"é\\n\" ] ."))));
      for (int i = 0; i < 5; i++) {
        store.replace(document(i, "Norland sold a ferry, number " + i + "."));
      }
      store.remove(Doc.BASE + "document/d4");
      store.edit(edit -> edit.refuse(Doc.BASE + "document/d1/engagement/sale", "Ann", "no"));
    }
    Files.createDirectories(place.resolve("history"));
    Files.writeString(place.resolve("history/1"), "what else lies in the folder");
  }

  private static DocumentContent document(int number, String sentence) {
    return new Doc("d" + number).sale("sale", sentence).content();
  }

  private BackupReport copy() {
    try (Store store = Store.open(place)) {
      return Backup.write(store, copies, words -> {});
    }
  }

  private static String all(Path place) {
    try (Store store = Store.open(place)) {
      assertThat(store.check(Doc.BASE, data -> List.of())).isEmpty();
      return store.iris().base()
          + store.commit()
          + store.<String>read(
              data -> String.join("\n", data.stream().map(Object::toString).sorted().toList()));
    }
  }

  @Test
  void whatIsRestoredIsTheSame() throws IOException {
    String before = all(place);
    BackupReport made = copy();
    Path other = folder.resolve("restored");
    assertThat(Restore.verify(copies, words -> {}).quads()).isEqualTo(made.quads());
    Restore.run(copies, other, words -> {});
    assertThat(all(other)).isEqualTo(before);
    assertThat(texts(other)).isEqualTo(texts(place)).hasSize(5);
    assertThat(other.resolve("history/1")).hasContent("what else lies in the folder");
    try (Store store = Store.open(other)) {
      assertThat(store.replace(document(2, "Else."))).isEqualTo(Change.REPLACED);
      Correction undone = store.edit(edit -> edit.undo(Doc.BASE + "document/d1/engagement/sale"));
      assertThat(undone.who()).as("corrections are there").isEqualTo("Ann");
    }
    assertThatThrownBy(() -> Restore.run(copies, place, words -> {}))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("is not empty");
  }

  @Test
  void onlyWhatChangedIsWrittenAnew() throws IOException {
    int all = copy().written();
    assertThat(all).isGreaterThan(8);
    assertThat(copy().written()).as("nothing changed").isZero();
    String before = all(place);
    Path first = Files.list(copies).filter(f -> f.toString().endsWith(".backup")).toList().get(0);
    try (Store store = Store.open(place)) {
      store.replace(document(2, "Norland sold nothing."));
    }
    // The document's graph, the text, the history's graph and patch, and the notes of the program.
    assertThat(copy().written()).isEqualTo(5);
    Restore.run(copies, folder.resolve("new"), words -> {});
    assertThat(all(folder.resolve("new"))).isEqualTo(all(place));
    Restore.run(first, folder.resolve("old"), words -> {});
    assertThat(all(folder.resolve("old"))).as("a copy that is not the newest").isEqualTo(before);
  }

  @Test
  void isOfOneMomentWhileOthersWrite() {
    AtomicInteger writes = new AtomicInteger();
    String before = all(place);
    try (Store store = Store.open(place)) {
      store.readKeepingTexts(
          (data, state) -> {
            Thread writer =
                new Thread(
                    () -> {
                      for (int i = 0; i < 4; i++) {
                        store.replace(document(i, "Meanwhile, " + i));
                        writes.incrementAndGet();
                      }
                    });
            writer.start();
            try {
              writer.join();
            } catch (InterruptedException e) {
              throw new IllegalStateException(e);
            }
            assertThat(state.texts()).allSatisfy(text -> assertThat(store.text(text)).isPresent());
            return Held.hash(data);
          });
      assertThat(writes.get()).isEqualTo(4);
      assertThat(store.check(Doc.BASE, data -> List.of()))
          .as("texts of before are dropped afterwards")
          .allMatch(problem -> problem.kind() == Problem.Kind.CORRECTION);
    }
    assertThat(all(place, false)).isNotEqualTo(before);
  }

  private static String all(Path place, boolean check) {
    try (Store store = Store.open(place)) {
      return Held.dump(store);
    }
  }

  @Test
  void damageIsFound() throws IOException {
    copy();
    List<Path> files;
    try (Stream<Path> all = Files.walk(copies)) {
      files = all.filter(Files::isRegularFile).toList();
    }
    for (Path file : files) {
      byte[] whole = Files.readAllBytes(file);
      byte[] altered = whole.clone();
      altered[whole.length / 2] ^= 4;
      Files.write(file, altered);
      assertThatThrownBy(() -> Restore.verify(copies, words -> {}))
          .as(file.toString())
          .isInstanceOf(BackupException.class)
          .hasMessageContaining("damaged");
      assertThatThrownBy(() -> Restore.run(copies, folder.resolve("none"), words -> {}))
          .isInstanceOf(BackupException.class);
      assertThat(folder.resolve("none")).doesNotExist();
      Files.write(file, whole);
    }
    Restore.verify(copies, words -> {});
  }

  private static List<String> texts(Path place) throws IOException {
    try (Stream<Path> files = Files.walk(place.resolve("texts"))) {
      return files
          .map(f -> f.getFileName().toString())
          .sorted()
          .filter(f -> f.endsWith(".txt"))
          .toList();
    }
  }
}
