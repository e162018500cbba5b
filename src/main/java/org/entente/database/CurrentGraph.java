package org.entente.database;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.GraphView;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.tdb2.store.DatasetGraphTDB;
import org.apache.jena.util.iterator.ExtendedIterator;

/** A graph of the database that the transaction of the thread that asks is in: it can be kept. */
final class CurrentGraph extends GraphView {

  private final CompactableDataset dataset;
  private final Node name;

  CurrentGraph(CompactableDataset dataset, Node name) {
    super(dataset, name);
    this.dataset = dataset;
    this.name = name;
  }

  private Graph graph() {
    DatasetGraphTDB database = dataset.database();
    return Quad.isDefaultGraph(name) ? database.getDefaultGraph() : database.getGraph(name);
  }

  @Override
  protected ExtendedIterator<Triple> graphBaseFind(Node s, Node p, Node o) {
    return graph().find(s, p, o);
  }

  @Override
  protected int graphBaseSize() {
    return graph().size();
  }

  @Override
  public void clear() {
    graph().clear();
  }

  @Override
  public void sync() {}
}
