package org.entente.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.entente.source.Listing;
import org.entente.source.Reading;
import org.entente.source.Sources;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real folders; the time between two looks is made up. */
@Timeout(60)
class WatchedFolderTest {

  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  @TempDir Path temporary;
  private Path folder;
  private final Settling settling = new Settling();
  private long now = 1;

  @BeforeEach
  void make() throws IOException {
    folder = Files.createDirectories(temporary.resolve("in/deep/er")).resolve("../..").normalize();
    Files.writeString(folder.resolve("a.txt"), "one");
    Files.writeString(folder.resolve("deep/er/b.txt"), "two");
    settling.done(settling.begin(Listing.of(folder)));
  }

  private Changes lookAfter(double seconds) {
    now += (long) (seconds * SECOND);
    Changes changes = settling.look(Listing.of(folder), now);
    settling.done(changes);
    return changes;
  }

  private static Changes files(String... names) {
    return new Changes(Set.of(names), Set.of());
  }

  private static Changes gone(String... names) {
    return new Changes(Set.of(), Set.of(names));
  }

  @Test
  void takesWhatIsThereAtOnce() {
    assertThat(new Settling().begin(Listing.of(folder))).isEqualTo(files("a.txt", "deep/er/b.txt"));
    assertThat(lookAfter(5)).isEqualTo(Changes.NONE);
  }

  @Test
  void waitsUntilAFileIsQuiet() throws IOException {
    Path file = folder.resolve("deep/new.txt");
    for (int size = 1; size < 6; size++) {
      Files.writeString(file, "x".repeat(size));
      assertThat(lookAfter(0.9)).as("%s written", size).isEqualTo(Changes.NONE);
    }
    assertThat(lookAfter(0.9)).isEqualTo(Changes.NONE);
    assertThat(lookAfter(0.2)).isEqualTo(files("deep/new.txt"));
    assertThat(lookAfter(9)).isEqualTo(Changes.NONE);
  }

  @Test
  void whatIsPutInPlaceOfAFileIsAChangeAndNotAnEnd() throws IOException {
    Files.delete(folder.resolve("a.txt"));
    assertThat(lookAfter(0.5)).isEqualTo(Changes.NONE);
    Path draft = Files.writeString(folder.resolve("a.txt.draft"), "new");
    assertThat(lookAfter(0.4)).isEqualTo(Changes.NONE);
    Files.move(draft, folder.resolve("a.txt"), StandardCopyOption.ATOMIC_MOVE);
    assertThat(lookAfter(0.9)).isEqualTo(Changes.NONE);
    assertThat(lookAfter(1)).isEqualTo(files("a.txt"));
  }

  @Test
  void seesAFileThatTakesAnothersPlaceAndHasItsSizeAndTime() throws IOException {
    Path file = folder.resolve("a.txt");
    Path other = Files.writeString(temporary.resolve("other"), "two");
    Files.setLastModifiedTime(other, Files.getLastModifiedTime(file));
    Files.move(other, file, StandardCopyOption.ATOMIC_MOVE);
    lookAfter(1);
    assertThat(lookAfter(1)).isEqualTo(files("a.txt"));
  }

  @Test
  void aRenamedFolderIsOldNamesGoneAndNewOnesThere() throws IOException {
    Files.move(folder.resolve("deep"), folder.resolve("moved"));
    lookAfter(1);
    assertThat(lookAfter(1))
        .isEqualTo(new Changes(Set.of("moved/er/b.txt"), Set.of("deep/er/b.txt")));
  }

  @Test
  void oneThatIsWrittenWithoutEndHoldsTheOthersUpForTenSecondsOnly() throws IOException {
    Files.writeString(folder.resolve("c.txt"), "quiet");
    Changes changes = Changes.NONE;
    int looks = 0;
    while (changes.isEmpty() && looks++ < 100) {
      Files.writeString(folder.resolve("log.txt"), "x".repeat(looks));
      changes = lookAfter(0.5);
    }
    assertThat(changes).isEqualTo(files("c.txt"));
    assertThat(looks).isBetween(20, 22);
  }

  @Test
  void aFolderThatIsNotThereOrEmptyAndAnotherTakesNothingAway() throws IOException {
    Path away = Files.move(folder, temporary.resolve("away"));
    for (int i = 0; i < 20; i++) {
      assertThat(lookAfter(1)).isEqualTo(Changes.NONE);
    }
    Files.createDirectory(folder); // A mount point without its disk.
    for (int i = 0; i < 20; i++) {
      assertThat(lookAfter(1)).isEqualTo(Changes.NONE);
    }
    Files.delete(folder);
    Files.move(away, folder);
    Files.delete(folder.resolve("a.txt"));
    lookAfter(1);
    assertThat(lookAfter(1)).isEqualTo(gone("a.txt"));
  }

