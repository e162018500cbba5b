package org.entente.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.apache.jena.graph.Graph;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDFS;
import org.entente.bench.GeneratedDocuments;
import org.entente.knowledge.DataFolder;
import org.entente.query.Catalogue;
import org.entente.rdf.Ent;
import org.entente.rdf.OntologyGraph;
import org.entente.server.http.Service;
import org.entente.server.settings.Settings;
import org.entente.store.DocumentContent;
import org.entente.store.Store;
import org.entente.store.SystemGraph;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is followed from write to write is what would be read anew. */
class CountedTest {

  private static final DataFolder FOLDER = DataFolder.find();

  /** Each tells other things under the same names. */
  private static final List<GeneratedDocuments> TELLERS =
      List.of(
          new GeneratedDocuments(FOLDER, 11),
          new GeneratedDocuments(FOLDER, 12),
          new GeneratedDocuments(FOLDER, 13));

  @SuppressWarnings("NullAway.Init")
  private Store store;

  @SuppressWarnings("NullAway.Init")
  private Counted counted;

  @BeforeEach
  void open(@TempDir Path place) {
    store = Store.open(place.resolve("store"));
    counted =
        new Counted(
            new Service(
                store,
                FOLDER,
                store.iris(),
                Catalogue.load(FOLDER),
                Settings.read(List.of(), Map.of())));
    ontology(GraphFactory.createDefaultGraph());
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void afterEachWriteItIsWhatWouldBeReadAnew() {
    SplittableRandom random = new SplittableRandom(3);
    compare();
    for (int write = 0; write < 25; write++) {
      int name = random.nextInt(6);
      if (random.nextInt(4) == 0) {
        store.remove(document(name, 0).document());
      } else {
        store.replace(document(name, random.nextInt(TELLERS.size())));
      }
      if (write == 12) {
        store.compact();
      }
      if (random.nextBoolean()) { // Sometimes it follows several writes at once.
        compare();
      }
    }
    compare();
    assertThat(all()).isPositive();
    assertThat(documents()).isEqualTo(store.documents().size()).isPositive();
  }

  @Test
  void aNewClassOfEngagementsIsNoticed() {
    store.replace(document(1, 0));
    store.replace(document(2, 0));
    int before = all();
    Graph more = GraphFactory.createDefaultGraph();
    more.add(Ent.Observation.asNode(), RDFS.subClassOf.asNode(), Ent.Engagement.asNode());
    ontology(more);
    compare();
    assertThat(all()).isGreaterThan(before);
  }

  @Test
  void aPageThatBeganBeforeAWriteSeesWhatWasThenAndLeavesNothingOfIt() {
    store.replace(document(1, 0));
    int before = all();
    int seen =
        store.read(
            older -> {
              int now =
                  CompletableFuture.supplyAsync(
                          () -> {
                            store.replace(document(2, 0));
                            return all();
                          })
                      .join();
              assertThat(now).isGreaterThan(before);
              assertThat(counted.documents(older)).hasSize(1);
              return counted.of(older).all().size();
            });
    assertThat(seen).isEqualTo(before);
    assertThat(all()).isGreaterThan(before);
    assertThat(documents()).isEqualTo(2);
    compare();
  }

  @Test
  void aPageThatSeesAStateThatNobodyHoldsAnyMoreReadsItself() {
    store.replace(document(1, 0));
    int before = all();
    int seen =
        store.read(
            older -> {
              CompletableFuture.runAsync(
                      () -> {
                        for (int name = 2; name < 6; name++) {
                          store.replace(document(name, 0));
                          compare();
                        }
                      })
                  .join();
              return counted.of(older).all().size();
            });
    assertThat(seen).isEqualTo(before);
    compare();
  }

  private void compare() {
    store.read(
        data -> {
          Engagements followed = counted.of(data);
          Engagements anew = Engagements.read(data);
          assertThat(followed.all()).isEqualTo(anew.all());
          assertThat(followed.actors()).isEqualTo(anew.actors());
          assertThat(followed.mostActive(20)).isEqualTo(anew.mostActive(20));
          return counted.of(data);
        });
  }

  private int all() {
    return store.read(data -> counted.of(data).all().size());
  }

  private int documents() {
    return store.read(data -> counted.documents(data).size());
  }

  private void ontology(Graph more) {
    Graph graph = GraphFactory.createDefaultGraph();
    OntologyGraph.read(store.iris(), FOLDER).graph().find().forEachRemaining(graph::add);
    more.find().forEachRemaining(graph::add);
    store.installSystemGraphs(
        List.of(new SystemGraph("urn:ontology", "" + graph.size(), () -> graph)));
  }

  private DocumentContent document(int number, int teller) {
    GeneratedDocuments.Generated one = TELLERS.get(teller).document(1 + number);
    String document = store.iris().document("report-%06d.txt".formatted(1 + number)).getURI();
    return new DocumentContent(
        document, one.graph().name().getURI(), one.graph().graph(), one.text());
  }
}
