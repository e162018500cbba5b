package org.entente.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.Txn;
import org.entente.history.Moment;
import org.entente.history.Past;
import org.entente.release.Publication;
import org.entente.release.PublishReport;
import org.entente.release.Release;
import org.entente.release.ReleaseException;
import org.entente.release.Releases;
import org.entente.release.WorkingCopy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleaseTest {

  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path folder;

  @SuppressWarnings("NullAway.Init")
  private Path place;

  @SuppressWarnings("NullAway.Init")
  private Releases releases;

  @BeforeEach
  void fill() {
    place = folder.resolve("store");
    releases = new Releases(folder.resolve("releases"));
    try (Store store = Store.open(place)) {
      for (int i = 0; i < 3; i++) {
        store.replace(document(i, "Norland sold a ferry, number " + i + "."));
      }
    }
  }

  private static DocumentContent document(int number, String sentence) {
    return new Doc("d" + number).sale("sale", sentence).content();
  }

  private PublishReport publish(Store store) {
    return Publication.write(store, releases.folder(), words -> {});
  }

  private PublishReport publish() {
    try (Store store = Store.open(place)) {
      return publish(store);
    }
  }

  private static Store open(WorkingCopy copy) {
    return Store.openFrozen(copy.folder(), copy.release().revision(Instant.now()));
  }

  private static String all(Store store) {
    assertThat(store.check(Doc.BASE, data -> List.of())).isEmpty();
    return store.iris().base()
        + store.commit()
        + store.<String>read(
            data -> String.join("\n", data.stream().map(Object::toString).sorted().toList()));
  }

  /** As it was after the first commit. */
  private static String past(Store store) throws IOException {
    try (Past past = store.past(new Moment.AtCommit(1))) {
      DatasetGraph data = past.dataset();
      return Txn.calculateRead(data, () -> Held.all(data));
    }
  }

  private static Map<String, String> files(Path folder) throws IOException {
    Map<String, String> found = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        byte[] content = Files.readAllBytes(file);
        found.put(
            folder.relativize(file).toString(),
            Fingerprint.of(new String(content, java.nio.charset.StandardCharsets.ISO_8859_1))
                + " "
                + content.length
                + " "
                + Files.getLastModifiedTime(file));
      }
    }
    return found;
  }

  @Test
  void isTheSameForAllWhoServeItAndStaysAsItIs() throws IOException {
    String before;
    String past;
    PublishReport made;
    try (Store store = Store.open(place)) {
      before = all(store);
      past = past(store);
      made = publish(store);
    }
    Path release = releases.folder().resolve(made.name());
    Map<String, String> files = files(release);
    assertThat(made.texts()).isEqualTo(3);
    assertThat(releases.current().orElseThrow().name()).isEqualTo(made.name()).endsWith("-3");
    try (WorkingCopy one = WorkingCopy.make(releases, made.name());
        WorkingCopy other = WorkingCopy.make(releases, made.name());
        Store first = open(one);
        Store second = open(other)) {
      assertThat(all(first)).isEqualTo(before).isEqualTo(all(second));
      assertThat(first.revision().tag()).isEqualTo(second.revision().tag());
      assertThat(past(first)).isEqualTo(past).isNotEqualTo(first.<String>read(Held::all));
      for (Runnable change :
          List.<Runnable>of(
              () -> first.replace(document(7, "New.")),
              () -> first.remove(Doc.BASE + "document/d1"),
              () -> first.purge(java.util.Set.of(Doc.BASE + "document/d1")),
              first::compact)) {
        assertThatThrownBy(change::run).hasMessageContaining("nothing can be changed");
      }
      assertThat(all(first)).isEqualTo(before);
    }
    assertThat(files(release)).isEqualTo(files);
    assertThatThrownBy(() -> Store.open(release)).hasMessageContaining("published release");
    assertThat(files(release)).isEqualTo(files);
    assertThat(publish().made()).as("nothing has changed").isFalse();
  }

  @Test
  void whatIsBegunCountsForNothing() throws IOException {
    PublishReport first = publish();
    try (Store store = Store.open(place)) {
      store.replace(document(3, "Norland sold the last ferry."));
      String whole = all(store);
      for (String when : List.of("written", "files")) {
        assertThatThrownBy(
                () ->
                    Publication.write(
                        store,
                        releases.folder(),
                        words -> {
                          if (words.endsWith(when)) {
                            throw new IllegalStateException("killed");
                          }
                        }))
            .hasMessage("killed");
        assertThat(releases.current().orElseThrow().name()).isEqualTo(first.name());
        assertThat(releases.all()).extracting(Release::name).containsExactly(first.name());
        try (Stream<Path> left = Files.list(releases.folder())) {
          assertThat(left.map(Path::toString)).anyMatch(name -> name.endsWith(".part"));
        }
      }
      PublishReport made = publish(store);
      assertThat(releases.current().orElseThrow().name()).isEqualTo(made.name());
      try (Stream<Path> left = Files.list(releases.folder())) {
        assertThat(left.map(Path::toString)).noneMatch(name -> name.endsWith(".part"));
      }
      try (WorkingCopy copy = WorkingCopy.make(releases, made.name());
          Store again = open(copy)) {
        assertThat(all(again)).isEqualTo(whole);
      }
    }
  }

  @Test
  void isOfOneMomentWhileOthersWrite() throws IOException {
    AtomicBoolean done = new AtomicBoolean();
    try (Store store = Store.open(place)) {
      CompletableFuture<Integer> writer =
          CompletableFuture.supplyAsync(
              () -> {
                int i = 0;
                while (!done.get()) {
                  store.replace(document(i % 5, "Norland sold " + i++ + " ferries."));
                }
                return i;
              });
      List<PublishReport> made = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        made.add(publish(store));
      }
      done.set(true);
      assertThat(writer.join()).isPositive();
      for (PublishReport report : made) {
        try (WorkingCopy copy = WorkingCopy.make(releases, report.name());
            Store again = open(copy)) {
          all(again); // Looks through all of it: texts, history and sums.
          assertThat(again.commit()).isEqualTo(report.commit());
        }
      }
    }
  }

  @Test
  void damagedOnesAreRefused() throws IOException {
    PublishReport made = publish();
    Path release = releases.folder().resolve(made.name());
    Path nodes = release.resolve("tdb2/Data-0001/nodes-data.obj");
    try (RandomAccessFile file = new RandomAccessFile(nodes.toFile(), "rw")) {
      file.seek(10);
      int old = file.read();
      file.seek(10);
      file.write(old ^ 1);
      assertThatThrownBy(() -> WorkingCopy.make(releases, made.name()))
          .isInstanceOf(ReleaseException.class)
          .hasMessageContaining("nodes-data.obj: it was altered");
      file.seek(10);
      file.write(old);
    }
    WorkingCopy.make(releases, made.name()).close();
    Path texts = release.resolve("texts");
    try (Stream<Path> all = Files.walk(texts)) {
      Files.delete(all.filter(Files::isRegularFile).findFirst().orElseThrow());
    }
    assertThatThrownBy(() -> WorkingCopy.make(releases, made.name()))
        .hasMessageContaining(".txt: it is missing");
    Path list = release.resolve("release");
    Files.writeString(list, Files.readString(list).replaceFirst("commit\t3", "commit\t4"));
    assertThatThrownBy(() -> WorkingCopy.make(releases, made.name()))
        .hasMessageContaining("was altered or cut off");
    assertThatThrownBy(() -> WorkingCopy.make(releases, "2020-01-01T000000Z-1"))
        .hasMessageContaining("There is no release");
  }

  @Test
  void oldOnesAreDroppedAndServedOn() throws IOException {
    PublishReport first = publish();
    try (WorkingCopy copy = WorkingCopy.make(releases, first.name());
        Store served = open(copy)) {
      final String before = all(served);
      List<String> names = new ArrayList<>();
      try (Store store = Store.open(place)) {
        for (int i = 3; i < 6; i++) {
          store.replace(document(i, "Norland sold a ferry, number " + i + "."));
          names.add(publish(store).name());
        }
      }
      assertThat(releases.dropOld(1)).containsExactly(names.get(0), first.name());
      assertThat(releases.all())
          .extracting(Release::name)
          .containsExactly(names.get(2), names.get(1));
      assertThat(releases.folder().resolve(first.name())).doesNotExist();
      assertThat(all(served)).isEqualTo(before);
    }
    Files.writeString(releases.folder().resolve("current"), "../store\n");
    assertThatThrownBy(releases::current).hasMessageContaining("must hold the name of a release");
  }
}