  @Test
  void theLastFileOfAFolderMayGo() throws IOException {
    Files.delete(folder.resolve("a.txt"));
    Files.delete(folder.resolve("deep/er/b.txt"));
    lookAfter(1);
    assertThat(lookAfter(1)).isEqualTo(gone("a.txt", "deep/er/b.txt"));
  }

  @Test
  void readsWhatALoadOfTheFolderReads() throws IOException {
    Files.createSymbolicLink(folder.resolve("Same.txt"), Path.of("a.txt"));
    Path outside = Files.writeString(temporary.resolve("outside.txt"), "secret");
    Files.createSymbolicLink(folder.resolve("out.txt"), outside);
    Files.createSymbolicLink(folder.resolve("nowhere.txt"), Path.of("none.txt"));
    Files.writeString(folder.resolve(".hidden.txt"), "no");
    Files.writeString(folder.resolve("~$open.docx"), "no");
    Files.createSymbolicLink(folder.resolve("deep/up"), folder);
    Sources sources = new Sources();
    Listing listing = Listing.of(folder);
    List<Reading> watched = sources.read(listing, listing.files().keySet()).toList();
    List<Reading> loaded = sources.read(List.of(folder.toString())).toList();
    assertThat(loaded)
        .extracting(Reading::name)
        .contains("Same.txt", "deep/er/b.txt")
        .doesNotContain("a.txt");
    assertThat(watched)
        .containsExactlyInAnyOrderElementsOf(
            loaded.stream().filter(r -> !r.name().endsWith("out.txt")).toList());
    assertThat(listing.refused()).hasSize(1);
  }

  @Test
  void remembersWhatCameFromWhereAndForgetsNothingOfAnEmptyFolder() throws IOException {
    Path records = temporary.resolve("records");
    WatchedFolder first = new WatchedFolder(folder, records);
    first.done(
        first.begin(), Map.of("a.txt", Set.of("a.txt"), "deep/er/b.txt", Set.of("deep/er/b.txt")));
    Files.delete(folder.resolve("a.txt"));
    WatchedFolder second = new WatchedFolder(folder, records);
    assertThat(second.begin()).isEqualTo(new Changes(Set.of("deep/er/b.txt"), Set.of("a.txt")));
    assertThat(second.documents("a.txt")).containsExactly("a.txt");
    Files.delete(folder.resolve("deep/er/b.txt"));
    WatchedFolder third = new WatchedFolder(folder, records);
    assertThat(third.begin()).isEqualTo(Changes.NONE);
    assertThat(third.news()).singleElement().asString().contains("empty", "remove");
    assertThat(third.news()).as("told once").isEmpty();
  }

  @Test
  void theBellRingsInFoldersThatAreNewAndRenamed() throws Exception {
    WatchedFolder watched = new WatchedFolder(folder, temporary.resolve("records"));
    try (Vigil vigil = new Vigil(List.of(watched))) {
      watched.done(watched.begin(), Map.of());
      quiet(vigil, watched);
      Files.move(folder.resolve("deep"), folder.resolve("moved"));
      quiet(vigil, watched);
      Files.createDirectories(folder.resolve("deep/anew"));
      quiet(vigil, watched);
      for (String name : List.of("moved/er/c.txt", "deep/anew/c.txt", "deep/d.txt")) {
        Files.writeString(folder.resolve(name), "new");
        quiet(vigil, watched);
        assertThat(watched.listing().files()).as(name).containsKey(name);
      }
      assertThat(vigil.deaf()).isEmpty();
    }
  }

  /** Looks until nothing more is waited for; no bell would mean a minute each. */
  private static void quiet(Vigil vigil, WatchedFolder watched) throws Exception {
    long start = System.nanoTime();
    do {
      assertThat(vigil.await(() -> System.nanoTime() - start > TimeUnit.SECONDS.toNanos(30)))
          .as("it rings")
          .isTrue();
      for (Map.Entry<WatchedFolder, Changes> entry : vigil.look().entrySet()) {
        entry.getKey().done(entry.getValue(), Map.of());
      }
    } while (watched.isWaiting());
  }
}
