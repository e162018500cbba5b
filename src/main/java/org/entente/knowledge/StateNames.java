package org.entente.knowledge;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What states are called in the languages of the world: {@code data/register/state-names.tsv}, one
 * row a state, one column a language. The table is written from Unicode CLDR by a test and is not
 * edited; a name that CLDR lacks stands in the column {@code labels} of the state's own row.
 */
final class StateNames {

  static final String FILE = "state-names.tsv";

  /** The first column; it is not called {@code id}, which is Indonesian. */
  static final String STATE = "state";

  private final Map<String, Table.Row> rows = new LinkedHashMap<>();
  private final List<String> languages;

  private StateNames(Table table) {
    this.languages = table.columns().stream().filter(column -> !column.equals(STATE)).toList();
    for (Table.Row row : table.rows()) {
      if (rows.putIfAbsent(row.get(STATE), row) != null) {
        throw row.error(row.get(STATE) + " is there already");
      }
    }
  }

  /** Reads the table beside the states; a register without one knows no more than their rows. */
  static StateNames load(DataFolder folder) {
    Path file = folder.resolve("data/register/" + FILE);
    return new StateNames(
        Files.isRegularFile(file) ? Table.read(file) : new Table(file, List.of(), List.of()));
  }

  /**
   * The names of a state by language tag.
   *
   * @param own those of its own row
   */
  Map<String, String> of(Table.Row state, Map<String, String> own) {
    Map<String, String> names = new LinkedHashMap<>(own);
    Table.Row row = rows.get(state.get("id"));
    if (row != null) {
      for (String language : languages) {
        row.find(language)
            .ifPresent(
                name -> {
                  if (names.putIfAbsent(language, name) != null) {
                    throw state.error(
                        "column labels: the name in " + language + " stands in " + FILE);
                  }
                });
      }
    }
    return names;
  }

  /** An error when a row names no state. */
  void check(Map<String, Register.ActorRow> actors) {
    for (Table.Row row : rows.values()) {
      Register.ActorRow actor = actors.get(row.get(STATE));
      if (actor == null || actor.type() != ActorType.STATE) {
        throw row.error(row.get(STATE) + " is no state of the register");
      }
    }
  }
}
