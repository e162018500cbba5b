package org.entente.ontology;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.riot.RDFDataMgr;

/** The checkout's files that these tests read. */
final class OntologyFiles {

  private OntologyFiles() {}

  static Model ontology() {
    return read("entente.ttl", "concepts.ttl", "alignments.ttl");
  }

  static Model shapes() {
    return read("shapes.ttl");
  }

  static Model read(String... names) {
    Model model = ModelFactory.createDefaultModel();
    for (String name : names) {
      RDFDataMgr.read(model, Path.of("ontology", name).toUri().toString());
    }
    return model;
  }

  /** All files below a folder with this ending, by name; none when there is no such folder. */
  static List<Path> below(Path folder, String ending) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(f -> f.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
