package org.entente.bench;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Draws of a list in which the n-th is 1/n as likely as the first: how actors are spread over
 * documents.
 */
final class Zipf<T> {

  private final List<T> ranked;
  private final double[] upTo;

  /**
   * @param ranked the likeliest first
   */
  Zipf(List<T> ranked) {
    this.ranked = List.copyOf(ranked);
    this.upTo = new double[ranked.size()];
    double sum = 0;
    for (int i = 0; i < upTo.length; i++) {
      sum += 1.0 / (i + 1);
      upTo[i] = sum;
    }
  }

  T draw(RandomGenerator random) {
    int at = Arrays.binarySearch(upTo, random.nextDouble() * upTo[upTo.length - 1]);
    return ranked.get(Math.min(at < 0 ? -at - 1 : at, upTo.length - 1));
  }
}
