package org.entente.dates;

import it.unimi.dsi.fastutil.ints.IntIterator;
import it.unimi.dsi.fastutil.ints.IntList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.atlas.io.IndentedWriter;
import org.apache.jena.atlas.iterator.IteratorSlotted;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.Transform;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpExt;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpJoin;
import org.apache.jena.sparql.algebra.op.OpQuadPattern;
import org.apache.jena.sparql.algebra.op.OpTable;
import org.apache.jena.sparql.core.BasicPattern;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.iterator.QueryIterConcat;
import org.apache.jena.sparql.engine.iterator.QueryIterNullIterator;
import org.apache.jena.sparql.engine.iterator.QueryIterPlainWrapper;
import org.apache.jena.sparql.engine.iterator.QueryIterRepeatApply;
import org.apache.jena.sparql.engine.iterator.QueryIterSingleton;
import org.apache.jena.sparql.engine.main.QC;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.graph.NodeTransformLib;
import org.apache.jena.sparql.serializer.SerializationContext;
import org.apache.jena.sparql.util.NodeIsomorphismMap;
import org.apache.jena.tdb2.TDB2;
import org.apache.jena.tdb2.solver.BindingNodeId;
import org.apache.jena.tdb2.solver.BindingTDB;
import org.apache.jena.tdb2.store.DatasetGraphTDB;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.nodetable.NodeTable;
import org.entente.rdf.Ent;
import org.jspecify.annotations.Nullable;

/**
 * Things by their first and last days, with conditions: answered from the index, without looking at
 * the database, where that is the union of all graphs; elsewhere it is the pattern that it stands
 * for.
 */
final class DatedThings extends OpExt {

  private final DateRanges ranges;
  private final BasicPattern pattern;
  private final ExprList conditions;
  private final Bounds first;
  private final Bounds last;

  /**
   * Stands for a pattern.
   *
   * @param pattern one or two triples with one subject, a variable: its first day, its last day
   * @param conditions on the days
   * @param first what the conditions say of the first day, when the pattern has it
   */
  DatedThings(
      DateRanges ranges, BasicPattern pattern, ExprList conditions, Bounds first, Bounds last) {
    super("dated");
    this.ranges = ranges;
    this.pattern = pattern;
    this.conditions = conditions;
    this.first = first;
    this.last = last;
  }

  @Override
  public Op effectiveOp() {
    Op triples = new OpBGP(pattern);
    return conditions.isEmpty() ? triples : OpFilter.filterBy(conditions, triples);
  }

  /** Takes part in the renaming of variables; what else is done to patterns is not for this. */
  @Override
  public Op apply(Transform transform) {
    if (!(new OpBGP(pattern).apply(transform) instanceof OpBGP triples)
        || triples.getPattern().size() != pattern.size()) {
      return this;
    }
    Map<Node, Node> names = new HashMap<>();
    for (int i = 0; i < pattern.size(); i++) {
      Triple before = pattern.get(i);
      Triple after = triples.getPattern().get(i);
      if (!before.getPredicate().equals(after.getPredicate())
          || !after.getSubject().isVariable()
          || !after.getObject().isVariable()) {
        return this;
      }
      names.put(before.getSubject(), after.getSubject());
      names.put(before.getObject(), after.getObject());
    }
    ExprList renamed =
        NodeTransformLib.transform(node -> names.getOrDefault(node, node), conditions);
    return new DatedThings(ranges, triples.getPattern(), renamed, first, last);
  }

  @Override
  public QueryIterator eval(QueryIterator input, ExecutionContext context) {
    Optional<DateIndex> index =
        context.getDataset() instanceof DatasetGraphTDB && union(context)
            ? ranges.index()
            : Optional.empty();
    return new QueryIterRepeatApply(input, context) {
      @Override
      protected QueryIterator nextStage(Binding row) {
        boolean known = pattern.getList().stream().anyMatch(triple -> binds(triple, row));
        return index.isEmpty() || known
            ? plain(row, getExecContext())
            : rows(index.get(), row, getExecContext());
      }
    };
  }

