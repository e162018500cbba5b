package org.entente.encoder;

import java.util.Map;

/**
 * How likely words state an engagement or an observation.
 *
 * @param value from 0 to 1: of any class
 * @param classes the same by class, local names of the ontology; their sum is at most the value
 */
public record TriggerScore(double value, Map<String, Double> classes) {

  public TriggerScore {
    classes = Map.copyOf(classes);
  }

  /** Of one class. */
  public double of(String kind) {
    return classes.getOrDefault(kind, 0.0);
  }

  /** The likeliest class. */
  public String best() {
    return classes.entrySet().stream()
        .max(Map.Entry.<String, Double>comparingByValue().thenComparing(Map.Entry::getKey))
        .map(Map.Entry::getKey)
        .orElseThrow();
  }
}
