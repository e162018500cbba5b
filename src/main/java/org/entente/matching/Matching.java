package org.entente.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.atlas.lib.tuple.Tuple;
import org.apache.jena.atlas.lib.tuple.TupleFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.core.BasicPattern;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.tdb2.solver.BindingNodeId;
import org.apache.jena.tdb2.solver.BindingTDB;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.nodetable.NodeTable;
import org.apache.jena.tdb2.store.nodetupletable.NodeTupleTable;
import org.jspecify.annotations.Nullable;

/**
 * One pattern, matched with one row after the other: {@link #start} with a row, then {@link #next}
 * gives the rows that it becomes until there are no more.
 */
final class Matching {

  private final NodeTable nodes;

  /** Whether the same triple in several graphs counts once. */
  private final boolean union;

  private final @Nullable AtomicBoolean cancelled;
  private final Var[] variables;

  /** For each triple and slot the place in {@link #variables}, or -1 for {@link #constants}. */
  private final int[][] places;

  private final NodeId[][] constants;

  /** False when the database does not hold something that the pattern names. */
  private final boolean possible;

  private BindingNodeId before = BindingNodeId.root;
  private boolean[] given;
  private Var[] free = new Var[0];
  private final @Nullable NodeId[] ids;
  private final Lookups[] found;

  /** For each triple of which only the subject is a variable; else null. */
  private final @Nullable SubjectCursor[] cursors;

  private final @Nullable Tuple<NodeId>[] last;
  private final int[][] bound;
  private int depth = -1;

  /**
   * A matching.
   *
   * @param graph a graph's name, a variable, {@link Node#ANY} for the union of all named graphs, or
   *     null for the graph without a name
   */
  @SuppressWarnings({"unchecked", "rawtypes"})
  Matching(
      NodeTupleTable table,
      @Nullable Node graph,
      BasicPattern pattern,
      @Nullable AtomicBoolean cancelled) {
    this.nodes = table.getNodeTable();
    this.union = Node.ANY.equals(graph);
    this.cancelled = cancelled;
    int size = pattern.size();
    int width = graph == null ? 3 : 4;
    List<Var> variables = new ArrayList<>();
    this.places = new int[size][width];
    this.constants = new NodeId[size][width];
    boolean possible = true;
    for (int i = 0; i < size; i++) {
      List<Node> slots = slots(graph, pattern.get(i));
      for (int j = 0; j < width; j++) {
        Node node = slots.get(j);
        places[i][j] = node instanceof Var variable ? place(variable, variables) : -1;
        constants[i][j] =
            node == Node.ANY || node instanceof Var
                ? NodeId.NodeIdAny
                : nodes.getNodeIdForNode(node);
        possible &= !NodeId.isDoesNotExist(constants[i][j]);
      }
    }
    this.possible = possible;
    this.variables = variables.toArray(Var[]::new);
    this.given = new boolean[this.variables.length];
    Arrays.fill(given, true);
    this.ids = new @Nullable NodeId[this.variables.length];
    this.found = new Lookups[size];
    Arrays.setAll(found, step -> new Lookups(table));
    this.cursors = new SubjectCursor[size];
    for (int i = 0; i < size; i++) {
      cursors[i] = cursor(table, places[i], constants[i]);
    }
    this.last = new Tuple[size];
    this.bound = new int[size][width];
  }

  private static List<Node> slots(@Nullable Node graph, Triple triple) {
    return graph == null
        ? List.of(triple.getSubject(), triple.getPredicate(), triple.getObject())
        : List.of(graph, triple.getSubject(), triple.getPredicate(), triple.getObject());
  }

  private static @Nullable SubjectCursor cursor(
      NodeTupleTable table, int[] places, NodeId[] constants) {
    int subject = places.length - 3;
    for (int j = 0; j < places.length; j++) {
      if ((places[j] >= 0) != (j == subject)) {
        return null;
      }
    }
    return new SubjectCursor(table, TupleFactory.create(constants));
  }

