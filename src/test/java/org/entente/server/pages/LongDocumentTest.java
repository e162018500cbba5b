package org.entente.server.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.entente.knowledge.DataFolder;
import org.entente.server.Server;
import org.entente.store.DocumentContent;
import org.entente.store.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A document of 100,000 words and 2,000 facts is still read at once. */
class LongDocumentTest {

  private static final String ID = "https://w3id.org/entente/id/";
  private static final String SENTENCE = "Russia and China signed a gas deal in 2014 . ";
  private static final int SENTENCES = 10_000;
  private static final int FACTS = 2_000;

  /** What is promised is a second; machines that build are shared. */
  private static final double SECONDS = 15;

  @Test
  void opensAtOnce(@TempDir Path folder) throws Exception {
    Optional<Browser> started = Browser.start();
    assumeTrue(started.isPresent());
    try (Browser browser = started.get();
        Store store = Store.open(folder.resolve("store"))) {
      store.replace(content());
      try (Server server =
          Server.start(store, new DataFolder(Path.of("").toAbsolutePath()), Server.LOOPBACK, 0)) {
        String address = server.address() + "about/document/long";
        browser.window(1280, 900, false);
        browser.open(address); // The first starts the classes and reads the text.
        browser.open("about:blank");
        browser.open(address);
        double shown =
            ((Number)
                        browser.run(
                            "const [n] = performance.getEntriesByType('navigation');"
                                + " return n.domContentLoadedEventEnd"))
                    .doubleValue()
                / 1000;
        System.out.printf("A document of 100,000 words opens in %.2f s.%n", shown);
        assertThat(shown).isLessThan(SECONDS);
        assertThat(browser.all(".facts li")).hasSize(FACTS);
      }
    }
  }

  private static DocumentContent content() throws Exception {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < SENTENCES; i++) {
      text.append(SENTENCE);
      if (i % 5 == 4) {
        text.append("\n\n");
      }
    }
    StringBuilder triples =
        new StringBuilder(
            """
            PREFIX ent: <https://w3id.org/entente/ontology#>
            PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
            PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
            PREFIX dcterms: <http://purl.org/dc/terms/>
            PREFIX oa: <http://www.w3.org/ns/oa#>
            PREFIX prov: <http://www.w3.org/ns/prov#>
            BASE <https://w3id.org/entente/id/>
            <document/long> a ent:Document ; dcterms:title "Long" ; dcterms:source "long.txt" ;
              ent:sha256 "%s" .
            """
                .formatted(sha256(text.toString())));
    for (int i = 0; i < FACTS; i++) {
      int start = i * (5 * SENTENCE.length() + 2);
      triples.append(
          """
          <document/long/engagement/%1$d> a ent:Engagement, ent:Agreement ; rdfs:label "Gas deal %1$d"@en ;
            ent:party <actor/russia>, <actor/china> ; ent:participant <actor/russia>, <actor/china> ;
            prov:wasDerivedFrom <p/%1$d> .
          <p/%1$d> oa:hasSource <document/long> ; oa:hasSelector <q/%1$d>, <s/%1$d> .
          <q/%1$d> oa:exact "%4$s" . <s/%1$d> oa:start %2$d ; oa:end %3$d .
          <document/long/engagement/%1$d/statement/1> a rdf:Statement ; rdf:subject <document/long/engagement/%1$d> ;
            rdf:predicate ent:party ; rdf:object <actor/russia> ; prov:wasDerivedFrom <pr/%1$d> .
          <pr/%1$d> oa:hasSource <document/long> ; oa:hasSelector <qr/%1$d>, <sr/%1$d> .
          <qr/%1$d> oa:exact "Russia" . <sr/%1$d> oa:start %2$d ; oa:end %5$d .
          """
              .formatted(i, start, start + SENTENCE.length() - 1, SENTENCE.strip(), start + 6));
    }
    Graph graph = GraphFactory.createDefaultGraph();
    RDFParser.fromString(triples.toString(), Lang.TURTLE).parse(graph);
    return new DocumentContent(
        ID + "document/long", ID + "document/long/graph", graph, text.toString());
  }

  private static String sha256(String text) throws Exception {
    return HexFormat.of()
        .formatHex(
            MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
  }
}
