package org.entente.matching;

import java.util.Iterator;
import java.util.List;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.atlas.lib.tuple.Tuple;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.nodetupletable.NodeTupleTable;
import org.jspecify.annotations.Nullable;

/**
 * One triple of a pattern of which only the subject changes from row to row: whether it takes part,
 * is of a class. The index has its subjects in ascending order, and rows often come in that order
 * too: then what is asked for next is read a little further on, and need not be looked up from the
 * root of the tree. What rows in any other order ask for is looked up.
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

  /** The first tuple that was not left behind; null after the last. */
  private @Nullable Tuple<NodeId> ahead;

  /** The greatest subject that was left behind: of it and of those before nothing is known here. */
  private long passed = -1;

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

  /** The triple of a subject once, whatever graphs say it; null when it has to be looked up. */
  @Nullable List<Tuple<NodeId>> find(NodeId subject) {
    if (!useful || !subject.isPtr()) {
      return null;
    }
    if (asked == TRIAL && answered * WORTH < asked) {
      close();
      return null;
    }
    long wanted = subject.getPtrLocation();
    boolean reached = reach(wanted);
    if (asked < TRIAL) {
      asked++;
      answered += reached ? 1 : 0;
    }
    if (!reached) {
      return null;
    }
    return ahead == null || subject(ahead) != wanted ? List.of() : List.of(ahead);
  }

  private boolean reach(long wanted) {
    if (wanted <= passed) {
      return false;
    }
    Iterator<Tuple<NodeId>> from = tuples;
    if (from == null) {
      from = table.find(pattern);
      tuples = from;
      ahead = next(from);
    }
    for (int steps = 0; ahead != null && subject(ahead) < wanted; steps++) {
      if (steps == STEPS) {
        return false;
      }
      passed = subject(ahead);
      ahead = next(from);
    }
    return true;
  }

  private static @Nullable Tuple<NodeId> next(Iterator<Tuple<NodeId>> from) {
    return from.hasNext() ? from.next() : null;
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
