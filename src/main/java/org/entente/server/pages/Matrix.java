package org.entente.server.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * How many engagements there are of each class and each value of something else.
 *
 * @param columns the values, in their order
 * @param rows the classes, those with most first
 * @param totals below the rows
 */
record Matrix(List<Column> columns, List<Row> rows, List<Count> totals) {

  Matrix {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    totals = List.copyOf(totals);
  }

  /**
   * A value.
   *
   * @param term local name of its concept, by which a template chooses the shape
   */
  record Column(String term, Name name) {}

  /** A class. */
  record Row(Name name, List<Count> counts) {

    Row {
      counts = List.copyOf(counts);
    }
  }

  /**
   * A number.
   *
   * @param width of its bar, in units of 100 for the highest number
   * @param href where its engagements are listed
   */
  record Count(int number, int width, String href) {}

  /**
   * Counts.
   *
   * @param classes engagements by class, in the order of the rows
   * @param terms the values, in their order; those that no engagement has are left out
   * @param value of an engagement; empty when none is said
   * @param href of the engagements of a class, which may be empty for all, and a value
   */
  static Matrix of(
      Map<String, List<Entry>> classes,
      List<String> terms,
      Function<Entry, String> value,
      Function<String, Name> className,
      Function<String, Name> termName,
      BiFunction<String, String, String> href) {
    List<Entry> all = classes.values().stream().flatMap(List::stream).toList();
    List<String> used = terms.stream().filter(term -> count(all, value, term) > 0).toList();
    int most =
        classes.values().stream()
            .flatMap(entries -> used.stream().map(term -> count(entries, value, term)))
            .mapToInt(Integer::intValue)
            .max()
            .orElse(1);
    List<Row> rows = new ArrayList<>();
    classes.forEach(
        (name, entries) ->
            rows.add(
                new Row(
                    className.apply(name),
                    used.stream()
                        .map(t -> cell(count(entries, value, t), most, href.apply(name, t)))
                        .toList())));
    return new Matrix(
        used.stream()
            .map(t -> new Column(t.equals(Facets.NONE) ? "" : t, termName.apply(t)))
            .toList(),
        rows,
        used.stream().map(t -> cell(count(all, value, t), most, href.apply("", t))).toList());
  }

  private static Count cell(int number, int most, String href) {
    return new Count(
        number, number == 0 ? 0 : Math.max(3, Math.min(100, 100 * number / most)), href);
  }

  private static int count(List<Entry> entries, Function<Entry, String> value, String term) {
    return (int)
        entries.stream()
            .map(value)
            .map(v -> v.isEmpty() ? Facets.NONE : v)
            .filter(term::equals)
            .count();
  }
}
