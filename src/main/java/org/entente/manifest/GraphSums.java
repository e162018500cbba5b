package org.entente.manifest;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.entente.commit.Commit;

/**
 * For each named graph how many quads it has and the sum of their hashes, in whatever order they
 * are. They stand in the real default graph, which no query sees, and change with the commit that
 * changes the graph.
 */
public final class GraphSums {

  private static final Node QUADS = NodeFactory.createURI("urn:entente:quads");
  private static final Node HASH = NodeFactory.createURI("urn:entente:hash");

  private GraphSums() {}

  /**
   * Brings the sums up to a commit; call it in the write transaction that makes it.
   *
   * @param isNew whether a graph held nothing before the commit
   */
  public static void update(DatasetGraph dataset, Commit commit, Predicate<Node> isNew) {
    Map<Node, GraphSum> changes = new HashMap<>();
    for (Quad quad : commit.added()) {
      changes.merge(quad.getGraph(), GraphSum.of(quad), GraphSum::plus);
    }
    for (Quad quad : commit.removed()) {
      changes.merge(quad.getGraph(), GraphSum.of(quad).negated(), GraphSum::plus);
    }
    changes.remove(Quad.defaultGraphIRI);
    changes.forEach(
        (graph, change) -> {
          // Of a graph that was written by an older version, or by another program, there is none.
          Optional<GraphSum> before = noted(dataset, graph);
          note(
              dataset,
              graph,
              before
                  .map(change::plus)
                  .orElseGet(() -> isNew.test(graph) ? change : counted(dataset, graph)));
        });
  }

  /**
   * Adds what was written by other means; call it in a write transaction.
   *
   * @param added sums of quads that were not there, by graph
   */
  public static void add(DatasetGraph dataset, Map<Node, GraphSum> added) {
    added.forEach(
        (graph, sum) -> note(dataset, graph, noted(dataset, graph).map(sum::plus).orElse(sum)));
  }

  /** Whether a triple of the default graph is a note of this class: no {@link Commit} has it. */
  public static boolean isNote(Triple triple) {
    return triple.getPredicate().equals(QUADS) || triple.getPredicate().equals(HASH);
  }

  /** What is noted of a graph; call it in a transaction. */
  static Optional<GraphSum> noted(DatasetGraph dataset, Node graph) {
    Graph notes = dataset.getDefaultGraph();
    return value(notes, graph, QUADS)
        .flatMap(quads -> value(notes, graph, HASH).map(hash -> new GraphSum(quads, hash)));
  }

  /** What is noted of all graphs; call it in a transaction. */
  static Map<Node, GraphSum> noted(DatasetGraph dataset) {
    Map<Node, GraphSum> all = new HashMap<>();
    dataset
        .getDefaultGraph()
        .find(Node.ANY, QUADS, Node.ANY)
        .forEach(
            t -> noted(dataset, t.getSubject()).ifPresent(sum -> all.put(t.getSubject(), sum)));
    return all;
  }

  /** How many quads all graphs have by their notes; call it in a transaction. */
  public static long quads(DatasetGraph dataset) {
    return dataset.getDefaultGraph().stream(Node.ANY, QUADS, Node.ANY)
        .mapToLong(GraphSums::number)
        .sum();
  }

  /** What is noted of a graph as one word, empty when nothing is; call it in a transaction. */
  public static String word(DatasetGraph dataset, Node graph) {
    return noted(dataset, graph).map(sum -> sum.quads() + "-" + sum.hash()).orElse("");
  }

  private static GraphSum counted(DatasetGraph dataset, Node graph) {
    GraphSum sum = GraphSum.EMPTY;
    Iterator<Quad> quads = dataset.find(graph, Node.ANY, Node.ANY, Node.ANY);
    while (quads.hasNext()) {
      sum = sum.plus(GraphSum.of(quads.next()));
    }
    return sum;
  }

  private static void note(DatasetGraph dataset, Node graph, GraphSum sum) {
    Graph notes = dataset.getDefaultGraph();
    notes.remove(graph, QUADS, Node.ANY);
    notes.remove(graph, HASH, Node.ANY);
    if (!sum.equals(GraphSum.EMPTY)) {
      notes.add(graph, QUADS, integer(sum.quads()));
      notes.add(graph, HASH, integer(sum.hash()));
    }
  }

  private static Node integer(long value) {
    return NodeFactory.createLiteralDT(Long.toString(value), XSDDatatype.XSDinteger);
  }

  private static Optional<Long> value(Graph notes, Node graph, Node property) {
    return notes.find(graph, property, Node.ANY).nextOptional().map(GraphSums::number);
  }

  private static long number(Triple note) {
    return Long.parseLong(note.getObject().getLiteralLexicalForm());
  }
}
