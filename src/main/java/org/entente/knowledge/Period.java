package org.entente.knowledge;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.Optional;

/**
 * From when to when something held, each as precise as it is known: {@code 2004}, {@code 2004-05}
 * or {@code 2004-05-01}.
 *
 * @param from its beginning; empty when it is not known
 * @param to its last day; empty when it still holds
 */
public record Period(Optional<String> from, Optional<String> to) {

  public Period {
    from.ifPresent(Period::first);
    to.ifPresent(Period::last);
    if (from.isPresent() && to.isPresent() && first(from.get()).isAfter(last(to.get()))) {
      throw new DateTimeException("begins " + from.get() + ", after its end " + to.get());
    }
  }

  /** The first day that its beginning allows. */
  public Optional<LocalDate> firstDay() {
    return from.map(Period::first);
  }

  /** The last day that its end allows. */
  public Optional<LocalDate> lastDay() {
    return to.map(Period::last);
  }

  private static LocalDate first(String date) {
    return switch (date.length()) {
      case 4 -> Year.parse(date).atDay(1);
      case 7 -> YearMonth.parse(date).atDay(1);
      default -> LocalDate.parse(date);
    };
  }

  private static LocalDate last(String date) {
    return switch (date.length()) {
      case 4 -> Year.parse(date).atMonth(12).atEndOfMonth();
      case 7 -> YearMonth.parse(date).atEndOfMonth();
      default -> LocalDate.parse(date);
    };
  }

  /** Of the columns {@code from} and {@code to}. */
  static Period of(Table.Row row) {
    try {
      return new Period(row.find("from"), row.find("to"));
    } catch (DateTimeException e) {
      throw row.error("columns from and to: " + e.getMessage());
    }
  }
}
