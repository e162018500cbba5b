package org.entente.store;

import com.google.common.collect.Iterators;
import com.google.common.collect.PeekingIterator;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.apache.jena.atlas.io.IO;
import org.apache.jena.graph.Node;
import org.apache.jena.irix.IRIxResolver;
import org.apache.jena.riot.RIOT;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.lang.IteratorParsers;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.riot.system.ParserProfileStd;
import org.apache.jena.riot.system.PrefixMapFactory;
import org.apache.jena.riot.system.RiotLib;
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
    try (InputStream in = IO.openFileEx(file.toString())) {
      PeekingIterator<Quad> quads =
          Iterators.peekingIterator(IteratorParsers.createIteratorNQuads(in, new AsWritten()));
      while (quads.hasNext()) {
        if (stopped.getAsBoolean()) {
          return false;
        }
        Node name = named(quads.peek(), file);
        Set<Quad> graph = new LinkedHashSet<>();
        while (quads.hasNext() && name.equals(quads.peek().getGraph())) {
          graph.add(quads.next());
        }
        if (wanted.test(name.getURI())) {
          mustBeFirst(name, file);
          taker.take(document(name, graph, file));
        }
      }
      return !stopped.getAsBoolean();
    } catch (RiotException | IOException e) {
      throw new StoreException("Cannot read " + file + ": " + Faults.reason(e), e);
    }
  }

  private static Node named(Quad quad, Path file) {
    if (Quad.isDefaultGraph(quad.getGraph()) || !quad.getGraph().isURI()) {
      throw new StoreException(
          file
              + " has a triple without a graph: "
              + quad.asTriple()
              + ". Each stands in its document's.");
    }
    return quad.getGraph();
  }

  private void mustBeFirst(Node name, Path file) {
    if (!seen.add(name)) {
      throw new StoreException(
          "The graph " + name + " stands in two places, the second in " + file + ".");
    }
  }

  private DocumentQuads document(Node name, Set<Quad> quads, Path file) {
    Node document =
        first(quads, Ent.sha256.asNode())
            .map(Quad::getSubject)
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
            text(quads, DCTerms.source.asNode()).orElse(""),
            text(quads, Ent.sha256.asNode()).orElse(""),
            text(quads, SchemaDO.softwareVersion.asNode())),
        quads);
  }

  private static Optional<String> text(Set<Quad> quads, Node property) {
    return first(quads, property)
        .map(Quad::getObject)
        .filter(Node::isLiteral)
        .map(Node::getLiteralLexicalForm);
  }

  private static Optional<Quad> first(Set<Quad> quads, Node property) {
    return quads.stream().filter(quad -> quad.getPredicate().equals(property)).findFirst();
  }

  /** Takes each IRI as it stands: to take it apart costs a sixth of the time that reading takes. */
  private static final class AsWritten extends ParserProfileStd {

    AsWritten() {
      super(
          RiotLib.factoryRDF(),
          ErrorHandlerFactory.errorHandlerStrictNoLogging,
          IRIxResolver.create().noBase().resolve(false).allowRelative(true).build(),
          PrefixMapFactory.emptyPrefixMap(),
          RIOT.getContext().copy(),
          false,
          false);
    }

    @Override
    public Node createURI(String iri, long line, long column) {
      return getFactorRDF().createURI(iri);
    }
  }
}
