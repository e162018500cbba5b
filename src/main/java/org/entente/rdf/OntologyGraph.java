package org.entente.rdf;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.lang.LabelToNode;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.entente.knowledge.DataFolder;
import org.entente.knowledge.KnowledgeException;

/** Reads the files of the ontology. */
public final class OntologyGraph {

  /** Shapes are constraints on the graph, not part of what it says. */
  private static final String SHAPES = "shapes.ttl";

  private OntologyGraph() {}

  /**
   * All of {@code ontology/*.ttl} but the shapes, as the named graph that holds the ontology. Blank
   * nodes are the same each time.
   *
   * @throws KnowledgeException when a file is no Turtle
   */
  public static NamedGraph read(Iris iris, DataFolder folder) {
    Graph graph = GraphMemFactory.createDefaultGraph();
    for (Path file : folder.files("ontology", ".ttl")) {
      if (!file.endsWith(SHAPES)) {
        parse(file, graph);
      }
    }
    return new NamedGraph(iris.ontologyGraph(), graph);
  }

  /**
   * One of the files of {@code ontology/}: {@code entente}, {@code concepts}, {@code alignments} or
   * {@code shapes}.
   *
   * @throws KnowledgeException when it is no Turtle
   */
  public static Graph file(DataFolder folder, String name) {
    Graph graph = GraphMemFactory.createDefaultGraph();
    parse(folder.resolve("ontology/" + name + ".ttl"), graph);
    return graph;
  }

  static Graph shapes(DataFolder folder) {
    return file(folder, "shapes");
  }

  private static void parse(Path file, Graph graph) {
    String name = String.valueOf(file.getFileName());
    UUID seed = UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    try (InputStream in = Files.newInputStream(file)) {
      RDFParser.source(in)
          .lang(Lang.TURTLE)
          .base("https://w3id.org/entente/ontology")
          .labelToNode(LabelToNode.createScopeByDocumentHash(seed))
          .errorHandler(ErrorHandlerFactory.errorHandlerStrictNoLogging)
          .parse(graph);
    } catch (RiotException e) {
      throw new KnowledgeException(file + ": " + e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
