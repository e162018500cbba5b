package org.entente;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.out.NodeFmtLib;
import org.entente.export.FactRow;
import org.entente.source.Source;
import org.entente.store.Store;
import org.entente.testing.SharedParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Documents are read without a store as they are with one. */
@Timeout(300)
class FactReaderTest {

  private static final String TEXT =
      """
      Title: Patrol boats for Estonia
      Date: 2021-06-10

      Norway and Denmark signed an agreement on a submarine cable in Oslo on 3 June 2021. Sweden \
      delivered four patrol boats to Estonia in May 2020. In 2019 the Vortumex Corporation \
      and Sweden agreed to build a radar for $40 million.
      """;

  private static final FactReader READER = FactReader.builder().parser(SharedParser::get).build();

  @TempDir private Path folder;

  private static FactReading.Document read(String name, String text) {
    return (FactReading.Document) READER.read(new Source(name, text));
  }

  private static TreeSet<String> lines(Graph graph) {
    TreeSet<String> lines = new TreeSet<>();
    graph
        .find(Triple.ANY)
        .forEachRemaining(
            t -> lines.add(NodeFmtLib.strNodesNT(t.getSubject(), t.getPredicate(), t.getObject())));
    return lines;
  }

  @Test
  void aGraphIsTheOneThatALoadStores() throws IOException {
    Path file = folder.resolve("boats.txt");
    Files.writeString(file, TEXT);
    try (Entente entente =
        Entente.builder().store(folder.resolve("store")).parser(SharedParser::get).open()) {
      assertThat(entente.load(file.toString()).problems()).isEmpty();
      FactReading.Document document = read("boats.txt", TEXT);
      Store store = entente.store();
      TreeSet<String> stored = store.read(data -> lines(data.getGraph(document.graph().name())));
      assertThat(stored).hasSizeGreaterThan(100).isEqualTo(lines(document.graph().graph()));
      assertThat(store.documents().get(0).iri()).isEqualTo(document.iri());
      assertThat(store.holds(document.iri(), document.sha256(), READER.version())).isTrue();
      assertThat(store.text(document.sha256())).contains(document.text());
    }
  }

  @Test
  void aRowSaysWhatTheGraphSays() {
    FactReading.Document document = read("boats.txt", TEXT);
    FactRow delivery =
        document.facts().stream()
            .filter(f -> f.type().equals("Transfer"))
            .findFirst()
            .orElseThrow();
    assertThat(delivery.participants())
        .extracting(p -> p.role() + " " + p.actor().label() + " " + p.actor().wikidata().get())
        .containsExactlyInAnyOrder("supplier Sweden Q34", "recipient Estonia Q191");
    assertThat(delivery.dates())
        .extracting(d -> d.kind() + " " + d.date() + " " + d.earliest() + " " + d.latest())
        .containsExactly("dateOccurred 2020-05 2020-05-01 2020-05-31");
    assertThat(delivery.earliest()).contains(delivery.dates().get(0).earliest());
    assertThat(delivery.quantities()).extracting(q -> q.words()).containsExactly("4 patrol boats");
    assertThat(delivery.factuality()).contains("asserted");
    assertThat(delivery.confidence().orElseThrow()).isBetween(0.0, 1.0);
    for (FactRow row : document.facts()) {
      assertThat(row.quotes()).isNotEmpty();
      for (FactRow.Quote quote : row.quotes()) {
        assertThat(TEXT.substring(quote.start(), quote.end())).isEqualTo(quote.text());
      }
    }
    assertThat(document.tokens()).isBetween(40, 60);
  }

  @Test
  void whoTheRegisterDoesNotKnowIsNamedAlikeEverywhere() {
    String other = "The Vortumex Corporation signed a contract with Norway in 2022.";
    String here = unknown(read("boats.txt", TEXT));
    String there = unknown(read("another.txt", other));
    assertThat(here).contains("/actor/").contains("vortumex").isEqualTo(there);
  }

  private static String unknown(FactReading.Document document) {
    return document.facts().stream()
        .flatMap(fact -> fact.participants().stream())
        .map(participant -> participant.actor())
        .filter(actor -> actor.label().contains("Vortumex"))
        .peek(actor -> assertThat(actor.wikidata()).isEmpty())
        .map(FactRow.Named::iri)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whatIsNotReadIsAValue() {
    String russian =
        "Россия и Китай подписали соглашение о поставках природного газа. Договор был подписан в"
            + " Шанхае в присутствии президентов двух стран. Стоимость контракта составляет четыреста"
            + " миллиардов долларов США за тридцать лет, начало поставок намечено на 2018 год. Обе"
            + " стороны считают его важнейшим шагом в сотрудничестве и надеются на новые проекты.";
    assertThat(READER.read(new Source("ru.txt", russian)))
        .isEqualTo(new FactReading.Refused("ru.txt", "it is in Russian; only English is read"));
  }

  @Test
  void settingsAreThoseOfAPipeline() {
    FactReader sure =
        FactReader.builder()
            .base("https://example.org/id/")
            .leastConfidence(0.9)
            .parser(SharedParser::get)
            .build();
    assertThat(sure.version()).isEqualTo(READER.version() + "-from-0.9");
    assertThat(sure.document("boats.txt"))
        .startsWith("https://example.org/id/document/")
        .endsWith(READER.document("boats.txt").replaceFirst(".*/", "/"));
  }
}
