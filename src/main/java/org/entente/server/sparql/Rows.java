package org.entente.server.sparql;

import java.util.Set;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpVars;
import org.apache.jena.sparql.algebra.OpVisitorBase;
import org.apache.jena.sparql.algebra.op.Op1;
import org.apache.jena.sparql.algebra.op.Op2;
import org.apache.jena.sparql.algebra.op.OpAntiJoin;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpMinus;
import org.apache.jena.sparql.algebra.op.OpN;
import org.apache.jena.sparql.algebra.op.OpPath;
import org.apache.jena.sparql.algebra.op.OpSemiJoin;
import org.apache.jena.sparql.algebra.op.OpSlice;
import org.apache.jena.sparql.algebra.op.OpTable;
import org.apache.jena.sparql.algebra.op.OpTriple;
import org.apache.jena.sparql.algebra.op.OpUnion;
import org.apache.jena.sparql.algebra.walker.Walker;
import org.apache.jena.sparql.core.Var;

/** How many rows a query makes up out of itself. */
final class Rows {

  private Rows() {}

  /** Of all VALUES, wherever they stand. */
  static long ofValues(Op op) {
    long[] sum = new long[1];
    Walker.walk(
        op,
        new OpVisitorBase() {
          @Override
          public void visit(OpTable table) {
            if (!table.isJoinIdentity()) {
              sum[0] += table.getTable().size();
            }
          }
        });
    return sum[0];
  }

  /**
   * At most so many rows where no data is asked for: VALUES multiplied with VALUES and with arms of
   * UNION. A pattern counts as one row, since data and time limit it; an arm of a UNION that has
   * one adds nothing, so that wide UNIONs of patterns are as good as one pattern.
   */
  static double madeUp(Op op) {
    if (op instanceof OpTable table) {
      return Math.max(1, table.getTable().size());
    }
    if (op instanceof OpUnion union) {
      return Math.max(1, arms(union));
    }
    if (op instanceof OpMinus || op instanceof OpAntiJoin || op instanceof OpSemiJoin) {
      Op2 two = (Op2) op;
      return Math.max(madeUp(two.getLeft()), madeUp(two.getRight()));
    }
    if (op instanceof Op2 join) {
      double left = madeUp(join.getLeft());
      double right = madeUp(join.getRight());
      return left > 1 && right > 1 && joined(join) ? Math.max(left, right) : left * right;
    }
    if (op instanceof OpN many) {
      return many.getElements().stream().mapToDouble(Rows::madeUp).reduce(1, (a, b) -> a * b);
    }
    if (op instanceof OpSlice slice && slice.getLength() >= 0) {
      // What is cut off is made up all the same when it must be ordered, so not less than within.
      return madeUp(slice.getSubOp());
    }
    return op instanceof Op1 one && one.getSubOp() != null ? madeUp(one.getSubOp()) : 1;
  }

  private static double arms(Op op) {
    if (op instanceof OpUnion union) {
      return arms(union.getLeft()) + arms(union.getRight());
    }
    return asksForData(op) ? 0 : madeUp(op);
  }

  private static boolean asksForData(Op op) {
    boolean[] asks = new boolean[1];
    Walker.walk(
        op,
        new OpVisitorBase() {
          @Override
          public void visit(OpBGP pattern) {
            asks[0] |= !pattern.getPattern().isEmpty();
          }

          @Override
          public void visit(OpPath path) {
            asks[0] = true;
          }

          @Override
          public void visit(OpTriple triple) {
            asks[0] = true;
          }
        });
    return asks[0];
  }

  private static boolean joined(Op2 join) {
    Set<Var> left = OpVars.visibleVars(join.getLeft());
    return OpVars.visibleVars(join.getRight()).stream().anyMatch(left::contains);
  }
}
