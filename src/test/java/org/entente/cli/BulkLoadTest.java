package org.entente.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code load --bulk} and {@code load --extracted}. */
class BulkLoadTest {

  private static final Map<String, String> TEXTS =
      Map.of(
          "ferry.txt", "Peru and Chile signed a ferry agreement in Lima on 3 May 2021.\n",
          "grain.txt", "Kenya sold 40 tonnes of tea to Oman in 2019.\n");

  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path folder;

  private Path in() {
    return folder.resolve("in");
  }

  private Path store(String name) {
    return folder.resolve(name);
  }

  @BeforeEach
  void write() throws IOException {
    Files.createDirectories(in());
    for (Map.Entry<String, String> text : TEXTS.entrySet()) {
      Files.writeString(in().resolve(text.getKey()), text.getValue());
    }
  }

  private List<String> exported(String store) {
    Run run = Run.on(store(store), "export", "--format", "nq");
    assertThat(run.exit()).as(run.err()).isZero();
    return run.out().lines().filter(line -> !line.contains("/graph/history>")).sorted().toList();
  }

  private static void assertSound(Path store) {
    Run check = Run.on(store, "check");
    assertThat(check.exit()).as(check.out()).isZero();
  }

  @Test
  void aNewStoreIsMadeOfWhatCanBeRead() throws IOException {
    Files.writeString(in().resolve("empty.txt"), "\n");
    Run bulk = Run.on(store("bulk"), "load", "--bulk", in().toString());
    assertThat(bulk.exit()).as("one was not read").isEqualTo(1);
    assertThat(bulk.out())
        .startsWith("2 documents (2 added, 1 problem)")
        .contains("Agreement", "Transfer");
    assertThat(bulk.err()).contains("empty.txt: it is empty");
    assertSound(store("bulk"));
    assertThat(Run.on(store("one"), "load", in().toString()).exit()).isEqualTo(1);
    assertThat(exported("bulk")).containsExactlyElementsOf(exported("one"));

    Run again = Run.on(store("bulk"), "load", "--bulk", in().toString());
    assertThat(again.failsPlainly()).as(again.err()).isTrue();
    assertThat(again.err()).contains("is there already").contains("without --bulk");
    Run more = Run.on(store("bulk"), "load", in().toString());
    assertThat(more.out()).startsWith("2 documents (2 unchanged, 1 problem)");
  }

  @Test
  void graphsThatAreReadyMakeAStoreWithTheirTexts() throws IOException {
    assertThat(Run.on(store("one"), "load", in().toString()).exit()).isZero();
    Path out = folder.resolve("out");
    List<String> quads =
        exported("one").stream()
            .filter(line -> line.matches(".*/document/[^ ]*/graph> \\."))
            .toList();
    gzip(out.resolve("graphs/part.nq.gz"), byGraph(quads));
    gzip(out.resolve("_staging/graphs/part.nq.gz"), List.of("of a run that was killed"));
    Path texts = out.resolve("texts/part.jsonl");
    Files.createDirectories(texts.getParent());
    Files.writeString(texts, line("ferry.txt"));
    Run missing = Run.on(store("two"), "load", "--extracted", out.toString());
    assertThat(missing.failsPlainly()).as(missing.err()).isTrue();
    assertThat(missing.err()).contains("grain").contains("is missing");
    assertThat(store("two").resolve("tdb2")).doesNotExist();
    Files.writeString(texts, line("ferry.txt") + line("grain.txt"));
    Run ready = Run.on(store("two"), "load", "--extracted", out.toString());
    assertThat(ready.exit()).as(ready.err()).isZero();
    assertThat(ready.out()).startsWith("2 documents");
    assertSound(store("two"));
    assertThat(exported("two")).containsExactlyElementsOf(exported("one"));
    Files.writeString(texts, "{\"txt\": 1}\n");
    Run wrong = Run.on(store("three"), "load", "--extracted", out.toString());
    assertThat(wrong.err()).contains("part.jsonl: object 1 has no member text");
    Run nothing = Run.on(store("three"), "load", "--extracted", in().toString());
    assertThat(nothing.err()).contains("holds no N-Quads in a folder named graphs");
  }

  private static List<String> byGraph(List<String> quads) {
    return quads.stream()
        .sorted(Comparator.comparing((String line) -> line.substring(line.lastIndexOf('<'))))
        .toList();
  }

  private static String line(String name) throws IOException {
    return new ObjectMapper().writeValueAsString(Map.of("text", TEXTS.getOrDefault(name, "")))
        + "\n";
  }

  private static void gzip(Path file, List<String> lines) throws IOException {
    Files.createDirectories(file.getParent());
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      for (String line : lines) {
        out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  @Test
  void watchingIsOfAStoreThatIsThere() {
    Run run = Run.on(store("bulk"), "load", "--bulk", "--watch", in().toString());
    assertThat(run.failsPlainly()).as(run.err()).isTrue();
  }
}
