package org.entente.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table of knowledge: UTF-8 text, one row a line, columns parted by tabs, named by the first
 * line. Empty lines and lines that start with {@code #} are left out. A cell may hold several
 * values parted by {@code |}.
 */
public record Table(Path file, List<String> columns, List<Row> rows) {

  /** A row and where it stands. */
  public record Row(Path file, int line, Map<String, String> cells) {

    /** The cell's text; an error when it is empty. */
    public String get(String column) {
      return find(column).orElseThrow(() -> error("column " + column + " is empty"));
    }

    public Optional<String> find(String column) {
      return Optional.ofNullable(cells.get(column)).filter(cell -> !cell.isEmpty());
    }

    /** The values of a cell, parted by {@code |}; none when it is empty. */
    public List<String> list(String column) {
      return find(column)
          .map(cell -> Arrays.stream(cell.split("\\|")).map(String::strip).toList())
          .orElse(List.of());
    }

    /** The constant that a cell names, in any case. */
    public <E extends Enum<E>> E constant(String column, Class<E> type) {
      String cell = get(column).toUpperCase(java.util.Locale.ROOT).replace('-', '_');
      for (E constant : type.getEnumConstants()) {
        if (constant.name().replace("_", "").equals(cell.replace("_", ""))) {
          return constant;
        }
      }
      throw error(get(column) + " is no " + type.getSimpleName());
    }

    public KnowledgeException error(String message) {
      return new KnowledgeException(file + ":" + line + ": " + message);
    }
  }

  public static Table read(Path file) {
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (CharacterCodingException e) {
      throw KnowledgeException.notUtf8(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
    List<String> columns = List.of();
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      String[] cells = line.split("\t", -1);
      if (columns.isEmpty()) {
        columns = List.of(cells);
        continue;
      }
      if (cells.length > columns.size()) {
        throw new KnowledgeException(
            file + ":" + (i + 1) + ": " + cells.length + " cells, " + columns.size() + " columns");
      }
      Map<String, String> row = new LinkedHashMap<>();
      for (int c = 0; c < cells.length; c++) {
        row.put(columns.get(c), cells[c].strip());
      }
      rows.add(new Row(file, i + 1, row));
    }
    return new Table(file, columns, List.copyOf(rows));
  }
}
