package org.entente.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;
import org.entente.knowledge.DataFolder;
import org.entente.rdf.Ent;
import org.entente.store.DocumentContent;
import org.entente.store.Store;

/**
 * How long changes of a store take that {@link GeneratedStore} made: {@code StoreTimes STORE
 * ROUNDS}. Prints a line for each measure: its name, the quads of the store, the value.
 */
public final class StoreTimes {

  private static final int TOGETHER = 100;

  /** Numbers of documents that no generated store of this size has. */
  private static final int NEW = 1_000_000;

  private final Path folder;
  private final GeneratedDocuments generated =
      new GeneratedDocuments(DataFolder.find(), GeneratedStore.SEED);
  private long quads;

  private StoreTimes(Path folder) {
    this.folder = folder;
  }

  public static void main(String[] arguments) {
    new StoreTimes(Path.of(arguments[0])).run(Integer.parseInt(arguments[1]));
  }

  private void run(int rounds) {
    long start = System.nanoTime();
    try (Store store = Store.open(folder)) {
      print("open, ms", millis(start));
      quads = store.read(data -> data.stream().count());
      System.out.printf("quads\t%d\t%d%n", quads, quads);
      print("in use when loaded, MB", store.used() / 1e6);
      List<DocumentContent> changed =
          IntStream.rangeClosed(1, rounds).mapToObj(i -> document(i, "changed")).toList();
      times("replace one document", changed, content -> store.replace(content));
      List<DocumentContent> added =
          IntStream.rangeClosed(1, TOGETHER).mapToObj(i -> document(NEW + i, "")).toList();
      start = System.nanoTime();
      store.replaceAll(added);
      print("load 100 documents together, ms", millis(start));
      times(
          "remove one document",
          added.subList(0, Math.min(rounds, TOGETHER)),
          content -> store.remove(content.document()));
      print("in use before compaction, MB", store.used() / 1e6);
      start = System.nanoTime();
      store.compact();
      print("compact, ms", millis(start));
      print("after compaction, MB", store.used() / 1e6);
    }
  }

  private interface Write {
    void run(DocumentContent content);
  }

  private void times(String what, List<DocumentContent> contents, Write write) {
    List<Double> times = new ArrayList<>();
    for (DocumentContent content : contents) {
      long start = System.nanoTime();
      write.run(content);
      times.add(millis(start));
    }
    Collections.sort(times);
    print(what + ", p50 ms", times.get(times.size() / 2));
    print(what + ", p95 ms", times.get((times.size() * 95 + 99) / 100 - 1));
  }

  /** A generated document, with another title than it has in the store. */
  private DocumentContent document(int number, String title) {
    GeneratedDocuments.Generated made = generated.document(number);
    Graph graph = GraphMemFactory.createDefaultGraph();
    GraphUtil.addInto(graph, made.graph().graph());
    Node document =
        graph.find(Node.ANY, Ent.sha256.asNode(), Node.ANY).mapWith(Triple::getSubject).next();
    if (!title.isEmpty()) {
      graph.remove(document, DCTerms.title.asNode(), Node.ANY);
      graph.add(document, DCTerms.title.asNode(), NodeFactory.createLiteralString(title));
    }
    return new DocumentContent(document.getURI(), made.graph().name().getURI(), graph, made.text());
  }

  private static double millis(long start) {
    return (System.nanoTime() - start) / 1e6;
  }

  private void print(String what, double value) {
    System.out.printf("%s\t%d\t%.1f%n", what, quads, value);
  }
}
