package org.entente.dates;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.Table;
import org.apache.jena.sparql.algebra.TableFactory;
import org.apache.jena.sparql.algebra.op.Op1;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpExtend;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpGraph;
import org.apache.jena.sparql.algebra.op.OpJoin;
import org.apache.jena.sparql.algebra.op.OpLeftJoin;
import org.apache.jena.sparql.algebra.op.OpMinus;
import org.apache.jena.sparql.algebra.op.OpService;
import org.apache.jena.sparql.algebra.op.OpTable;
import org.apache.jena.sparql.algebra.op.OpUnion;
import org.apache.jena.sparql.algebra.optimize.Optimize;
import org.apache.jena.sparql.algebra.optimize.RewriteFactory;
import org.apache.jena.sparql.core.BasicPattern;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.nodetable.NodeTable;
import org.entente.database.ReadState;
import org.entente.database.Tdb2;
import org.entente.rdf.Ent;

/**
 * Makes queries for a time fast that are written as anybody would write them: {@code ?x
 * ent:earliest ?a ; ent:latest ?b FILTER(?a <= … && ?b >= …)}. TDB2 looks at everything that has a
 * date. Here the query gets what may lie in that time from an index: with its days, and what the
 * filter says of them looked at only where that can make a difference; or, within {@code GRAPH}, as
 * a table before the pattern, which stays as it is.
 */
public final class DateRanges {

  /** With more than this, or more than a third of all, the table would cost more than it saves. */
  private static final int MOST = 20_000;

  private static final int PART = 3;

  private final DatasetGraph dataset;
  private Optional<Indexed> indexed = Optional.empty();

  /** What one state of a database says; compaction puts another database in its place. */
  private record Indexed(ReadState state, DateIndex index) {}

  DateRanges(DatasetGraph dataset) {
    this.dataset = dataset;
  }

  /** Has every query of a TDB2 dataset looked at before it is run. */
  public static void install(DatasetGraph dataset) {
    DateRanges ranges = new DateRanges(dataset);
    RewriteFactory factory =
        context ->
            op -> Optimize.stdOptimizationFactory.create(context).rewrite(ranges.rewrite(op));
    dataset.getContext().set(ARQConstants.sysOptimizerFactory, factory);
  }

  /** Rewrites a query's algebra as it comes from the parser; call it in a transaction. */
  Op rewrite(Op op) {
    return first(op, true);
  }

  /**
   * Rewrites what is run first, and therefore once: a table further back would be gone through for
   * each row before it.
   *
   * @param all whether it is run on the default graph
   */
  private Op first(Op op, boolean all) {
    if (op instanceof OpFilter filter) {
      return filter(filter, Comparisons.of(filter.getExprs()), all);
    }
    if (op instanceof OpJoin join) {
      return constant(join.getLeft())
          ? OpJoin.create(join.getLeft(), first(join.getRight(), all))
          : OpJoin.create(first(join.getLeft(), all), join.getRight());
    }
    if (op instanceof OpLeftJoin optional) {
      return OpLeftJoin.createLeftJoin(
          first(optional.getLeft(), all), optional.getRight(), optional.getExprs());
    }
    if (op instanceof OpMinus minus) {
      return OpMinus.create(first(minus.getLeft(), all), minus.getRight());
    }
    if (op instanceof OpUnion union) {
      return OpUnion.create(first(union.getLeft(), all), first(union.getRight(), all));
    }
    if (op instanceof Op1 one && !(op instanceof OpService)) {
      return one.copy(first(one.getSubOp(), all && !(op instanceof OpGraph)));
    }
    return op;
  }

  private Op filter(OpFilter filter, Map<Var, Bounds> bounds, boolean all) {
    if (bounds.isEmpty()) {
      return filter.copy(first(filter.getSubOp(), all));
    }
    ExprList left = new ExprList();
    Op narrowed = narrow(filter.getSubOp(), bounds, all, filter.getExprs(), left);
    return left.isEmpty() ? narrowed : OpFilter.filterBy(left, narrowed);
  }

  /** Whether it gives one row without looking at the data. */
  private static boolean constant(Op op) {
    return op instanceof OpTable table && table.isJoinIdentity()
        || op instanceof OpExtend extend && constant(extend.getSubOp())
        || op instanceof OpFilter filter && constant(filter.getSubOp());
  }

  /**
   * Narrows the first pattern below a filter.
   *
   * @param conditions the filter's
   * @param left gets those that are still to be looked at
   */
  private Op narrow(
      Op op, Map<Var, Bounds> bounds, boolean all, ExprList conditions, ExprList left) {
    if (op instanceof OpBGP pattern) {
      return pattern(pattern.getPattern(), bounds, all, conditions, left);
    }
    if (op instanceof OpJoin join) {
      return constant(join.getLeft())
          ? OpJoin.create(join.getLeft(), narrow(join.getRight(), bounds, all, conditions, left))
          : OpJoin.create(narrow(join.getLeft(), bounds, all, conditions, left), join.getRight());
    }
    left.addAll(conditions);
    return narrow(op, bounds, all);
  }

