package org.entente.testing;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.jena.sparql.exec.RowSet;

/** Answers of queries, to be compared whatever their order. */
public final class RowLines {

  private RowLines() {}

  /** A line a row, each with its values by name, sorted. */
  public static List<String> of(RowSet rows) {
    return rows.stream()
        .map(
            row ->
                rows.getResultVars().stream()
                    .filter(row::contains)
                    .map(variable -> variable.getVarName() + "=" + row.get(variable))
                    .sorted()
                    .collect(Collectors.joining(" ")))
        .sorted()
        .toList();
  }
}
