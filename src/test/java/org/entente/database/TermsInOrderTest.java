package org.entente.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.apache.jena.dboe.base.file.Location;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.store.DatasetGraphTDB;
import org.apache.jena.tdb2.store.nodetable.NodeTable;
import org.apache.jena.tdb2.sys.StoreConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Terms that are read one after the other are those that TDB2 finds one by one. */
@SuppressWarnings("NullAway.Init")
class TermsInOrderTest {

  private static final int QUADS = 2_000;

  @TempDir private Path folder;
  private DatasetGraphTDB database;
  private final Map<Long, Node> terms = new TreeMap<>();

  @BeforeEach
  void fill() {
    database = StoreConnection.connectCreate(Location.create(folder)).getDatasetGraphTDB();
    Txn.executeWrite(
        database,
        () -> {
          for (int i = 0; i < QUADS; i++) {
            database.add(quad(i));
          }
          for (int i = 0; i < QUADS; i += 3) { // Its terms stay in the file.
            database.delete(quad(i));
          }
        });
    Txn.executeRead(
        database,
        () ->
            table()
                .all()
                .forEachRemaining(
                    term -> terms.put(term.getLeft().getPtrLocation(), term.getRight())));
    assertThat(terms).hasSizeGreaterThan(QUADS);
  }

  @AfterEach
  void close() {
    StoreConnection.release(database.getLocation());
  }

  private static Quad quad(int i) {
    Node object =
        switch (i % 4) {
          case 0 -> NodeFactory.createBlankNode("b" + i);
          case 1 -> NodeFactory.createLiteralLang("Слово " + "\uD83D\uDE80".repeat(i), "ru");
          case 2 -> NodeFactory.createLiteralString("");
          default -> NodeFactory.createURI("urn:o" + i);
        };
    return Quad.create(
        NodeFactory.createURI("urn:g"),
        NodeFactory.createURI("urn:s" + i),
        NodeFactory.createURI("urn:p"),
        object);
  }

  private NodeTable table() {
    return database.getQuadTable().getNodeTupleTable().getNodeTable();
  }

  @Test
  void allOfThem() {
    Txn.executeRead(database, () -> compare(1, false));
  }

  @Test
  void someOfThem() {
    Txn.executeRead(database, () -> compare(7, false));
  }

  @Test
  void whoAsksForAnEarlierPlaceIsAnsweredByTheTable() {
    Txn.executeRead(database, () -> compare(5, true));
  }

  /**
   * @param step which of them are asked for
   * @param again whether they are once more from the beginning
   */
  private void compare(int step, boolean again) {
    try (TermsInOrder reader = new TermsInOrder(folder, table())) {
      int number = 0;
      for (Map.Entry<Long, Node> term : terms.entrySet()) {
        if (number++ % step == 0) {
          assertThat(reader.at(term.getKey())).isEqualTo(term.getValue());
        }
      }
      if (again) {
        terms.forEach((place, term) -> assertThat(reader.at(place)).isEqualTo(term));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
