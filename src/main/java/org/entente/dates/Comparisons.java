package org.entente.dates;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.E_DateTimeYear;
import org.apache.jena.sparql.expr.E_Equals;
import org.apache.jena.sparql.expr.E_GreaterThan;
import org.apache.jena.sparql.expr.E_GreaterThanOrEqual;
import org.apache.jena.sparql.expr.E_LessThan;
import org.apache.jena.sparql.expr.E_LessThanOrEqual;
import org.apache.jena.sparql.expr.E_LogicalAnd;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunction2;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.ExprVar;
import org.apache.jena.sparql.expr.NodeValue;

/** What the filters of a query say of the days of its variables: bounds that must hold of each. */
final class Comparisons {

  private static final int LAST_YEAR = 9_999;

  private final Map<Var, Bounds> bounds = new HashMap<>();

  private Comparisons() {}

  static Map<Var, Bounds> of(ExprList filters) {
    Comparisons comparisons = new Comparisons();
    filters.forEach(comparisons::add);
    return comparisons.bounds;
  }

  /** Whether an expression is nothing but comparisons of these variables with days. */
  static boolean only(Expr expression, Set<Var> variables) {
    if (expression instanceof E_LogicalAnd both) {
      return only(both.getArg1(), variables) && only(both.getArg2(), variables);
    }
    Map<Var, Bounds> said = of(new ExprList(expression));
    return !said.isEmpty() && variables.containsAll(said.keySet());
  }

  private void add(Expr expression) {
    if (expression instanceof E_LogicalAnd both) {
      add(both.getArg1());
      add(both.getArg2());
    } else if (expression instanceof ExprFunction2 comparison) {
      if (comparison.getArg2() instanceof NodeValue value) {
        add(comparison, comparison.getArg1(), value, false);
      } else if (comparison.getArg1() instanceof NodeValue value) {
        add(comparison, comparison.getArg2(), value, true);
      }
    }
  }

  private void add(ExprFunction2 comparison, Expr date, NodeValue value, boolean turned) {
    boolean year = date instanceof E_DateTimeYear;
    Expr variable = date instanceof E_DateTimeYear of ? of.getArg() : date;
    if (variable instanceof ExprVar named) {
      (year ? year(value) : Days.of(value.asNode()))
          .flatMap(days -> bounds(comparison, days, turned))
          .ifPresent(found -> bounds.merge(named.asVar(), found, Bounds::and));
    }
  }

  private static Optional<Bounds> year(NodeValue value) {
    if (!value.isInteger() || value.getInteger().bitLength() > Integer.SIZE / 2) {
      return Optional.empty();
    }
    int year = value.getInteger().intValue();
    if (year < 1 || year > LAST_YEAR) {
      return Optional.empty();
    }
    return Optional.of(
        new Bounds(LocalDate.of(year, 1, 1).toEpochDay(), LocalDate.of(year, 12, 31).toEpochDay()));
  }

  /** With {@code <} as with {@code <=}: the filter itself does the rest. */
  private static Optional<Bounds> bounds(ExprFunction2 comparison, Bounds days, boolean turned) {
    boolean less = comparison instanceof E_LessThan || comparison instanceof E_LessThanOrEqual;
    boolean greater =
        comparison instanceof E_GreaterThan || comparison instanceof E_GreaterThanOrEqual;
    if (comparison instanceof E_Equals) {
      return Optional.of(days);
    }
    if (!less && !greater) {
      return Optional.empty();
    }
    return Optional.of(less == turned ? Bounds.from(days.from()) : Bounds.to(days.to()));
  }
}
