package org.entente.evaluation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How often the program knows who is meant by a name.
 *
 * @param shares how many of how many are right: all, names that others bear too, names of one's
 *     own, each kind, and the tenth that is held out and counts in no other row
 * @param answers by what the answer is: a link to the register, a new actor, one of several, no
 *     actor
 * @param misses what is not right, held out ones left out, in the order of the file
 */
public record IdentityEvaluation(Map<String, Share> shares, Figures answers, List<String> misses) {

  /** So many right of so many. */
  public record Share(int right, int all) {

    public double accuracy() {
      return all == 0 ? 1 : (double) right / all;
    }

    private Share plus(boolean more) {
      return new Share(right + (more ? 1 : 0), all + 1);
    }
  }

  private static final Share NONE = new Share(0, 0);

  /**
   * @param read what the program makes of a text
   */
  public static IdentityEvaluation of(
      Collection<MarkedName> names, Function<String, IdentityReading> read) {
    Map<String, Share> shares = new LinkedHashMap<>();
    Stream.of("all", "shared names", "own names").forEach(row -> shares.put(row, NONE));
    Share heldOut = NONE;
    Tally tally = new Tally();
    List<String> misses = new ArrayList<>();
    for (MarkedName name : names) {
      IdentityVerdict verdict = IdentityVerdict.of(name, read.apply(name.text()));
      if (name.heldOut()) {
        heldOut = heldOut.plus(verdict.right());
        continue;
      }
      for (String row : List.of("all", name.shared() ? "shared names" : "own names", name.kind())) {
        shares.put(row, shares.getOrDefault(row, NONE).plus(verdict.right()));
      }
      verdict.count(tally);
      if (!verdict.right()) {
        misses.add(verdict.line());
      }
    }
    shares.put("held out", heldOut);
    Map<String, Counts> answers = new LinkedHashMap<>();
    IdentityVerdict.SORTS.forEach(sort -> answers.put(sort, tally.get(sort)));
    return new IdentityEvaluation(shares, new Figures(answers), misses);
  }

  /** The share of a row; of none when there is no such row. */
  public Share share(String row) {
    return shares.getOrDefault(row, NONE);
  }

  /** Two tables: accuracy by kind of name, precision and recall by kind of answer. */
  public String report() {
    return String.format(Locale.ROOT, "%-16s%9s%7s%6s\n", "", "accuracy", "right", "of")
        + shares.entrySet().stream()
            .map(e -> line(e.getKey(), e.getValue()))
            .collect(Collectors.joining())
        + "\n"
        + answers.table();
  }

  private static String line(String row, Share share) {
    return String.format(
        Locale.ROOT,
        "%-16s%9s%7d%6d\n",
        row,
        Figures.fixed(share.accuracy()),
        share.right(),
        share.all());
  }

  /** Rows as JSON would have them. */
  Map<String, Object> values() {
    Map<String, Object> accuracy = new LinkedHashMap<>();
    shares.forEach(
        (row, share) ->
            accuracy.put(
                row,
                Map.of(
                    "accuracy", Figures.rounded(share.accuracy()),
                    "right", share.right(),
                    "all", share.all())));
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("names", accuracy);
    values.put("answers", answers.values());
    return values;
  }
}
