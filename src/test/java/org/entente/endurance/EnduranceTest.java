package org.entente.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.entente.Entente;
import org.entente.LoadReport;
import org.entente.knowledge.DataFolder;
import org.entente.query.Catalogue;
import org.entente.query.Question;
import org.entente.server.Server;
import org.entente.testing.FilledStore;
import org.entente.testing.SharedParser;
import org.entente.testing.WrittenTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Twenty readers, and documents that are replaced all the while; now and then the store is
 * compacted. Half a minute in {@code mvn verify}; as long as {@code -Dentente.endurance=2h} says
 * with {@code -Pendurance}.
 */
class EnduranceTest {

  private static final int READERS = 20;
  private static final int DOCUMENTS = 10;
  private static final int SAMPLES = 60;

  /** What may be held more at the end than at the beginning, by the line that fits best. */
  private static final double MOST_HEAP = 0.1;

  private static final double MOST_DESCRIPTORS = 20;

  private final Path folder;
  private int replaced;
  private int compacted;

  EnduranceTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private static Duration duration() {
    String words = System.getProperty("entente.endurance", "30s");
    return Duration.parse("PT" + words.toUpperCase(Locale.ROOT));
  }

  @Test
  void nothingGrowsAndNothingFails() throws Exception {
    FilledStore.copyTo(folder.resolve("store"));
    Duration time = duration();
    try (Entente entente =
            Entente.builder()
                .store(folder.resolve("store"))
                .knowledge(Path.of("").toAbsolutePath())
                .parser(SharedParser::get)
                .open();
        Server server = entente.serve("127.0.0.1", 0, Map.of())) {
      // What is made once is made before.
      replace(entente, 0);
      replace(entente, 1);
      List<URI> questions = questions(server.port());
      Readers readers = new Readers(READERS, questions);
      List<Sample> samples = new ArrayList<>();
      List<Double> all = new ArrayList<>();
      try (readers) {
        run(entente, readers, time, samples, all);
      }
      all.sort(Double::compare);
      report(samples, all, readers, time);
      assertThat(readers.faults()).isEmpty();
      assertThat(readers.answers()).isGreaterThan(READERS);
      List<Sample> later = samples.subList(samples.size() / 4, samples.size());
      assertThat(Sample.growth(later, Sample::descriptors)).isLessThan(MOST_DESCRIPTORS);
      if (time.toMinutes() >= 5) {
        double heap = later.stream().mapToLong(Sample::heap).average().orElse(1);
        assertThat(Sample.growth(later, Sample::heap) / heap).isLessThan(MOST_HEAP);
      }
      assertThat(entente.store().documents()).hasSizeGreaterThanOrEqualTo(DOCUMENTS);
    }
  }

  private void run(
      Entente entente, Readers readers, Duration time, List<Sample> samples, List<Double> all) {
    long start = System.nanoTime();
    double every = time.toMillis() / 1e3 / SAMPLES;
    for (int round = 2; samples.size() < SAMPLES; round++) {
      replace(entente, round);
      double seconds = (System.nanoTime() - start) / 1e9;
      if (seconds < every * samples.size()) {
        continue;
      }
      if (samples.size() % (SAMPLES / 6) == SAMPLES / 6 - 1) {
        entente.store().compact();
        compacted++;
      }
      List<Double> times = readers.times();
      all.addAll(times);
      samples.add(Sample.of(seconds, size(folder), times.size(), percentile(times, 0.99)));
    }
  }

  /** Each document in turn has another text, of three that come again. */
  private void replace(Entente entente, int round) {
    Path in = folder.resolve("in");
    try {
      Files.createDirectories(in);
      Path file = in.resolve("report-" + round % DOCUMENTS + ".txt");
      String month = List.of("May", "June", "July").get(round / DOCUMENTS % 3);
      Files.writeString(
          file,
          "Peru and Chile signed an agreement on fisheries in "
              + month
              + " 2014.\n\n"
              + "Sweden delivered "
              + (2 + round % DOCUMENTS)
              + " patrol boats to Estonia in "
              + month
              + " 2020.\n");
      LoadReport report = entente.load(file.toString());
      assertThat(report.problems()).isEmpty();
      replaced++;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<URI> questions(int port) {
    List<URI> questions = new ArrayList<>();
    for (Question question : Catalogue.load(DataFolder.find()).questions()) {
      if (question.parameters().stream().allMatch(p -> p.fallback().isPresent())) {
        questions.add(
            URI.create(
                "http://127.0.0.1:" + port + "/entente/queries/" + question.name() + "/answer"));
      }
    }
    return questions;
  }

  private static double percentile(List<Double> sorted, double share) {
    return sorted.isEmpty()
        ? 0
        : sorted.get((int) Math.min(sorted.size() - 1, share * sorted.size()));
  }

  private static long size(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    } catch (IOException | UncheckedIOException e) {
      return 0; // A file went while it was being counted.
    }
  }

  private void report(List<Sample> samples, List<Double> times, Readers readers, Duration time)
      throws IOException {
    List<Sample> later = samples.subList(samples.size() / 4, samples.size());
    Sample last = samples.get(samples.size() - 1);
    List<List<String>> rows =
        List.of(
            List.of("time", time.toString().substring(2).toLowerCase(Locale.ROOT)),
            List.of("readers", String.valueOf(READERS)),
            List.of("answers", String.format(Locale.ROOT, "%,d", readers.answers())),
            List.of("errors", String.valueOf(readers.faults().size())),
            List.of("refusals on purpose", String.format(Locale.ROOT, "%,d", readers.refusals())),
            List.of("documents replaced", String.format(Locale.ROOT, "%,d", replaced)),
            List.of("compactions", String.valueOf(compacted)),
            List.of(
                "median of an answer",
                String.format(Locale.ROOT, "%.0f ms", percentile(times, 0.5))),
            List.of(
                "99th percentile", String.format(Locale.ROOT, "%.0f ms", percentile(times, 0.99))),
            List.of(
                "heap after a collection, at the end",
                String.format(Locale.ROOT, "%.0f MB", last.heap() / 1e6)),
            List.of(
                "by the line that fits best it grew by",
                String.format(Locale.ROOT, "%.1f MB", Sample.growth(later, Sample::heap) / 1e6)),
            List.of("open files at the end", String.valueOf(last.descriptors())),
            List.of(
                "by the line that fits best they grew by",
                String.format(Locale.ROOT, "%.1f", Sample.growth(later, Sample::descriptors))),
            List.of(
                "the store's size at the end",
                String.format(Locale.ROOT, "%.0f MB", last.store() / 1e6)));
    Files.createDirectories(Path.of("target/reliability"));
    Files.write(
        Path.of("target/reliability/endurance.tsv"),
        Stream.concat(
                Stream.of("seconds\theap MB\topen files\tstore MB\tanswers\tp99 ms"),
                samples.stream().map(Sample::row))
            .toList());
    rows.forEach(row -> System.out.println(String.join(": ", row)));
    readers.faults().stream().limit(5).forEach(System.out::println);
    if (Boolean.getBoolean("docs.update") && time.toMinutes() >= 5) {
      Files.writeString(Path.of("docs/images/endurance.svg"), Chart.of(samples));
      WrittenTable.check(Path.of("docs/reliability.md"), List.of("endurance", "figure"), rows);
    }
  }
}
