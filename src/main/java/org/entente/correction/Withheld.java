package org.entente.correction;

import java.io.StringReader;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.lang.LabelToNode;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.sparql.core.DatasetGraph;

/**
 * In what the graphs of a dataset differ from what was read: what was taken out of each, and what
 * was written in its place. Kept as texts in the real default graph, which is no part of the union:
 * who reads the named graphs must not find what was taken out.
 */
final class Withheld {

  private static final Node OUT = NodeFactory.createURI("urn:entente:withheld");
  private static final Node IN = NodeFactory.createURI("urn:entente:inserted");

  private final DatasetGraph dataset;

  Withheld(DatasetGraph dataset) {
    this.dataset = dataset;
  }

  /** A copy of a graph as it was read, whatever was decided since. */
  Graph whole(Node name) {
    Graph whole = GraphMemFactory.createDefaultGraph();
    GraphUtil.addInto(whole, dataset.getGraph(name));
    read(name, IN).ifPresent(part -> GraphUtil.deleteFrom(whole, part));
    read(name, OUT).ifPresent(part -> GraphUtil.addInto(whole, part));
    return whole;
  }

  /** Remembers what was read of a graph, when this is left of it. */
  void keep(Node name, Graph whole, Graph left) {
    forget(name);
    write(name, OUT, whole, left);
    write(name, IN, left, whole);
  }

  /** To be called when a graph goes. */
  void forget(Node name) {
    dataset.getDefaultGraph().remove(name, OUT, Node.ANY);
    dataset.getDefaultGraph().remove(name, IN, Node.ANY);
  }

  /** What one has and the other has not, as N-Triples that keep the labels of blank nodes. */
  private void write(Node name, Node property, Graph one, Graph other) {
    String text =
        one.find().filterDrop(other::contains).mapWith(Withheld::line).toList().stream()
            .sorted()
            .collect(Collectors.joining());
    if (!text.isEmpty()) {
      dataset.getDefaultGraph().add(name, property, NodeFactory.createLiteralString(text));
    }
  }

  private static String line(Triple triple) {
    return Stream.of(triple.getSubject(), triple.getPredicate(), triple.getObject())
        .map(NodeFmtLib::strNT)
        .collect(Collectors.joining(" ", "", " .\n"));
  }

  private Optional<Graph> read(Node name, Node property) {
    return dataset
        .getDefaultGraph()
        .find(name, property, Node.ANY)
        .nextOptional()
        .map(triple -> parse(triple.getObject().getLiteralLexicalForm()));
  }

  private static Graph parse(String text) {
    Graph graph = GraphMemFactory.createDefaultGraph();
    RDFParser.create()
        .source(new StringReader(text))
        .lang(Lang.NTRIPLES)
        .labelToNode(LabelToNode.createUseLabelEncoded())
        .parse(graph);
    return graph;
  }
}
