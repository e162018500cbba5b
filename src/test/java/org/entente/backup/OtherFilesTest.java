package org.entente.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.entente.commit.Durable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OtherFilesTest {

  private static final int TIMES = 3_000;

  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path folder;

  private void file(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, name);
  }

  @Test
  void neitherWhatIsCopiedOtherwiseNorWhatIsMadeAnew() throws IOException {
    for (String name :
        new String[] {
          "tdb2/Data-0001/nodes.dat",
          "texts/ab/c",
          "manifest",
          "served-at",
          "manifest.part",
          "settings",
          "history/2",
          "history/1",
          "tdb2.note"
        }) {
      file(name);
    }
    assertThat(OtherFiles.in(folder).stream().map(f -> folder.relativize(f).toString()))
        .containsExactly("history/1", "history/2", "settings", "tdb2.note");
  }

  @Test
  void whatIsWrittenMeanwhileIsNoFault() throws IOException {
    file("settings");
    AtomicBoolean done = new AtomicBoolean();
    CompletableFuture<Void> writer =
        CompletableFuture.runAsync(
            () -> {
              try {
                while (!done.get()) {
                  Path draft = folder.resolve("manifest" + Durable.DRAFT);
                  Files.writeString(draft, "x");
                  Files.move(draft, folder.resolve("manifest"), StandardCopyOption.ATOMIC_MOVE);
                  Path old = Files.createDirectories(folder.resolve("tdb2/Data-0001"));
                  Files.writeString(old.resolve("nodes.dat"), "x");
                  Files.delete(old.resolve("nodes.dat"));
                  Files.delete(old);
                }
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    try {
      for (int i = 0; i < TIMES; i++) {
        assertThat(OtherFiles.in(folder)).containsExactly(folder.resolve("settings"));
      }
    } finally {
      done.set(true);
      writer.join();
    }
  }
}
