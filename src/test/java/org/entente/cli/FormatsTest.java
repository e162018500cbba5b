package org.entente.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.entente.source.extract.Samples;
import org.entente.testing.PreparedStore;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One report in all formats: what is said does not depend on how it is written down. */
class FormatsTest {

  private static final String ENGAGEMENTS =
      "PREFIX ent: <https://w3id.org/entente/ontology#>\n"
          + "PREFIX dcterms: <http://purl.org/dc/terms/>\n"
          + "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>\n"
          + "SELECT ?source ?label ?day WHERE { GRAPH ?g { ?d a ent:Document ; dcterms:source ?source ."
          + " ?e ent:factuality ?f ; rdfs:label ?label . OPTIONAL { ?d dcterms:created ?day } } }";

  @TempDir static Path folder;

  private static Path store;
  private static Run run;

  @BeforeAll
  static void load() throws IOException {
    store = PreparedStore.bare(folder.resolve("store"));
    Path in = Files.createDirectories(folder.resolve("in"));
    for (Map.Entry<String, byte[]> file : Samples.all().entrySet()) {
      Files.write(in.resolve(file.getKey()), file.getValue());
    }
    Files.writeString(in.resolve("plain.txt"), Samples.text(true));
    Files.write(in.resolve("set.zip"), Samples.zip(Map.of(), "a.txt", Samples.text(false)));
    Files.writeString(
        in.resolve("set.jsonl"),
        "{\"id\":\"r\",\"date\":\"2021-06-04\",\"text\":"
            + new com.fasterxml.jackson.databind.ObjectMapper()
                .writeValueAsString(Samples.text(true))
            + "}\nnone\n");
    Files.writeString(
        in.resolve("russian.txt"),
        "Министры иностранных дел двух стран подписали в Москве соглашение о рыболовстве.\n");
    run = Run.on(store, "load", in.toString());
  }

  private static Map<String, TreeSet<String>> column(int index) {
    Map<String, TreeSet<String>> found = new TreeMap<>();
    Run rows = Run.with(ENGAGEMENTS, store, "query", "--format", "json");
    var json = new com.fasterxml.jackson.databind.ObjectMapper();
    try {
      for (var row : json.readTree(rows.out()).at("/results/bindings")) {
        found
            .computeIfAbsent(row.at("/source/value").asText(), k -> new TreeSet<>())
            .add(row.at(index == 1 ? "/label/value" : "/day/value").asText());
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return found;
  }

  @Test
  void everyFormatGivesTheFactsOfThePlainText() {
    Map<String, TreeSet<String>> labels = column(1);
    assertThat(labels.keySet())
        .as(run.err())
        .containsExactlyInAnyOrder(
            "page.html",
            "report.docx",
            "report.odt",
            "report.rtf",
            "book.epub",
            "mail.eml",
            "report.pdf",
            "plain.txt",
            "set.zip/a.txt",
            "set.jsonl/r");
    assertThat(labels.get("plain.txt")).hasSizeGreaterThan(3);
    labels.forEach(
        (source, found) -> assertThat(found).as(source).isEqualTo(labels.get("plain.txt")));
  }

  @Test
  void datesOfMetadataAreTheDocuments() {
    Map<String, TreeSet<String>> days = column(2);
    assertThat(days.get("page.html")).containsExactly("2021-06-04");
    assertThat(days.get("mail.eml")).containsExactly("2021-06-04");
    assertThat(days.get("book.epub")).containsExactly("2021-06-05");
    assertThat(days.get("set.jsonl/r")).containsExactly("2021-06-04");
    assertThat(days.get("report.docx")).containsExactly("");
  }

  @Test
  void problemsNameLinesAndLanguages() {
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err())
        .contains("set.jsonl:2: the line is no JSON: ")
        .contains("problem: russian.txt: it is in Russian; only English is read")
        .contains("left out: mail.eml: its attachment annex.pdf was not read");
    assertThat(Run.on(store, "check").exit()).isZero();
  }
}
