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
    String begin = row(columns) + row(columns.stream().map(column -> "---").toList());
    StringBuilder table = new StringBuilder(begin);
    rows.forEach(row -> table.append(row(row)));
    String text = Files.readString(page);
    int start = text.indexOf(begin);
    assertThat(start).as("the table of %s in %s", columns, page).isNotNegative();
    int end = text.indexOf("\n\n", start) + 1;
    if (Boolean.getBoolean("docs.update")) {
      Files.writeString(page, text.substring(0, start) + table + text.substring(end));
    } else {
      assertThat(text.substring(start, end))
          .as("-Ddocs.update=true writes the table in %s anew", page)
          .isEqualTo(table.toString());
    }
  }

  private static String row(List<String> cells) {
    return "| "
        + String.join(" | ", cells.stream().map(cell -> cell.replace("|", "\\|")).toList())
        + " |\n";
  }
}
