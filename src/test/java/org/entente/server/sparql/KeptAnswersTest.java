package org.entente.server.sparql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.DatasetDescription;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DynamicDatasets;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.sse.SSE;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.entente.query.Answer;
import org.entente.rdf.Ent;
import org.entente.search.Matches;
import org.entente.search.SearchIndex;
import org.entente.store.Store;
import org.entente.store.SystemGraph;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was found is not found again, and never outlives the state that it was found in. */
class KeptAnswersTest {

  private static final String SEARCH =
      "SELECT (COUNT(*) AS ?n) { ?s <https://w3id.org/entente/ontology#matches> 'Norland' }";

  private static final String SEARCH_MORE =
      "SELECT (COUNT(*) AS ?n) { ?s <https://w3id.org/entente/ontology#matches> ('Norland' 50) }";

  private static final String COUNT = "SELECT (COUNT(*) AS ?n) { ?s <urn:p> ?o }";

  private static final Limits LIMITS =
      new Limits(
          Duration.ofSeconds(30), 1_000, 1_000, 1_000, 64 << 20, 100, 4_096, 50, 100, List.of());

  @SuppressWarnings("NullAway.Init")
  private Store store;

  private KeptAnswers kept = new KeptAnswers(1 << 20, Duration.ZERO);

  @BeforeEach
  void open(@TempDir Path folder) {
    store = Store.open(folder.resolve("store"));
    say(1);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void theSameQueryOfTheSameStateIsAnsweredAtOnce() {
    Found first = ask(COUNT);
    assertThat(number(first)).isEqualTo("1");
    assertThat(kept.stats().hitCount()).isZero();
    assertThat(ask(COUNT)).isSameAs(first);
    assertThat(kept.stats().hitCount()).isEqualTo(1);
  }

  @Test
  void anotherStateHasAnotherAnswer() {
    assertThat(number(ask(COUNT))).isEqualTo("1");
    say(2);
    assertThat(number(ask(COUNT))).isEqualTo("2");
    store.compact();
    assertThat(number(ask(COUNT))).isEqualTo("2");
    say(3);
    assertThat(number(ask(COUNT))).isEqualTo("3");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        COUNT,
        "SELECT ?s { ?s <urn:p> ?o } LIMIT 4",
        "SELECT ?s { ?s <urn:p> ?o } OFFSET 0",
        "ASK { ?s <urn:p> 1 }",
        "CONSTRUCT { ?s <urn:of> ?o } WHERE { ?s <urn:p> ?o }",
        "DESCRIBE <urn:s1>"
      })
  void aWholeAnswerStaysWhenTheStoreIsCompacted(String query) {
    say(3);
    Found first = ask(query);
    store.compact();
    assertThat(ask(query)).isSameAs(first);
    say(4);
    assertThat(ask(query)).isNotSameAs(first);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT ?s { ?s <urn:p> ?o } LIMIT 3",
        "SELECT ?s { ?s <urn:p> ?o } LIMIT 5 OFFSET 1",
        "SELECT ?s { ?s <urn:p> ?o } OFFSET 1",
        "SELECT (COUNT(?s) AS ?n) { { SELECT ?s { ?s <urn:p> ?o } LIMIT 5 } }",
        "ASK { { SELECT ?s { ?s <urn:p> ?o } OFFSET 2 } }",
        "CONSTRUCT { ?s <urn:of> ?o } WHERE { ?s <urn:p> ?o } LIMIT 3",
        "DESCRIBE ?s { ?s <urn:p> ?o } OFFSET 2"
      })
  void aPartIsFoundAnewWhenTheStoreIsCompacted(String query) {
    say(3);
    Found first = ask(query);
    assertThat(ask(query)).isSameAs(first);
    store.compact();
    Found again = ask(query);
    assertThat(again).isNotSameAs(first);
    assertThat(ask(query)).isSameAs(again);
  }

  @Test
  void aPartThatIsCutToALimitIsFoundAnewWhenTheStoreIsCompacted() {
    say(1_001);
    String all = "SELECT ?s { ?s <urn:p> ?o }";
    Found first = ask(all);
    assertThat(first.cut()).isPresent();
    store.compact();
    assertThat(ask(all)).isNotSameAs(first);
  }

  @Test
  void whatWasSearchedForStaysWhenTheStoreIsCompacted() {
    SearchIndex names = SearchIndex.of(store);
    ReadOnlyView.allow(Matches.IRI, Matches.FACTORY);
    assertThat(names.size()).isEqualTo(1);
    Found first = ask(SEARCH);
    store.compact();
    assertThat(ask(SEARCH)).isSameAs(first);
    assertThat(number(ask(SEARCH_MORE))).isEqualTo("1");
    assertThat(ask(SEARCH_MORE)).isSameAs(ask(SEARCH_MORE));
  }

  @Test
  void whoStillReadsAnOlderStateGetsItsAnswer() {
    String seen =
        store.read(
            before -> {
              elsewhere(
                  () -> {
                    say(2);
                    assertThat(number(ask(COUNT))).isEqualTo("2");
                  });
              return number(queries().run(COUNT, queries().parse(COUNT), view(), Optional.empty()));
            });
    assertThat(seen).isEqualTo("1");
    assertThat(number(ask(COUNT))).isEqualTo("2");
  }

  @Test
  void whatWasSearchedForIsKeptWhenItWasFoundInTheSameState() {
    SearchIndex names = SearchIndex.of(store);
    ReadOnlyView.allow(Matches.IRI, Matches.FACTORY);
    for (int things = 1; things < 4; things++) {
      say(things);
      assertThat(names.size()).as("the index is up to date").isEqualTo(things);
      Found first = ask(SEARCH);
      assertThat(number(first)).isEqualTo(String.valueOf(things));
      assertThat(ask(SEARCH)).isSameAs(first);
    }
    store.read(
        before -> {
          elsewhere(
              () -> {
                say(5);
                assertThat(names.size()).isEqualTo(5);
              });
          // The index is of another state than this transaction.
          Query parsed = queries().parse(SEARCH_MORE);
          Found found = queries().run(SEARCH_MORE, parsed, view(), Optional.empty());
          assertThat(queries().run(SEARCH_MORE, parsed, view(), Optional.empty()))
              .isNotSameAs(found);
          return found;
        });
    assertThat(number(ask(SEARCH_MORE))).isEqualTo("5");
  }

  @Test
  void whatIsSearchedForBeforeTheIndexHasFollowedIsNotKept() {
    SearchIndex.of(store);
    ReadOnlyView.allow(Matches.IRI, Matches.FACTORY);
    for (int things = 1; things < 4; things++) {
      say(things);
      assertThat(number(ask(SEARCH))).isEqualTo(String.valueOf(things));
    }
    assertThat(kept.stats().hitCount()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT (NOW() AS ?n) { ?s <urn:p> ?o }",
        "SELECT ?s { ?s <urn:p> ?o } ORDER BY RAND()",
        "SELECT ?s { ?s <urn:p> ?o FILTER EXISTS { ?s <urn:p> ?x FILTER(RAND() < 0.5) } }",
        "SELECT (COUNT(*) AS ?n) { ?s <urn:p> ?o } HAVING (MAX(RAND()) < 2)",
        "SELECT (UUID() AS ?n) (STRUUID() AS ?m) { ?s <urn:p> ?o }",
        "SELECT (BNODE() AS ?n) { ?s <urn:p> ?o }",
        "CONSTRUCT { [] <urn:of> ?s } WHERE { ?s <urn:p> ?o }"
      })
  void whatMayChangeIsNotKept(String query) {
    ask(query);
    assertThat(ask(query)).isNotNull();
    assertThat(kept.stats().hitCount()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ASK { ?s <urn:p> ?o }",
        "CONSTRUCT { ?s <urn:of> ?o } WHERE { ?s <urn:p> ?o }",
        "DESCRIBE <urn:s1>",
        "SELECT (SAMPLE(?s) AS ?n) { ?s <urn:p> ?o }"
      })
  void allFormsAreKept(String query) {
    Found first = ask(query);
    assertThat(ask(query)).isSameAs(first);
  }

  @Test
  void otherPrefixesAreAnotherQuery() {
    ask("PREFIX a: <urn:x:> " + COUNT);
    Found other = ask("PREFIX b: <urn:x:> " + COUNT);
    assertThat(other.answer().prefixes().getNsPrefixURI("b")).isEqualTo("urn:x:");
  }

  @Test
  void aPartOfTheStoreIsNotTheStore() {
    assertThat(number(ask(COUNT))).isEqualTo("1");
    String none =
        store.read(
            all -> {
              DatasetGraph part =
                  DynamicDatasets.dynamicDataset(
                      DatasetDescription.create(List.of("urn:none"), List.of()), view(), false);
              return number(queries().run(COUNT, queries().parse(COUNT), part, Optional.empty()));
            });
    assertThat(none).isEqualTo("0");
  }

  @Test
  void nothingIsKeptWithoutMemoryNorWhatWasQuick() {
    kept = new KeptAnswers(0, Duration.ZERO);
    ask(COUNT);
    ask(COUNT);
    assertThat(kept.stats().requestCount()).isZero();
    kept = new KeptAnswers(1 << 20, Duration.ofHours(1));
    ask(COUNT);
    ask(COUNT);
    assertThat(kept.stats().hitCount()).isZero();
  }

  @Test
  void whatIsAskedForMoreThanOnceIsWantedTheMostWantedFirst() {
    String ask = "ASK { ?s <urn:p> ?o }";
    for (int i = 0; i < 3; i++) {
      ask(COUNT);
      say(2 + i); // Whether it was kept or found anew.
    }
    ask(ask);
    ask(ask);
    ask("ASK { ?s <urn:q> ?o }");
    assertThat(kept.wanted(10)).containsExactly(COUNT, ask);
    assertThat(kept.wanted(1)).containsExactly(COUNT);
    kept.unwanted(COUNT);
    assertThat(kept.wanted(10)).containsExactly(ask);
  }

  @Test
  void oneAnswerDoesNotTakeAllOfTheMemory() {
    say(500);
    kept = new KeptAnswers(64 << 10, Duration.ZERO);
    String all = "SELECT * { ?s <urn:p> ?o }";
    ask(all);
    ask(all);
    assertThat(kept.stats().hitCount()).isZero();
    ask(COUNT);
    ask(COUNT);
    assertThat(kept.stats().hitCount()).isEqualTo(1);
  }

  private Found ask(String query) {
    return store.read(
        data -> queries().ask(query, q -> queries().run(query, q, view(), Optional.empty())));
  }

  /** A thread has one transaction at a time. */
  private static void elsewhere(Runnable work) {
    CompletableFuture.runAsync(work).join();
  }

  private DatasetGraph view() {
    return ReadOnlyView.of(store.dataset());
  }

  private BoundedQueries queries() {
    return new BoundedQueries(LIMITS, kept);
  }

  static String number(Found found) {
    Answer.Rows rows = (Answer.Rows) found.answer();
    return rows.rows().get(0).get("n").getLiteralLexicalForm();
  }

  /** The store says so many things. */
  private void say(int things) {
    Graph graph = GraphFactory.createDefaultGraph();
    for (int i = 1; i <= things; i++) {
      Node thing = NodeFactory.createURI("urn:s" + i);
      graph.add(thing, SSE.parseNode("<urn:p>"), SSE.parseNode("" + i));
      graph.add(thing, RDF.type.asNode(), Ent.Actor.asNode());
      graph.add(thing, RDFS.label.asNode(), SSE.parseNode("'Norland Works " + i + "'@en"));
    }
    store.installSystemGraphs(
        List.of(new SystemGraph("urn:graph", String.valueOf(things), () -> graph)));
  }
}
