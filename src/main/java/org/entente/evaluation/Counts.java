package org.entente.evaluation;

/**
 * How often something was right, wrong (found and not there) and missed (there and not found).
 *
 * <p>Nothing found counts as precision 1, nothing to be found as recall 1.
 */
public record Counts(int right, int wrong, int missed) {

  static final Counts NONE = new Counts(0, 0, 0);

  Counts plus(Counts other) {
    return new Counts(right + other.right, wrong + other.wrong, missed + other.missed);
  }

  public double precision() {
    return right + wrong == 0 ? 1 : (double) right / (right + wrong);
  }

  public double recall() {
    return right + missed == 0 ? 1 : (double) right / (right + missed);
  }

  public double f1() {
    double sum = precision() + recall();
    return sum == 0 ? 0 : 2 * precision() * recall() / sum;
  }
}