  /** The same, with conditions that stay where they are. */
  private Op narrow(Op op, Map<Var, Bounds> bounds, boolean all) {
    if (op instanceof OpLeftJoin optional) {
      return OpLeftJoin.createLeftJoin(
          narrow(optional.getLeft(), bounds, all), optional.getRight(), optional.getExprs());
    }
    if (op instanceof OpUnion union) {
      return OpUnion.create(
          narrow(union.getLeft(), bounds, all), narrow(union.getRight(), bounds, all));
    }
    if (op instanceof OpFilter filter) {
      Map<Var, Bounds> both = new HashMap<>(bounds);
      Comparisons.of(filter.getExprs()).forEach((v, days) -> both.merge(v, days, Bounds::and));
      return filter(filter, both, all);
    }
    if (op instanceof OpExtend || op instanceof OpGraph) {
      Op1 one = (Op1) op;
      return one.copy(narrow(one.getSubOp(), bounds, all && !(op instanceof OpGraph)));
    }
    if (op instanceof OpBGP || op instanceof OpJoin) {
      return narrow(op, bounds, all, new ExprList(), new ExprList());
    }
    return first(op, all);
  }

  private Op pattern(
      BasicPattern pattern,
      Map<Var, Bounds> bounds,
      boolean all,
      ExprList conditions,
      ExprList left) {
    for (Triple triple : pattern) {
      if (triple.getSubject() instanceof Var subject) {
        Bounds first = bounds(pattern.getList(), subject, Ent.earliest.asNode(), bounds);
        Bounds last = bounds(pattern.getList(), subject, Ent.latest.asNode(), bounds);
        if (!first.isOpen() || !last.isOpen()) {
          return all
              ? things(pattern, subject, bounds, conditions, left)
                  .orElseGet(() -> table(pattern, subject, first, last, conditions, left))
              : table(pattern, subject, first, last, conditions, left);
        }
      }
    }
    left.addAll(conditions);
    return new OpBGP(pattern);
  }

  private Op table(
      BasicPattern pattern,
      Var subject,
      Bounds first,
      Bounds last,
      ExprList conditions,
      ExprList left) {
    left.addAll(conditions);
    Op triples = new OpBGP(pattern);
    return index()
        .flatMap(index -> subjects(index, first, last))
        .<Op>map(found -> OpJoin.create(table(subject, found, nodes()), triples))
        .orElse(triples);
  }

  /** In the place of what a pattern says of days that are compared, with the comparisons. */
  private Optional<Op> things(
      BasicPattern pattern,
      Var subject,
      Map<Var, Bounds> bounds,
      ExprList conditions,
      ExprList left) {
    BasicPattern dates = new BasicPattern();
    BasicPattern rest = new BasicPattern();
    Map<Node, Bounds> said = new HashMap<>();
    Set<Var> days = new HashSet<>();
    for (Triple triple : pattern) {
      Node property = triple.getPredicate();
      boolean date =
          triple.getSubject().equals(subject)
              && (property.equals(Ent.earliest.asNode()) || property.equals(Ent.latest.asNode()))
              && triple.getObject() instanceof Var day
              && !day.equals(subject)
              && bounds.containsKey(day)
              && !said.containsKey(property)
              && days.add(day);
      if (date) {
        said.put(property, bounds.get((Var) triple.getObject()));
      }
      (date ? dates : rest).add(triple);
    }
    Bounds first = said.getOrDefault(Ent.earliest.asNode(), Bounds.OPEN);
    Bounds last = said.getOrDefault(Ent.latest.asNode(), Bounds.OPEN);
    Optional<DateIndex> index = index();
    boolean useful =
        index.isPresent() && (rest.isEmpty() || subjects(index.get(), first, last).isPresent());
    if (dates.isEmpty() || !useful) {
      return Optional.empty();
    }
    ExprList compared = new ExprList();
    for (Expr condition : conditions) {
      (Comparisons.only(condition, days) ? compared : left).add(condition);
    }
    Op things = new DatedThings(this, dates, compared, first, last);
    return Optional.of(rest.isEmpty() ? things : OpJoin.create(things, new OpBGP(rest)));
  }

  private static Optional<List<NodeId>> subjects(DateIndex index, Bounds first, Bounds last) {
    return index
        .find(first, last, Math.min(MOST, index.size() / PART))
        .map(
            places -> {
              List<NodeId> subjects = new ArrayList<>(index.several());
              places.forEach(place -> subjects.add(index.subject(place)));
              return subjects;
            });
  }

  private static Bounds bounds(
      List<Triple> pattern, Var subject, Node property, Map<Var, Bounds> bounds) {
    return pattern.stream()
        .filter(t -> t.getSubject().equals(subject) && t.getPredicate().equals(property))
        .flatMap(t -> Optional.ofNullable(bounds.get(t.getObject())).stream())
        .reduce(Bounds.OPEN, Bounds::and);
  }

  /** Of the state that the read transaction of this thread sees; empty within others. */
  Optional<DateIndex> index() {
    return ReadState.of(dataset).map(this::index);
  }

  NodeTable nodes() {
    return Tdb2.of(dataset).getQuadTable().getNodeTupleTable().getNodeTable();
  }

  static OpTable table(Var subject, List<NodeId> found, NodeTable nodes) {
    Table table = TableFactory.create(new ArrayList<>(List.of(subject)));
    for (NodeId id : found) {
      table.addBinding(BindingFactory.binding(subject, nodes.getNodeForNodeId(id)));
    }
    return OpTable.create(table);
  }

  /** Of the state that the transaction sees; two that see different ones make it in turn. */
  private synchronized DateIndex index(ReadState state) {
    Indexed now =
        indexed
            .filter(made -> made.state().equals(state))
            .orElseGet(() -> new Indexed(state, DateIndex.of(state.files())));
    indexed = Optional.of(now);
    return now.index();
  }
}
