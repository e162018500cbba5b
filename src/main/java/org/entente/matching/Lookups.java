package org.entente.matching;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.jena.atlas.lib.tuple.Tuple;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.nodetupletable.NodeTupleTable;
import org.jspecify.annotations.Nullable;

/**
 * One triple of a pattern, looked up again and again within one query: the names of actors and the
 * classes of things come back a thousand times. What was found is kept for the next time, a little
 * of it, and only as long as that helps.
 */
final class Lookups {

  private static final int MOST = 1024;
  private static final int LONGEST = 4;

  /** After so many it is seen whether it helps, which it does when one in four is known. */
  private static final int TRIAL = 512;

  private static final int WORTH = 4;

  private final NodeTupleTable table;
  private final Map<Tuple<NodeId>, List<Tuple<NodeId>>> kept = new HashMap<>();
  private boolean keeping = true;
  private int asked;
  private int known;

  private Iterator<Tuple<NodeId>> found = List.<Tuple<NodeId>>of().iterator();
  private @Nullable Tuple<NodeId> wanted;
  private @Nullable List<Tuple<NodeId>> seen;

  Lookups(NodeTupleTable table) {
    this.table = table;
  }

  /** Begins to look up. */
  void start(Tuple<NodeId> pattern) {
    seen = null;
    if (keeping) {
      List<Tuple<NodeId>> before = kept.get(pattern);
      asked++;
      if (before != null) {
        known++;
        found = before.iterator();
        return;
      }
      if (asked >= TRIAL && known * WORTH < asked) {
        keeping = false;
        kept.clear();
      } else if (kept.size() < MOST) {
        wanted = pattern;
        seen = new ArrayList<>(2);
      }
    }
    found = table.find(pattern);
  }

  /** Begins with what is known already. */
  void start(List<Tuple<NodeId>> tuples) {
    seen = null;
    found = tuples.iterator();
  }

  /** The next tuple; null when there is none. */
  @Nullable Tuple<NodeId> next() {
    if (found.hasNext()) {
      Tuple<NodeId> tuple = found.next();
      if (seen != null) {
        if (seen.size() == LONGEST) {
          seen = null;
        } else {
          seen.add(tuple);
        }
      }
      return tuple;
    }
    if (seen != null && wanted != null) {
      kept.put(wanted, List.copyOf(seen));
      seen = null;
    }
    return null;
  }

  Iterator<Tuple<NodeId>> left() {
    return found;
  }
}
