package org.entente.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.entente.backup.Restore;
import org.entente.testing.ReliabilityFigures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The process that writes is killed (SIGKILL), again and again, on one store. After each kill the
 * store holds exactly what its last commit was to leave, that is not before what was acknowledged
 * last, and a check finds nothing. {@code -Dentente.kills=120} for more.
 */
class KillsTest {

  private static final int KILLS = Integer.getInteger("entente.kills", 15);

  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path folder;

  private final Random random = new Random();
  private final Map<String, Integer> figures = new TreeMap<>();

  @Test
  void nothingIsLostAndNothingIsHalf() throws Exception {
    long before = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      before = survive(kill, before);
    }
    ReliabilityFigures.keep("kills", figures);
    assertThat(figures.get("kills")).isEqualTo(KILLS);
  }

  /** Number of the last commit that is there after a kill. */
  private long survive(int kill, long before) throws Exception {
    Path store = folder.resolve("store");
    Heard heard = new Heard(before);
    Process victim = start(store, random.nextLong(), kill % 3 == 2 ? 6 : 1);
    try (BufferedReader lines = victim.inputReader(StandardCharsets.UTF_8)) {
      assertThat(lines.readLine()).as("it opens after kill %d", kill).isEqualTo("open");
      String aimed = aim(kill, victim, lines, heard);
      victim.toHandle().destroyForcibly(); // SIGKILL; what it has printed can still be read.
      victim.waitFor(20, TimeUnit.SECONDS);
      lines.lines().forEach(heard::hear);
      count("kills");
      count("kills " + aimed);
      count("killed in " + heard.doing);
    }
    copies();
    List<String> left = databases(store);
    count("databases left behind", left.size() - 1);
    long manifest = manifest(store);
    try (Store opened = Store.open(store)) {
      assertThat(databases(store)).hasSize(1);
      long number = opened.commit();
      assertThat(number).as("acknowledged, after kill %d", kill).isGreaterThanOrEqualTo(heard.done);
      if (heard.hashes.containsKey(number)) {
        assertThat(opened.<Long>read(Held::hash))
            .as("commit %d, after kill %d", number, kill)
            .isEqualTo(heard.hashes.get(number));
      } else {
        assertThat(number).isEqualTo(before);
      }
      assertThat(opened.check(Doc.BASE, data -> List.of()))
          .as("after kill %d", kill)
          .allMatch(
              problem -> problem.kind() == Problem.Kind.CORRECTION); // What it was of is gone.
      count("manifests behind their commit", (int) (number - manifest));
      count("commits acknowledged", (int) (heard.done - before));
      count("commits made, not acknowledged", (int) (number - heard.done));
      count("commits begun and undone", (int) (heard.last() - number));
      return number;
    }
  }

  /** The newest copy is whole, whether the process was killed while it made another. */
  private void copies() throws IOException {
    Path copies = folder.resolve("copies");
    if (Files.exists(copies)) {
      try (Stream<Path> made = Files.list(copies)) {
        if (made.anyMatch(file -> file.toString().endsWith(".backup"))) {
          assertThat(Restore.verify(copies, words -> {}).commit()).isNotNegative();
          count("copies looked through");
        }
      }
    }
  }

  /** Waits for a moment at which to kill. */
  private String aim(int kill, Process victim, BufferedReader lines, Heard heard) throws Exception {
    switch (kill % 3) {
      case 0 -> {
        Thread.sleep(random.nextInt(1500));
        return "at random";
      }
      case 1 -> {
        int commits = 1 + random.nextInt(8);
        while (commits > 0) {
          String line = lines.readLine();
          heard.hear(line);
          commits -= line.startsWith("commit") ? 1 : 0;
        }
        Thread.sleep(random.nextInt(12));
        return "aimed at a commit";
      }
      default -> {
        String line;
        do {
          line = lines.readLine();
          heard.hear(line);
        } while (!line.equals("begin compact"));
        Path next = next(folder.resolve("store"));
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!Files.exists(next) && victim.isAlive() && System.nanoTime() < until) {
          Thread.onSpinWait();
        }
        Thread.sleep(random.nextInt(3) * 10L);
        return "aimed at the switch of a compaction";
      }
    }
  }

  /** What compaction makes. */
  private static Path next(Path store) throws IOException {
    int number =
        databases(store).stream()
            .filter(name -> name.matches("Data-[0-9]+"))
            .mapToInt(name -> Integer.parseInt(name.substring("Data-".length())))
            .max()
            .orElseThrow();
    return Store.database(store).resolve("Data-%04d".formatted(number + 1));
  }

  private static List<String> databases(Path store) throws IOException {
    try (Stream<Path> databases = Files.list(Store.database(store))) {
      return databases
          .filter(Files::isDirectory)
          .map(database -> String.valueOf(database.getFileName()))
          .sorted()
          .toList();
    }
  }

  private static long manifest(Path store) throws IOException {
    return Files.readAllLines(store.resolve("manifest")).stream()
        .filter(line -> line.startsWith("commit "))
        .mapToLong(line -> Long.parseLong(line.substring("commit ".length())))
        .findFirst()
        .orElseThrow();
  }

  private void count(String what) {
    count(what, 1);
  }

  private void count(String what, int number) {
    figures.merge(what, number, Integer::sum);
  }

  private static Process start(Path store, long seed, int compactions) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            "-Xmx512m",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            Victim.class.getName(),
            store.toString(),
            String.valueOf(seed),
            String.valueOf(compactions))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** What the victim said. */
  private static final class Heard {

    private final Map<Long, Long> hashes = new TreeMap<>();
    private long done;
    private String doing = "nothing";

    Heard(long before) {
      done = before;
    }

    void hear(String line) {
      String[] words = line.split(" ");
      switch (words[0]) {
        case "begin" -> doing = words[1];
        case "commit" -> {
          if (words.length == 3) {
            hashes.put(Long.parseLong(words[1]), Long.parseLong(words[2]));
          }
        }
        case "done" -> done = Math.max(done, Long.parseLong(words[1]));
        default -> throw new IllegalStateException(line);
      }
    }

    long last() {
      return hashes.keySet().stream().mapToLong(Long::longValue).max().orElse(done);
    }
  }
}