  private static int place(Var variable, List<Var> variables) {
    int place = variables.indexOf(variable);
    if (place < 0) {
      variables.add(variable);
      return variables.size() - 1;
    }
    return place;
  }

  void start(Binding row) {
    depth = -1;
    if (!possible) {
      return;
    }
    before = GivenIds.of(row, nodes);
    boolean same = true;
    for (int i = 0; i < variables.length; i++) {
      ids[i] = before.get(variables[i]);
      if (NodeId.isDoesNotExist(ids[i])) {
        return;
      }
      same &= given[i] == (ids[i] != null);
    }
    if (!same) {
      List<Var> left = new ArrayList<>();
      for (int i = 0; i < variables.length; i++) {
        given[i] = ids[i] != null;
        if (!given[i]) {
          left.add(variables[i]);
        }
      }
      free = left.toArray(Var[]::new);
    }
    open(0);
  }

  /** The next row; null when there is none. */
  @Nullable Binding next() {
    while (depth >= 0) {
      if (cancelled != null && cancelled.get()) {
        throw new QueryCancelledException();
      }
      unbind(depth);
      if (!advance(depth)) {
        depth--;
      } else if (depth + 1 < places.length) {
        open(depth + 1);
      } else {
        return row();
      }
    }
    return null;
  }

  private Binding row() {
    NodeId[] values = new NodeId[free.length];
    int count = 0;
    for (int i = 0; i < ids.length; i++) {
      if (!given[i]) {
        values[count++] = Objects.requireNonNull(ids[i]);
      }
    }
    return new BindingTDB(new RowIds(before, free, values), nodes);
  }

  private void open(int step) {
    NodeId[] wanted = constants[step].clone();
    for (int j = 0; j < wanted.length; j++) {
      int place = places[step][j];
      bound[step][j] = -1;
      NodeId known = place >= 0 ? ids[place] : null;
      if (known != null) {
        wanted[j] = known;
      }
    }
    last[step] = null;
    List<Tuple<NodeId>> near = near(step, wanted);
    if (near == null) {
      found[step].start(TupleFactory.create(wanted));
    } else {
      found[step].start(near);
    }
    depth = step;
  }

  private @Nullable List<Tuple<NodeId>> near(int step, NodeId[] wanted) {
    SubjectCursor cursor = cursors[step];
    return cursor == null ? null : cursor.find(wanted[wanted.length - 3]);
  }

  private void unbind(int step) {
    for (int j = 0; j < bound[step].length; j++) {
      if (bound[step][j] >= 0) {
        ids[bound[step][j]] = null;
        bound[step][j] = -1;
      }
    }
  }

  private boolean advance(int step) {
    for (Tuple<NodeId> tuple = found[step].next(); tuple != null; tuple = found[step].next()) {
      if (!(union && again(tuple, last[step])) && bind(step, tuple)) {
        last[step] = tuple;
        return true;
      }
    }
    return false;
  }

  /** TDB2's indexes have the graph last, so what several graphs say comes one after the other. */
  private static boolean again(Tuple<NodeId> tuple, @Nullable Tuple<NodeId> last) {
    return last != null
        && tuple.get(1).equals(last.get(1))
        && tuple.get(2).equals(last.get(2))
        && tuple.get(3).equals(last.get(3));
  }

  private boolean bind(int step, Tuple<NodeId> tuple) {
    for (int j = 0; j < tuple.len(); j++) {
      int place = places[step][j];
      if (place >= 0) {
        NodeId known = ids[place];
        if (known == null) {
          ids[place] = tuple.get(j);
          bound[step][j] = place;
        } else if (!known.equals(tuple.get(j))) {
          unbind(step);
          return false;
        }
      }
    }
    return true;
  }

  /** Lets go of what it is in the middle of. */
  void close() {
    for (int step = 0; step <= depth; step++) {
      Iter.close(found[step].left());
    }
    for (SubjectCursor cursor : cursors) {
      if (cursor != null) {
        cursor.close();
      }
    }
    depth = -1;
  }
}
