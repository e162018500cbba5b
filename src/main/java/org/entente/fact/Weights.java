package org.entente.fact;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.entente.knowledge.Table;

/**
 * How much each signal speaks for something, in log odds: a logistic regression, or a choice among
 * several.
 *
 * @param weights by name of the signal; one without a weight counts nothing
 */
record Weights(Map<String, Double> weights) {

  Weights {
    weights = Map.copyOf(weights);
  }

  /** A table with the columns {@code signal} and {@code weight}. */
  static Weights load(Path file) {
    Map<String, Double> weights = new HashMap<>();
    for (Table.Row row : Table.read(file).rows()) {
      weights.put(row.get("signal"), weight(row));
    }
    return new Weights(weights);
  }

  private static double weight(Table.Row row) {
    try {
      double value = Double.parseDouble(row.get("weight"));
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Reported below.
    }
    throw row.error(row.get("weight") + " is no weight such as -0.53");
  }

  /** How likely it is with these signals, from 0 to 1. */
  double of(Map<String, Double> signals) {
    return 1 / (1 + Math.exp(-odds(signals)));
  }

  /**
   * How likely each of several is the one that it is true of, which may be none of them.
   *
   * @param signals what speaks for each
   * @return from 0 to 1, in the same order; what is missing to 1 is how likely it is none
   */
  <T> Map<T, Double> shares(Map<T, Map<String, Double>> signals) {
    Map<T, Double> shares = new LinkedHashMap<>();
    signals.forEach((one, its) -> shares.put(one, Math.exp(odds(its))));
    double all = 1 + shares.values().stream().mapToDouble(Double::doubleValue).sum();
    shares.replaceAll((one, share) -> share / all);
    return shares;
  }

  private double odds(Map<String, Double> signals) {
    double odds = 0;
    for (Map.Entry<String, Double> signal : signals.entrySet()) {
      odds += weights.getOrDefault(signal.getKey(), 0.0) * signal.getValue();
    }
    return odds;
  }
}
