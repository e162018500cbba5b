package org.entente.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.system.Txn;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.entente.rdf.Ent;
import org.entente.search.Hit.Range;
import org.entente.store.Store;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people type finds what they mean. */
class SearchIndexTest {

  private static final Path NAMES = Path.of("src/test/resources/cases/search/names.trig");

  @TempDir private static Path folder;
  private static Store store;
  private static SearchIndex index;

  private static final Duration LONG = Duration.ofMinutes(1);

  @BeforeAll
  static void open() {
    store = Store.open(folder);
    Txn.executeWrite(store.dataset(), () -> RDFDataMgr.read(store.dataset(), NAMES.toString()));
    index = SearchIndex.of(store);
  }

  @AfterAll
  static void close() {
    store.close();
  }

  @ParameterizedTest
  @CsvSource({
    "Rosoboronexport, actor/rosoboronexport",
    "rosoboronexport, actor/rosoboronexport",
    "Rosoboroneksport, actor/rosoboronexport",
    "Rosobornexport, actor/rosoboronexport",
    "Рособоронэкспорт, actor/rosoboronexport",
    "rosobor, actor/rosoboronexport",
    "россия, actor/russia",
    "Россия, actor/russia",
    "РОССИЯ, actor/russia",
    "Rossiya, actor/russia",
    "Rossia, actor/russia",
    "Rusia, actor/russia",
    "Russsia, actor/russia",
    "federation russian, actor/russia",
    "fed rus, actor/russia",
    "俄罗斯, actor/russia",
    "中国, actor/china",
    "中, actor/china",
    "zhongguo, actor/china",
    "Türkiye, actor/turkey",
    "Turkiye, actor/turkey",
    "TURKIYE, actor/turkey",
    "Tu\u0308rkiye, actor/turkey",
    "S-400, thing/s-400",
    "S 400, thing/s-400",
    "S400, thing/s-400",
    "s400, thing/s-400",
    "С-400, thing/s-400",
    "S–400, thing/s-400",
    "USA, actor/united-states",
    "U.S.A., actor/united-states",
    "Peoples Republic of China, actor/china",
    "People’s Republic of China, actor/china",
    "Хабаровск, place/khabarovsk",
    "Habarovsk, place/khabarovsk",
    "Sber bank, actor/sberbank",
    "Cote d'Ivoire, actor/ivory-coast",
    "côte divoire, actor/ivory-coast",
    "Strasse, place/strasse",
    "روسيا, actor/russia",
    "gas deal 2014, document/atlas/engagement/gas-deal",
  })
  void findsFirst(String typed, String iri) {
    Hits hits = index.search(new Wanted(typed, 10));
    assertThat(hits.hits()).as(typed).isNotEmpty();
    assertThat(hits.hits().get(0).iri()).as(typed).endsWith("/id/" + iri);
  }

  @ParameterizedTest
  @CsvSource({"S-300", "S-500", "Narnia", "'   '", "'…!?'", "'* OR ~1'", "'\u0000'"})
  void doesNotFindWhatIsNotThere(String typed) {
    assertThat(index.search(new Wanted(typed, 10)).hits()).isEmpty();
  }

  @Test
  void ranksExactBeforePrefixBeforeWordBeforeFuzzy() {
    List<Hit> hits = index.search(new Wanted("Gazprom", 10)).hits();
    assertThat(hits)
        .extracting(Hit::match)
        .containsExactly(Match.EXACT, Match.PREFIX, Match.WORDS, Match.FUZZY);
    assertThat(hits)
        .extracting(hit -> hit.label("en").text())
        .containsExactly("Gazprom", "Gazprom Neft", "PAO Gazprom Export", "Gasprom Fan Club");
  }

