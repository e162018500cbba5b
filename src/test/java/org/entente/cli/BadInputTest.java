package org.entente.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.entente.source.Reading;
import org.entente.source.Sources;
import org.entente.testing.PreparedStore;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One load of a folder full of bad documents and some odd but good ones. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class BadInputTest {

  private static final String GOOD = "Russia and China signed a gas agreement in May 2014.";

  @TempDir static Path folder;

  private static Path store;
  private static Run run;
  private static String listed;

  @BeforeAll
  static void load() throws IOException {
    store = PreparedStore.bare(folder.resolve("store"));
    Path in = Files.createDirectories(folder.resolve("in"));
    write(in, "good.txt", GOOD);
    write(in, "empty.txt", "");
    write(in, "blank.txt", " \n\u200B\n");
    byte[] noise = new byte[5000];
    new Random(1).nextBytes(noise);
    Files.write(in.resolve("binary.txt"), noise);
    Files.write(in.resolve("program.txt"), new byte[] {0x7f, 'E', 'L', 'F', 0, 0, 0, 0});
    byte[] invalid = (GOOD + "\n" + GOOD + " X").getBytes(StandardCharsets.UTF_8);
    invalid[invalid.length - 1] = (byte) 0xC3;
    Files.write(in.resolve("invalid.txt"), invalid);
    write(in, "nuls.txt", GOOD + "\0 " + GOOD.replace("2014", "2015"));
    write(
        in,
        "zero-width.txt",
        "\u200FRussia\u200B and\u2060 China signed a gas agreement in May 2014.");
    write(in, "right-to-left.txt", "روسيا والصين. \u202E" + GOOD + "\u202C");
    write(in, "crlf.txt", "A title\r\n\r\n" + GOOD + "\r\n\r\n" + GOOD.replace("May", "June"));
    write(in, "beyond-bmp.txt", "😀 𝔸𝔹ℂ 🚀🚀 " + GOOD + " 🎉");
    write(
        in,
        "one-line.txt",
        (GOOD + " ").repeat(3) + "internationalisationalistically ".repeat(1_000_000 / 32));
    Files.createSymbolicLink(in.resolve("dangling.txt"), folder.resolve("nowhere"));
    write(in, "too-large.txt", (GOOD + "\n").repeat(2_500_000 / GOOD.length()));
    Files.createDirectories(folder.resolve("no-documents"));
    run =
        Run.on(
            store,
            "load",
            "--limit=2000000",
            in.toString(),
            folder.resolve("no-documents").toString(),
            folder.resolve("missing.txt").toString());
    listed = Run.on(store, "list").out();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          empty.txt     | it is empty
          blank.txt     | it is empty
          binary.txt    |
          program.txt   | it is a program
          invalid.txt   | invalid.txt:2: it is not valid UTF-8
          dangling.txt  | it does not exist
          too-large.txt | larger than the limit of 2,000,000 bytes
          no-documents  | the folder holds no document
          missing.txt   | it does not exist
          """)
  void badDocumentIsAProblemWithAReason(String file, String reason) {
    assertThat(run.err().lines().filter(line -> line.startsWith("problem: ")))
        .anySatisfy(
            line ->
                assertThat(line)
                    .containsPattern(file + "(:\\d+)?: ")
                    .contains(reason == null ? "" : reason));
  }

  @ParameterizedTest
  @CsvSource({
    "good.txt",
    "nuls.txt",
    "zero-width.txt",
    "right-to-left.txt",
    "crlf.txt",
    "beyond-bmp.txt",
    "one-line.txt"
  })
  void oddDocumentIsLoaded(String file) {
    assertThat(listed).as(run.err()).contains(file);
  }

  @Test
  void nothingElseIsStoredAndAllOfItIsSound() {
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).contains("7 documents (7 added, 9 problems)");
    Run check = Run.on(store, "check");
    assertThat(check.exit()).as(check.out()).isZero();
    assertThat(check.out()).contains("7 documents, 0 problems");
  }

  @ParameterizedTest
  @CsvSource({"good.txt", "crlf.txt", "beyond-bmp.txt", "right-to-left.txt"})
  void factsAreFoundAllTheSame(String file) {
    String exported = Run.on(store, "export", file, "--format", "ttl").out();
    assertThat(exported).contains("ent:Agreement", "actor/russia", "2014-05");
  }

  @Test
  void fileThatVanishesIsAProblemOfItsOwn() throws IOException {
    Path in = Files.createDirectories(folder.resolve("vanishing"));
    write(in, "a.txt", GOOD);
    write(in, "b.txt", GOOD);
    List<String> seen = new ArrayList<>();
    new Sources()
        .read(List.of(in.toString()))
        .forEach(
            reading -> {
              seen.add(reading instanceof Reading.Loaded ? "loaded" : "refused");
              try {
                Files.deleteIfExists(in.resolve("b.txt"));
              } catch (IOException e) {
                throw new IllegalStateException(e);
              }
            });
    assertThat(seen).containsExactly("loaded", "refused");
  }

  @Test
  void twoDocumentsOfOneNameAreNotMixedUp() throws IOException {
    Path one = Files.createDirectories(folder.resolve("one"));
    Path two = Files.createDirectories(folder.resolve("two"));
    write(one, "same.txt", GOOD);
    write(two, "same.txt", GOOD.replace("China", "India"));
    Run twice =
        Run.on(
            folder.resolve("same"),
            "load",
            one.resolve("same.txt").toString(),
            two.resolve("same.txt").toString());
    assertThat(twice.exit()).isEqualTo(1);
    assertThat(twice.out()).contains("1 document (1 added, 1 problem)");
    assertThat(twice.err()).contains("has the same name");
  }

  private static void write(Path in, String name, String text) throws IOException {
    Files.writeString(in.resolve(name), text);
  }
}
