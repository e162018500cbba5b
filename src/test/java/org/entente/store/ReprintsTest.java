package org.entente.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.entente.rdf.Iris;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents with the same words are one source. */
class ReprintsTest {

  /** An agency's report. */
  private static final List<String> REPORT =
      List.of(
          "The finance ministers of Norland and Sudland agreed on Tuesday to link their power grids"
              + " by two cables below the Grey Strait.",
          "The first cable, of 700 megawatts, is to carry wind power southwards from the autumn of"
              + " next year, said a spokesman of the northern ministry.",
          "Building costs of some 1.9 billion crowns are shared by halves, and each side lets a"
              + " regulator of the other look into its books.",
          "Fishermen on both coasts had taken the plan to court, since the trenches cross grounds"
              + " where herring spawn in early spring.",
          "A tribunal in the southern capital threw out the last of their complaints in May and told"
              + " the builders to rest in March and April.");

  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path folder;

  private static Doc doc(String name, String... sentences) {
    Doc doc = new Doc(name);
    for (String sentence : sentences) {
      doc.text(sentence);
    }
    return doc.sale("sale", "Norland sold a ferry to Sudland.");
  }

  private static Doc report(String name) {
    return doc(name, REPORT.toArray(String[]::new));
  }

  private static DocumentContent dated(Doc doc, String date) {
    return doc.say("<D> dcterms:created \"%s\" .".formatted(date)).content();
  }

  /** The words of a document, by its own name, and which one it is a reprint of. */
  private static Map<String, String> reprints(Store store) {
    Map<String, String> reprints = new TreeMap<>();
    store.read(
        data -> {
          try (QueryExec query =
              QueryExec.dataset(data)
                  .query(
                      """
                      PREFIX ent: <https://w3id.org/entente/ontology#>
                      PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
                      SELECT ?one ?first ?shared {
                        ?one ent:reprintOf ?first
                        OPTIONAL {
                          ?link rdf:subject ?one ; rdf:predicate ent:reprintOf ;
                            rdf:object ?first ; ent:confidence ?shared
                        }
                      }
                      """)
                  .build()) {
            RowSet rows = query.select();
            rows.forEachRemaining(
                row -> {
                  assertThat(row.get("shared")).as("how much is the same").isNotNull();
                  reprints.merge(
                      name(row.get("one")), name(row.get("first")), (a, b) -> a + " " + b);
                });
          }
          return true;
        });
    return reprints;
  }

  private static String name(Node document) {
    return document.getURI().substring((Doc.BASE + "document/").length());
  }

  private Store open() {
    return Store.open(folder.resolve("store"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%1$s %2$s %3$s %4$s %5$s",
        // cut, with a heading and an end of the paper's own
        "CABLES TO LINK NORTH AND SOUTH. %1$s %2$s %3$s %4$s The Daily Herald will report on the"
            + " trial run. Subscribe for more news.",
        // without case and punctuation
        "%1$s, %2$S -- %3$s: %4$s; %5$s!"
      })
  void aReprintIsFoundWhateverIsAroundIt(String form) {
    try (Store store = open()) {
      store.replace(report("agency").content());
      store.replace(doc("paper", form.formatted(REPORT.toArray())).content());
      assertThat(reprints(store)).containsExactly(Map.entry("paper", "agency"));
      assertThat(store.check(Doc.BASE, data -> List.of())).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // one paragraph is quoted
        "Seldom has a strait been crossed so often in speeches and so rarely by anything that carries"
            + " a current. %1$s What nobody said is who pays when an anchor tears the line, as it did"
            + " twice in the decade before. Insurers shrug, admirals ask for patrols, and the harbour"
            + " masters of three ports want the shipping lanes moved before a spade is lifted. Until"
            + " that is settled the cable lies on paper only, and paper does not freeze in winter.",
        // the same told in other words
        "On Tuesday the two countries' treasurers settled that a pair of undersea links will join"
            + " their electricity networks. Wind power is going to flow to the south in the autumn of"
            + " the coming year through the first link, which can take 700 megawatts. The bill, about"
            + " 1.9 billion crowns, will be split evenly. Those who fish for herring lost in court;"
            + " work has to pause during the two months in which the fish spawn, judges ruled in May.",
        // too short to say anything
        "%1$s"
      })
  void whatHasWordsOfItsOwnIsNone(String form) {
    try (Store store = open()) {
      store.replace(report("agency").content());
      store.replace(doc("other", form.formatted(REPORT.toArray())).content());
      assertThat(reprints(store)).isEmpty();
    }
  }

  @Test
  void theFirstIsTheOneThatIsDatedBefore() {
    try (Store store = open()) {
      store.replace(dated(report("late"), "2024-05-04"));
      store.replace(dated(report("undated"), "2024"));
      store.replace(dated(report("later"), "2024-05-06"));
      assertThat(reprints(store)).isEqualTo(Map.of("undated", "late", "later", "late"));
      store.replace(dated(report("agency"), "2024-05-03"));
      assertThat(reprints(store))
          .isEqualTo(Map.of("late", "agency", "undated", "agency", "later", "agency"));
    }
  }

  @Test
  void whenTheFirstGoesAnotherIs() {
    try (Store store = open()) {
      for (String name : List.of("a", "b", "c")) {
        store.replace(report(name).content());
      }
      assertThat(reprints(store)).isEqualTo(Map.of("b", "a", "c", "a"));
      store.remove(Doc.BASE + "document/a");
      assertThat(reprints(store))
          .hasSize(1)
          .containsAnyOf(Map.entry("b", "c"), Map.entry("c", "b"));
      store.remove(Doc.BASE + "document/b");
      assertThat(reprints(store)).isEmpty();
      store.replace(report("a").content());
      assertThat(reprints(store)).isEqualTo(Map.of("a", "c"));
      assertThat(store.check(Doc.BASE, data -> List.of())).isEmpty();
    }
  }

  @Test
  void aFirstThatIsReadAgainStaysTheFirst() {
    try (Store store = open()) {
      store.replace(report("a").content());
      store.replace(report("b").content());
      store.replace(report("a").sale("more", "Norland sold a ship to Sudland.").content());
      assertThat(reprints(store)).isEqualTo(Map.of("b", "a"));
      store.replace(doc("a", "It has been withdrawn.").content());
      assertThat(reprints(store)).isEmpty();
    }
  }

  @Test
  void nothingIsLeftOfOneThatIsPurged() {
    try (Store store = open()) {
      store.replace(report("a").content());
      store.replace(report("b").content());
      store.remove(Doc.BASE + "document/b");
      store.purge(Set.of(Doc.BASE + "document/b"));
      Node gone = NodeFactory.createURI(Doc.BASE + "document/b");
      assertThat(store.<Boolean>read(data -> data.getDefaultGraph().contains(gone, null, null)))
          .isFalse();
    }
  }

  @Test
  void loadedInBulkItIsTheSame() {
    List<DocumentContent> contents =
        List.of(
            dated(report("late"), "2024-05-04"),
            report("undated").content(),
            dated(report("agency"), "2024-05-03"));
    Path bulk = folder.resolve("bulk");
    try (BulkStore made = BulkStore.begin(bulk, Optional.of(new Iris()))) {
      made.put(contents);
      made.finish(List.of(), words -> {});
    }
    try (Store store = open();
        Store other = Store.open(bulk)) {
      store.replaceAll(contents);
      assertThat(reprints(store)).isEqualTo(Map.of("late", "agency", "undated", "agency"));
      assertThat(reprints(other)).isEqualTo(reprints(store));
    }
  }
}