  @Test
  void ranksActorsByTheirEngagements() {
    List<Hit> hits = index.search(new Wanted("minis", 10)).hits();
    assertThat(hits)
        .extracting(hit -> hit.label("en").text(), Hit::engagements)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("Ministry of Much", 2),
            org.assertj.core.groups.Tuple.tuple("Ministry of Some", 1),
            org.assertj.core.groups.Tuple.tuple("Ministry of None", 0));
  }

  @Test
  void saysWhereTheWordsAre() {
    Hit hit = index.search(new Wanted("rus federation", 1)).hits().get(0);
    assertThat(hit.matched().text()).isEqualTo("Russian Federation");
    assertThat(hit.ranges()).containsExactly(new Range(0, 7), new Range(8, 18));
    Hit other = index.search(new Wanted("Gasporm", 1)).hits().get(0);
    assertThat(other.ranges()).contains(new Range(0, 7));
  }

  @Test
  void findsQuotesByTheirWords() {
    Hits hits = index.search(new Wanted("signed gas", Set.of(Kind.PASSAGE), 10, 0));
    assertThat(hits.hits()).singleElement().extracting(Hit::kind).isEqualTo(Kind.PASSAGE);
    assertThat(hits.hits().get(0).matched().text()).startsWith("Russia and China signed");
  }

  @Test
  void countsEveryKindAndGivesTheOnesAskedFor() {
    Hits all = index.search(new Wanted("russia", 50));
    assertThat(all.total()).containsKeys(Kind.ACTOR, Kind.PLACE, Kind.ENGAGEMENT, Kind.PASSAGE);
    Hits places = index.search(new Wanted("russia", Set.of(Kind.PLACE), 50, 0));
    assertThat(places.total()).isEqualTo(all.total());
    assertThat(places.hits()).extracting(Hit::kind).containsOnly(Kind.PLACE);
    assertThat(places.hits()).hasSize(all.total(Kind.PLACE));
  }

  @Test
  void bestOfEachKindAreTheFirstOfAll() {
    Hits all = index.search(new Wanted("russia", 50));
    Hits best = index.bestOfEachLatest(new Wanted("russia", 50), 2, LONG);
    assertThat(best.total()).isEqualTo(all.total());
    assertThat(best.hits())
        .extracting(Hit::kind)
        .isSorted()
        .containsOnlyElementsOf(all.total().keySet());
    for (Kind kind : all.total().keySet()) {
      assertThat(best.hits().stream().filter(hit -> hit.kind() == kind).toList())
          .isEqualTo(all.hits().stream().filter(hit -> hit.kind() == kind).limit(2).toList());
    }
    assertThat(
            index.bestOfEachLatest(new Wanted("russia", Set.of(Kind.PLACE), 50, 0), 2, LONG).hits())
        .extracting(Hit::kind)
        .containsOnly(Kind.PLACE);
    assertThat(index.bestOfEachLatest(new Wanted(" ", 50), 2, LONG).hits()).isEmpty();
  }

  @Test
  void pagesWithoutLossOrDoubling() {
    List<Hit> all = index.search(new Wanted("russia", 50)).hits();
    List<Hit> first = index.search(new Wanted("russia", Set.of(), 2, 0)).hits();
    List<Hit> rest = index.search(new Wanted("russia", Set.of(), 50, 2)).hits();
    assertThat(first).isEqualTo(all.subList(0, 2));
    assertThat(rest).isEqualTo(all.subList(2, all.size()));
  }

  @Test
  void labelsAreInTheLanguageThatIsAskedFor() {
    Hit russia = index.search(new Wanted("Russia", 1)).hits().get(0);
    assertThat(russia.label("ru").text()).isEqualTo("Россия");
    assertThat(russia.label("xx").text()).isEqualTo("Russia");
  }

  @Test
  void saysWhatWasThereWhileItIsBroughtUpToDate(@TempDir Path own) throws Exception {
    ExecutorService builder = Executors.newSingleThreadExecutor();
    CountDownLatch held = new CountDownLatch(1);
    try (Store changing = Store.open(own)) {
      Txn.executeWrite(
          changing.dataset(), () -> RDFDataMgr.read(changing.dataset(), NAMES.toString()));
      SearchIndex late = new SearchIndex(changing, builder);
      assertThat(late.searchLatest(new Wanted("Russia", 1), LONG).behind()).isFalse();
      var unused = builder.submit(() -> held.await(1, TimeUnit.MINUTES));
      name(changing, "https://w3id.org/entente/id/actor/newland", "Newland");
      Hits before = late.searchLatest(new Wanted("Russia", 1), LONG);
      assertThat(before.behind()).isTrue();
      assertThat(before.hits()).extracting(Hit::iri).allMatch(iri -> iri.endsWith("/russia"));
      assertThat(late.searchLatest(new Wanted("Newland", 1), LONG).hits()).isEmpty();
      long start = System.nanoTime();
      for (int i = 0; i < 100; i++) {
        assertThat(late.searchLatest(new Wanted("Russia", 1), LONG).behind()).isTrue();
      }
      // A tenth of a second each, were it waited for again and again.
      assertThat(System.nanoTime() - start).isLessThan(5_000_000_000L);
      held.countDown();
      assertThat(late.search(new Wanted("Newland", 1), LONG).hits()).hasSize(1);
      assertThat(late.searchLatest(new Wanted("Newland", 1), LONG).behind()).isFalse();
    } finally {
      held.countDown();
      builder.shutdownNow();
    }
  }

  @Test
  void isNotReadyBeforeItIsBuiltOnce() throws Exception {
    ExecutorService builder = Executors.newSingleThreadExecutor();
    try {
      var unused = builder.submit(() -> new CountDownLatch(1).await(1, TimeUnit.MINUTES));
      SearchIndex late = new SearchIndex(store, builder);
      Wanted russia = new Wanted("Russia", 1);
      assertThatThrownBy(() -> late.searchLatest(russia, Duration.ofMillis(50)))
          .isInstanceOf(NotReadyException.class);
    } finally {
      builder.shutdownNow();
    }
  }

  private static void name(Store store, String iri, String label) {
    Node graph = NodeFactory.createURI("https://w3id.org/entente/id/graph/register");
    Node actor = NodeFactory.createURI(iri);
    Txn.executeWrite(
        store.dataset(),
        () -> {
          store.dataset().add(graph, actor, RDF.type.asNode(), Ent.Actor.asNode());
          store
              .dataset()
              .add(graph, actor, RDFS.label.asNode(), NodeFactory.createLiteralLang(label, "en"));
        });
  }
}
