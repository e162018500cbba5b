package org.entente.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.entente.testing.PreparedStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class InterruptionTest {

  private static final int DOCUMENTS = 200;

  @TempDir Path folder;

  @Test
  void ctrlCStoresWhatIsDoneAndEndsWithOne() throws Exception {
    Path in = Files.createDirectories(folder.resolve("in"));
    for (int i = 0; i < DOCUMENTS; i++) {
      Files.writeString(in.resolve(i + ".txt"), "Peru and Chile met in Lima, paper " + i + ".\n");
    }
    Path store = PreparedStore.bare(folder.resolve("store"));
    Path calls = folder.resolve("calls");
    Path said = folder.resolve("said");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                SlowLoad.class.getName(),
                calls.toString(),
                "--store",
                store.toString(),
                "load",
                in.toString())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    try {
      while (!Files.exists(calls) || number(calls) < 10) {
        assertThat(process.isAlive()).as(Files.readString(said)).isTrue();
        Thread.sleep(50);
      }
      signal(process);
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    String output = Files.readString(said, StandardCharsets.UTF_8);
    assertThat(process.exitValue()).as(output).isEqualTo(1);
    assertThat(output).contains("stopped: ");
    long stored = Run.on(store, "list").out().lines().count() - 1;
    assertThat(stored).as(output).isBetween(5L, DOCUMENTS - 50L);
    assertThat(output).contains(stored + " documents (" + stored + " added)");
    Run check = Run.on(store, "check");
    assertThat(check.exit()).as(check.out()).isZero();
  }

  private static int number(Path calls) throws IOException {
    String number = Files.readString(calls);
    return number.isEmpty() ? 0 : Integer.parseInt(number);
  }

  /** SIGINT, unless this process was started such that its children never see it. */
  private static void signal(Process process) throws Exception {
    Path status = Path.of("/proc/self/status");
    boolean ignored =
        Files.exists(status)
            && Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 2) != 0);
    String name = ignored ? "-TERM" : "-INT";
    assertThat(
            new ProcessBuilder(List.of("kill", name, String.valueOf(process.pid())))
                .start()
                .waitFor())
        .isZero();
  }
}
