package org.entente.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.entente.source.Source;
import org.entente.store.Store;
import org.entente.testing.PreparedStore;
import org.entente.testing.RandomTexts;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is written out is what was read in, whatever stands in the texts. */
@Timeout(300)
class RoundTripTest {

  private static final long SEED = 7_20261126L;
  private static final int KEPT = 6;
  private static final int PASSING = 3;
  private static final String NOTHING = "(nothing)";

  @TempDir private static Path folder;
  private static List<String> passing = List.of();
  private static Path store;

  @BeforeAll
  static void load() throws IOException {
    List<Source> texts = RandomTexts.corpus(KEPT + PASSING, SEED);
    for (int i = 0; i < texts.size(); i++) {
      Path place = Files.createDirectories(folder.resolve(i < KEPT ? "kept" : "passing"));
      Files.writeString(place.resolve(texts.get(i).name()), texts.get(i).text());
    }
    passing = texts.stream().skip(KEPT).map(Source::name).toList();
    store = PreparedStore.bare(folder.resolve("store"));
    loads(store, folder.resolve("kept"), KEPT);
  }

  private static void loads(Path store, Path place, int number) {
    Run run = Run.on(store, "load", place.toString());
    assertThat(run.out() + run.err()).contains("(" + number + " added)");
  }

  private static String export(Path store, String format) {
    Run run = Run.on(store, "export", "--format", format);
    assertThat(run.exit()).as(run.err()).isZero();
    return run.out();
  }

  private static DatasetGraph read(String text, Lang lang) {
    DatasetGraph data = DatasetGraphFactory.create();
    RDFParser.create().source(new StringReader(text)).lang(lang).parse(data);
    return data;
  }

  @Test
  void exportsAreTheStoreToTheQuad() {
    DatasetGraph quads = read(export(store, "nq"), Lang.NQUADS);
    DatasetGraph trig = read(export(store, "trig"), Lang.TRIG);
    try (Store open = Store.open(store)) {
      open.read(
          data -> {
            TreeSet<String> names = names(data);
            assertThat(names).hasSizeGreaterThan(KEPT + 2);
            for (DatasetGraph read : List.of(quads, trig)) {
              assertThat(names(read)).isEqualTo(names);
              assertThat(read.getDefaultGraph().isEmpty()).isTrue();
              Iter.iter(data.listGraphNodes())
                  .forEach(name -> same(name, data.getGraph(name), read.getGraph(name)));
            }
            return names;
          });
    }
  }

  private static TreeSet<String> names(DatasetGraph data) {
    return new TreeSet<>(Iter.iter(data.listGraphNodes()).map(Node::getURI).toList());
  }

  /** Blank nodes have no name, so lines cannot be compared. */
  private static void same(Node name, Graph stored, Graph read) {
    assertThat(read.size()).as(name.getURI()).isEqualTo(stored.size());
    Graph copy = GraphMemFactory.createDefaultGraph();
    GraphUtil.addInto(copy, stored);
    assertThat(read.isIsomorphicWith(copy)).as(name.getURI()).isTrue();
  }

  @Test
  void theSameTextsGiveTheSameExport() {
    Path other = folder.resolve("other");
    loads(other, folder.resolve("kept"), KEPT);
    assertThat(lines(other, "/graph/history> .")).isEqualTo(lines(store, "/graph/history> ."));
  }

  @Test
  void whatIsLoadedRemovedAndPurgedLeavesNothing() {
    TreeSet<String> before = lines(store, NOTHING);
    loads(store, folder.resolve("passing"), PASSING);
    assertThat(lines(store, NOTHING)).hasSizeGreaterThan(before.size() + 50 * PASSING);
    for (String command : List.of("remove", "purge")) {
      Run run =
          Run.on(store, Stream.concat(Stream.of(command), passing.stream()).toArray(String[]::new));
      assertThat(run.exit()).as(run.err()).isZero();
    }
    assertThat(lines(store, NOTHING)).as("seed %d", SEED).isEqualTo(before);
    assertThat(Run.on(store, "check").exit()).isZero();
  }

  /**
   * Of an export, but for those that end so. Blank nodes, of the program's own graphs, are all
   * called the same.
   */
  private static TreeSet<String> lines(Path store, String without) {
    return new TreeSet<>(
        export(store, "nq")
            .lines()
            .filter(line -> !line.endsWith(without))
            .map(line -> line.replaceAll("_:B\\p{XDigit}+", "_:b"))
            .toList());
  }
}
