package org.entente.dates;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.atlas.lib.tuple.Tuple;
import org.apache.jena.graph.Node;
import org.apache.jena.tdb2.store.DatasetGraphTDB;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.nodetable.NodeTable;
import org.apache.jena.tdb2.store.nodetupletable.NodeTupleTable;
import org.entente.rdf.Ent;
import org.jspecify.annotations.Nullable;

/**
 * The first and the last day of everything that has them, as one state of a database says: sorted
 * by first day, and for each power of two of neighbours the latest last day, so that what overlaps
 * a time is found without looking at the rest. 60 bytes a dated thing.
 */
final class DateIndex {

  private final NodeId[] subjects;
  private final long[] earliest;
  private final long[] latest;
  private final @Nullable NodeId[] earliestIds;
  private final @Nullable NodeId[] latestIds;

  /** Things with several first or last days, which no order holds: always among what is found. */
  private final List<NodeId> several;

  /** A heap-shaped tree: the greatest {@link #latest} below each node. */
  private final long[] greatest;

  private final int leaves;

  private DateIndex(List<Dated> dated, List<NodeId> several) {
    dated.sort((a, b) -> Long.compare(a.earliest, b.earliest));
    int size = dated.size();
    this.several = several;
    subjects = new NodeId[size];
    earliest = new long[size];
    latest = new long[size];
    earliestIds = new @Nullable NodeId[size];
    latestIds = new @Nullable NodeId[size];
    leaves = Math.max(1, Integer.highestOneBit(Math.max(1, size - 1)) * 2);
    greatest = new long[2 * leaves];
    java.util.Arrays.fill(greatest, Long.MIN_VALUE);
    for (int i = 0; i < size; i++) {
      Dated one = dated.get(i);
      subjects[i] = one.subject;
      earliest[i] = one.earliest;
      latest[i] = one.latest;
      earliestIds[i] = one.earliestId;
      latestIds[i] = one.latestId;
      greatest[leaves + i] = one.latest;
    }
    for (int i = leaves - 1; i > 0; i--) {
      greatest[i] = Math.max(greatest[2 * i], greatest[2 * i + 1]);
    }
  }

  private static final class Dated {
    private final NodeId subject;
    private long earliest = Long.MIN_VALUE;
    private long latest = Long.MAX_VALUE;
    private @Nullable NodeId earliestId;
    private @Nullable NodeId latestId;
    private boolean several;

    Dated(NodeId subject) {
      this.subject = subject;
    }
  }

  /**
   * Reads all first and last days; call it in a transaction. Values that are no {@code xsd:date}
   * are left out: no comparison with one is true.
   */
  static DateIndex of(DatasetGraphTDB database) {
    Map<NodeId, Dated> dated = new HashMap<>();
    for (NodeTupleTable table :
        List.of(
            database.getQuadTable().getNodeTupleTable(),
            database.getTripleTable().getNodeTupleTable())) {
      read(table, Ent.earliest.asNode(), true, dated);
      read(table, Ent.latest.asNode(), false, dated);
    }
    List<NodeId> several = new ArrayList<>();
    List<Dated> single = new ArrayList<>();
    for (Dated one : dated.values()) {
      if (one.several) {
        several.add(one.subject);
      } else {
        single.add(one);
      }
    }
    return new DateIndex(single, several);
  }

  private static void read(
      NodeTupleTable table, Node property, boolean first, Map<NodeId, Dated> dated) {
    NodeTable nodes = table.getNodeTable();
    NodeId predicate = nodes.getNodeIdForNode(property);
    if (NodeId.isDoesNotExist(predicate)) {
      return;
    }
    boolean quads = table.getTupleTable().getTupleLen() == 4;
    NodeId any = NodeId.NodeIdAny;
    Map<NodeId, NodeId> same = new HashMap<>();
    Map<NodeId, Optional<Bounds>> days = new HashMap<>();
    Iterator<Tuple<NodeId>> found =
        quads ? table.find(any, any, predicate, any) : table.find(any, predicate, any);
    while (found.hasNext()) {
      Tuple<NodeId> tuple = found.next();
      int at = quads ? 1 : 0;
      // Many things have the same day: one object is enough.
      NodeId id = same.computeIfAbsent(tuple.get(at + 2), known -> known);
      Optional<Bounds> day =
          days.computeIfAbsent(id, date -> Days.of(nodes.getNodeForNodeId(date)));
      day.ifPresent(
          value -> {
            Dated one = dated.computeIfAbsent(tuple.get(at), Dated::new);
            if (first) {
              one.several |= one.earliestId != null && !id.equals(one.earliestId);
              one.earliest = value.from();
              one.earliestId = id;
            } else {
              one.several |= one.latestId != null && !id.equals(one.latestId);
              one.latest = value.to();
              one.latestId = id;
            }
          });
    }
  }

  int size() {
    return subjects.length + several.size();
  }

  /** What has several first or last days: always among what may be found. */
  List<NodeId> several() {
    return several;
  }

  NodeId subject(int place) {
    return subjects[place];
  }

  /** The first day; null when there is none. */
  @Nullable NodeId earliest(int place) {
    return earliestIds[place];
  }

  /** The last day; null when there is none. */
  @Nullable NodeId latest(int place) {
    return latestIds[place];
  }

  /** Whether the first and the last day are within bounds for certain, whatever the timezones. */
  boolean certain(int place, Bounds first, Bounds last) {
    return first.holds(earliest[place]) && last.holds(latest[place]);
  }

  /**
   * Places of what may have its first day and its last day in these bounds: all that has, and
   * perhaps more; without what has several.
   *
   * @param most how many may be found
   * @return empty when there are more
   */
  Optional<IntList> find(Bounds first, Bounds last, int most) {
    int from = position(first.wider().from());
    int to = position(first.wider().to() + 1);
    IntList found = new IntArrayList();
    boolean all = collect(1, 0, leaves, from, to, last.wider(), found, most);
    return all && found.size() + several.size() <= most ? Optional.of(found) : Optional.empty();
  }

  /** The first place whose first day is not before a day. */
  private int position(long day) {
    int low = 0;
    int high = earliest.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (earliest[middle] < day) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** False when there are too many. */
  private boolean collect(
      int node, int start, int end, int from, int to, Bounds last, IntList found, int most) {
    if (end <= from || to <= start || greatest[node] < last.from()) {
      return true;
    }
    if (found.size() > most) {
      return false;
    }
    if (node >= leaves) {
      if (start < subjects.length && latest[start] <= last.to()) {
        found.add(start);
      }
      return true;
    }
    int middle = (start + end) >>> 1;
    return collect(2 * node, start, middle, from, to, last, found, most)
        && collect(2 * node + 1, middle, end, from, to, last, found, most);
  }
}
