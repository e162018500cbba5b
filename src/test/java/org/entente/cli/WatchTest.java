package org.entente.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.entente.store.Store;
import org.entente.testing.PreparedStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real processes that watch real folders; their parser finds nothing, quickly. */
@Timeout(300)
class WatchTest {

  private static final int MANY = 60;

  @TempDir Path temporary;
  private Path folder;
  private Path store;
  private Path said;
  private final List<Process> processes = new ArrayList<>();

  @BeforeEach
  void make() throws IOException {
    folder = Files.createDirectories(temporary.resolve("in"));
    store = PreparedStore.bare(temporary.resolve("store"));
    said = temporary.resolve("said");
    write("a.txt", "Peru and Chile met in Lima.");
    write("deep/b.txt", "Peru and Chile met in Santiago.");
  }

  @AfterEach
  void end() {
    processes.forEach(Process::destroyForcibly);
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Process start(String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                SlowLoad.class.getName(),
                temporary.resolve("calls").toString(),
                "--store",
                store.toString()));
    command.addAll(List.of(arguments));
    Files.deleteIfExists(said);
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    processes.add(process);
    return process;
  }

  /** Waits for a line that says so; what was said until then. */
  private String awaits(Process process, String words) throws Exception {
    while (true) {
      boolean alive = process.isAlive();
      String all = Files.readString(said, StandardCharsets.UTF_8);
      if (all.lines().anyMatch(line -> line.contains(words))) {
        return all;
      }
      assertThat(alive).as("no “%s” in: %s", words, all).isTrue();
      Thread.sleep(50);
    }
  }

  private int stop(Process process) throws Exception {
    process.destroy();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  private List<String> stored() {
    Run list = Run.on(store, "list");
    assertThat(list.exit()).as(list.err()).isZero();
    return list.out().lines().skip(1).map(line -> line.split("\\s+")[0]).toList();
  }

  @Test
  void followsAFolderAndKnowsWhatWentWhileNobodyWatched() throws Exception {
    Path elsewhere = Files.writeString(temporary.resolve("else.txt"), "Peru and Chile met twice.");
    assertThat(
            Main.run(
                Terminal.ofProcess(),
                () -> (text, paragraph) -> List.of(),
                "load",
                "--store",
                store.toString(),
                elsewhere.toString()))
        .isZero();
    Process watch = start("load", "--watch", folder.toString());
    awaits(watch, "2 documents (2 added)");

    write("new/deep/c.txt", "Chile and Peru met in Arica.");
    awaits(watch, "added new/deep/c.txt: 0 actors, 0 facts");
    write("a.txt", "Peru and Chile met in Lima again.");
    awaits(watch, "replaced a.txt");
    Files.move(folder.resolve("deep"), folder.resolve("moved"));
    String all = awaits(watch, "removed deep/b.txt");
    assertThat(all.indexOf("added moved/b.txt")).isBetween(0, all.indexOf("removed deep/b.txt"));
    write("empty.txt", "");
    awaits(watch, "problem: " + folder.resolve("empty.txt") + ": it is empty");
    write("empty.txt", "Peru and Chile met at last.");
    all = awaits(watch, "added empty.txt");
    assertThat(all.split("it is empty", -1)).as("said once").hasSize(2);
    zip("z.zip", "one.txt", "two.txt");
    awaits(watch, "added z.zip/two.txt");
    zip("z.zip", "one.txt");
    awaits(watch, "removed z.zip/two.txt");
    Run inUse = Run.on(store, "load", folder.toString());
    assertThat(inUse.failsPlainly()).as(inUse.err()).isTrue();
    assertThat(stop(watch)).as(Files.readString(said)).isZero();
    assertThat(stored())
        .containsExactly(
            "a.txt", "else.txt", "empty.txt", "moved/b.txt", "new/deep/c.txt", "z.zip/one.txt");

    Files.delete(folder.resolve("a.txt"));
    Files.delete(folder.resolve("z.zip"));
    Process again = start("load", "--watch", folder.toString());
    all = awaits(again, "removed z.zip/one.txt");
    assertThat(all).contains("3 documents (3 unchanged)", "removed a.txt");
    Files.delete(folder.resolve("empty.txt"));
    awaits(again, "removed empty.txt");
    assertThat(stop(again)).isZero();
    assertThat(stored()).containsExactly("else.txt", "moved/b.txt", "new/deep/c.txt");
    assertThat(Run.on(store, "check").exit()).isZero();
  }

  @Test
  void keepsDeletedOnesWhenToldAndStoresManyTogether() throws Exception {
    Process watch = start("load", "--watch", "--keep-deleted", folder.toString());
    awaits(watch, "2 documents (2 added)");
    Path draft = Files.createDirectory(temporary.resolve("draft"));
    for (int i = 0; i < MANY; i++) {
      Files.writeString(draft.resolve(i + ".txt"), "Peru and Chile met in Lima, paper " + i + ".");
    }
    Files.delete(folder.resolve("a.txt"));
    Files.move(draft, folder.resolve("many"));
    awaits(watch, "added many/" + (MANY - 1) + ".txt");
    write("last.txt", "Peru and Chile met for the last time.");
    awaits(watch, "added last.txt");
    assertThat(stop(watch)).isZero();
    try (Store open = Store.open(store)) {
      assertThat(open.documents()).hasSize(MANY + 3);
      // One for each would be 60 more; a slow machine stores what it has after 30 seconds.
      assertThat(open.commit()).isLessThan(MANY / 4);
    }
    Process again = start("load", "--watch", folder.toString());
    awaits(again, "62 documents (62 unchanged)");
    assertThat(stop(again)).isZero();
    assertThat(stored()).as("kept once is kept").contains("a.txt");
  }

  @Test
  void aServerWatchesWhatItServes() throws Exception {
    Process server = start("serve", "--port", "0", "--watch", folder.toString());
    String address =
        awaits(server, "http://").lines().filter(l -> l.startsWith("http")).findFirst().orElse("");
    awaits(server, "2 documents (2 added)");
    assertThat(documents(address)).isEqualTo(2);
    write("c.txt", "Chile and Peru met in Arica.");
    awaits(server, "added c.txt");
    assertThat(documents(address)).isEqualTo(3);
    Files.delete(folder.resolve("a.txt"));
    awaits(server, "removed a.txt");
    assertThat(documents(address)).isEqualTo(2);
    Run other = Run.on(store, "load", "--watch", folder.toString());
    assertThat(other.failsPlainly()).as(other.err()).isTrue();
    assertThat(other.err()).contains("entente serve --watch " + folder);
    stop(server);
    assertThat(stored()).containsExactly("c.txt", "deep/b.txt");

    Process up = start("up", "--port", "0", "--watch", folder.toString());
    awaits(up, "Stop with Ctrl-C.");
    Files.delete(folder.resolve("c.txt"));
    awaits(up, "removed c.txt");
    stop(up);
    assertThat(stored()).containsExactly("deep/b.txt");
  }

  @Test
  void saysWhatItCannotWatch() throws IOException {
    Run file = Run.on(store, "load", "--watch", folder.resolve("a.txt").toString());
    assertThat(file.failsPlainly()).as(file.err()).isTrue();
    assertThat(file.err()).contains("Only folders are watched");
    Run both =
        Run.on(store, "load", "--watch", folder.toString(), folder.resolve("deep").toString());
    assertThat(both.failsPlainly()).as(both.err()).isTrue();
    assertThat(both.err()).contains("Name the outer one");
  }

  private static int documents(String address) throws Exception {
    String query = "SELECT (COUNT(*) AS ?n) { ?d a <https://w3id.org/entente/ontology#Document> }";
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(
                        URI.create(
                            address
                                + "sparql?query="
                                + URLEncoder.encode(query, StandardCharsets.UTF_8)))
                    .header("Accept", "text/csv")
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Integer.parseInt(answer.body().lines().skip(1).findFirst().orElse("").strip());
  }

  private void zip(String name, String... entries) throws IOException {
    Path draft = temporary.resolve("draft.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(draft))) {
      for (String entry : entries) {
        zip.putNextEntry(new ZipEntry(entry));
        zip.write(("Peru and Chile met, says " + entry).getBytes(StandardCharsets.UTF_8));
      }
    }
    Files.move(draft, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
  }
}
