package org.entente.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.entente.FactReader;
import org.entente.FactReading;
import org.entente.rdf.Iris;
import org.entente.source.Reading;
import org.entente.source.Sources;

/** What one machine makes of documents, and what a run has made. */
final class Expected {

  /** The one of this JVM, as the tasks of a local Spark have it. */
  static FactReader reader() {
    return Engine.of(Settings.of(Iris.DEFAULT_BASE, 0));
  }

  private Expected() {}

  /** The quads that files give without Spark. */
  static TreeSet<String> quads(List<Path> places) {
    TreeSet<String> quads = new TreeSet<>();
    new Sources()
        .read(places.stream().map(Path::toString).toList())
        .filter(Reading.Loaded.class::isInstance)
        .map(reading -> reader().read(((Reading.Loaded) reading).source()))
        .filter(FactReading.Document.class::isInstance)
        .forEach(
            reading -> {
              FactReading.Document document = (FactReading.Document) reading;
              Graph graph = document.graph().graph();
              graph.stream()
                  .map(triple -> line(Quad.create(document.graph().name(), triple)))
                  .forEach(quads::add);
            });
    return quads;
  }

  /** The quads of a run's output, read by Jena; a quad that is there twice is an error. */
  static TreeSet<String> published(Path output) throws IOException {
    TreeSet<String> quads = new TreeSet<>();
    for (Path file : files(output.resolve("graphs"), ".nq.gz")) {
      DatasetGraph graphs = DatasetGraphFactory.create();
      try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
        RDFParser.source(in).lang(Lang.NQUADS).parse(graphs);
      }
      graphs
          .find()
          .forEachRemaining(
              quad -> {
                if (!quads.add(line(quad))) {
                  throw new AssertionError("twice: " + line(quad));
                }
              });
    }
    return quads;
  }

  private static String line(Quad quad) {
    return NodeFmtLib.strNodesNT(
        quad.getSubject(), quad.getPredicate(), quad.getObject(), quad.getGraph());
  }

  static List<Path> files(Path folder, String ending) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> !file.getFileName().toString().startsWith("."))
          .filter(file -> file.toString().endsWith(ending))
          .sorted()
          .toList();
    }
  }

  /** All files of an output folder that count, and when each was written. */
  static TreeMap<String, Long> state(Path output) throws IOException {
    try (Stream<Path> files = Files.walk(output)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.toString().contains("_staging"))
          .collect(
              Collectors.toMap(
                  file -> output.relativize(file).toString(),
                  file -> file.toFile().lastModified(),
                  (a, b) -> a,
                  TreeMap::new));
    }
  }

  /** The folder {@code spark/}. */
  static Path module() {
    return Path.of(System.getProperty("spark.module", ".")).toAbsolutePath();
  }

  /** The repository. */
  static Path home() {
    return module().resolveSibling(".").normalize();
  }
}
