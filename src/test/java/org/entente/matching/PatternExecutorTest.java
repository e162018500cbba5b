package org.entente.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.engine.main.OpExecutorFactory;
import org.apache.jena.sparql.engine.main.QC;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.sse.SSE;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.solver.OpExecutorTDB2;
import org.entente.store.Store;
import org.entente.testing.RowLines;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Patterns find what TDB2's own executor finds, on a graph in which much is said several times. */
@SuppressWarnings("NullAway.Init")
class PatternExecutorTest {

  private static final String PREFIX = "PREFIX : <http://example.org/> ";
  private static final int RESOURCES = 12;

  @TempDir private static Path folder;
  private static Store store;

  @BeforeAll
  static void fill() {
    store = Store.open(folder.resolve("store"));
    DatasetGraph dataset = store.dataset();
    Random random = new Random(3);
    Txn.executeWrite(
        dataset,
        () -> {
          for (int i = 0; i < 160; i++) {
            Node graph = node(":g" + random.nextInt(3));
            Node subject = node(random.nextInt(9) == 0 ? ":p" : ":" + random.nextInt(RESOURCES));
            Node property = node(random.nextBoolean() ? ":p" : ":q");
            dataset.add(new Quad(graph, subject, property, object(random)));
          }
          dataset.add(node(":g1"), node(":g1"), node(":p"), node(":1"));
          dataset.add(node(":g1"), node(":4"), node(":p"), node(":4"));
          dataset.add(node(":g2"), node(":4"), node(":p"), node(":4"));
          dataset.add(Quad.defaultGraphIRI, node(":hidden"), node(":p"), node(":1"));
        });
  }

  private static Node object(Random random) {
    return switch (random.nextInt(9)) {
      case 0 -> node("'a'");
      case 1 -> node("'b'@en");
      case 2 -> node("7");
      default -> node(":" + random.nextInt(RESOURCES));
    };
  }

  private static Node node(String text) {
    return SSE.parseNode(
        text.startsWith(":") ? "<http://example.org/" + text.substring(1) + ">" : text);
  }

  @AfterAll
  static void close() {
    store.close();
  }

  static Stream<String> queries() throws IOException {
    return Files.readAllLines(Path.of("src/test/resources/cases/matching/patterns.txt")).stream();
  }

  @ParameterizedTest
  @MethodSource("queries")
  void findWhatTdbFinds(String query) {
    OpExecutorFactory own = QC.getFactory(store.dataset().getContext());
    assertThat(rows(store, query, own))
        .isEqualTo(rows(store, query, OpExecutorTDB2.OpExecFactoryTDB));
  }

  /** Near, far apart, seldom, again and again, and against the order of the index. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * { ?s :of :all . ?s :in :half }",
        "SELECT * { ?s :in :half . ?s :of :all . ?s :in :third }",
        "SELECT * { ?s :in :few . ?s :of :all }",
        "SELECT * { ?s :of :all . ?s :in :few OPTIONAL { ?s :in :half } }",
        "SELECT * { ?s :next ?t . ?t :in :half . ?t :of :all }",
        "SELECT * { ?s :of :all . ?s :next ?t . ?t :in :half }",
        "SELECT * { ?s :of :all . ?s :next ?t . ?t :in :third . ?t :in :half }",
        "SELECT * { ?s :of :all . ?s :next ?t OPTIONAL { ?t :in :half . ?t :next ?v } }",
        "SELECT * { { SELECT ?t { ?t :in :few } ORDER BY DESC(?t) } ?t :in :half }",
        "SELECT * { ?u :in :few . ?u :next ?s . ?t :next ?s . ?t :in :third . ?s :in :half }",
        "SELECT * { VALUES ?s { :7 :3 :7 :9999 :5 } ?s :of :all . ?s :in ?some }",
        "SELECT * { ?s :of :all FILTER EXISTS { ?s :in :third . ?s :in :half } }",
        "SELECT * { GRAPH :g1 { ?s :of :all . ?s :in :half } }"
      })
  void findWhatTdbFindsAmongMany(String query, @TempDir Path place) {
    try (Store many = Store.open(place.resolve("store"))) {
      DatasetGraph dataset = many.dataset();
      Random random = new Random(5);
      Txn.executeWrite(
          dataset,
          () -> {
            for (int i = 0; i < 4_000; i++) {
              Node subject = node(":" + random.nextInt(3_000));
              Node graph = node(":g" + random.nextInt(2));
              dataset.add(new Quad(graph, subject, node(":of"), node(":all")));
              dataset.add(
                  new Quad(graph, subject, node(":next"), node(":" + random.nextInt(3_000))));
              if (random.nextInt(2) == 0) {
                dataset.add(new Quad(graph, subject, node(":in"), node(":half")));
              }
              if (random.nextInt(3) == 0) {
                dataset.add(new Quad(graph, subject, node(":in"), node(":third")));
              }
              if (random.nextInt(400) == 0) {
                dataset.add(new Quad(graph, subject, node(":in"), node(":few")));
              }
            }
          });
      List<String> found = rows(many, query, QC.getFactory(dataset.getContext()));
      assertThat(found).isNotEmpty().isEqualTo(rows(many, query, OpExecutorTDB2.OpExecFactoryTDB));
    }
  }

  @Test
  void endWhenTheirTimeIsUp() {
    String endless =
        PREFIX
            + "SELECT (COUNT(*) AS ?all) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l"
            + " OPTIONAL { ?m ?n ?o . ?p ?q ?r } }";
    store.read(
        dataset -> {
          try (QueryExec execution =
              QueryExec.dataset(dataset)
                  .query(endless)
                  .timeout(200, TimeUnit.MILLISECONDS)
                  .build()) {
            assertThatThrownBy(() -> execution.select().materialize())
                .isInstanceOf(QueryCancelledException.class);
          }
          return true;
        });
  }

  private static List<String> rows(Store from, String text, OpExecutorFactory executor) {
    Query query = QueryFactory.create(PREFIX + text, Syntax.syntaxARQ);
    return from.read(
        dataset -> {
          try (QueryExec execution =
              QueryExec.dataset(dataset)
                  .query(query)
                  .set(ARQConstants.sysOpExecutorFactory, executor)
                  .build()) {
            return query.isAskType()
                ? List.of("" + execution.ask())
                : RowLines.of(execution.select());
          }
        });
  }
}
