package org.entente.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.system.Txn;
import org.apache.jena.vocabulary.SKOS;
import org.entente.rdf.Ent;
import org.entente.store.Revision;
import org.entente.store.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The index holds what the store holds, nothing else and nothing less, whatever has happened. */
class SameAsTheStoreTest {

  /** Written here anew, so that what the index reads is not compared with itself. */
  private static final String ALL_NAMES =
      """
      PREFIX ent: <https://w3id.org/entente/ontology#>
      PREFIX dcterms: <http://purl.org/dc/terms/>
      PREFIX oa: <http://www.w3.org/ns/oa#>
      PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
      PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
      SELECT DISTINCT ?resource ?text {
        { ?resource a ?class
          VALUES ?class { ent:Actor ent:Engagement ent:Observation ent:Document ent:Place ent:Thing }
          ?resource rdfs:label|skos:prefLabel|skos:altLabel|skos:hiddenLabel|dcterms:title ?text }
        UNION { ?resource oa:hasSelector/oa:exact ?text } }
      """;

  @TempDir private Path folder;

  @Test
  void afterEveryKindOfChange() {
    try (Store store = Store.open(folder)) {
      SearchIndex index = SearchIndex.of(store);
      assertSame(store, index);
      store.replace(Told.document("a", "ferry"));
      assertSame(store, index);
      store.replace(Told.document("b", "tanker"));
      assertSame(store, index);
      assertThat(index.search(new Wanted("Norland", 1)).hits().get(0).engagements()).isEqualTo(2);
      store.replace(Told.document("a", "frigate"));
      assertSame(store, index);
      assertThat(index.search(new Wanted("ferry", 1)).hits()).isEmpty();
      assertThat(index.search(new Wanted("frigate", 1)).hits()).isNotEmpty();
      store.remove("https://w3id.org/entente/id/document/a");
      assertSame(store, index);
      assertThat(index.search(new Wanted("Norland of a", 1)).hits().get(0).match())
          .isNotEqualTo(Match.EXACT);
      assertThat(index.search(new Wanted("Norland", 1)).hits().get(0).engagements()).isEqualTo(1);
      store.remove("https://w3id.org/entente/id/document/b");
      assertSame(store, index);
      assertThat(index.size()).isZero();
      store.replace(Told.document("a", "ferry"));
      store.compact();
      assertSame(store, index);
    }
    try (Store store = Store.open(folder)) {
      assertSame(store, SearchIndex.of(store));
      assertThat(SearchIndex.of(store).search(new Wanted("ferry", 1)).hits()).isNotEmpty();
    }
  }

  /** Documents come, change and go; one write of two is not one that the store knows of. */
  @Test
  void afterManyChanges() {
    Random random = new Random(8);
    try (Store store = Store.open(folder)) {
      SearchIndex index = SearchIndex.of(store);
      int known = 0;
      for (int i = 0; i < 24; i++) {
        Revision before = store.revision();
        String document = "m" + random.nextInt(5);
        if (random.nextInt(4) == 0) {
          store.remove("https://w3id.org/entente/id/document/" + document);
        } else {
          store.replace(Told.document(document, "Mike" + random.nextInt(6), random.nextBoolean()));
        }
        if (i % 8 == 7) {
          Node norland = NodeFactory.createURI("https://w3id.org/entente/id/actor/norland");
          Node name = NodeFactory.createLiteralLang("Northland " + i, "en");
          Txn.executeWrite(
              store.dataset(),
              () -> store.dataset().add(norland, norland, SKOS.altLabel.asNode(), name));
        }
        Optional<Set<Node>> changed = store.changed(before, store.revision());
        known += changed.isPresent() ? 1 : 0;
        // Else every document would have all names read anew.
        assertThat(changed.orElse(Set.of())).doesNotContain(Ent.Engagement.asNode());
        assertSame(store, index);
        int engagements = engagements(store);
        assertThat(index.search(new Wanted("Norland", 1)).hits())
            .allMatch(hit -> hit.engagements() == engagements);
      }
      assertThat(known).isEqualTo(21);
    }
  }

  private static int engagements(Store store) {
    String count =
        "SELECT ?e { ?e <https://w3id.org/entente/ontology#participant>"
            + " <https://w3id.org/entente/id/actor/norland> }";
    return store.read(
        dataset -> {
          try (QueryExec execution = QueryExec.dataset(dataset).query(count).build()) {
            return (int) execution.select().stream().count();
          }
        });
  }

  @Test
  void afterKills() throws Exception {
    for (int kill = 0; kill < 3; kill++) {
      Process loader =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx256m",
                  "-XX:+UseSerialGC",
                  "-XX:TieredStopAtLevel=1",
                  "-cp",
                  System.getProperty("java.class.path"),
                  Told.class.getName(),
                  folder.toString())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      try (BufferedReader commits = loader.inputReader(StandardCharsets.UTF_8)) {
        for (int i = 0; i <= 2 + kill; i++) {
          assertThat(commits.readLine()).isEqualTo(Integer.toString(i));
        }
      } finally {
        loader.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
      }
      try (Store store = Store.open(folder)) {
        assertThat(assertSame(store, SearchIndex.of(store))).hasSizeGreaterThan(3);
      }
    }
  }

  /** An answer is of the state that the store was in when it was asked, or of a later one. */
  @Test
  void whoSearchesAfterACommitFindsIt() throws Exception {
    try (Store store = Store.open(folder)) {
      SearchIndex index = SearchIndex.of(store);
      ExecutorService others = Executors.newSingleThreadExecutor();
      Future<?> noise =
          others.submit(
              () -> {
                for (int i = 0; i < 40; i++) {
                  var unused = index.search(new Wanted("Sudland", 5));
                }
              });
      for (int i = 0; i < 12; i++) {
        store.replace(Told.document("c", "Zebra" + i));
        assertThat(index.search(new Wanted("Zebra" + i, 1)).hits())
            .as("Zebra" + i)
            .isNotEmpty()
            .allMatch(hit -> hit.match() != Match.FUZZY);
      }
      noise.get(60, TimeUnit.SECONDS);
      others.shutdown();
    }
  }

  @Test
  void whoDoesNotWaitIsToldToComeBack() {
    try (Store store = Store.open(folder)) {
      SearchIndex index = SearchIndex.of(store);
      store.replace(Told.document("d", "dhow"));
      Wanted dhow = new Wanted("dhow", 1);
      assertThatThrownBy(() -> index.search(dhow, Duration.ZERO))
          .isInstanceOf(NotReadyException.class)
          .hasMessageContaining("Try again");
      assertThat(index.search(dhow).hits()).isNotEmpty();
    }
  }

  private static Set<String> assertSame(Store store, SearchIndex index) {
    Set<String> stored =
        store.read(
            dataset -> {
              Set<String> names = new TreeSet<>();
              try (QueryExec execution = QueryExec.dataset(dataset).query(ALL_NAMES).build()) {
                RowSet rows = execution.select();
                rows.forEachRemaining(
                    row -> {
                      Node text = row.get("text");
                      names.add(
                          row.get("resource").getURI()
                              + " "
                              + text.getLiteralLexicalForm()
                              + "@"
                              + text.getLiteralLanguage());
                    });
              }
              return names;
            });
    assertThat(index.contents()).isEqualTo(stored);
    return stored;
  }
}
