package org.entente.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.graph.GraphFactory;
import org.entente.rdf.Iris;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {

  private static final String BASE = "https://w3id.org/entente/id/";
  private static final String TEXT = "Lead: 𝔖urprise! Norland sold Sudland a ferry.";

  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path folder;

  @SuppressWarnings("NullAway.Init")
  private Store store;

  @BeforeEach
  void open() {
    store = Store.open(folder.resolve("store"));
    store.installSystemGraphs(List.of(ontology("1")));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void tellsWhatItHolds() {
    assertThat(store.replace(document("a", TEXT, "Norland sold Sudland a ferry")))
        .isEqualTo(Change.ADDED);

    assertThat(store.documents())
        .containsExactly(
            new StoredDocument(
                BASE + "document/a",
                "a.txt",
                "Title of a",
                Fingerprint.of(TEXT),
                Optional.of("7"),
                2,
                1));
    assertThat(store.engagementCounts())
        .containsExactly(java.util.Map.entry("https://w3id.org/entente/ontology#Transfer", 1));
    assertThat(store.text(Fingerprint.of(TEXT))).contains(TEXT);
    assertThat(store.holds(BASE + "document/a", Fingerprint.of(TEXT), "7")).isTrue();
    assertThat(store.holds(BASE + "document/a", Fingerprint.of(TEXT), "8")).isFalse();
    assertThat(store.holds(BASE + "document/b", Fingerprint.of(TEXT), "7")).isFalse();
    assertThat(store.check(BASE, data -> List.of())).isEmpty();
  }

  @Test
  void sameDocumentTwiceChangesNothing() throws IOException {
    store.replace(document("a", TEXT, "Norland sold Sudland a ferry"));
    String before = dump();
    assertThat(store.replace(document("a", TEXT, "Norland sold Sudland a ferry")))
        .isEqualTo(Change.UNCHANGED);
    assertThat(dump()).isEqualTo(before);
    assertThat(texts()).hasSize(1);
  }

  @Test
  void changedDocumentIsReplacedWhole() throws IOException {
    store.replace(document("a", TEXT, "Norland sold Sudland a ferry"));
    String other = "Norland sold Sudland two ferries.";
    assertThat(store.replace(document("a", other, "Norland sold Sudland two ferries")))
        .isEqualTo(Change.REPLACED);
    assertThat(dump()).contains("two ferries").doesNotContain("a ferry");
    assertThat(texts())
        .as("what it said before is kept until it is purged")
        .containsExactlyInAnyOrder(Fingerprint.of(other) + ".txt", Fingerprint.of(TEXT) + ".txt");
    assertThat(store.check(BASE, data -> List.of())).isEmpty();
  }

  @Test
  void removedDocumentLeavesItsTombstoneOnly() throws IOException {
    String empty = dump();
    store.replace(document("a", TEXT, "Norland sold Sudland a ferry"));
    store.replace(document("b", TEXT, "Norland"));
    assertThat(store.remove(BASE + "document/a")).isTrue();
    assertThat(texts()).as("b stands on the same text").hasSize(1);
    assertThat(store.remove(BASE + "document/b")).isTrue();
    assertThat(store.remove(BASE + "document/b")).isFalse();
    assertThat(dump().lines().filter(row -> !row.contains("graph/removed")))
        .containsExactlyElementsOf(empty.lines().toList());
    assertThat(texts()).as("until they are purged").hasSize(1);
    assertThat(store.documents()).isEmpty();
    assertThat(store.check(BASE, data -> List.of())).isEmpty();

    Tombstone tombstone = tombstone("document/a/passage/1/quote").orElseThrow();
    assertThat(tombstone.document()).isEqualTo(BASE + "document/a");
    assertThat(tombstone.source()).isEqualTo("a.txt");
    assertThat(tombstone.sha256()).isEqualTo(Fingerprint.of(TEXT));
    assertThat(tombstone.removed()).isBetween(Instant.now().minusSeconds(60), Instant.now());
    assertThat(tombstone("document/ab")).isEmpty();
    assertThat(tombstone("document")).isEmpty();

    store.replace(document("a", TEXT, "Norland sold Sudland a ferry"));
    assertThat(tombstone("document/a")).isEmpty();
    assertThat(tombstone("document/b")).isPresent();
  }

  private Optional<Tombstone> tombstone(String path) {
    return store.read(data -> Tombstone.of(data, store.iris(), BASE + path));
  }

  @Test
  void baseIsSettledWhenTheStoreIsEmptyAndStays() {
    Iris other = new Iris("https://example.org/entente/id/");
    Path place = folder.resolve("other");
    try (Store first = Store.open(place, Optional.of(other))) {
      assertThat(first.iris()).isEqualTo(other);
      first.installSystemGraphs(List.of(ontology("1")));
    }
    try (Store later = Store.open(place)) {
      assertThat(later.iris()).isEqualTo(other);
    }
    assertThatThrownBy(() -> Store.open(place, Optional.of(new Iris())))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("begin with https://example.org/entente/id/, not with https://w3id");
    try (Store again = Store.open(place, Optional.of(other))) {
      assertThat(again.iris()).isEqualTo(other);
    }
    assertThat(store.iris()).isEqualTo(new Iris());
  }

  @Test
  void whatTwoDocumentsTellIsLinkedUntilOneGoes() {
    String links =
        "SELECT ?other { GRAPH ?g { <"
            + BASE
            + "sale/a> <https://w3id.org/entente/ontology#sameEngagementAs> ?other } }";
    for (String name : List.of("a", "b")) {
      DocumentContent content = document(name, TEXT, "Norland sold Sudland a ferry");
      GraphUtil.addInto(
          content.graph(),
          turtle(
              """
                  <sale/%s> ent:participant <actor/norland> , <actor/sudland> ;
                    ent:object <thing/ferry> ; ent:dateSigned "2021" .
                  <thing/ferry> a ent:Equipment .
                  """
                  .formatted(name)));
      store.replace(content);
    }
    assertThat(store.<String>read(data -> rows(data, links))).contains("sale/b");
    assertThat(store.check(BASE, data -> List.of())).isEmpty();
    store.remove(BASE + "document/b");
    assertThat(store.<String>read(data -> rows(data, links))).isEmpty();
    assertThat(dump()).doesNotContain("sameEngagementAs");
  }

  @Test
  void exceptionWithinTransactionLeavesOldState() {
    store.replace(document("a", TEXT, "Norland sold Sudland a ferry"));
    String before = dump();
    assertThatThrownBy(
            () ->
                store.edit(
                    edit -> {
                      edit.replace(document("a", "Other text", "Other"));
                      edit.replace(document("b", TEXT, "Norland"));
                      throw new IllegalStateException("half way");
                    }))
        .hasMessage("half way");
    assertThat(dump()).isEqualTo(before);
    assertThat(store.check(BASE, data -> List.of())).isEmpty();
    assertThat(store.replace(document("b", TEXT, "Norland"))).isEqualTo(Change.ADDED);
  }

  @Test
  void graphOfAnotherTextIsRefused() {
    DocumentContent content = document("a", TEXT, "Norland");
    String before = dump();
    assertThatThrownBy(
            () ->
                store.replace(
                    new DocumentContent(
                        content.document(), content.name(), content.graph(), "Else")))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("made from another text");
    assertThat(dump()).isEqualTo(before);
  }

  @Test
  void systemGraphsAreWrittenOnlyWhenTheirVersionChanged() {
    assertThat(store.installSystemGraphs(List.of(ontology("1")))).isEmpty();
    assertThat(store.installSystemGraphs(List.of(ontology("2")))).containsExactly("urn:x:ontology");
    assertThat(
            store.installSystemGraphs(
                List.of(
                    new SystemGraph(
                        "urn:x:ontology",
                        "2",
                        () -> {
                          throw new AssertionError("not asked for");
                        }))))
        .isEmpty();
  }

  @Test
  void ofAnotherVersionOnlyWhatDiffersIsWritten() {
    String same = "<urn:x:same> <urn:x:says> 1, 2 . ";
    installs("one", same + "<urn:x:old> <urn:x:says> 3 .");
    Revision before = store.revision();
    installs("two", same + "<urn:x:new> <urn:x:says> 4 .");
    assertThat(store.changed(before, store.revision()).orElseThrow())
        .extracting(Node::getURI)
        .contains("urn:x:old", "urn:x:new")
        .doesNotContain("urn:x:same");
    assertThat(dump()).contains("urn:x:new", "urn:x:same").doesNotContain("urn:x:old");
  }

  private void installs(String version, String turtle) {
    SystemGraph graph = new SystemGraph("urn:x:other", version, () -> Doc.turtle(turtle));
    assertThat(store.installSystemGraphs(List.of(graph))).containsExactly("urn:x:other");
  }

  @Test
  void checkFindsWhatIsWrong() throws IOException {
    store.replace(document("a", TEXT, "Norland sold Sudland a ferry"));
    store.replace(document("b", "Norland is far away from Sudland.", "Sudland is far"));
    store.edit(
        edit ->
            edit.install(
                new SystemGraph(
                    "urn:x:more",
                    "1",
                    () -> turtle("<actor/norland> ent:ally <actor/nowhere> ."))));
    assertThat(store.check(BASE, data -> List.of(new Problem(Problem.Kind.SHAPE, "x", "y"))))
        .extracting(Problem::kind, Problem::subject)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(Problem.Kind.QUOTE, BASE + "passage/b"),
            org.assertj.core.groups.Tuple.tuple(Problem.Kind.DANGLING, BASE + "actor/nowhere"),
            org.assertj.core.groups.Tuple.tuple(Problem.Kind.SHAPE, "x"));

    String sha256 = Fingerprint.of(TEXT);
    Path file = store.folder().resolve("texts/" + sha256.substring(0, 2) + "/" + sha256 + ".txt");
    Files.writeString(file, TEXT.replace("ferry", "fairy"));
    assertThat(store.check(BASE, data -> List.of()))
        .extracting(Problem::kind, Problem::subject)
        .contains(org.assertj.core.groups.Tuple.tuple(Problem.Kind.TEXT, BASE + "document/a"));
  }

  @Test
  void manyDocumentsInOneTransaction() {
    List<DocumentContent> contents =
        Stream.iterate(1, i -> i + 1).limit(200).map(i -> document("d" + i, TEXT, "Lead")).toList();
    assertThat(store.replaceAll(contents)).containsOnly(Change.ADDED).hasSize(200);
    assertThat(store.documents()).hasSize(200);
  }

  @Test
  void writingDocumentsGivesWayAndOtherChangesDoNot() {
    AtomicInteger times = new AtomicInteger();
    store.giveWay(times::incrementAndGet, () -> {});
    store.replaceAll(
        IntStream.range(0, 50).mapToObj(i -> document("d" + i, TEXT, "Lead")).toList());
    int documents = times.get();
    assertThat(documents).isGreaterThan(5);
    store.edit(edit -> edit.remove(BASE + "document/d1"));
    assertThat(times).hasValue(documents);
  }

  @Test
  void keepsEverythingWhenOpenedAgain() {
    store.replace(document("a", TEXT, "Norland sold Sudland a ferry"));
    String before = dump();
    store.compact();
    store.close();
    store = Store.open(folder.resolve("store"));
    assertThat(dump()).isEqualTo(before);
    assertThat(store.installSystemGraphs(List.of(ontology("1")))).isEmpty();
  }

  @Test
  void storeInUseByAnotherProcessIsRefusedInASentence() throws Exception {
    Path elsewhere = folder.resolve("held");
    Process holder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                StoreHolder.class.getName(),
                elsewhere.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      assertThat(holder.inputReader(StandardCharsets.UTF_8).readLine()).isEqualTo("open");
      assertThatThrownBy(() -> Store.open(elsewhere))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("in use by another process (number " + holder.pid() + ")")
          .hasMessageContaining("--store");
    } finally {
      holder.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    }
    Store.open(elsewhere).close();
  }

  @Test
  void fileInPlaceOfTheFolderIsRefusedInASentence() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThatThrownBy(() -> Store.open(file))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("Cannot make a store in")
        .hasMessageContaining("--store");
  }

  private String dump() {
    String all =
        "SELECT ?g ?s ?p ?o { GRAPH ?g { ?s ?p ?o } FILTER (!STRENDS(STR(?g), 'graph/history')) }"
            + " ORDER BY ?g ?s ?p ?o";
    return store.read(data -> rows(data, all));
  }

  private static String rows(DatasetGraph data, String query) {
    try (QueryExec execution = QueryExec.dataset(data).query(query).build()) {
      StringBuilder rows = new StringBuilder();
      execution.select().forEachRemaining(row -> rows.append(row).append('\n'));
      return rows.toString();
    }
  }

  private List<String> texts() throws IOException {
    try (Stream<Path> files = Files.walk(store.folder().resolve("texts"))) {
      return files.filter(Files::isRegularFile).map(f -> f.getFileName().toString()).toList();
    }
  }

  private static SystemGraph ontology(String version) {
    return new SystemGraph(
        "urn:x:ontology",
        version,
        () ->
            turtle(
                """
                ent:Transfer rdfs:subClassOf ent:Engagement .
                <actor/norland> a ent:State . <actor/sudland> a ent:State .
                """));
  }

  private static DocumentContent document(String name, String text, String quote) {
    int at = text.indexOf(quote);
    int start = at < 0 ? 0 : text.codePointCount(0, at);
    return new DocumentContent(
        BASE + "document/" + name,
        BASE + "document/" + name + "/graph",
        turtle(
            """
            <document/%1$s> a ent:Document ; dcterms:source "%1$s.txt" ;
              dcterms:title "Title of %1$s" ; ent:sha256 "%2$s" ;
              schema:mentions <actor/norland>, <actor/sudland> .
            <document/%1$s/graph> prov:wasGeneratedBy <document/%1$s/extraction> .
            <document/%1$s/extraction> a prov:Activity ; prov:wasAssociatedWith <software/7> .
            <software/7> a prov:SoftwareAgent ; schema:softwareVersion "7" .
            <sale/%1$s> a ent:Engagement, ent:Transfer ; ent:supplier <actor/norland> ;
              ent:recipient <actor/sudland> ; prov:wasDerivedFrom <passage/%1$s> .
            <passage/%1$s> a oa:SpecificResource ; oa:hasSource <document/%1$s> ; oa:hasSelector
              [ a oa:TextQuoteSelector ; oa:exact "%3$s" ] ,
              [ a oa:TextPositionSelector ; oa:start %4$d ; oa:end %5$d ] .
            """
                .formatted(name, Fingerprint.of(text), quote, start, start + quote.length())),
        text);
  }

  private static Graph turtle(String body) {
    Graph graph = GraphFactory.createDefaultGraph();
    RDFParser.fromString(
            """
            BASE <%s>
            PREFIX ent: <https://w3id.org/entente/ontology#>
            PREFIX dcterms: <http://purl.org/dc/terms/>
            PREFIX schema: <https://schema.org/>
            PREFIX prov: <http://www.w3.org/ns/prov#>
            PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
            PREFIX oa: <http://www.w3.org/ns/oa#>
            """
                    .formatted(BASE)
                + body,
            Lang.TURTLE)
        .parse(graph);
    return graph;
  }

  @Test
  void closingWaitsForWhatStillReads() throws Exception {
    Path own = folder.resolve("read-while-closing");
    Store store = Store.open(own);
    CountDownLatch reading = new CountDownLatch(1);
    CountDownLatch closing = new CountDownLatch(1);
    CompletableFuture<Long> read =
        CompletableFuture.supplyAsync(
            () ->
                store.read(
                    data -> {
                      reading.countDown();
                      try {
                        closing.await();
                        Thread.sleep(300);
                      } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                      }
                      return data.stream().count();
                    }));
    reading.await();
    closing.countDown();
    store.close();
    assertThat(read.get(10, TimeUnit.SECONDS)).isZero();
    Store.open(own).close();
  }
}
