package org.entente.evaluation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Precision, recall and F1 by name, in the order in which they are printed.
 *
 * @param rows name to counts
 */
public record Figures(Map<String, Counts> rows) {

  public Figures {
    rows = Collections.unmodifiableMap(new LinkedHashMap<>(rows));
  }

  /** The counts of a row; zeros when there is no such row. */
  public Counts get(String name) {
    return rows.getOrDefault(name, Counts.NONE);
  }

  /** A table of fixed width with a line of headings; each line ends with a line feed. */
  public String table() {
    StringBuilder table = new StringBuilder(line("", "P", "R", "F1", "right", "wrong", "missed"));
    rows.forEach(
        (name, c) ->
            table.append(
                line(
                    name,
                    fixed(rounded(c.precision())),
                    fixed(rounded(c.recall())),
                    fixed(rounded(c.f1())),
                    c.right(),
                    c.wrong(),
                    c.missed())));
    return table.toString();
  }

  private static String line(Object... cells) {
    return String.format(Locale.ROOT, "%-16s%7s%7s%7s%8s%7s%8s\n", cells);
  }

  /** Three places, as the scorer prints them. */
  static String fixed(double value) {
    return new BigDecimal(value).setScale(3, RoundingMode.HALF_EVEN).toPlainString();
  }

  /** Rows as JSON would have them: rounded to four places, as the scorer does. */
  public Map<String, Map<String, Number>> values() {
    Map<String, Map<String, Number>> values = new LinkedHashMap<>();
    rows.forEach(
        (name, c) -> {
          Map<String, Number> row = new LinkedHashMap<>();
          row.put("precision", rounded(c.precision()));
          row.put("recall", rounded(c.recall()));
          row.put("f1", rounded(c.f1()));
          row.put("right", c.right());
          row.put("wrong", c.wrong());
          row.put("missed", c.missed());
          values.put(name, row);
        });
    return values;
  }

  /** Half to even on the exact binary value, as Python rounds. */
  static double rounded(double value) {
    return new BigDecimal(value).setScale(4, RoundingMode.HALF_EVEN).doubleValue();
  }
}
