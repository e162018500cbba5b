package org.entente.alignment;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.entente.knowledge.DataFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** How right, how complete and how fast candidates are, on names that were made up. */
class AlignmentTest {

  private static final DataFolder FOLDER = new DataFolder(Path.of("").toAbsolutePath());

  /**
   * @param precision of what is at least so sure, whatever row it is
   * @param recall of the rows that are actors
   */
  private record Figures(int found, double precision, double recall) {}

  @Test
  void whatIsSureIsRightAndTheRestIsAmongTheCandidates() {
    GeneratedNames names = new GeneratedNames(7, 2_000);
    List<Entry.Raw> rows = names.rows(20_000, 1_000);
    List<Candidate> candidates = run(names, rows).candidates();
    Figures sure = figures(names.truth, candidates, 0.95);
    Figures likely = figures(names.truth, candidates, 0.8);
    Figures all = figures(names.truth, candidates, 0.3);
    assertThat(sure.precision()).isGreaterThan(0.99);
    assertThat(sure.recall()).isGreaterThan(0.9);
    assertThat(likely.precision()).isGreaterThan(0.95);
    assertThat(all.recall()).isGreaterThan(0.95);
  }

  @Test
  void aHundredThousandRowsAgainstTenThousandActors(TestReporter reporter) {
    GeneratedNames names = new GeneratedNames(11, 10_000);
    List<Entry.Raw> rows = names.rows(100_000, 5_000);
    long cpu = cpu();
    long start = System.nanoTime();
    Alignment.Result result = run(names, rows);
    Figures sure = figures(names.truth, result.candidates(), 0.95);
    String figures =
        String.format(
            Locale.ROOT,
            "%,d candidates in %.1f s, %.1f s CPU; from 0.95: %s; all: %s",
            result.candidates().size(),
            (System.nanoTime() - start) / 1e9,
            (cpu() - cpu) / 1e9,
            sure,
            figures(names.truth, result.candidates(), 0.3));
    reporter.publishEntry("alignment", figures);
    assertThat(result.rows()).isEqualTo(100_000);
    assertThat(sure.precision()).as(figures).isGreaterThan(0.99);
    assertThat(sure.recall()).as(figures).isGreaterThan(0.9);
    assertThat(Duration.ofNanos(cpu() - cpu)).as(figures).isLessThan(Duration.ofSeconds(120));
  }

  private static long cpu() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static Alignment.Result run(GeneratedNames names, List<Entry.Raw> rows) {
    Dataset dataset =
        new Dataset() {
          @Override
          public String name() {
            return "generated";
          }

          @Override
          public void read(Consumer<Entry.Raw> entries, Consumer<String> problems) {
            rows.forEach(entries);
          }
        };
    try (Alignment alignment = new Alignment(FOLDER, names.actors(), Mapping.USUAL, 5, 0.3)) {
      return alignment.run(dataset, done -> {});
    }
  }

  private static Figures figures(
      Map<String, String> truth, List<Candidate> candidates, double from) {
    long right = 0;
    int all = 0;
    for (Candidate candidate : candidates) {
      if (candidate.score() >= from) {
        all++;
        if (candidate.oursIri().equals(truth.get(candidate.theirsIri()))) {
          right++;
        }
      }
    }
    return new Figures(all, right / (double) all, right / (double) truth.size());
  }
}
