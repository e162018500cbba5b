package org.entente.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.entente.source.extract.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Archives and files of records. */
@Timeout(60)
class ManyDocumentsTest {

  private final Path folder;

  ManyDocumentsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private List<Reading> read(String name, byte[] bytes) throws IOException {
    return read(name, bytes, Sources.DEFAULT_LIMIT);
  }

  private List<Reading> read(String name, byte[] bytes, long limit) throws IOException {
    Path file = Files.write(folder.resolve(name), bytes);
    return new Sources(limit, new ByteArrayInputStream(new byte[0]))
        .read(List.of(file.toString()))
        .toList();
  }

  private List<String> shown(List<Reading> readings) {
    return readings.stream()
        .map(
            reading ->
                reading instanceof Reading.Refused refused
                    ? refused.name().replace(folder + "/", "")
                        + (refused.line().isPresent() ? ":" + refused.line().getAsInt() : "")
                        + ": "
                        + refused.reason()
                    : reading.name())
        .toList();
  }

  private static String text(Reading reading) {
    return ((Reading.Loaded) reading).source().text();
  }

  @Test
  void archivesGiveTheirDocumentsAlsoOfArchivesInThem() throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>(Samples.all());
    files.put("deep/inner.zip", Samples.zip(Map.of(), "a.txt", "Inside.", "b.png", "no document"));
    files.put("__MACOSX/._a.txt", "hidden".getBytes(UTF_8));
    List<Reading> readings =
        read("set.zip", Samples.zip(files, "../up/a.txt", "Above.", "empty.txt", ""));
    assertThat(shown(readings))
        .containsExactly(
            "set.zip/up/a.txt",
            "set.zip/empty.txt: it is empty",
            "set.zip/page.html",
            "set.zip/report.docx",
            "set.zip/report.odt",
            "set.zip/report.rtf",
            "set.zip/book.epub",
            "set.zip/mail.eml",
            "set.zip/report.pdf",
            "set.zip/deep/inner.zip/a.txt");
  }

  @Test
  void archivesThatUnpackTooFarAreRefused() throws IOException {
    byte[] deep = Samples.zip(Map.of(), "a.txt", "Deep.");
    for (int i = 0; i < 3; i++) {
      deep = Samples.zip(Map.of("in.zip", deep));
    }
    assertThat(shown(read("deep.zip", deep)))
        .singleElement()
        .asString()
        .contains("more than three archives");
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("bomb.txt", new byte[19_000_000]);
    files.put("good.txt", "Good.".getBytes(UTF_8));
    assertThat(shown(read("bomb.zip", Samples.zip(files))))
        .containsExactly(
            "bomb.zip/bomb.txt: it unpacks to more than 200 times its size; it is damaged or hostile",
            "bomb.zip/good.txt");
    ByteArrayOutputStream many = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(many)) {
      for (int i = 0; i < 100_001; i++) {
        zip.putNextEntry(new ZipEntry(i + ".png"));
      }
    }
    assertThat(shown(read("many.zip", many.toByteArray())))
        .singleElement()
        .asString()
        .contains("more than 100,000 files");
    assertThat(shown(read("none.zip", Samples.zip(Map.of(), "b.png", "x"))))
        .containsExactly("none.zip: the archive holds no document");
    byte[] whole = Samples.zip(Map.of(), "a.txt", "A. ".repeat(5000));
    assertThat(shown(read("cut.zip", java.util.Arrays.copyOf(whole, whole.length / 3))))
        .singleElement()
        .asString()
        .contains("cut.zip: it is damaged");
  }

  @Test
  void commaSeparatedRecordsAreDocuments() throws IOException {
    String csv =
        "doc_id;Headline;Published;Body;Publisher;Rating\n"
            + "7;\"A cable; a port\";2021-06-04;\"Peru and Chile\nmet.\";The Wire;5\n"
            + ";No text;2021;;;\n"
            + "8;T;2021;Brazil bought a ship.;;\n"
            + "9;too few\n"
            + "10;;;Cuba met Panama.;;\n";
    List<Reading> readings = read("set.csv", csv.getBytes(UTF_8));
    assertThat(shown(readings))
        .containsExactly(
            "set.csv/7",
            "set.csv:4: the record has no text",
            "set.csv/8",
            "set.csv:6: the row has 2 fields and not 6",
            "set.csv/10");
    assertThat(text(readings.get(0)))
        .isEqualTo(
            "Title: A cable; a port\nDate: 2021-06-04\n\nSource: The Wire\n\nPeru and Chile\nmet.");
    assertThat(readings.get(2).line()).hasValue(5);
    assertThat(((Reading.Loaded) readings.get(2)).source().leftOut())
        .containsExactly("its date, since it is no day: 2021");
    assertThat(text(readings.get(4))).isEqualTo("Cuba met Panama.");
  }

  @Test
  void wrongTablesSayInWhichLine() throws IOException {
    assertThat(shown(read("a.csv", "name,size\nx,1\n".getBytes(UTF_8))))
        .singleElement()
        .asString()
        .startsWith("a.csv:1: none of its fields is the text: it has name, size;");
    String open = "text\nOne.\n\"Two never ends\n" + "more\n".repeat(60_000);
    assertThat(shown(read("b.csv", open.getBytes(UTF_8), 1000)))
        .containsExactly(
            "b.csv/2",
            "b.csv:3: the row is longer than the limit of 1,000 characters; is a quote not closed?");
    assertThat(shown(read("c.csv", new byte[] {'t', 'e', 'x', 't', '\n', (byte) 0xC3, '\n'})))
        .singleElement()
        .asString()
        .startsWith("c.csv:2: it is not valid UTF-8");
    assertThat(shown(read("d.csv", "text\n".getBytes(UTF_8))))
        .containsExactly("d.csv: it holds no record");
  }

  @Test
  void jsonLinesAreDocuments() throws IOException {
    String json =
        "{\"id\":\"a\",\"title\":\"A cable\",\"date\":\"2021-06-04T10:00:00Z\",\"text\":\"Peru met Chile.\",\"url\":\"x\"}\n\n"
            + "{\"id\":\"b\",\"text\":\n"
            + "[1]\n"
            + "{\"id\":\"c\",\"content\":\"Cuba met Panama.\"}\n"
            + "{\"id\":\"d\",\"size\":1}\n"
            + "{\"text\":\""
            + "x".repeat(3000)
            + "\"}\n"
            + "{\"text\":\"Last\"}";
    List<Reading> readings = read("set.jsonl", json.getBytes(UTF_8), 2000);
    assertThat(shown(readings))
        .extracting(line -> line.replaceFirst("(?<=no JSON).*", ""))
        .containsExactly(
            "set.jsonl/a",
            "set.jsonl:3: the line is no JSON",
            "set.jsonl:4: the line is no JSON",
            "set.jsonl/c",
            "set.jsonl:6: none of its fields is the text: it has id, size; name one \"text\" (or body, content, fulltext, articletext, article, plaintext, story)",
            "set.jsonl:7: the line is longer than the limit of 2,000 bytes",
            "set.jsonl/8");
    assertThat(text(readings.get(0))).startsWith("Title: A cable\nDate: 2021-06-04\n\n");
  }

  @Test
  void recordsAreReadOneAtATime() throws IOException {
    Path file = folder.resolve("large.jsonl");
    Files.write(
        file,
        (Iterable<String>)
            IntStream.range(0, 100_000).mapToObj(i -> "{\"text\":\"Text " + i + "\"}")::iterator);
    var first = new Sources().read(List.of(file.toString())).iterator();
    assertThat(first.next().name()).isEqualTo("large.jsonl/1");
    Files.delete(file);
    assertThat(first.next().name()).isEqualTo("large.jsonl/2");
  }
}
