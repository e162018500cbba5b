package org.entente.manifest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.jena.atlas.lib.tuple.Tuple;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.tdb2.store.DatasetGraphTDB;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.tupletable.TupleIndex;
import org.apache.jena.tdb2.store.tupletable.TupleTable;
import org.entente.database.Tdb2;

/**
 * Reads the whole database: do all indexes hold the same, and is what each graph holds what its sum
 * says? Call it in a read transaction.
 */
public final class SumsCheck {

  private final DatasetGraph dataset;
  private final List<Damage> damages = new ArrayList<>();

  public SumsCheck(DatasetGraph dataset) {
    this.dataset = dataset;
  }

  /** What is wrong, by index and by graph. */
  public List<Damage> run() {
    DatasetGraphTDB database = Tdb2.of(dataset);
    indexes(database.getQuadTable().getNodeTupleTable().getTupleTable());
    indexes(database.getTripleTable().getNodeTupleTable().getTupleTable());
    graphs();
    return List.copyOf(damages);
  }

  private void indexes(TupleTable table) {
    TupleIndex[] indexes = table.getIndexes();
    GraphSum first = sum(indexes[0]);
    for (TupleIndex index : indexes) {
      GraphSum sum = sum(index);
      if (!sum.equals(first)) {
        damage(
            "index " + index.getName(),
            "it does not hold what " + indexes[0].getName() + " does" + counts(sum, first));
      }
    }
  }

  private static String counts(GraphSum one, GraphSum other) {
    return one.quads() == other.quads()
        ? ""
        : " (" + one.quads() + " where there are " + other.quads() + ")";
  }

  private GraphSum sum(TupleIndex index) {
    long count = 0;
    long hash = 0;
    try {
      Iterator<Tuple<NodeId>> tuples = index.all();
      while (tuples.hasNext()) {
        Tuple<NodeId> tuple = tuples.next();
        long one = 0;
        for (int i = 0; i < tuple.len(); i++) {
          one = (one ^ tuple.get(i).hashCode()) * 0x9E3779B97F4A7C15L;
          one ^= one >>> 29;
        }
        count++;
        hash += one;
      }
    } catch (RuntimeException e) {
      damage("index " + index.getName(), "it cannot be read: " + e.getMessage());
    }
    return new GraphSum(count, hash);
  }

  private void graphs() {
    Map<Node, GraphSum> found = new HashMap<>();
    try {
      Iterator<Quad> quads = dataset.find(Node.ANY, Node.ANY, Node.ANY, Node.ANY);
      while (quads.hasNext()) {
        Quad quad = quads.next();
        found.merge(quad.getGraph(), GraphSum.of(quad), GraphSum::plus);
      }
    } catch (RuntimeException e) {
      damage("nodes", "they cannot be read: " + e.getMessage());
      return;
    }
    GraphSums.noted(dataset)
        .forEach(
            (graph, should) -> {
              GraphSum is = found.getOrDefault(graph, GraphSum.EMPTY);
              if (!is.equals(should)) {
                damage(
                    "graph " + graph,
                    "it holds other quads than were written" + counts(is, should));
              }
            });
  }

  private void damage(String what, String message) {
    damages.add(new Damage(what, message));
  }
}
