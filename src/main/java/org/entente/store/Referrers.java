package org.entente.store;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.dboe.base.record.Record;
import org.apache.jena.dboe.index.RangeIndex;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.tdb2.store.DatasetGraphTDB;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.NodeIdFactory;
import org.apache.jena.tdb2.store.nodetable.NodeTable;
import org.apache.jena.tdb2.store.tupletable.TupleIndexRecord;
import org.entente.database.Tdb2;

/**
 * Who names a resource as the object of a triple, a page at a time: a range of TDB2's index {@code
 * OSPG}, entered where the page begins. So any page of 100,000 takes as long as the first. The
 * order is the one in which the store came to know the subjects: it stays until the database is
 * compacted.
 */
public final class Referrers {

  private static final int OBJECT = 0;
  private static final int SUBJECT = NodeId.SIZE;
  private static final int PROPERTY = 2 * NodeId.SIZE;

  private final NodeTable nodes;
  private final RangeIndex index;

  /**
   * @param dataset of a store, in a transaction
   */
  public Referrers(DatasetGraph dataset) {
    DatasetGraphTDB database = Tdb2.of(dataset);
    var table = database.getQuadTable().getNodeTupleTable();
    this.nodes = table.getNodeTable();
    this.index = table.getTupleTable().selectIndex("OSPG", TupleIndexRecord.class).getRangeIndex();
  }

  /**
   * Some of those who name a resource.
   *
   * @param triples all by which they do, whichever graphs say so, in the order of the subjects
   * @param last the last subject of the page when there are more after it
   */
  public record Page(List<Triple> triples, Optional<Node> last) {
    public Page {
      triples = List.copyOf(triples);
    }
  }

  /**
   * The page of those who name a resource.
   *
   * @param after the last subject of the page before; empty for the first page
   * @param size how many subjects, at least 1
   * @param ignored properties that do not count
   */
  public Page page(Node resource, Optional<Node> after, int size, Set<Node> ignored) {
    NodeId object = nodes.getNodeIdForNode(resource);
    if (NodeId.isDoesNotExist(object)) {
      return new Page(List.of(), Optional.empty());
    }
    Set<NodeId> skipped = new HashSet<>();
    ignored.forEach(property -> skipped.add(nodes.getNodeIdForNode(property)));
    List<Triple> triples = new ArrayList<>();
    Optional<NodeId> subject = Optional.empty();
    Optional<NodeId> property = Optional.empty();
    int subjects = 0;
    Iterator<Record> range = range(object, after.map(nodes::getNodeIdForNode));
    while (range.hasNext()) {
      byte[] key = range.next().getKey();
      NodeId p = NodeIdFactory.get(key, PROPERTY);
      if (skipped.contains(p)) {
        continue;
      }
      NodeId s = NodeIdFactory.get(key, SUBJECT);
      boolean same = subject.filter(s::equals).isPresent();
      if (same && property.filter(p::equals).isPresent()) {
        continue; // another graph says it too
      }
      if (!same && subjects++ == size) {
        return new Page(triples, subject.map(nodes::getNodeForNodeId));
      }
      subject = Optional.of(s);
      property = Optional.of(p);
      triples.add(Triple.create(nodes.getNodeForNodeId(s), nodes.getNodeForNodeId(p), resource));
    }
    return new Page(triples, Optional.empty());
  }

  /** From the first entry of the object, or the first after one of its subjects. */
  private Iterator<Record> range(NodeId object, Optional<NodeId> after) {
    Record from = index.getRecordFactory().createKeyOnly();
    NodeIdFactory.set(object, from.getKey(), OBJECT);
    after.ifPresent(subject -> NodeIdFactory.setNext(subject, from.getKey(), SUBJECT));
    Record to = index.getRecordFactory().createKeyOnly();
    NodeIdFactory.setNext(object, to.getKey(), OBJECT);
    return index.iterator(from, to);
  }
}