  private static boolean union(ExecutionContext context) {
    return context.getContext().isTrue(TDB2.symUnionDefaultGraph);
  }

  private static boolean binds(Triple triple, Binding row) {
    return row.contains(Var.alloc(triple.getSubject()))
        || row.contains(Var.alloc(triple.getObject()));
  }

  private QueryIterator plain(Binding row, ExecutionContext context) {
    Op op =
        context.getDataset() instanceof DatasetGraphTDB && union(context)
            ? quads(Optional.empty())
            : effectiveOp();
    return QC.execute(op, QueryIterSingleton.create(row, context), context);
  }

  private Op quads(Optional<OpTable> table) {
    Op quads = new OpQuadPattern(Quad.unionGraph, pattern);
    Op narrowed = table.map(rows -> OpJoin.create(rows, quads)).orElse(quads);
    return conditions.isEmpty() ? narrowed : OpFilter.filterBy(conditions, narrowed);
  }

  private QueryIterator rows(DateIndex index, Binding row, ExecutionContext context) {
    Optional<IntList> places = index.find(first, last, Integer.MAX_VALUE);
    if (places.isEmpty()) {
      return QueryIterNullIterator.create(context);
    }
    QueryIterConcat all = new QueryIterConcat(context);
    all.add(
        QueryIterPlainWrapper.create(
            new Rows(index, places.get().iterator(), row, context), context));
    if (!index.several().isEmpty()) {
      Var subject = Var.alloc(pattern.get(0).getSubject());
      OpTable several = DateRanges.table(subject, index.several(), ranges.nodes());
      all.add(
          QC.execute(
              quads(Optional.of(several)), QueryIterSingleton.create(row, context), context));
    }
    return all;
  }

  /** Reads the index row by row. */
  private final class Rows extends IteratorSlotted<Binding> {

    private final DateIndex index;
    private final IntIterator places;
    private final Binding before;
    private final ExecutionContext context;
    private final NodeTable nodes;
    private final Var subject = Var.alloc(pattern.get(0).getSubject());
    private final List<Var> days = new ArrayList<>();
    private final List<Boolean> ends = new ArrayList<>();

    Rows(DateIndex index, IntIterator places, Binding before, ExecutionContext context) {
      this.index = index;
      this.places = places;
      this.before = before;
      this.context = context;
      this.nodes = ranges.nodes();
      for (Triple triple : pattern) {
        days.add(Var.alloc(triple.getObject()));
        ends.add(triple.getPredicate().equals(Ent.latest.asNode()));
      }
    }

    @Override
    protected @Nullable Binding moveToNext() {
      while (places.hasNext()) {
        int place = places.nextInt();
        Binding row = row(place);
        if (row != null
            && (index.certain(place, first, last) || conditions.isSatisfied(row, context))) {
          return row;
        }
      }
      return null;
    }

    private @Nullable Binding row(int place) {
      BindingNodeId ids = new BindingNodeId(before);
      ids.put(subject, index.subject(place));
      for (int i = 0; i < days.size(); i++) {
        NodeId day = ends.get(i) ? index.latest(place) : index.earliest(place);
        if (day == null) {
          return null;
        }
        ids.put(days.get(i), day);
      }
      return new BindingTDB(ids, nodes);
    }

    @Override
    protected boolean hasMore() {
      return places.hasNext();
    }
  }

  @Override
  public void outputArgs(IndentedWriter out, SerializationContext context) {
    effectiveOp().output(out, context);
  }

  @Override
  public int hashCode() {
    return effectiveOp().hashCode();
  }

  @Override
  public boolean equalTo(Op other, NodeIsomorphismMap names) {
    return other instanceof DatedThings things
        && effectiveOp().equalTo(things.effectiveOp(), names);
  }
}
