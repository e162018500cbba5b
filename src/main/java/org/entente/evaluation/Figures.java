package org.entente.evaluation;

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
    StringBuilder table =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                "%-16s%7s%7s%7s%8s%7s%8s%n",
                "",
                "P",
                "R",
                "F1",
                "right",
                "wrong",
                "missed"));
    rows.forEach(
        (name, c) ->
            table.append(
                String.format(
                    Locale.ROOT,
                    "%-16s%7.3f%7.3f%7.3f%8d%7d%8d%n",
                    name,
                    c.precision(),
                    c.recall(),
                    c.f1(),
                    c.right(),
                    c.wrong(),
                    c.missed())));
    return table.toString().replace(System.lineSeparator(), "\n");
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
  private static double rounded(double value) {
    return new java.math.BigDecimal(value)
        .setScale(4, java.math.RoundingMode.HALF_EVEN)
        .doubleValue();
  }
}
