package org.entente.history;

import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.query.TxnType;
import org.apache.jena.riot.system.PrefixMap;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphBaseFind;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.GraphView;
import org.apache.jena.sparql.core.Quad;

/**
 * A dataset as it was: what it is now without what came since, and with what went since. For
 * reading; a transaction is one of the dataset as it is.
 */
final class PastDataset extends DatasetGraphBaseFind {

  private final DatasetGraph now;
  private final Set<Quad> came = new HashSet<>();
  private final DatasetGraph went = DatasetGraphFactory.create();

  PastDataset(DatasetGraph now) {
    this.now = now;
  }

  /** Takes back that a quad was added; call it for the latest changes first. */
  void undoAdd(Quad quad) {
    if (went.contains(quad)) {
      went.delete(quad);
    } else {
      came.add(quad);
    }
  }

  /** Takes back that a quad was removed; call it for the latest changes first. */
  void undoRemove(Quad quad) {
    if (!came.remove(quad)) {
      went.add(quad);
    }
  }

  @Override
  protected Iterator<Quad> findInDftGraph(Node s, Node p, Node o) {
    return then(now.find(Quad.defaultGraphIRI, s, p, o), went.find(Quad.defaultGraphIRI, s, p, o));
  }

  @Override
  protected Iterator<Quad> findInSpecificNamedGraph(Node g, Node s, Node p, Node o) {
    return then(now.findNG(g, s, p, o), went.findNG(g, s, p, o));
  }

  @Override
  protected Iterator<Quad> findInAnyNamedGraphs(Node s, Node p, Node o) {
    return then(now.findNG(Node.ANY, s, p, o), went.findNG(Node.ANY, s, p, o));
  }

  private Iterator<Quad> then(Iterator<Quad> quads, Iterator<Quad> others) {
    return Iter.concat(
        Iter.filter(Iter.map(quads, PastDataset::named), quad -> !came.contains(quad)), others);
  }

  /** The default graph has several names. */
  private static Quad named(Quad quad) {
    return quad.isDefaultGraph()
        ? PatchLog.quad(null, quad.getSubject(), quad.getPredicate(), quad.getObject())
        : quad;
  }

  @Override
  public Iterator<Node> listGraphNodes() {
    return Iter.iter(findInAnyNamedGraphs(Node.ANY, Node.ANY, Node.ANY))
        .map(Quad::getGraph)
        .distinct();
  }

  @Override
  public Graph getDefaultGraph() {
    return GraphView.createDefaultGraph(this);
  }

  @Override
  public Graph getGraph(Node name) {
    return GraphView.createNamedGraph(this, name);
  }

  @Override
  public PrefixMap prefixes() {
    return now.prefixes();
  }

  @Override
  public void addGraph(Node name, Graph graph) {
    throw new UnsupportedOperationException("the past cannot be changed");
  }

  @Override
  public void removeGraph(Node name) {
    throw new UnsupportedOperationException("the past cannot be changed");
  }

  @Override
  public boolean supportsTransactions() {
    return true;
  }

  @Override
  public void begin(TxnType type) {
    if (type != TxnType.READ) {
      throw new UnsupportedOperationException("the past cannot be changed");
    }
    now.begin(type);
  }

  @Override
  public boolean promote(Promote mode) {
    return false;
  }

  @Override
  public void commit() {
    now.commit();
  }

  @Override
  public void abort() {
    now.abort();
  }

  @Override
  public void end() {
    now.end();
  }

  @Override
  public ReadWrite transactionMode() {
    return now.transactionMode();
  }

  @Override
  public TxnType transactionType() {
    return now.transactionType();
  }

  @Override
  public boolean isInTransaction() {
    return now.isInTransaction();
  }
}
