package org.entente.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is shipped, on a Spark of processes: a master, two workers, an executor on each. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class ClusterTest {

  private static final Duration SOON = Duration.ofMinutes(1);

  @TempDir private Path folder;

  @Test
  void twoMachinesMakeWhatOneDoes() throws IOException, InterruptedException {
    Path in = Files.createDirectories(folder.resolve("in"));
    for (String name : List.of("arctic-satellites-answer.txt", "mackerel-fact-sheet.txt")) {
      Files.copy(
          Expected.home().resolve("data/gold/unseen/documents").resolve(name), in.resolve(name));
    }
    Files.writeString(
        in.resolve("short.jsonl"),
        "{\"id\": 1, \"text\": \"The Vortumex Corporation and Sweden agreed to build a radar.\"}\n"
            + "{\"id\": 2, \"text\": \"In 2020 the Vortumex Corporation bought a plant in Norway.\"}\n");
    Path out = folder.resolve("out");
    try (Processes processes = new Processes(folder)) {
      String master =
          processes
              .spark(
                  "256m",
                  "org.apache.spark.deploy.master.Master",
                  "--host",
                  "127.0.0.1",
                  "--port",
                  "0",
                  "--webui-port",
                  "0")
              .await("spark://127\\.0\\.0\\.1:\\d+", SOON)
              .group();
      for (int i = 0; i < 2; i++) {
        processes
            .spark(
                "256m",
                "org.apache.spark.deploy.worker.Worker",
                "--host",
                "127.0.0.1",
                "--port",
                "0",
                "--webui-port",
                "0",
                "--cores",
                "1",
                "--memory",
                "3g",
                "--work-dir",
                folder.resolve("worker-" + i).toString(),
                master)
            .await("Successfully registered", SOON);
      }
      Processes.Started job =
          processes.submit(
              "--master",
              master,
              "--driver-memory",
              "1g",
              "--executor-memory",
              "1500m",
              "--conf",
              "spark.scheduler.minRegisteredResourcesRatio=1",
              "--conf",
              "spark.log.level=INFO",
              "--",
              "--output",
              out.toString(),
              "--part",
              "1",
              in.toString());
      assertThat(job.ended(Duration.ofMinutes(8))).as(job.said()).isZero();
      assertThat(job.said()).contains("documents  4 (4 added, 0 replaced, 0 unchanged)");
      assertThat(executorsOfExtraction(job.said())).as(job.said()).containsOnlyKeys("0", "1");
    }
    assertThat(Expected.published(out))
        .hasSizeGreaterThan(500)
        .isEqualTo(Expected.quads(List.of(in)));
  }

  /** How many tasks each executor has run in the stage that took longest: the one with models. */
  private static TreeMap<String, Integer> executorsOfExtraction(String log) {
    TreeMap<String, Integer> tasks = new TreeMap<>();
    java.util.regex.Pattern.compile(
            "Finished task \\S+ in stage \\S+ \\(TID \\d+\\) in (\\d+) ms on \\S+ \\(executor (\\d+)\\)")
        .matcher(log)
        .results()
        .filter(task -> Integer.parseInt(task.group(1)) > 8000)
        .forEach(task -> tasks.merge(task.group(2), 1, Integer::sum));
    return tasks;
  }

  @Test
  void aKilledRunLeavesNothing() throws IOException, InterruptedException {
    Path in = Files.createDirectories(folder.resolve("in"));
    Files.writeString(in.resolve("a.txt"), "Sweden delivered four patrol boats to Estonia.");
    Path out = folder.resolve("out");
    try (Processes processes = new Processes(folder)) {
      Processes.Started job =
          processes.submit(
              "--master",
              "local[1]",
              "--conf",
              "spark.ui.enabled=false",
              "--",
              "--output",
              out.toString(),
              in.toString());
      long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
      // Models are being loaded.
      while (!Files.isDirectory(out.resolve("_staging")) && System.nanoTime() < end) {
        Thread.sleep(50);
      }
      assertThat(out.resolve("_staging")).as(job.said()).isDirectory();
    }
    assertThat(Expected.files(out.resolve("_log"), ".json")).isEmpty();
    assertThat(Expected.files(out.resolve("graphs"), ".gz")).isEmpty();
    Output next = new Output(out.toString(), new org.apache.hadoop.conf.Configuration());
    assertThat(next.all(Output.Kind.DOCUMENTS)).isEmpty();
  }
}
