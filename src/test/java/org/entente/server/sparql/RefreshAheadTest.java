package org.entente.server.sparql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entente.server.sparql.KeptAnswersTest.number;

import com.google.common.util.concurrent.Uninterruptibles;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.rdflink.RDFLink;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.sse.SSE;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.entente.database.ReadState;
import org.entente.knowledge.DataFolder;
import org.entente.query.Catalogue;
import org.entente.query.Question;
import org.entente.query.QuestionException;
import org.entente.rdf.Ent;
import org.entente.search.GeoDistance;
import org.entente.search.Matches;
import org.entente.search.SearchIndex;
import org.entente.server.http.Service;
import org.entente.server.settings.Settings;
import org.entente.store.Store;
import org.entente.store.SystemGraph;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who asks after a change finds the answer there, and nobody waits for what finds it. */
class RefreshAheadTest {

  private static final String COUNT = "SELECT (COUNT(*) AS ?n) { ?s <urn:p> ?o }";
  private static final String RARE = "SELECT (COUNT(?s) AS ?n) { ?s <urn:p> ?o }";

  /** More than it looks at anything. */
  private static final Duration LONG = Duration.ofMillis(1_500);

  private static final Limits LIMITS =
      new Limits(
          Duration.ofSeconds(30), 1_000, 1_000, 1_000, 64 << 20, 100, 8_192, 50, 100, List.of());

  private final DataFolder folder = DataFolder.find();
  private final BoundedQueries queries =
      new BoundedQueries(LIMITS, new KeptAnswers(1 << 20, Duration.ZERO));
  private final AtomicInteger working = new AtomicInteger();
  private final Queue<Optional<ReadState>> counted = new ConcurrentLinkedQueue<>();

  @SuppressWarnings("NullAway.Init")
  private Store store;

  @SuppressWarnings("NullAway.Init")
  private Service service;

  @BeforeEach
  void open(@TempDir Path place) {
    store = Store.open(place.resolve("store"));
    var unused = SearchIndex.of(store);
    ReadOnlyView.allow(Matches.IRI, Matches.FACTORY);
    ReadOnlyView.allow(GeoDistance.IRI, GeoDistance.FACTORY);
    say(1);
    service = service("100");
  }

