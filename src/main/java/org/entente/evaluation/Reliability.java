package org.entente.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Whether confidence is worth what it says: of the engagements that say 0.9, about nine in ten are
 * right.
 *
 * @param judged each found engagement that has a confidence
 */
public record Reliability(List<Judged> judged) {

  /** Each row begins where the one before ends; the last takes in 1. */
  private static final double[] FROM = {0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9};

  /**
   * One engagement.
   *
   * @param engagement its IRI, or its label where it has none
   * @param confidence 0 to 1
   * @param signals what it was reckoned from
   */
  public record Judged(
      String engagement, double confidence, Map<String, Double> signals, boolean right) {

    public Judged {
      signals = Map.copyOf(signals);
    }
  }

  public Reliability {
    judged = List.copyOf(judged);
  }

  static Reliability sum(List<Reliability> parts) {
    List<Judged> all = new ArrayList<>();
    parts.forEach(part -> all.addAll(part.judged()));
    return new Reliability(all);
  }

  /**
   * How far what is said lies from what is right, over all rows, each by its size (expected
   * calibration error); 0 when there is none.
   */
  public double error() {
    double sum = 0;
    for (int row = 0; row < FROM.length; row++) {
      List<Judged> its = row(row);
      sum += its.isEmpty() ? 0 : its.size() * Math.abs(said(its) - right(its));
    }
    return judged.isEmpty() ? 0 : sum / judged.size();
  }

  /** A row each for how sure they say to be, and what is left when only surer ones are kept. */
  String table() {
    StringBuilder out = new StringBuilder();
    out.append(
        "confidence       n   said  right   kept from here: precision   share of right ones\n");
    long allRight = judged.stream().filter(Judged::right).count();
    for (int row = 0; row < FROM.length; row++) {
      List<Judged> its = row(row);
      double from = FROM[row];
      List<Judged> kept = judged.stream().filter(j -> j.confidence() >= from).toList();
      double to = row + 1 < FROM.length ? FROM[row + 1] : 1;
      out.append(
          String.format(
              Locale.ROOT,
              "%.1f to %.1f  %6d  %5.2f  %5.2f  %26.2f  %20.2f%n",
              from,
              to,
              its.size(),
              said(its),
              right(its),
              right(kept),
              allRight == 0 ? 0 : (double) kept.stream().filter(Judged::right).count() / allRight));
    }
    out.append(String.format(Locale.ROOT, "expected calibration error %.3f%n", error()));
    return out.toString();
  }

  /** One line each: right or wrong, then each signal and its value; to fit the weights on. */
  public String listing() {
    return judged.stream()
        .map(
            j ->
                (j.right() ? "right" : "wrong")
                    + j.signals().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(s -> "\t" + s.getKey() + "=" + s.getValue())
                        .collect(Collectors.joining()))
        .collect(Collectors.joining("\n"));
  }

  private List<Judged> row(int row) {
    double to = row + 1 < FROM.length ? FROM[row + 1] : 2;
    return judged.stream().filter(j -> j.confidence() >= FROM[row] && j.confidence() < to).toList();
  }

  private static double said(List<Judged> its) {
    return its.stream().mapToDouble(Judged::confidence).average().orElse(0);
  }

  private static double right(List<Judged> its) {
    return its.stream().mapToInt(j -> j.right() ? 1 : 0).average().orElse(0);
  }
}
