package org.entente.matching;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.atlas.lib.tuple.Tuple;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.nodetupletable.NodeTupleTable;
import org.jspecify.annotations.Nullable;

/**
 * One triple of a pattern of which only the subject changes from row to row: whether it takes part,
 * is of a class. Indexes give subjects in ascending order, so that what comes next is mostly read a
 * little further on, and need not be looked up from the root of the tree.
 */
final class SubjectCursor {

  /** So many tuples are read on before it is given up; as many cost as much as looking up. */
  private static final int STEPS = 24;

  /** After so many it is seen whether reading on helps, which it does when it finds every other. */
  private static final int TRIAL = 256;

  private static final int WORTH = 2;

  private final NodeTupleTable table;
  private final Tuple<NodeId> pattern;

  /** Of the subject, in the tuples. */
  private final int slot;

  private @Nullable Iterator<Tuple<NodeId>> tuples;
  private @Nullable Tuple<NodeId> ahead;
  private long last = -1;
  private List<Tuple<NodeId>> found = List.of();
  private boolean useful = true;
  private int asked;
  private int answered;

  /**
   * A cursor.
   *
   * @param pattern with any subject, a property and an object
   */
  SubjectCursor(NodeTupleTable table, Tuple<NodeId> pattern) {
    this.table = table;
    this.pattern = pattern;
    this.slot = pattern.len() - 3;
  }

  /** The tuples of a subject; null when that has to be looked up. */
  @Nullable List<Tuple<NodeId>> find(NodeId subject) {
    if (!useful || !subject.isPtr() || asked == TRIAL && answered * WORTH < asked) {
      close();
      return null;
    }
    long wanted = subject.getPtrLocation();
    if (wanted == last) {
      return found;
    }
    if (wanted < last) { // It would have to begin anew, as perhaps for every row.
      close();
      return null;
    }
    asked += asked < TRIAL ? 1 : 0;
    if (!reach(wanted)) {
      return null;
    }
    answered += asked < TRIAL ? 1 : 0;
    last = wanted;
    found = read(wanted);
    return found;
  }

  private boolean reach(long wanted) {
    if (tuples == null) {
      tuples = table.find(pattern);
      advance(tuples);
    }
    for (int steps = 0; ahead != null && subject(ahead) < wanted; steps++) {
      if (steps == STEPS) {
        return false;
      }
      advance(tuples);
    }
    return true;
  }

  private List<Tuple<NodeId>> read(long wanted) {
    if (ahead == null || tuples == null || subject(ahead) != wanted) {
      return List.of();
    }
    List<Tuple<NodeId>> all = new ArrayList<>(2);
    while (ahead != null && subject(ahead) == wanted) {
      all.add(ahead);
      advance(tuples);
    }
    return all;
  }

  private void advance(Iterator<Tuple<NodeId>> from) {
    ahead = from.hasNext() ? from.next() : null;
  }

  private long subject(Tuple<NodeId> tuple) {
    return tuple.get(slot).getPtrLocation();
  }

  /** Reads nothing any more. */
  void close() {
    useful = false;
    ahead = null;
    if (tuples != null) {
      Iter.close(tuples);
      tuples = null;
    }
  }
}
