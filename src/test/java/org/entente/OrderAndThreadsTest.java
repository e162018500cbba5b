package org.entente;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.exec.QueryExec;
import org.entente.knowledge.DataFolder;
import org.entente.rdf.Iris;
import org.entente.source.Reading;
import org.entente.source.Source;
import org.entente.store.Store;
import org.entente.testing.RandomTexts;
import org.entente.testing.SharedParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is in the graph depends on the texts, not on how and when they were read. */
@Timeout(300)
class OrderAndThreadsTest {

  private static final long SEED = 20261126;

  @TempDir private Path folder;

  private Store load(String name, List<Source> sources, int threads) {
    Store store = Store.open(folder.resolve(name), Optional.of(new Iris()));
    Pipeline pipeline = new Pipeline(DataFolder.find(), store.iris(), SharedParser::get);
    LoadReport report =
        new Load(pipeline, new StoreDestination(store), 0, Progress.SILENT, threads)
            .run(sources.stream().map(Reading.Loaded::new));
    assertThat(report.problems()).isEmpty();
    return store;
  }

  /** Of the named graphs, as N-Quads; but for when what was loaded. */
  private static TreeSet<String> quads(Store store) {
    return store.read(
        data -> {
          TreeSet<String> lines = new TreeSet<>();
          data.find(Node.ANY, Node.ANY, Node.ANY, Node.ANY)
              .forEachRemaining(
                  quad -> {
                    boolean told = quad.getGraph().equals(store.iris().historyGraph());
                    if (!Quad.isDefaultGraph(quad.getGraph()) && !told) {
                      lines.add(
                          NodeFmtLib.strNodesNT(
                              quad.getSubject(),
                              quad.getPredicate(),
                              quad.getObject(),
                              quad.getGraph()));
                    }
                  });
          return lines;
        });
  }

  @Test
  void neitherOrderNorThreadsMatter() {
    List<Source> sources = RandomTexts.corpus(12, SEED);
    List<Source> shuffled = new ArrayList<>(sources);
    Collections.shuffle(shuffled, new Random(SEED));
    try (Store one = load("one", sources, 1);
        Store two = load("two", sources, 2);
        Store other = load("other", shuffled, 2)) {
      TreeSet<String> expected = quads(one);
      assertThat(expected).hasSizeGreaterThan(1000);
      assertThat(differences(expected, quads(two))).isEmpty();
      // A document is linked with those that came before it, at most three to one engagement.
      assertThat(differences(expected, quads(other)))
          .allMatch(quad -> quad.endsWith("/graph/same-engagements>"));
    }
  }

  private static TreeSet<String> differences(TreeSet<String> a, TreeSet<String> b) {
    TreeSet<String> differences = new TreeSet<>(a);
    differences.addAll(b);
    differences.removeIf(line -> a.contains(line) && b.contains(line));
    return differences;
  }

  @Test
  void quotesStandAtTheirCodePoints() {
    List<Source> sources = RandomTexts.corpus(12, SEED);
    try (Store store = load("offsets", sources, 2)) {
      int quotes = 0;
      for (Source source : sources) {
        int[] text = source.text().codePoints().toArray();
        for (String[] quote : quotes(store, source.name())) {
          int start = Integer.parseInt(quote[0]);
          int end = Integer.parseInt(quote[1]);
          assertThat(new String(text, start, end - start))
              .as("seed %d, %s at %d", SEED, source.name(), start)
              .isEqualTo(quote[2]);
          quotes++;
        }
        assertThat(store.text(sha256(source.text()))).contains(source.text());
      }
      System.out.printf("%d quotes at their code points, seed %d%n", quotes, SEED);
      assertThat(quotes).isGreaterThan(12 * 4);
    }
  }

  private static List<String[]> quotes(Store store, String source) {
    String query =
        "PREFIX oa: <http://www.w3.org/ns/oa#> PREFIX dcterms: <http://purl.org/dc/terms/>"
            + "SELECT ?start ?end ?exact { GRAPH ?g { ?passage oa:hasSource ?document ; oa:hasSelector"
            + " [ oa:exact ?exact ], [ oa:start ?start ; oa:end ?end ] ."
            + " ?document dcterms:source \""
            + source
            + "\" } }";
    return store.read(
        data -> {
          List<String[]> rows = new ArrayList<>();
          try (QueryExec execution = QueryExec.dataset(data).query(query).build()) {
            execution
                .select()
                .forEachRemaining(
                    row ->
                        rows.add(
                            new String[] {
                              row.get("start").getLiteralLexicalForm(),
                              row.get("end").getLiteralLexicalForm(),
                              row.get("exact").getLiteralLexicalForm()
                            }));
          }
          return rows;
        });
  }

  private static String sha256(String text) {
    return org.apache.commons.codec.digest.DigestUtils.sha256Hex(
        text.getBytes(StandardCharsets.UTF_8));
  }
}
