package org.entente.endurance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What came of requests, since the first. Thread-safe. */
final class Outcomes {

  private static final int MOST_SAID = 20;

  /**
   * An answer.
   *
   * @param at when it was asked for, in milliseconds since the beginning
   * @param millis until it was there whole
   */
  record Answer(long at, Plan.Phase phase, String kind, double millis) {}

  /**
   * Of some times.
   *
   * @param count how many there are
   * @param p50 in milliseconds, as are the others; 0 when there is none
   */
  record Times(int count, double p50, double p95, double p99, double longest) {

    static Times of(double... millis) {
      double[] sorted = millis.clone();
      Arrays.sort(sorted);
      return new Times(
          sorted.length, at(sorted, 0.5), at(sorted, 0.95), at(sorted, 0.99), at(sorted, 1));
    }

    private static double at(double[] sorted, double share) {
      return sorted.length == 0 ? 0 : sorted[(int) Math.ceil(share * sorted.length) - 1];
    }
  }

  private final List<Answer> answers = new ArrayList<>();
  private final Map<String, Integer> refusals = new TreeMap<>();
  private final List<String> errors = new ArrayList<>();
  private int errorCount;

  synchronized void answered(Answer answer) {
    answers.add(answer);
  }

  /** Not answered, as is documented: 429 or 503, for want of a place or of time. */
  synchronized void refused(String kind, int status) {
    refusals.merge(kind + " " + status, 1, Integer::sum);
  }

  synchronized void failed(String what) {
    errorCount++;
    if (errors.size() < MOST_SAID) {
      errors.add(what);
      System.err.println(what);
    }
  }

  synchronized Times times(Predicate<Answer> which) {
    return Times.of(answers.stream().filter(which).mapToDouble(Answer::millis).toArray());
  }

  synchronized int answerCount() {
    return answers.size();
  }

  synchronized int errorCount() {
    return errorCount;
  }

  /** The first of them. */
  synchronized List<String> errors() {
    return List.copyOf(errors);
  }

  synchronized Map<String, Integer> refusals() {
    return new TreeMap<>(refusals);
  }

  synchronized int refusalCount() {
    return refusals.values().stream().mapToInt(Integer::intValue).sum();
  }
}
