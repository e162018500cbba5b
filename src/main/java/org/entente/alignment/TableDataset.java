package org.entente.alignment;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A table of others. */
final class TableDataset implements Dataset {

  private static final Pattern COLUMN = Pattern.compile("\\{([^{}]+)}");
  private static final Pattern IRI =
      Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:[^\\s<>\"{}|\\\\^`\\p{Cc}]+");

  private static final List<String> IDS = List.of("iri", "uri", "url", "id");
  private static final List<String> NAMES =
      List.of("name", "label", "names", "aliases", "alias", "other names", "othernames");
  private static final List<String> COUNTRIES =
      List.of("country", "state", "nationality", "iso2", "iso3");

  private final Path file;
  private final Mapping mapping;

  TableDataset(Path file, Mapping mapping) {
    this.file = file;
    this.mapping = mapping;
  }

  @Override
  public String name() {
    return String.valueOf(file.getFileName());
  }

  @Override
  public long about() {
    byte[] buffer = new byte[1 << 16];
    long lines = 0;
    try (InputStream in = Files.newInputStream(file)) {
      for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
        for (int i = 0; i < n; i++) {
          lines += buffer[i] == '\n' ? 1 : 0;
        }
      }
      return lines;
    } catch (IOException e) {
      return 0; // Reading will say what is wrong.
    }
  }

  @Override
  public void read(Consumer<Entry.Raw> entries, Consumer<String> problems) {
    try (Rows rows = new Rows(file)) {
      Columns columns = new Columns(rows.columns());
      Map<String, Integer> seen = new HashMap<>();
      Optional<Rows.Row> row = rows.next();
      while (row.isPresent()) {
        entry(columns, row.get(), seen, problems).ifPresent(entries);
        row = rows.next();
      }
    }
  }

  private Optional<Entry.Raw> entry(
      Columns columns, Rows.Row row, Map<String, Integer> seen, Consumer<String> problems) {
    String at = file + ":" + row.line() + ": ";
    if (row.cells().size() > columns.names.size()) {
      problems.accept(
          at + row.cells().size() + " cells, and " + columns.names.size() + " columns; left out.");
      return Optional.empty();
    }
    String iri = columns.iri(row);
    if (!IRI.matcher(iri).matches()) {
      problems.accept(
          at
              + (iri.isEmpty() ? "there is no IRI" : "“" + cut(iri) + "” is no IRI")
              + "; left out.");
      return Optional.empty();
    }
    Integer before = seen.putIfAbsent(iri, row.line());
    if (before != null) {
      problems.accept(at + cut(iri) + " stands in line " + before + " already; left out.");
      return Optional.empty();
    }
    List<String> names = columns.values(columns.of(mapping.names(), NAMES, true), row);
    if (names.isEmpty()) {
      problems.accept(at + cut(iri) + " has no name; left out.");
      return Optional.empty();
    }
    Map<String, List<String>> ids = new LinkedHashMap<>();
    mapping
        .ids()
        .orElse(
            columns.has("wikidata")
                ? Map.of("http://www.wikidata.org/entity/", "wikidata")
                : Map.of())
        .forEach((space, column) -> ids.put(space, columns.values(List.of(column), row)));
    return Optional.of(
        new Entry.Raw(
            iri,
            names,
            columns
                .values(
                    columns.of(mapping.type().map(List::of), List.of("type", "kind"), false), row)
                .stream()
                .findFirst(),
            columns.values(columns.of(mapping.country(), COUNTRIES, false), row),
            ids,
            row.line()));
  }

  private static String cut(String text) {
    String line = text.replaceAll("\\p{Cntrl}", " ");
    return line.length() > 80 ? line.substring(0, 80) + "…" : line;
  }

  /** The columns by name. */
  private final class Columns {

    private final List<String> names;
    private final Map<String, Integer> at = new HashMap<>();
    private final String id;

    Columns(List<String> names) {
      this.names = names;
      for (int i = 0; i < names.size(); i++) {
        at.putIfAbsent(names.get(i), i);
        at.putIfAbsent(names.get(i).toLowerCase(Locale.ROOT), i);
      }
      this.id = mapping.id().orElseGet(() -> of(Optional.empty(), IDS, true).get(0));
      Matcher matcher = COLUMN.matcher(id);
      boolean pattern = matcher.find();
      List<String> needed = new ArrayList<>();
      if (pattern) {
        needed.add(matcher.group(1));
        matcher.results().forEach(result -> needed.add(result.group(1)));
      } else {
        needed.add(id);
      }
      mapping.names().ifPresent(needed::addAll);
      mapping.type().ifPresent(needed::add);
      mapping.country().ifPresent(needed::addAll);
      mapping.ids().ifPresent(map -> needed.addAll(map.values()));
      needed.forEach(this::need);
    }

    private void need(String column) {
      if (!at.containsKey(column)) {
        throw new AlignmentException(
            file
                + ":1: there is no column “"
                + cut(column)
                + "”; the columns are: "
                + cut(String.join(", ", names))
                + ". Say in a mapping file (--mapping) which is which.");
      }
    }

    boolean has(String column) {
      return at.containsKey(column);
    }

    /** The columns that the mapping names, else those that are called as usual. */
    List<String> of(Optional<List<String>> given, List<String> usual, boolean needed) {
      if (given.isPresent()) {
        return given.get();
      }
      List<String> found = usual.stream().filter(at::containsKey).toList();
      if (found.isEmpty() && needed) {
        need(usual.get(0));
      }
      return found;
    }

    String iri(Rows.Row row) {
      Matcher matcher = COLUMN.matcher(id);
      if (!matcher.find()) {
        return cell(id, row);
      }
      StringBuilder iri = new StringBuilder();
      do {
        String value = cell(matcher.group(1), row);
        if (value.isEmpty()) {
          return "";
        }
        matcher.appendReplacement(iri, Matcher.quoteReplacement(encode(value)));
      } while (matcher.find());
      return matcher.appendTail(iri).toString();
    }

    List<String> values(List<String> columns, Rows.Row row) {
      String separator = mapping.separator().orElse("|");
      List<String> values = new ArrayList<>();
      for (String column : columns) {
        for (String value : cell(column, row).split(Pattern.quote(separator))) {
          if (!value.isBlank()) {
            values.add(value.strip());
          }
        }
      }
      return values;
    }

    private String cell(String column, Rows.Row row) {
      int index = at.getOrDefault(column, Integer.MAX_VALUE);
      return index < row.cells().size() ? row.cells().get(index) : "";
    }
  }

  private static String encode(String value) {
    StringBuilder out = new StringBuilder();
    for (byte b : value.getBytes(UTF_8)) {
      char c = (char) (b & 0xff);
      if (c > ' ' && c < 0x7f && "<>\"{}|\\^`%#?/".indexOf(c) < 0) {
        out.append(c);
      } else {
        out.append(String.format("%%%02X", b & 0xff));
      }
    }
    return out.toString();
  }
}
