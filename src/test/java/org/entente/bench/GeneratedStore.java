package org.entente.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.loader.DataLoader;
import org.apache.jena.tdb2.loader.LoaderFactory;
import org.entente.knowledge.DataFolder;
import org.entente.knowledge.Register;
import org.entente.manifest.GraphSum;
import org.entente.manifest.GraphSums;
import org.entente.rdf.Iris;
import org.entente.rdf.NamedGraph;
import org.entente.rdf.OntologyGraph;
import org.entente.rdf.RegisterGraph;
import org.entente.store.Fingerprint;
import org.entente.store.Store;

/**
 * Writes a generated graph as N-Quads and, from those, a store that {@code entente serve --store}
 * accepts: {@code GeneratedStore FOLDER QUADS [SEED]} makes {@code FOLDER/graph.nq.gz} and {@code
 * FOLDER/store}.
 */
public final class GeneratedStore {

  static final long SEED = 5;

  private GeneratedStore() {}

  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    long quads = Long.parseLong(arguments[1]);
    long seed = arguments.length > 2 ? Long.parseLong(arguments[2]) : SEED;
    Files.createDirectories(folder);
    Path file = folder.resolve("graph.nq.gz");
    long written = write(folder.resolve("store"), file, quads, seed);
    System.out.println(written + " quads in " + file);
    load(folder.resolve("store"), file);
    System.out.println("loaded into " + folder.resolve("store"));
  }

  /** Texts go into the store; returns how many quads the file holds. */
  static long write(Path store, Path file, long quads, long seed) throws IOException {
    DataFolder knowledge = DataFolder.find();
    Iris iris = new Iris();
    RegisterGraph register = new RegisterGraph(iris, Register.load(knowledge));
    GeneratedDocuments documents = new GeneratedDocuments(knowledge, seed);
    GeneratedLinks links = new GeneratedLinks(seed);
    try (OutputStream out =
        new GZIPOutputStream(new BufferedOutputStream(Files.newOutputStream(file)), 1 << 16)) {
      StreamRDF writer = StreamRDFWriter.getWriterStream(out, Lang.NQUADS);
      writer.start();
      long written = 0;
      for (NamedGraph graph :
          List.of(register.register(), register.links(), OntologyGraph.read(iris, knowledge))) {
        written += write(graph, writer);
      }
      for (int number = 1; written < quads; number++) {
        GeneratedDocuments.Generated document = documents.document(number);
        keep(store, document.text());
        links.add(document.graph());
        written += write(document.graph(), writer);
      }
      written += write(links.graph(iris), writer);
      writer.finish();
      return written;
    }
  }

  private static long write(NamedGraph graph, StreamRDF writer) {
    graph.quads().forEach(writer::quad);
    return graph.graph().size();
  }

  /** As the store keeps them, but not forced to the disk one by one. */
  private static void keep(Path store, String text) throws IOException {
    String sha256 = Fingerprint.of(text);
    Path parent = store.resolve("texts").resolve(sha256.substring(0, 2));
    Files.createDirectories(parent);
    Files.write(parent.resolve(sha256 + ".txt"), text.getBytes(StandardCharsets.UTF_8));
  }

  static void load(Path store, Path file) throws IOException {
    Files.createDirectories(Store.database(store));
    DatasetGraph dataset =
        DatabaseMgr.connectDatasetGraph(Store.database(store).toAbsolutePath().toString());
    DataLoader loader = LoaderFactory.phasedLoader(dataset, (format, values) -> {});
    loader.startBulk();
    loader.load(file.toString());
    loader.finishBulk();
    Txn.executeWrite(
        dataset,
        () -> {
          Map<Node, GraphSum> sums = new HashMap<>();
          dataset
              .find()
              .forEachRemaining(
                  quad -> sums.merge(quad.getGraph(), GraphSum.of(quad), GraphSum::plus));
          GraphSums.add(dataset, sums);
        });
  }
}
