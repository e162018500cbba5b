package org.entente;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RDFWriter;
import org.entente.annotation.AnnotatedDocument;
import org.entente.bench.GeneratedDocuments;
import org.entente.fact.Extraction;
import org.entente.knowledge.DataFolder;
import org.entente.query.Catalogue;
import org.entente.rdf.DocumentGraph;
import org.entente.rdf.Iris;
import org.entente.store.DocumentContent;
import org.entente.store.Store;
import org.entente.testing.SharedParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nothing has become much slower. Machines differ, so no time is a limit: each kind of work is
 * compared with work of a library that we do not change, Jena's parser of N-Triples, done in the
 * same run, turn by turn, and the least CPU time of several turns counts. The margins are wide:
 * what fails here has become some times slower.
 */
class SpeedTest {

  private static final int TURNS = 5;

  /** How many times slower than usual is too slow. */
  private static final double MARGIN = 2.5;

  /** What was measured with the first compiler only, as the build runs tests. */
  private static final double EXTRACTION = 0.75;

  private static final double STORING = 0.5;
  private static final double ASKING = 0.07;

  private static final DataFolder FOLDER = DataFolder.find();
  private static final Iris IRIS = new Iris();
  private static final GeneratedDocuments GENERATED = new GeneratedDocuments(FOLDER, 5);

  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path folder;

  private final String triples = triples();

  private static String triples() {
    Graph graph = GraphMemFactory.createDefaultGraph();
    for (int number = 1; number <= 60; number++) {
      GENERATED.document(number).graph().graph().find().forEach(graph::add);
    }
    return RDFWriter.source(graph).lang(Lang.NTRIPLES).asString();
  }

  /** CPU seconds of this thread. */
  private static double cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
  }

  private static double taken(Runnable work) {
    double start = cpu();
    work.run();
    return cpu() - start;
  }

  private void reference() {
    for (int i = 0; i < 4; i++) {
      Graph graph = GraphMemFactory.createDefaultGraph();
      RDFParser.fromString(triples, Lang.NTRIPLES).parse(graph);
      assertThat(graph.size()).isPositive();
    }
  }

  /** How many times as long as the reference some work takes. */
  private double ratio(Runnable work) {
    return ratio(work, TURNS);
  }

  private double ratio(Runnable work, int turns) {
    double least = Double.MAX_VALUE;
    double leastReference = Double.MAX_VALUE;
    for (int turn = 0; turn < turns; turn++) {
      leastReference = Math.min(leastReference, taken(this::reference));
      least = Math.min(least, taken(work));
    }
    return least / leastReference;
  }

  private static void assertUsual(String what, double usual, double ratio) {
    System.out.printf("%s: %.2f times the reference, usually %.2f%n", what, ratio, usual);
    assertThat(ratio)
        .as("%s takes some times longer than it did, compared with parsing N-Triples", what)
        .isLessThan(MARGIN * usual);
  }

  private Runnable extraction() throws IOException {
    Pipeline pipeline = new Pipeline(FOLDER, IRIS, SharedParser::get);
    String name = "russia-china-cooperation.txt";
    String text = Files.readString(FOLDER.root().resolve("data/documents").resolve(name));
    AnnotatedDocument annotated = pipeline.annotate(name, text);
    DocumentGraph graphs = new DocumentGraph(IRIS);
    return () -> {
      Extraction extraction = pipeline.extract(annotated, trace -> {});
      assertThat(graphs.write(extraction, pipeline.resolve(extraction)).graph().size())
          .isGreaterThan(1000);
    };
  }

  private static List<DocumentContent> documents(int from, int to) {
    List<DocumentContent> contents = new ArrayList<>();
    for (int number = from; number < to; number++) {
      GeneratedDocuments.Generated made = GENERATED.document(number);
      String name = made.graph().name().getURI();
      String document = name.substring(0, name.length() - "/graph".length());
      contents.add(new DocumentContent(document, name, made.graph().graph(), made.text()));
    }
    return contents;
  }

  @Test
  void extractionIsAsFastAsItWas() throws IOException {
    assertUsual("extraction", EXTRACTION, ratio(extraction()));
  }

  @Test
  void storingIsAsFastAsItWas() {
    try (Store store = Store.open(folder, Optional.of(IRIS))) {
      List<DocumentContent> all = documents(1, 1 + 20 * TURNS);
      int[] next = {0};
      Runnable load =
          () -> {
            store.replaceAll(all.subList(next[0], next[0] + 20));
            next[0] += 20;
          };
      assertUsual("storing", STORING, ratio(load));
    }
  }

  @Test
  void questionsAreAnsweredAsFastAsTheyWere() {
    try (Store store = Store.open(folder, Optional.of(IRIS))) {
      store.installSystemGraphs(new SystemGraphs(FOLDER, IRIS).all());
      store.replaceAll(documents(1, 60));
      Catalogue catalogue = Catalogue.load(FOLDER);
      Runnable asking =
          () -> {
            for (String question : List.of("overview", "transfers", "amounts", "timeline")) {
              catalogue.question(question).ask(store.link(), Map.of());
            }
          };
      assertUsual("asking", ASKING, ratio(asking));
    }
  }

  @Test
  void aSlowerExtractionIsNoticed() throws IOException {
    Runnable once = extraction();
    double slow =
        ratio(
            () -> {
              for (int i = 0; i < 6; i++) {
                once.run();
              }
            },
            2);
    assertThat(slow).as("six times as much work").isGreaterThan(MARGIN * EXTRACTION);
  }
}