  private Service service(String most) {
    return new Service(
        store,
        folder,
        store.iris(),
        Catalogue.load(folder),
        Settings.read(List.of(RefreshAhead.REFRESHED), Map.of("refreshAhead", most)));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void whatWasAskedTwiceIsFoundAgainAfterAChange() throws InterruptedException {
    ask(COUNT);
    ask(COUNT);
    ask(RARE);
    say(2);
    try (RefreshAhead ahead = start()) {
      awaitKept(COUNT);
      long before = queries.kept().stats().hitCount();
      assertThat(number(ask(COUNT))).isEqualTo("2");
      assertThat(queries.kept().stats().hitCount()).isEqualTo(before + 1);
      awaitKept(text("documents"));
      assertThat(holds(RARE)).as("asked for once").isFalse();

      say(3);
      awaitKept(COUNT);
      assertThat(number(ask(COUNT))).isEqualTo("3");
      store.compact();
      awaitKept(COUNT);
    }
    assertThat(queries.kept().wanted(10)).containsExactly(COUNT);
  }

  @Test
  void allQuestionsOfTheCatalogueAreFound() throws InterruptedException {
    try (RefreshAhead ahead = start()) {
      List<String> texts =
          service.catalogue().questions().stream().flatMap(q -> text(q).stream()).toList();
      assertThat(texts).hasSizeGreaterThan(20);
      for (String text : texts) {
        awaitKept(text);
      }
    }
    assertThat(queries.kept().wanted(10)).as("nobody has asked").isEmpty();
  }

  @Test
  void whatPagesShowIsCountedOnceForEachState() throws InterruptedException {
    try (RefreshAhead ahead = start()) {
      await("a first count", () -> counted.size() == 1);
      say(2);
      await("a second", () -> counted.size() == 2);
      awaitKept(text("documents"));
    }
    assertThat(counted).doesNotHaveDuplicates().last().isEqualTo(store.read(ReadState::of));
  }

  @Test
  void aLongCountEndsWithIt() throws InterruptedException {
    ask(COUNT);
    ask(COUNT);
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    RefreshAhead finding;
    try (RefreshAhead ahead =
        start(
            (dataset, goOn) -> {
              begun.countDown();
              while (goOn.getAsBoolean()) {
                Thread.onSpinWait();
              }
              ended.countDown();
            },
            Duration.ofMillis(100))) {
      begun.await();
      assertThat(ahead.isFinding()).isTrue();
      finding = ahead;
    }
    assertThat(ended.getCount()).isZero();
    assertThat(finding.isFinding()).isFalse();
  }

  @Test
  void afterARoundItPausesThreeTimesAsLong() throws InterruptedException {
    Queue<Long> begun = new ConcurrentLinkedQueue<>();
    Queue<Long> ended = new ConcurrentLinkedQueue<>();
    try (RefreshAhead ahead =
        start(
            (dataset, goOn) -> {
              begun.add(System.nanoTime());
              Uninterruptibles.sleepUninterruptibly(Duration.ofMillis(300));
              ended.add(System.nanoTime());
            },
            Duration.ofMillis(10))) {
      await("first", () -> ended.size() == 1);
      say(2);
      await("second", () -> begun.size() == 2);
      begun.remove();
      assertThat(begun.remove() - ended.remove())
          .isGreaterThanOrEqualTo(Duration.ofMillis(900).toNanos());
    }
  }

  @Test
  void nothingIsFoundWhileSomebodyIsBeingAnswered() throws InterruptedException {
    ask(COUNT);
    ask(COUNT);
    say(2);
    working.set(1);
    try (RefreshAhead ahead = start()) {
      Thread.sleep(LONG.toMillis());
      assertThat(holds(COUNT)).isFalse();
      working.set(0);
      awaitKept(COUNT);
    }
  }

  @Test
  void nothingIsFoundWhileTheStoreChanges() throws InterruptedException {
    ask(COUNT);
    ask(COUNT);
    try (RefreshAhead ahead = start(this::count, Duration.ofHours(1))) {
      say(2);
      Thread.sleep(LONG.toMillis());
      assertThat(holds(COUNT)).isFalse();
    }
  }

  @Test
  void onlyWhatSearchesWaitsUntilTheIndexHasFollowed() throws InterruptedException {
    ask(COUNT);
    ask(COUNT);
    String search = text("find");
    say(50);
    CountDownLatch free = new CountDownLatch(1);
    store.giveWay(() -> {}, () -> Uninterruptibles.awaitUninterruptibly(free));
    try (RefreshAhead ahead = start()) {
      awaitKept(COUNT);
      assertThat(ahead.isFollowing()).isTrue();
      assertThat(holds(search)).isFalse();
      free.countDown();
      awaitKept(search);
      assertThat(ahead.isFollowing()).isFalse();
    } finally {
      free.countDown();
    }
  }

  @Test
  void afterAStateThatLastedTheNextIsTakenToLastToo() {
    Duration rest = Duration.ofSeconds(1);
    assertThat(RefreshAhead.rest(Duration.ofSeconds(2), rest)).isEqualTo(rest);
    assertThat(RefreshAhead.rest(Duration.ofSeconds(25), rest)).isEqualTo(Duration.ZERO);
  }

  @Test
  void nothingIsFoundWhenNoneIsWanted() throws InterruptedException {
    ask(COUNT);
    ask(COUNT);
    say(2);
    service = service("0");
    try (RefreshAhead ahead = start()) {
      Thread.sleep(LONG.toMillis());
      assertThat(holds(COUNT)).isFalse();
    }
    service = service("1");
    try (RefreshAhead ahead = start()) {
      awaitKept(COUNT);
      Thread.sleep(LONG.toMillis());
      assertThat(holds(text("documents"))).isFalse();
    }
  }

  @Test
  void itEndsBeforeTheStoreIsClosed() throws InterruptedException {
    ask(COUNT);
    ask(COUNT);
    RefreshAhead ahead = start();
    ahead.close();
    say(2);
    Thread.sleep(LONG.toMillis());
    assertThat(holds(COUNT)).isFalse();
  }

  private void count(DatasetGraph dataset, BooleanSupplier goOn) {
    counted.add(ReadState.of(dataset));
  }

  private RefreshAhead start() {
    return start(this::count, Duration.ofMillis(100));
  }

  private RefreshAhead start(RefreshAhead.Counts pages, Duration rest) {
    return RefreshAhead.start(service, queries, working::get, pages, rest);
  }

  private void awaitKept(String query) throws InterruptedException {
    await(query, () -> holds(query));
  }

  private static void await(String what, BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("found within a minute: %s", what).isLessThan(end);
      Thread.sleep(20);
    }
  }

  private boolean holds(String query) {
    return store.read(
        data -> queries.kept().key(query, view()).filter(queries.kept()::holds).isPresent());
  }

  private String text(String question) {
    return text(service.catalogue().question(question)).orElseThrow();
  }

  /**
   * Of a question as it stands; empty when it asks about somebody whom this store does not know.
   */
  private Optional<String> text(Question question) {
    return store.read(
        data -> {
          try {
            return Optional.of(question.query(RDFLink.connect(view()), Map.of()).toString());
          } catch (QuestionException e) {
            return Optional.empty();
          }
        });
  }

  private Found ask(String query) {
    return store.read(
        data -> queries.ask(query, q -> queries.run(query, q, view(), Optional.empty())));
  }

  private DatasetGraph view() {
    return ReadOnlyView.of(store.dataset());
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
