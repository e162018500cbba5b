package org.entente.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.entente.knowledge.DataFolder;
import org.entente.store.Fingerprint;
import org.entente.store.Store;
import org.entente.store.StoredDocument;
import org.entente.testing.ReliabilityFigures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server process that 20 readers ask, a loader changes, and an operator copies and compacts: two
 * minutes in each build, two hours by {@code mvn verify -Pendurance} ({@code
 * -Dendurance.minutes=120}). What it took and how it answered is left in {@code
 * target/reliability/}.
 */
@EnabledOnOs(OS.LINUX)
class EnduranceTest {

  private static final Path PARSES = Path.of(System.getProperty("entente.parses", "target/parses"));

  /** Readers wait no longer than so many times as without a bulk load. */
  private static final double MOST_WHILE_LOADING = 2;

  /** Each document makes worthless what was kept of the answers before. */
  private static final double MOST_ONE_BY_ONE = 12;

  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path folder;

  @Test
  void nothingGrowsNothingFailsAndNothingIsLost() throws Exception {
    long start = System.nanoTime();
    Plan plan = Plan.ofProperties();
    DataFolder knowledge = DataFolder.find();
    Path store = folder.resolve("store");
    Filling filling = Filling.store(store, knowledge, plan.documents());
    Optional<Path> parses = plan.isLong() ? Optional.empty() : Optional.of(PARSES);
    Outcomes outcomes = new Outcomes();
    List<String> problems = new ArrayList<>();
    try (ServerProcess server = ServerProcess.start(store, folder.resolve("log"), parses)) {
      List<String> paragraphs = plan.isLong() ? Filling.various() : Filling.known();
      Clock clock = new Clock(plan);
      Loader loader = new Loader(server.address(), plan, clock, outcomes, paragraphs, 3);
      Operator operator = new Operator(server, folder.resolve("copies"), clock, outcomes);
      Probe probe = new Probe(server, plan, clock, outcomes, loader::acknowledged);
      Mix mix = new Mix(knowledge, filling.documents(), filling.engagements());
      Readers readers = new Readers(server.address(), mix, clock, outcomes);
      Runnable report = () -> write(plan, outcomes, probe, loader, operator);
      Duration think = Duration.ofMillis(Math.round(1000 * plan.readers() / plan.rate()));

      loader.begin();
      clock.start(plan.asking(Duration.ofNanos(System.nanoTime() - start)));
      ExecutorService threads = Executors.newCachedThreadPool();
      try {
        for (int i = 0; i < plan.readers(); i++) {
          int number = i;
          threads.execute(() -> guarded(() -> readers.read(number, think), outcomes));
        }
        threads.execute(() -> guarded(loader::load, outcomes));
        threads.execute(() -> guarded(operator::operate, outcomes));
        threads.execute(() -> guarded(() -> probe.watch(report), outcomes));
        threads.shutdown();
        assertThat(threads.awaitTermination(plan.length().toSeconds() + 600, TimeUnit.SECONDS))
            .as("all have ended")
            .isTrue();
      } finally {
        threads.shutdownNow();
      }

      assertThat(server.isAlive()).as("the server lives").isTrue();
      loader.compareAll();
      report.run();
      problems.addAll(outcomes.errors());
      problems.addAll(server.faults());
      problems.addAll(new Figures(plan, outcomes, probe.samples()).growth());
      assertThat(server.stop()).isIn(0, 143);
      if (server.check(folder.resolve("check")) != 0) {
        problems.add("check: " + Files.readString(folder.resolve("check")));
      }
      problems.addAll(lost(store, filling.sources(), loader.texts()));
      Figures figures = new Figures(plan, outcomes, probe.samples());
      System.out.printf(
          "Endurance: %s; p95 during a bulk load %.2f times that without, one by one %.2f times%n",
          figures.told(loader, operator),
          figures.ratio(Plan.Phase.BULK),
          figures.ratio(Plan.Phase.ONE_BY_ONE));
      assertThat(problems).isEmpty();
      assertThat(loader.acknowledged()).isPositive();
      assertThat(operator.copied()).isPositive();
      if (plan.isLong()) {
        assertThat(figures.ratio(Plan.Phase.BULK))
            .as("p95 during a bulk load")
            .isPositive()
            .isLessThan(MOST_WHILE_LOADING);
        assertThat(figures.ratio(Plan.Phase.ONE_BY_ONE))
            .as("p95 while documents come one by one")
            .isPositive()
            .isLessThan(MOST_ONE_BY_ONE);
      }
    }
  }

  /** A fault of this program is an error too. */
  private static void guarded(Runnable work, Outcomes outcomes) {
    try {
      work.run();
    } catch (RuntimeException e) {
      outcomes.failed("this program: " + e);
    }
  }

  /** Documents that are not there as they were acknowledged last. */
  private static List<String> lost(Path folder, List<String> before, Map<String, String> texts) {
    Map<String, String> expected = new TreeMap<>();
    texts.forEach((name, text) -> expected.put(name, Fingerprint.of(text)));
    Map<String, String> there = new TreeMap<>();
    List<String> stayed = new ArrayList<>();
    try (Store store = Store.open(folder)) {
      for (StoredDocument document : store.documents()) {
        if (before.contains(document.source())) {
          stayed.add(document.source());
        } else {
          there.put(document.source(), document.sha256());
        }
      }
    }
    List<String> lost = new ArrayList<>();
    if (!there.equals(expected)) {
      lost.add("documents that were loaded: " + there + ", acknowledged: " + expected);
    }
    if (!stayed.equals(before)) {
      lost.add("documents that nobody touched: " + stayed);
    }
    return lost;
  }

  private static synchronized void write(
      Plan plan, Outcomes outcomes, Probe probe, Loader loader, Operator operator) {
    List<Sample> samples = probe.samples();
    Figures figures = new Figures(plan, outcomes, samples);
    ReliabilityFigures.keep("endurance", figures.told(loader, operator));
    ReliabilityFigures.keep("endurance-times", figures.times(loader));
    StringBuilder csv = new StringBuilder(String.join(",", Sample.COLUMNS)).append('\n');
    samples.forEach(sample -> csv.append(sample.csv()).append('\n'));
    try {
      Files.writeString(ReliabilityFigures.FOLDER.resolve("endurance.csv"), csv);
      Files.writeString(ReliabilityFigures.FOLDER.resolve("endurance.svg"), Chart.svg(samples));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
