package org.entente.source;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourcesTest {

  private final Path folder;

  SourcesTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private List<Reading> read(Object... places) {
    Sources sources = new Sources(1000, new ByteArrayInputStream("From a pipe.".getBytes(UTF_8)));
    return sources.read(Stream.of(places).map(Object::toString).toList()).toList();
  }

  private Path file(String name, byte[] bytes) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, bytes);
  }

  private Path file(String name, String text) throws IOException {
    return file(name, text.getBytes(UTF_8));
  }

  private static String text(Reading reading) {
    assertThat(reading).isInstanceOf(Reading.Loaded.class);
    return ((Reading.Loaded) reading).source().text();
  }

  private static String reason(Reading reading) {
    assertThat(reading).isInstanceOf(Reading.Refused.class);
    return ((Reading.Refused) reading).reason();
  }

  @Test
  void readsFoldersInOrderFilesAndStandardInput() throws IOException {
    file("set/b.md", "B");
    file("set/a.TXT", "A");
    file("set/deep/c.txt", "C");
    file("set/.git/hidden.txt", "hidden");
    file("set/.hidden.txt", "hidden");
    file("set/picture.png", "no document");
    Path other = file("note.log", "N");

    assertThat(read(folder.resolve("set"), other, "-"))
        .extracting(Reading::name)
        .containsExactly("a.TXT", "b.md", "deep/c.txt", "note.log", "stdin");
  }

  @Test
  void readsAFileOnceThoughItIsNamedTwice() throws IOException {
    Path file = file("set/a.txt", "A");
    assertThat(read(file, folder.resolve("set"), folder.resolve("set/../set/a.txt"))).hasSize(1);
  }

  @Test
  void keepsTextsToTheLetter() throws IOException {
    String text =
        "\u202BRTL\u202C zero\u200Bwidth\r\n\u0000 bell\u0007 😀\uFEFF, and a long enough rest.";
    assertThat(text(read(file("odd.txt", text)).get(0))).isEqualTo(text);
  }

  @Test
  void honoursByteOrderMarks() throws IOException {
    String text = "Пекин 北京 😀";
    for (Charset charset :
        List.of(
            UTF_8, UTF_16LE, UTF_16BE, Charset.forName("UTF-32LE"), Charset.forName("UTF-32BE"))) {
      byte[] bytes = ("\uFEFF" + text).getBytes(charset);
      assertThat(text(read(file(charset + ".txt", bytes)).get(0)))
          .as(charset.name())
          .isEqualTo(text);
    }
  }

  @Test
  void refusesInvalidUtf8AndSaysWhere() throws IOException {
    byte[] bytes = "São Paulo, Malmö\nand Peru, schön".getBytes(UTF_8);
    bytes[bytes.length - 2] = 'x';
    Reading damaged = read(file("damaged.txt", bytes)).get(0);
    assertThat(reason(damaged))
        .isEqualTo("it is not valid UTF-8: byte 0xC3 at offset 32; save it as UTF-8");
    assertThat(damaged.line()).hasValue(2);
    assertThat(reason(read(file("cut.txt", new byte[] {'a', (byte) 0xE4, (byte) 0xBA})).get(0)))
        .contains("not valid UTF-8");
    assertThat(
            reason(
                read(file(
                        "surrogate.txt",
                        new byte[] {(byte) 0xFF, (byte) 0xFE, 0x41, 0, 0, (byte) 0xD8, 0x41, 0}))
                    .get(0)))
        .contains("not valid UTF-16LE");
  }

  @Test
  void guessesTheEncodingOfWhatWasNeverUtf8AndSaysSo() throws IOException {
    Reading western =
        read(file("w.txt", "A café in Malmö – “closed”".getBytes(Charset.forName("windows-1252"))))
            .get(0);
    assertThat(text(western)).isEqualTo("A café in Malmö – “closed”");
    assertThat(((Reading.Loaded) western).source().leftOut())
        .containsExactly(
            "nothing, but its encoding is a guess: it is no UTF-8 and was read as windows-1252; save"
                + " it as UTF-8 if letters are wrong");
    String russian =
        "Министры иностранных дел двух стран подписали в Москве соглашение о рыболовстве.";
    assertThat(text(read(file("r.txt", russian.getBytes(Charset.forName("windows-1251")))).get(0)))
        .isEqualTo(russian);
    // Both in one: whatever is taken for the whole is wrong for a part.
    byte[] mixed = (russian + " café").getBytes(UTF_8);
    mixed[mixed.length - 2] = (byte) 0xE9;
    assertThat(reason(read(file("m.txt", mixed)).get(0))).contains("not valid UTF-8");
    assertThat(text(read(file("good.txt", "A café.")).get(0))).isEqualTo("A café.");
  }

  @Test
  void linksThatLeadOutOfAFolderAreNotFollowed() throws IOException {
    Path secret = file("secret.txt", "Secret.");
    Path in = file("set/a.txt", "A").resolveSibling("");
    Files.createSymbolicLink(in.resolve("b.txt"), secret);
    Files.createSymbolicLink(in.resolve("c.txt"), Path.of("a.txt"));
    List<Reading> readings = read(in);
    assertThat(readings).extracting(Reading::name).containsExactly("a.txt", in + "/b.txt");
    assertThat(reason(readings.get(1))).contains("leads out of the folder");
    assertThat(text(read(in.resolve("b.txt")).get(0))).isEqualTo("Secret.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \r\n\t", "\uFEFF", "\u200B\u00A0\u0007"})
  void refusesEmptyTexts(String text) throws IOException {
    assertThat(reason(read(file("empty.txt", text)).get(0))).isEqualTo("it is empty");
  }

  @Test
  void refusesBinaryFiles() throws IOException {
    assertThat(reason(read(file("a.txt", "%PDF-1.7 and so on")).get(0))).contains("damaged");
    assertThat(reason(read(file("b.txt", "PK\u0003\u0004rest")).get(0))).contains("no document");
    assertThat(reason(read(file("c.txt", "ab\u0000cd\u0000".repeat(20))).get(0)))
        .contains("a binary file");
  }

  @Test
  void refusesTextsAboveTheLimitButNotAtIt() throws IOException {
    assertThat(text(read(file("fits.txt", "x".repeat(1000))).get(0))).hasSize(1000);
    assertThat(reason(read(file("large.txt", "x".repeat(1001))).get(0)))
        .isEqualTo("it is larger than the limit of 1,000 bytes; split it into several files");
  }

  @Test
  void refusesFiftyMegabytesByDefault() throws IOException {
    Path large = file("large.txt", "x".repeat(50_000_000));
    assertThat(new Sources().read(List.of(large.toString())).map(SourcesTest::reason))
        .singleElement()
        .asString()
        .contains("larger than the limit of 20,000,000 bytes");
  }

  @Test
  void acceptsALineOfOneMegabyte() throws IOException {
    Path line = file("line.txt", "word ".repeat(200_000));
    assertThat(new Sources().read(List.of(line.toString())).map(SourcesTest::text))
        .singleElement()
        .asString()
        .hasSize(1_000_000);
  }

  @Test
  void reportsWhatIsNotThereAndReadsTheRest() throws IOException {
    Path good = file("good.txt", "Good.");
    Files.createDirectories(folder.resolve("none"));
    List<Reading> readings = read("missing.txt", folder.resolve("none"), "\u0000", good);
    assertThat(reason(readings.get(0))).isEqualTo("it does not exist");
    assertThat(reason(readings.get(1))).contains("no document");
    assertThat(reason(readings.get(2))).contains("no path");
    assertThat(text(readings.get(3))).isEqualTo("Good.");
  }

  @Test
  void readsLazilySoThatAVanishedFileIsAProblemOfItsOwn() throws IOException {
    file("set/a.txt", "A");
    Path second = file("set/b.txt", "B");
    file("set/c.txt", "C");
    Iterator<Reading> readings =
        new Sources().read(List.of(folder.resolve("set").toString())).iterator();
    assertThat(text(readings.next())).isEqualTo("A");
    Files.delete(second);
    assertThat(reason(readings.next())).isEqualTo("it does not exist");
    assertThat(text(readings.next())).isEqualTo("C");
  }

  @Test
  void reportsFilesAndFoldersWithoutPermission() throws IOException {
    Path file = file("set/closed.txt", "closed");
    Path inner = file("set/inner/a.txt", "inside").getParent();
    file("set/open.txt", "open");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    Files.setPosixFilePermissions(inner, PosixFilePermissions.fromString("---------"));
    try {
      assumeFalse(Files.isReadable(file), "root reads everything");
      List<Reading> readings = read(folder.resolve("set"));
      assertThat(
              readings.stream().filter(Reading.Refused.class::isInstance).map(SourcesTest::reason))
          .hasSize(2)
          .allMatch(reason -> reason.equals("there is no permission to read it"));
      assertThat(readings.stream().filter(Reading.Loaded.class::isInstance)).hasSize(1);
    } finally {
      Files.setPosixFilePermissions(inner, PosixFilePermissions.fromString("rwx------"));
    }
  }
}
