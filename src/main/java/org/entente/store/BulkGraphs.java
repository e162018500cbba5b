package org.entente.store;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.SchemaDO;
import org.entente.rdf.Ent;
import org.entente.rdf.Iris;

/** Reads N-Quads in which the graphs of documents stand one after the other. */
final class BulkGraphs {

  private final Iris iris;
  private final Set<Node> seen = new HashSet<>();

  BulkGraphs(Iris iris) {
    this.iris = iris;
  }

  /**
   * The graph of a document.
   *
   * @param quads of it, each once
   */
  record DocumentQuads(Node name, Node document, Versions.Made made, Set<Quad> quads) {}

  /** Takes graphs one by one. */
  interface Taker {
    void take(DocumentQuads document);
  }

  /**
   * Reads a file.
   *
   * @param stopped asked after each graph; once it is so, no more is read
   * @param wanted of the graph's name: others are left out
   * @return false when it was stopped
   * @throws StoreException when it holds something else than graphs of documents
   */
  boolean read(Path file, BooleanSupplier stopped, Predicate<String> wanted, Taker taker) {
    Collector collector = new Collector(file, stopped, wanted, taker);
    try {
      RDFParser.create().source(file.toString()).checking(false).parse(collector);
      collector.end();
      return true;
    } catch (RiotException e) {
      throw new StoreException("Cannot read " + file + ": " + Faults.reason(e), e);
    } catch (Stopped e) {
      return false;
    }
  }

  /** The only way out of a parser that is not at its end. */
  private static final class Stopped extends RuntimeException {

    private static final long serialVersionUID = 1;

    Stopped() {
      super("stopped", null, false, false);
    }
  }

  private final class Collector extends StreamRDFBase {

    private final Path file;
    private final BooleanSupplier stopped;
    private final Predicate<String> wanted;
    private final Taker taker;
    private Set<Quad> quads = new LinkedHashSet<>();
    private Node name = Node.ANY;

    Collector(Path file, BooleanSupplier stopped, Predicate<String> wanted, Taker taker) {
      this.file = file;
      this.stopped = stopped;
      this.wanted = wanted;
      this.taker = taker;
    }

    @Override
    public void triple(Triple triple) {
      throw new StoreException(
          file + " has a triple without a graph: " + triple + ". Each stands in its document's.");
    }

    @Override
    public void quad(Quad quad) {
      if (!quad.getGraph().equals(name)) {
        end();
        name = quad.getGraph();
      }
      quads.add(quad);
    }

    /** The graph is whole. */
    void end() {
      if (stopped.getAsBoolean()) {
        throw new Stopped();
      }
      if (!quads.isEmpty() && wanted.test(name.getURI())) {
        if (!seen.add(name)) {
          throw new StoreException(
              "The graph " + name + " stands in two places, the second in " + file + ".");
        }
        taker.take(document());
      }
      quads = new LinkedHashSet<>();
    }

    private DocumentQuads document() {
      Node document =
          value(Ent.sha256.asNode(), true)
              .filter(node -> iris.documentGraph(node).equals(name))
              .orElseThrow(
                  () ->
                      new StoreException(
                          name
                              + " in "
                              + file
                              + " is not the graph of a document whose IRI begins with "
                              + iris.base()
                              + ". It may have been made with another --base."));
      return new DocumentQuads(
          name,
          document,
          new Versions.Made(
              text(DCTerms.source.asNode()).orElse(""),
              text(Ent.sha256.asNode()).orElse(""),
              text(SchemaDO.softwareVersion.asNode())),
          quads);
    }

    private Optional<String> text(Node property) {
      return value(property, false).filter(Node::isLiteral).map(Node::getLiteralLexicalForm);
    }

    private Optional<Node> value(Node property, boolean subject) {
      return quads.stream()
          .filter(quad -> quad.getPredicate().equals(property))
          .map(quad -> subject ? quad.getSubject() : quad.getObject())
          .findFirst();
    }
  }
}
