package org.entente.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bytes that another program has read become what a file with these bytes does. */
class GivenSourcesTest {

  @TempDir private Path folder;

  private List<Reading> file(String name, byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve(name), bytes);
    return new Sources().read(List.of(file.toString())).toList();
  }

  /** But for the folder before the name of a file that is refused. */
  private void same(String name, byte[] bytes) throws IOException {
    Reading given = GivenSources.text(name, bytes);
    Reading read = file(name, bytes).get(0);
    if (read instanceof Reading.Refused refused) {
      assertThat(given).isEqualTo(new Reading.Refused(name, refused.line(), refused.reason()));
    } else {
      assertThat(given).isEqualTo(read);
    }
  }

  @Test
  void textsAreThoseOfFiles() throws IOException {
    same("plain.txt", "Norway and Denmark.\r\nA cable.\n".getBytes(StandardCharsets.UTF_8));
    same("marked.txt", "\uFEFFNorway.".getBytes(StandardCharsets.UTF_16LE));
    same("western.md", "Malmö signed.".getBytes(StandardCharsets.ISO_8859_1));
    same("empty.txt", new byte[0]);
    same("blank.txt", " \n\t\u200B ".getBytes(StandardCharsets.UTF_8));
    same("binary.txt", new byte[] {1, 0, 0, 0, 5, 0, 0, 0});
    assertThat(GivenSources.text("a.txt", "%PDF-1.7 …".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOfSatisfying(
            Reading.Refused.class, r -> assertThat(r.reason()).startsWith("it is no plain text"));
  }

  @Test
  void recordsAreThoseOfFiles() throws IOException {
    String json =
        """
        \uFEFF{"id": "a", "text": "Norway signed.", "title": "A treaty", "date": "2021-06-03"}

        {"body": "Sweden bought.", "url": "https://example.org/1"}
        {"id": "c"}
        {"id": "d", "text": " "}
        no json
        ["text"]
        {"docId": 5, "text": "Finland sold."}
        """;
    List<Reading> expected = file("corpus.jsonl", json.getBytes(StandardCharsets.UTF_8));
    List<Reading> given = new ArrayList<>();
    int number = 0;
    for (String line : json.split("(?<=\n)")) {
      GivenSources.json(
              folder.resolve("corpus.jsonl").toString(),
              ++number,
              line.getBytes(StandardCharsets.UTF_8))
          .ifPresent(given::add);
    }
    assertThat(given).hasSameSizeAs(expected).hasSize(7);
    for (int i = 0; i < given.size(); i++) {
      assertThat(given.get(i).line()).isEqualTo(expected.get(i).line());
      if (expected.get(i) instanceof Reading.Loaded loaded) {
        Source source = ((Reading.Loaded) given.get(i)).source();
        assertThat(source.name()).endsWith("/" + loaded.name());
        assertThat(source.text()).isEqualTo(loaded.source().text());
      } else {
        assertThat(given.get(i)).isEqualTo(expected.get(i));
      }
    }
  }

  @Test
  void rowsAreRecords() {
    Reading row =
        GivenSources.row(
            "news.parquet",
            7,
            List.of("ID", "Text", "Title"),
            Map.of("ID", "x", "Text", "Norway signed.", "Title", "A treaty"));
    assertThat(row)
        .isInstanceOfSatisfying(
            Reading.Loaded.class,
            loaded ->
                assertThat(loaded.source())
                    .isEqualTo(new Source("news.parquet/x", "Title: A treaty\n\nNorway signed.")));
    assertThat(GivenSources.row("t", 1, List.of("id"), Map.of("id", "x")))
        .isInstanceOf(Reading.Refused.class);
  }

  @Test
  void theEndOfANameTellsWhatAFileHolds() {
    assertThat(GivenSources.holds("a/b/NOTE.TXT")).isEqualTo(GivenSources.Holds.TEXT);
    assertThat(GivenSources.holds("b.jsonl")).isEqualTo(GivenSources.Holds.JSON_LINES);
    assertThat(GivenSources.holds("b.pdf")).isEqualTo(GivenSources.Holds.OTHER_DOCUMENT);
    assertThat(GivenSources.holds("a/.hidden.txt")).isEqualTo(GivenSources.Holds.NOTHING);
    assertThat(GivenSources.holds("a/_SUCCESS")).isEqualTo(GivenSources.Holds.NOTHING);
  }
}
