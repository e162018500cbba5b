package org.entente.alignment;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.entente.link.LinkedDataset;
import org.jspecify.annotations.Nullable;

/**
 * The table that people decide in: one candidate a row, best first. CSV that spreadsheets open, or
 * TSV when the file is called so.
 */
public final class Review {

  private static final List<String> COLUMNS =
      List.of(
          "decision",
          "score",
          "our label",
          "our type",
          "our country",
          "their name",
          "their type",
          "their country",
          "reasons",
          "note",
          "link",
          "ours",
          "theirs",
          "dataset",
          "home");

  private static final Map<String, Boolean> WORDS =
      Map.ofEntries(
          Map.entry("accept", true),
          Map.entry("yes", true),
          Map.entry("y", true),
          Map.entry("x", true),
          Map.entry("1", true),
          Map.entry("true", true),
          Map.entry("reject", false),
          Map.entry("refuse", false),
          Map.entry("no", false),
          Map.entry("n", false),
          Map.entry("0", false),
          Map.entry("false", false));

  /** With these a spreadsheet takes a cell for a formula. */
  private static final String FORMULA = "=+-@\t\r";

  private Review() {}

  /**
   * Writes candidates.
   *
   * @param link the property that would link them, by its local name
   * @throws AlignmentException when the file cannot be written
   */
  public static void write(
      Path file, List<Candidate> candidates, String link, LinkedDataset dataset) {
    boolean tabs = file.toString().toLowerCase(Locale.ROOT).endsWith(".tsv");
    CSVFormat format =
        CSVFormat.DEFAULT.builder().setDelimiter(tabs ? '\t' : ',').setRecordSeparator('\n').get();
    try (Writer out = Files.newBufferedWriter(file, UTF_8)) {
      out.write('\uFEFF'); // Spreadsheets take it for UTF-8 by this only.
      CSVPrinter table = new CSVPrinter(out, format);
      table.printRecord(COLUMNS);
      for (Candidate c : candidates) {
        table.printRecord(
            (Object[])
                Stream.of(
                        "",
                        String.format(Locale.ROOT, "%.2f", c.score()),
                        c.ours().name(),
                        c.ours().shownType(),
                        c.ours().shownCountry(),
                        c.theirs().name(),
                        c.theirs().shownType(),
                        c.theirs().shownCountry(),
                        String.join("; ", c.reasons()),
                        "",
                        link,
                        c.ours().iri(),
                        c.theirs().iri(),
                        dataset.name(),
                        dataset.home().orElse(""))
                    .map(Review::safe)
                    .toArray(String[]::new));
      }
      table.flush();
    } catch (IOException e) {
      throw new AlignmentException("Cannot write " + file + ": " + e.getMessage() + ".");
    }
  }

  /** Null, not an empty text, is written as an empty cell without quotes. */
  private static @Nullable String safe(String cell) {
    if (cell.isEmpty()) {
      return null;
    }
    String line = cell.replaceAll("[\\p{Cc}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]+", " ");
    return !line.isEmpty() && FORMULA.indexOf(line.charAt(0)) >= 0 ? "'" + line : line;
  }

  private static String plain(String cell) {
    return cell.length() > 1 && cell.charAt(0) == '\'' && FORMULA.indexOf(cell.charAt(1)) >= 0
        ? cell.substring(1)
        : cell;
  }

  /**
   * Reads the decisions of an edited table; rows without one are left alone.
   *
   * @param who has decided
   * @param why of those whose note is empty
   * @throws AlignmentException with file and line
   */
  public static List<Verdict> read(Path file, String who, String why) {
    try (Rows rows = new Rows(file)) {
      for (String column : List.of("decision", "ours", "theirs", "link")) {
        if (!rows.columns().contains(column)) {
          throw new AlignmentException(
              file + ":1: there is no column “" + column + "”; was this written by --review?");
        }
      }
      List<Verdict> verdicts = new ArrayList<>();
      Optional<Rows.Row> row = rows.next();
      while (row.isPresent()) {
        try {
          verdict(new Cells(rows.columns(), row.get()), who, why).ifPresent(verdicts::add);
        } catch (AlignmentException e) {
          throw new AlignmentException(file + ":" + row.get().line() + ": " + e.getMessage());
        }
        row = rows.next();
      }
      return List.copyOf(verdicts);
    }
  }

  private record Cells(List<String> columns, Rows.Row row) {

    String get(String column) {
      int at = columns.indexOf(column);
      return at >= 0 && at < row.cells().size() ? plain(row.cells().get(at)) : "";
    }
  }

  private static Optional<Verdict> verdict(Cells cells, String who, String why) {
    String decision = cells.get("decision").toLowerCase(Locale.ROOT);
    if (decision.isEmpty()) {
      return Optional.empty();
    }
    Boolean accepted = WORDS.get(decision);
    if (accepted == null) {
      throw new AlignmentException(
          "the decision “" + decision + "” is none of accept, reject, or empty.");
    }
    String note = cells.get("note");
    String reasons = cells.get("reasons");
    return Optional.of(
        new Verdict(
            accepted,
            cells.get("ours"),
            cells.get("theirs"),
            Mapping.predicate(cells.get("link")),
            score(cells.get("score")),
            Optional.of(reasons).filter(text -> !text.isEmpty()),
            false,
            who,
            note.isEmpty() ? why : note,
            Optional.of(cells.get("dataset"))
                .filter(name -> !name.isBlank())
                .map(
                    name ->
                        new LinkedDataset(
                            name,
                            Optional.of(cells.get("home")).filter(home -> !home.isEmpty()),
                            Optional.empty()))));
  }

  private static double score(String cell) {
    try {
      double score = cell.isEmpty() ? 1 : Double.parseDouble(cell.replace(',', '.'));
      if (score >= 0 && score <= 1) {
        return score;
      }
    } catch (NumberFormatException e) {
      throw new AlignmentException("the score “" + cell + "” is no number from 0 to 1.");
    }
    throw new AlignmentException("the score “" + cell + "” is not from 0 to 1.");
  }
}
