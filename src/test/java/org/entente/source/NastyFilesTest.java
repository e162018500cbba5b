package org.entente.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.SoftAssertions;
import org.entente.source.extract.HostileFiles;
import org.entente.testing.WrittenTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** All nasty files, each read and the outcome written into the documentation. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class NastyFilesTest {

  /** Per case, on a machine that does other things too; the largest are of 1 GB. */
  private static final double MOST_SECONDS = 120;

  private final Path folder;

  NastyFilesTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private record Outcome(NastyCase nasty, List<Reading> readings, double seconds) {

    String shown() {
      long refused = readings.stream().filter(Reading.Refused.class::isInstance).count();
      long noted = readings.stream().filter(r -> !notes(r).isEmpty()).count();
      List<String> parts = new ArrayList<>();
      if (readings.size() > refused) {
        parts.add(String.format(Locale.ROOT, "%,d read", readings.size() - refused));
      }
      if (refused > 0) {
        parts.add(refused + " refused");
      }
      return String.join(", ", parts) + (noted > 0 ? " with a note" : "");
    }

    List<String> said() {
      return readings.stream()
          .flatMap(
              r ->
                  r instanceof Reading.Refused refused
                      ? java.util.stream.Stream.of(refused.reason())
                      : notes(r).stream())
          .toList();
    }

    private static List<String> notes(Reading reading) {
      return reading instanceof Reading.Loaded loaded ? loaded.source().leftOut() : List.of();
    }
  }

  @Test
  void eachIsReadOrRefusedWithAReasonInBoundedTime() throws Exception {
    Path canary = Files.writeString(folder.resolve("canary.txt"), HostileFiles.CANARY);
    List<List<String>> rows = new ArrayList<>();
    List<String> figures = new ArrayList<>();
    int refused = 0;
    SoftAssertions softly = new SoftAssertions();
    for (NastyCase nasty : NastyCases.all(canary)) {
      Outcome outcome = read(nasty);
      softly
          .assertThat(outcome.shown())
          .as("%s: %s", nasty.what(), outcome.said())
          .isEqualTo(nasty.outcome());
      softly
          .assertThat(outcome.said())
          .as(nasty.what())
          .allMatch(said -> nasty.said().matcher(said).find())
          .noneMatch(said -> said.contains("Exception") || said.contains(HostileFiles.CANARY));
      softly
          .assertThat(outcome.readings())
          .as(nasty.what())
          .noneMatch(
              r ->
                  r instanceof Reading.Loaded loaded
                      && loaded.source().text().contains(HostileFiles.CANARY));
      softly.assertThat(outcome.seconds()).as("seconds of %s", nasty).isLessThan(MOST_SECONDS);
      String said = outcome.said().stream().findFirst().orElse("");
      rows.add(List.of(nasty.what(), nasty.outcome(), said.replace(folder.toString(), "")));
      refused += outcome.readings().stream().filter(Reading.Refused.class::isInstance).count();
      figures.add(
          String.format(
              Locale.ROOT, "%s\t%s\t%.1f", nasty.what(), nasty.outcome(), outcome.seconds()));
    }
    softly.assertAll();
    assertThat(folder.resolve("names/hacked")).doesNotExist();
    Files.createDirectories(Path.of("target/reliability"));
    Files.write(Path.of("target/reliability/nasty-files.tsv"), figures);
    System.out.printf("%d nasty cases, %d files refused%n", rows.size(), refused);
    WrittenTable.check(
        Path.of("docs/reliability.md"), List.of("what", "outcome", "what is said"), rows);
  }

  private Outcome read(NastyCase nasty) throws Exception {
    Path path = folder.resolve(nasty.name());
    nasty.maker().make(path);
    long start = System.nanoTime();
    List<Reading> readings =
        new Sources(Sources.DEFAULT_LIMIT, InputStream.nullInputStream())
            .read(List.of(path.toString()))
            .toList();
    return new Outcome(nasty, readings, (System.nanoTime() - start) / 1e9);
  }

  @Test
  void fileThatGrowsWhileItIsReadIsReadOrRefused() throws Exception {
    Path growing = folder.resolve("growing.txt");
    Files.writeString(growing, "word ".repeat(1000));
    try (var out = Files.newOutputStream(growing, java.nio.file.StandardOpenOption.APPEND)) {
      Thread writer =
          new Thread(
              () -> {
                byte[] words =
                    "word ".repeat(20_000).getBytes(java.nio.charset.StandardCharsets.UTF_8);
                try {
                  for (int i = 0; i < 1000 && !Thread.currentThread().isInterrupted(); i++) {
                    out.write(words);
                  }
                } catch (java.io.IOException e) {
                  // The test is over.
                }
              });
      writer.start();
      for (int i = 0; i < 5; i++) {
        Reading reading =
            new Sources(2_000_000, InputStream.nullInputStream())
                .read(List.of(growing.toString()))
                .toList()
                .get(0);
        if (reading instanceof Reading.Refused refusal) {
          assertThat(refusal.reason()).contains("larger than the limit of 2,000,000 bytes");
        } else {
          assertThat(((Reading.Loaded) reading).source().text().replace("word ", ""))
              .hasSizeLessThan(5);
        }
      }
      writer.interrupt();
      writer.join();
    }
  }
}
