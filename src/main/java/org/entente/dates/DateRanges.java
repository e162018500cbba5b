package org.entente.dates;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.dboe.transaction.txn.Transaction;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.ReadWrite;
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
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.tdb2.store.DatasetGraphTDB;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.nodetable.NodeTable;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.entente.rdf.Ent;

/**
 * Makes queries for a time fast that are written as anybody would write them: {@code ?x
 * ent:earliest ?a ; ent:latest ?b FILTER(?a <= … && ?b >= …)}. TDB2 looks at everything that has a
 * date. Here the query gets a table of what may lie in that time, before its pattern: the pattern
 * and the filter stay, so the answer is the same whatever the table holds too much.
 */
public final class DateRanges {

  /** With more than this, or more than a third of all, the table would cost more than it saves. */
  private static final int MOST = 20_000;

  private static final int PART = 3;

  private final DatasetGraph dataset;
  private Optional<Indexed> indexed = Optional.empty();

  /** What one state of a database says; compaction puts another database in its place. */
  private record Indexed(DatasetGraphTDB database, long version, DateIndex index) {}

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
    return first(op);
  }

  /**
   * Rewrites what is run first, and therefore once: a table further back would be gone through for
   * each row before it.
   */
  private Op first(Op op) {
    if (op instanceof OpFilter filter) {
      Map<Var, Bounds> bounds = Comparisons.of(filter.getExprs());
      Op sub = bounds.isEmpty() ? first(filter.getSubOp()) : narrow(filter.getSubOp(), bounds);
      return filter.copy(sub);
    }
    if (op instanceof OpJoin join) {
      return constant(join.getLeft())
          ? OpJoin.create(join.getLeft(), first(join.getRight()))
          : OpJoin.create(first(join.getLeft()), join.getRight());
    }
    if (op instanceof OpLeftJoin optional) {
      return OpLeftJoin.createLeftJoin(
          first(optional.getLeft()), optional.getRight(), optional.getExprs());
    }
    if (op instanceof OpMinus minus) {
      return OpMinus.create(first(minus.getLeft()), minus.getRight());
    }
    if (op instanceof OpUnion union) {
      return OpUnion.create(first(union.getLeft()), first(union.getRight()));
    }
    if (op instanceof Op1 one && !(op instanceof OpService)) {
      return one.copy(first(one.getSubOp()));
    }
    return op;
  }

  /** Whether it gives one row without looking at the data. */
  private static boolean constant(Op op) {
    return op instanceof OpTable table && table.isJoinIdentity()
        || op instanceof OpExtend extend && constant(extend.getSubOp())
        || op instanceof OpFilter filter && constant(filter.getSubOp());
  }

  /** Puts a table before the first pattern below a filter. */
  private Op narrow(Op op, Map<Var, Bounds> bounds) {
    if (op instanceof OpBGP pattern) {
      return table(pattern.getPattern().getList(), bounds)
          .<Op>map(table -> OpJoin.create(table, pattern))
          .orElse(pattern);
    }
    if (op instanceof OpJoin join) {
      return constant(join.getLeft())
          ? OpJoin.create(join.getLeft(), narrow(join.getRight(), bounds))
          : OpJoin.create(narrow(join.getLeft(), bounds), join.getRight());
    }
    if (op instanceof OpLeftJoin optional) {
      return OpLeftJoin.createLeftJoin(
          narrow(optional.getLeft(), bounds), optional.getRight(), optional.getExprs());
    }
    if (op instanceof OpUnion union) {
      return OpUnion.create(narrow(union.getLeft(), bounds), narrow(union.getRight(), bounds));
    }
    if (op instanceof OpFilter filter) {
      Map<Var, Bounds> all = new HashMap<>(bounds);
      Comparisons.of(filter.getExprs()).forEach((v, days) -> all.merge(v, days, Bounds::and));
      return filter.copy(narrow(filter.getSubOp(), all));
    }
    if (op instanceof OpExtend || op instanceof OpGraph) {
      Op1 one = (Op1) op;
      return one.copy(narrow(one.getSubOp(), bounds));
    }
    return first(op);
  }

  private Optional<OpTable> table(List<Triple> pattern, Map<Var, Bounds> bounds) {
    for (Triple triple : pattern) {
      if (triple.getSubject() instanceof Var subject) {
        Bounds first = bounds(pattern, subject, Ent.earliest.asNode(), bounds);
        Bounds last = bounds(pattern, subject, Ent.latest.asNode(), bounds);
        if (!first.isOpen() || !last.isOpen()) {
          return table(subject, first, last);
        }
      }
    }
    return Optional.empty();
  }

  private static Bounds bounds(
      List<Triple> pattern, Var subject, Node property, Map<Var, Bounds> bounds) {
    return pattern.stream()
        .filter(t -> t.getSubject().equals(subject) && t.getPredicate().equals(property))
        .flatMap(t -> Optional.ofNullable(bounds.get(t.getObject())).stream())
        .reduce(Bounds.OPEN, Bounds::and);
  }

  private Optional<OpTable> table(Var subject, Bounds first, Bounds last) {
    DatasetGraphTDB database = TDBInternal.getDatasetGraphTDB(dataset);
    Transaction transaction = database.getTxnSystem().getThreadTransaction();
    if (transaction == null || transaction.getMode() != ReadWrite.READ) {
      return Optional.empty();
    }
    DateIndex index = index(database, transaction.getDataVersion());
    NodeTable nodes = database.getQuadTable().getNodeTupleTable().getNodeTable();
    return index
        .find(first, last, Math.min(MOST, index.size() / PART))
        .map(found -> OpTable.create(rows(subject, found, nodes)));
  }

  private static Table rows(Var subject, List<NodeId> found, NodeTable nodes) {
    Table table = TableFactory.create(new ArrayList<>(List.of(subject)));
    for (NodeId id : found) {
      table.addBinding(BindingFactory.binding(subject, nodes.getNodeForNodeId(id)));
    }
    return table;
  }

  /** Of the state that the transaction sees; two that see different ones make it in turn. */
  private synchronized DateIndex index(DatasetGraphTDB database, long version) {
    Indexed now =
        indexed
            .filter(made -> made.database() == database && made.version() == version)
            .orElseGet(() -> new Indexed(database, version, DateIndex.of(database)));
    indexed = Optional.of(now);
    return now.index();
  }
}
