package org.entente.alignment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.system.ErrorHandler;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.sparql.core.Quad;

/** A file of RDF, in any syntax that Jena reads; of it, what the mapping asks for is kept. */
final class RdfDataset implements Dataset {

  private final Path file;
  private final Properties properties;

  RdfDataset(Path file, Mapping mapping) {
    this.file = file;
    this.properties = new Properties(mapping);
  }

  @Override
  public String name() {
    return String.valueOf(file.getFileName());
  }

  @Override
  public void read(Consumer<Entry.Raw> entries, Consumer<String> problems) {
    Map<String, Map<String, List<Node>>> resources = new LinkedHashMap<>();
    Set<String> wanted = properties.all();
    try {
      RDFParser.source(file)
          .errorHandler(new Faults())
          .parse(
              new StreamRDFBase() {
                @Override
                public void triple(Triple triple) {
                  if (triple.getSubject().isURI()
                      && wanted.contains(triple.getPredicate().getURI())) {
                    resources
                        .computeIfAbsent(triple.getSubject().getURI(), s -> new LinkedHashMap<>())
                        .computeIfAbsent(triple.getPredicate().getURI(), p -> new ArrayList<>(1))
                        .add(triple.getObject());
                  }
                }

                @Override
                public void quad(Quad quad) {
                  triple(quad.asTriple());
                }
              });
    } catch (RiotException e) {
      String message = String.valueOf(e.getMessage());
      throw new AlignmentException(
          message.startsWith(file.toString()) ? message : file + ": " + message);
    }
    resources.forEach((iri, values) -> properties.entry(iri, values).ifPresent(entries));
  }

  private final class Faults implements ErrorHandler {

    @Override
    public void warning(String message, long line, long column) {
      // What is odd but can be read is read.
    }

    @Override
    public void error(String message, long line, long column) {
      fatal(message, line, column);
    }

    @Override
    public void fatal(String message, long line, long column) {
      throw new RiotException(file + (line > 0 ? ":" + line : "") + ": " + message);
    }
  }
}
