package org.entente.fact;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * How sure it is that the text states an engagement.
 *
 * @param value the share of engagements that are right among those with this value, 0 to 1
 * @param signals what it was reckoned from, by name as in {@code data/model/confidence.tsv}
 */
public record Confidence(double value, Map<String, Double> signals) {

  public Confidence {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException("a confidence is from 0 to 1, not " + value);
    }
    signals = Collections.unmodifiableMap(new TreeMap<>(signals));
  }
}
