package org.entente.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A table of a page in {@code docs/} that a test writes and holds to. */
public final class WrittenTable {

  private WrittenTable() {}

  /**
   * Compares the page's table of these columns with the rows, or with {@code -Ddocs.update=true}
   * writes it.
   */
  public static void check(Path page, List<String> columns, List<List<String>> rows)
      throws IOException {
    if (Boolean.getBoolean("docs.update")) {
      write(page, columns, rows);
    } else {
      assertThat(read(page, columns))
          .as("-Ddocs.update=true writes the table in %s anew", page)
          .isEqualTo(table(columns, rows));
    }
  }

  /** Puts these rows in the place of those that the page has, whatever they say. */
  public static void write(Path page, List<String> columns, List<List<String>> rows)
      throws IOException {
    Files.writeString(
        page, Files.readString(page).replace(read(page, columns), table(columns, rows)));
  }

  /** The page's table of these columns, as it is written there. */
  public static String read(Path page, List<String> columns) throws IOException {
    String text = Files.readString(page);
    int start = text.indexOf(table(columns, List.of()));
    assertThat(start).as("the table of %s in %s", columns, page).isNotNegative();
    return text.substring(start, text.indexOf("\n\n", start) + 1);
  }

  private static String table(List<String> columns, List<List<String>> rows) {
    StringBuilder table =
        new StringBuilder(row(columns) + row(columns.stream().map(column -> "---").toList()));
    rows.forEach(row -> table.append(row(row)));
    return table.toString();
  }

  private static String row(List<String> cells) {
    return "| "
        + String.join(" | ", cells.stream().map(cell -> cell.replace("|", "\\|")).toList())
        + " |\n";
  }
}
