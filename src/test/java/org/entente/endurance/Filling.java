package org.entente.endurance;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;
import org.entente.bench.GeneratedDocuments;
import org.entente.knowledge.DataFolder;
import org.entente.rdf.Ent;
import org.entente.rdf.Iris;
import org.entente.store.DocumentContent;
import org.entente.store.Store;
import org.entente.store.StoredDocument;

/**
 * What is in the store from the beginning, as paths after the base.
 *
 * @param sources of all documents, by name
 * @param documents some that stay
 * @param engagements that they tell of
 */
record Filling(List<String> sources, List<String> documents, List<String> engagements) {

  private static final long SEED = 5;
  private static final int BATCH = 50;
  private static final int ASKED = 40;
  private static final ObjectMapper JSON = new ObjectMapper();

  /** So many documents that chance wrote. */
  static Filling store(Path folder, DataFolder knowledge, int documents) {
    Iris iris = new Iris();
    GeneratedDocuments generated = new GeneratedDocuments(knowledge, SEED);
    List<String> paths = new ArrayList<>();
    try (Store store = Store.open(folder)) {
      List<DocumentContent> batch = new ArrayList<>();
      for (int number = 1; number <= documents; number++) {
        GeneratedDocuments.Generated one = generated.document(number);
        String document = iris.document("report-%06d.txt".formatted(number)).getURI();
        paths.add(document.substring(iris.base().length()));
        batch.add(
            new DocumentContent(
                document, one.graph().name().getURI(), one.graph().graph(), one.text()));
        if (batch.size() == BATCH || number == documents) {
          var unused = store.replaceAll(batch);
          batch.clear();
        }
      }
      List<String> engagements =
          store.read(
              data ->
                  Stream.of(Ent.Agreement, Ent.Project, Ent.Meeting)
                      .flatMap(
                          type -> data.stream(Node.ANY, Node.ANY, RDF.type.asNode(), type.asNode()))
                      .map(quad -> quad.getSubject().getURI().substring(iris.base().length()))
                      .distinct()
                      .limit(ASKED)
                      .toList());
      List<String> sources = store.documents().stream().map(StoredDocument::source).toList();
      return new Filling(sources, paths.subList(0, Math.min(ASKED, paths.size())), engagements);
    }
  }

  /** Paragraphs of {@code data/documents}, whose parses other tests leave. */
  static List<String> known() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path file : files(Path.of("data/documents"))) {
      Files.readAllLines(file).stream().filter(line -> line.length() > 200).forEach(found::add);
    }
    return found;
  }

  /** The annotated paragraphs: texts of all kinds from all over the world. */
  static List<String> various() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path file : files(Path.of("data/gold/paragraphs"))) {
      if (file.toString().endsWith(".jsonl")) {
        for (String line : Files.readAllLines(file)) {
          found.add(JSON.readTree(line).path("text").asText());
        }
      }
    }
    return found;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }
}
