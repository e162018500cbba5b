package org.entente.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user reads when the machine fails, and what is there afterwards. */
class FaultsTest {

  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path folder;

  private final List<Path> mounted = new ArrayList<>();

  @AfterEach
  void unmount() throws Exception {
    for (Path mount : mounted) {
      run("umount", mount.toString());
    }
  }

  /** While the database is written, and at the moment of the commit. */
  @ParameterizedTest
  @ValueSource(strings = {"write", "commit"})
  void fullDiskLosesNothingThatWasAcknowledged(String when) throws Exception {
    Path disk = smallDisk();
    Path store = disk.resolve("store");
    Path filler = disk.resolve("filler");
    List<String> said = said(store, when, filler, "-Xmx256m");
    assertThat(said).contains("full");
    assertStopped(said, store, "See that the disk has room");
    assertThatThrownBy(() -> writeTo(store))
        .isInstanceOf(StoreException.class)
        .hasMessageMatching(".*(MB are free where|failed: ).*Make room.*|Cannot .*|.*disk.*");
    Files.delete(filler);
    Files.delete(disk.resolve("rest"));
    assertWhole(said, store);
  }

  @Test
  void lackOfMemoryStopsTheWriter() throws Exception {
    Path store = folder.resolve("store");
    List<String> said = said(store, "memory", folder, "-Xmx96m");
    assertStopped(said, store, "with more memory (ENTENTE_JAVA_OPTIONS=-Xmx4g)");
    assertThat(said).anyMatch(line -> line.contains("failed: there was not enough memory."));
    assertWhole(said, store);
  }

  @Test
  void diskThatIsReadOnlyIsRefusedInASentence() throws Exception {
    Path disk = smallDisk();
    Path store = disk.resolve("store");
    writeTo(store);
    assumeTrue(
        run("mount", "-o", "remount,ro", disk.toString()) == 0, "a mount cannot be made read only");
    assertThatThrownBy(() -> Store.open(store))
        .isInstanceOf(StoreException.class)
        .hasMessage(
            "No permission to write in %s, which opening a store needs even to read it. Mend the"
                + " permissions, or name another folder with --store.",
            store);
  }

  @Test
  void noWriteIsBegunWhenTheDiskIsNearlyFull() throws Exception {
    Path disk = smallDisk();
    Path store = disk.resolve("store");
    writeTo(store);
    Files.write(disk.resolve("filler"), new byte[100 << 20]);
    assertThatThrownBy(() -> writeTo(store))
        .isInstanceOf(StoreException.class)
        .hasMessageMatching(
            "Only [0-9]+ MB are free where .* lies, and writing needs [0-9]+\\. Make room and try"
                + " again; nothing was changed\\.");
    Files.delete(disk.resolve("filler"));
    writeTo(store);
  }

  private static void writeTo(Path store) {
    try (Store open = Store.open(store)) {
      open.replace(Victim.document("more", 2, 1));
    }
  }

  private static void assertStopped(List<String> said, Path store, String remedy) {
    List<String> failures = said.stream().filter(line -> line.startsWith("failed ")).toList();
    assertThat(failures.get(0))
        .startsWith("failed Writing to the store in " + store + " failed: ")
        .contains("What was reported as done before is kept. ", remedy);
    assertThat(failures.subList(1, 3)).allMatch(line -> line.contains("failed while writing."));
    assertThat(said.subList(said.indexOf(failures.get(0)), said.size()))
        .as("nothing is acknowledged after the first failure")
        .noneMatch(line -> line.startsWith("done"));
  }

  private static void assertWhole(List<String> said, Path store) {
    long done = said.stream().filter(line -> line.startsWith("done ")).count();
    try (Store open = Store.open(store)) {
      assertThat(open.commit()).isEqualTo(done).isEqualTo(4);
      assertThat(open.documents()).hasSize((int) done);
      assertThat(open.check(Doc.BASE, data -> List.of())).isEmpty();
      assertThat(open.replace(Victim.document("more", 2, 1))).isEqualTo(Change.ADDED);
    }
  }

  private static List<String> said(Path store, String when, Path filler, String heap)
      throws IOException, InterruptedException {
    Process writer =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                heap,
                FaultyWriter.class.getName(),
                store.toString(),
                when,
                filler.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<String> said = writer.inputReader(StandardCharsets.UTF_8).lines().toList();
    assertThat(writer.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return said;
  }

  /** In memory, of 340 MB; skipped where nobody may mount one. */
  private Path smallDisk() throws Exception {
    Path disk = Files.createDirectories(folder.resolve("disk"));
    int exit = run("mount", "-t", "tmpfs", "-o", "size=340m", "entente-test", disk.toString());
    if (exit != 0) {
      System.out.println("FaultsTest: a full disk is not tried, mount needs to be root");
    }
    assumeTrue(exit == 0, "mount needs to be root");
    mounted.add(disk);
    return disk;
  }

  private static int run(String... command) throws IOException, InterruptedException {
    try {
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      return -1; // There is no such program.
    }
  }
}
