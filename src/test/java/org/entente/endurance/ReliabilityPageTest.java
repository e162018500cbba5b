package org.entente.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.entente.testing.ReliabilityFigures;
import org.entente.testing.WrittenTable;
import org.junit.jupiter.api.Test;

/**
 * Tables of docs/reliability.md that have what long runs came to. With {@code -Ddocs.update=true}
 * they are written from what those left in {@code target/reliability/}, or in the folder that
 * {@code -Dreliability.from} names; what is not there stays as it is.
 */
class ReliabilityPageTest {

  private static final Path PAGE = Path.of("docs/reliability.md");
  private static final Path CHART = Path.of("docs/images/endurance.svg");
  private static final Path FROM =
      Path.of(System.getProperty("reliability.from", ReliabilityFigures.FOLDER.toString()));

  private static final List<String> COUNTS = List.of("what was tried", "how often", "outcome");
  private static final List<String> RUN = List.of("of the run", "figure");
  private static final List<String> FUZZED =
      List.of("fuzzed", "executions", "seconds of the processor");
  private static final List<String> NASTY = List.of("what", "outcome", "what is said");

  private static final String KILLS = "kills of the process that writes (SIGKILL)";
  private static final String INPUTS = "inputs that a fuzzer made up";
  private static final String FILES = "nasty files and folders";
  private static final String REQUESTS = "requests to a server that is changed meanwhile";

  @Test
  void tellsWhatLongRunsCameTo() throws IOException {
    if (Boolean.getBoolean("docs.update")) {
      update();
    }
    Map<String, List<String>> counts = rows(COUNTS);
    assertThat(counts).containsOnlyKeys(KILLS, INPUTS, FILES, REQUESTS);
    assertThat(counts.get(FILES)).contains("" + rows(NASTY).size());
    assertThat(rows(RUN).get("errors")).containsExactly("errors", "0");
    assertThat(rows(FUZZED).keySet()).containsExactlyElementsOf(targets());
    // Nine when the page has a long run with a bulk load of its own.
    assertThat(rows(Figures.TIMES)).hasSize(9);
    assertThat(PAGE).content().contains("](images/" + CHART.getFileName() + ")");
    assertThat(CHART).content().contains("<polyline");
  }

  private static void update() throws IOException {
    Map<String, List<String>> counts = rows(COUNTS);
    counts.put(
        FILES,
        List.of(FILES, "" + rows(NASTY).size(), "each read or refused, in time, with a reason"));
    Map<String, List<String>> kills = left("kills");
    if (!kills.isEmpty()) {
      counts.put(
          KILLS,
          List.of(
              KILLS,
              figure(kills, "kills"),
              "none of %s acknowledged commits lost, none half; no store refused"
                  .formatted(figure(kills, "commits acknowledged"))));
    }
    Map<String, List<String>> fuzzed = left("fuzzing");
    if (!fuzzed.isEmpty()) {
      WrittenTable.write(PAGE, FUZZED, fuzzed.values().stream().map(r -> grouped(r)).toList());
      long all = fuzzed.values().stream().mapToLong(row -> Long.parseLong(row.get(1))).sum();
      counts.put(
          INPUTS,
          List.of(
              INPUTS,
              "%,d".formatted(all),
              "%d found something, all mended and tried in each build".formatted(found())));
    }
    Map<String, List<String>> run = left("endurance");
    if (!run.isEmpty()) {
      WrittenTable.write(PAGE, RUN, List.copyOf(run.values()));
      WrittenTable.write(PAGE, Figures.TIMES, List.copyOf(left("endurance-times").values()));
      Files.copy(FROM.resolve("endurance.svg"), CHART, StandardCopyOption.REPLACE_EXISTING);
      counts.put(
          REQUESTS,
          List.of(
              REQUESTS,
              figure(run, "requests answered"),
              figure(run, "errors") + " errors in " + figure(run, "minutes") + " minutes"));
    }
    WrittenTable.write(PAGE, COUNTS, List.copyOf(counts.values()));
  }

  private static String figure(Map<String, List<String>> rows, String name) {
    return rows.getOrDefault(name, List.of(name, "0")).get(1);
  }

  private static List<String> grouped(List<String> row) {
    return List.of(
        row.get(0),
        "%,d".formatted(Long.parseLong(row.get(1))),
        "%,d".formatted(Long.parseLong(row.get(2))));
  }

  /** What a run left, by its first column; nothing when it left nothing. */
  private static Map<String, List<String>> left(String name) throws IOException {
    Map<String, List<String>> rows = new LinkedHashMap<>();
    Path file = FROM.resolve(name + ".tsv");
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file)) {
        List<String> cells = List.of(line.split("\t", -1));
        rows.put(cells.get(0), cells);
      }
    }
    return rows;
  }

  /** Rows of a table of the page, by their first column. */
  private static Map<String, List<String>> rows(List<String> columns) throws IOException {
    Map<String, List<String>> rows = new LinkedHashMap<>();
    for (String line : WrittenTable.read(PAGE, columns).lines().skip(2).toList()) {
      List<String> cells = new ArrayList<>(Arrays.asList(line.strip().split(" ?\\| ?", -1)));
      cells.remove(0);
      cells.remove(cells.size() - 1);
      rows.put(cells.get(0), cells);
    }
    return rows;
  }

  private static List<String> targets() throws IOException {
    try (Stream<Path> folders = Files.list(Path.of("src/test/resources/fuzz"))) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList();
    }
  }

  /** How many inputs of the corpus the fuzzer has found. */
  private static long found() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/test/resources/fuzz"))) {
      return files.filter(file -> file.getFileName().toString().startsWith("found-")).count();
    }
  }
}
