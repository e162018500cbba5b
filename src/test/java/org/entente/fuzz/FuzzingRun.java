package org.entente.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entente.testing.ReliabilityFigures;
import org.junit.jupiter.api.Test;

/**
 * Fuzzes each target with Jazzer, two at a time: {@code mvn -Pfuzz verify}, with {@code
 * -Dfuzz.seconds=60} for each, {@code -Dfuzz.targets} and {@code -Dfuzz.parallel}. Not among the
 * tests of a usual build.
 */
class FuzzingRun {

  private static final int AT_A_TIME = Integer.getInteger("fuzz.parallel", 2);

  /** Adds up over all runs: what was fuzzed, for how many seconds, of the processor too. */
  private static final Path FIGURES = Path.of("target/reliability/fuzzing.tsv");

  private static final Pattern EXECUTIONS =
      Pattern.compile("stat::number_of_executed_units:\\s*(\\d+)");

  /**
   * @param cpu seconds of the processor
   */
  private record Ran(FuzzTarget target, long executions, long cpu, int exit, String said) {}

  @Test
  void nothingIsFound() throws Exception {
    int seconds = Integer.getInteger("fuzz.seconds", 60);
    String only = System.getProperty("fuzz.targets", ".*");
    ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME);
    List<Future<Ran>> running = new ArrayList<>();
    try {
      for (FuzzTarget target : FuzzTarget.ALL) {
        if (target.name().matches(only)) {
          running.add(threads.submit((Callable<Ran>) () -> fuzz(target, seconds)));
        }
      }
      Map<String, long[]> sums = sums();
      List<String> findings = new ArrayList<>();
      for (Future<Ran> one : running) {
        Ran ran = one.get(3L * seconds + 600, TimeUnit.SECONDS);
        long[] sum = sums.computeIfAbsent(ran.target().name(), any -> new long[2]);
        sum[0] += ran.executions();
        sum[1] += ran.cpu();
        System.out.printf("%s: %,d executions%n", ran.target().name(), ran.executions());
        if (ran.executions() == 0) {
          findings.add(ran.target().name() + " was not fuzzed: " + ran.said());
        }
        if (ran.exit() != 0) {
          findings.add(ran.target().name() + ": " + ran.said());
        }
      }
      List<List<String>> rows = new ArrayList<>();
      sums.forEach((name, sum) -> rows.add(List.of(name, "" + sum[0], "" + sum[1])));
      ReliabilityFigures.keep("fuzzing", rows);
      assertThat(findings).isEmpty();
    } finally {
      threads.shutdownNow();
    }
  }

  /** By target: executions, seconds of the processor. */
  private static Map<String, long[]> sums() throws IOException {
    Map<String, long[]> sums = new TreeMap<>();
    if (Files.exists(FIGURES)) {
      for (String line : Files.readAllLines(FIGURES)) {
        String[] cells = line.split("\t", -1);
        sums.put(cells[0], new long[] {Long.parseLong(cells[1]), Long.parseLong(cells[2])});
      }
    }
    return sums;
  }

  private static Ran fuzz(FuzzTarget target, int seconds) throws IOException, InterruptedException {
    Path work = Files.createDirectories(Path.of("target/fuzz", target.name()));
    Path grown = Files.createDirectories(work.resolve("corpus"));
    Path log = work.resolve("log.txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "-Dentente.home=" + System.getProperty("entente.home", ""),
                "-cp",
                // Surefire's own names a file that names the others.
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + target.type(),
                "--instrumentation_includes=org.entente.**",
                "--custom_hook_includes=org.entente.**",
                "--reproducer_path=" + work,
                "-artifact_prefix=" + work + "/",
                "-max_total_time=" + seconds,
                "-max_len=3000",
                "--disabled_hooks=com.code_intelligence.jazzer.sanitizers.RegexInjection"
                    + ":com.code_intelligence.jazzer.sanitizers.RegexRoadblocks",
                "-timeout=120",
                "-rss_limit_mb=3000",
                "-print_final_stats=1",
                grown.toString(),
                target.corpus().toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    Duration cpu = Duration.ZERO;
    try {
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(2L * seconds + 300);
      while (!process.waitFor(200, TimeUnit.MILLISECONDS) && System.nanoTime() < end) {
        cpu = process.info().totalCpuDuration().orElse(cpu);
      }
      if (process.isAlive()) {
        throw new IOException(target.name() + " does not end; see " + log);
      }
    } finally {
      process.destroyForcibly();
    }
    String said = Files.readString(log, StandardCharsets.ISO_8859_1);
    Matcher executions = EXECUTIONS.matcher(said);
    return new Ran(
        target,
        executions.find() ? Long.parseLong(executions.group(1)) : 0,
        cpu.toSeconds(),
        process.exitValue(),
        finding(said));
  }

  private static String finding(String said) {
    int at = said.indexOf("== Java Exception");
    return at < 0
        ? said.substring(Math.max(0, said.length() - 2000))
        : said.substring(at, Math.min(said.length(), at + 2000));
  }
}
