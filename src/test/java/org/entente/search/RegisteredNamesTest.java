package org.entente.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.apache.jena.system.Txn;
import org.entente.knowledge.DataFolder;
import org.entente.knowledge.Register;
import org.entente.rdf.Iris;
import org.entente.rdf.RegisterGraph;
import org.entente.store.Store;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A state of the register is found by what it is called in the languages of the world. */
class RegisteredNamesTest {

  @TempDir private static Path folder;
  private static Store store;

  @BeforeAll
  static void open() {
    store = Store.open(folder);
    RegisterGraph written =
        new RegisterGraph(new Iris(), Register.load(new DataFolder(Path.of(""))));
    Txn.executeWrite(
        store.dataset(), () -> written.register().quads().forEach(store.dataset()::add));
  }

  @AfterAll
  static void close() {
    store.close();
  }

  @ParameterizedTest
  @CsvSource({
    "россия, russia",
    "Rusia, russia",
    "Venäjä, russia",
    "venaja, russia",
    "روسيا, russia",
    "Oroszország, russia",
    "รัสเซีย, russia",
    "रूस, russia",
    "ロシア, russia",
    "러시아, russia",
    "俄羅斯, russia",
    "Hoa Kỳ, united-states",
    "中国, china",
    "Kiina, china",
    "চীন, china",
    "Deutschland, germany",
    "Saksamaa, germany",
    "גרמניה, germany",
    "Կորեա, south-korea",
    "Misri, egypt",
    "Қазақстан, kazakhstan",
    "Yhdysvallat, united-states",
  })
  void isFoundFirst(String typed, String id) {
    assertThat(SearchIndex.of(store).search(new Wanted(typed, 10)).hits())
        .as(typed)
        .first()
        .satisfies(
            hit -> {
              assertThat(hit.iri()).endsWith("/id/actor/" + id);
              assertThat(hit.label("en").language()).isEqualTo("en");
            });
  }
}
