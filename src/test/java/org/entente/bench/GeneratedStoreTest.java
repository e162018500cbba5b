package org.entente.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.entente.knowledge.DataFolder;
import org.entente.manifest.GraphSums;
import org.entente.rdf.Iris;
import org.entente.rdf.OntologyGraph;
import org.entente.rdf.RegisterGraph;
import org.entente.rdf.Shapes;
import org.entente.store.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the benchmark measures on is as what Entente writes. */
class GeneratedStoreTest {

  private static final DataFolder FOLDER = DataFolder.find();

  @TempDir private Path folder;

  @Test
  void documentsAreTheSameEachTimeAndOfTheSizeThatIsSaid() {
    GeneratedDocuments one = new GeneratedDocuments(FOLDER, 5);
    GeneratedDocuments other = new GeneratedDocuments(FOLDER, 5);
    int quads = 0;
    for (int number = 1; number <= 60; number++) {
      Graph graph = one.document(number).graph().graph();
      quads += graph.size();
      assertThat(graph.isIsomorphicWith(other.document(number).graph().graph())).isTrue();
    }
    assertThat(quads / 60).isBetween(GeneratedDocuments.QUADS - 60, GeneratedDocuments.QUADS + 60);
  }

  @Test
  void documentsKeepTheShapes() {
    Iris iris = new Iris();
    var register = new RegisterGraph(iris, org.entente.knowledge.Register.load(FOLDER)).register();
    Shapes shapes = new Shapes(FOLDER, OntologyGraph.read(iris, FOLDER), register);
    GeneratedDocuments documents = new GeneratedDocuments(FOLDER, 5);
    for (int number = 1; number <= 5; number++) {
      assertThat(shapes.validate(documents.document(number).graph().graph())).isEmpty();
    }
  }

  @Test
  void theStoreIsOne() throws IOException {
    Path store = folder.resolve("store");
    Path file = folder.resolve("graph.nq.gz");
    long written = GeneratedStore.write(store, file, 160_000, 5);
    GeneratedStore.load(store, file);
    assertThat(Store.isStore(store)).isTrue();
    assertThat(Files.size(file)).isPositive();
    try (Store opened = Store.open(store)) {
      long stored = opened.read(GraphSums::quads);
      assertThat(stored).isEqualTo(written);
      assertThat(opened.documents()).hasSizeGreaterThan(5);
      assertThat(opened.check(new Iris().base(), dataset -> List.of())).isEmpty();
    }
  }
}
