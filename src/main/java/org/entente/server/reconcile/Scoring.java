package org.entente.server.reconcile;

import java.util.Collection;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/**
 * How a score comes about, from 0 to 100. It begins with how like the names are: 100 when they are
 * the same but for case, accents, script and spaces. Each property that agrees makes good part of
 * what is missing to 100, the more the more alike the names are; where none agrees the score is
 * halved; one that nothing is known of changes nothing. A type that was not asked for takes away a
 * third, one of quite another sort two thirds.
 */
final class Scoring {

  static final double HIGHEST = 100;

  /** From here on it is sure by itself, when nothing speaks against it and no other is near. */
  static final double SURE = 95;

  /** From here on it is when a property agrees too. */
  static final double SURE_WITH_PROPERTY = 90;

  /** So much less the next must have. */
  static final double LEAD = 5;

  /** Whose name is less like the one that is asked for is not meant for sure; of 1. */
  static final double LIKE = 0.6;

  /** From here on a property agrees. */
  static final double AGREES = 0.9;

  /** Below this a property speaks against it. */
  static final double HALF = 0.5;

  /** Below this nobody would want to see it. */
  static final double LEAST = 25;

  /**
   * How much of what is missing to 100 a property that agrees makes good, if the names are alike.
   */
  private static final double GAIN = 0.7;

  private static final double OTHER_TYPE = 2.0 / 3;
  private static final double OTHER_SORT = 1.0 / 3;

  /** When an id in another dataset is another one. */
  private static final double OTHER_ID = 0.2;

  private Scoring() {}

  /** How the type of a candidate lies to those that are asked for. */
  enum TypeMatch {
    NOT_ASKED(1),
    MATCHES(1),
    OTHER_TYPE(Scoring.OTHER_TYPE),
    OTHER_SORT(Scoring.OTHER_SORT);

    private final double factor;

    TypeMatch(double factor) {
      this.factor = factor;
    }
  }

  /**
   * The score of a name that was looked for.
   *
   * @param likeness of the names, 0 to 1
   * @param agreements of the properties, 0 to 1 each; those that are unknown are empty
   */
  static double named(double likeness, Collection<OptionalDouble> agreements, TypeMatch type) {
    double score = HIGHEST * likeness;
    double[] known =
        agreements.stream()
            .filter(OptionalDouble::isPresent)
            .mapToDouble(OptionalDouble::getAsDouble)
            .toArray();
    for (double met : known) {
      score += GAIN * met * likeness * (HIGHEST - score);
    }
    score *= (1 + DoubleStream.of(known).average().orElse(1)) / 2;
    return rounded(score * type.factor);
  }

  /** The score of what was looked for by properties alone: what is unknown is not met. */
  static double unnamed(Collection<OptionalDouble> agreements, TypeMatch type) {
    double met = agreements.stream().mapToDouble(a -> a.orElse(0)).average().orElse(0);
    return rounded(HIGHEST * met * type.factor);
  }

  /** Of one that has another id than the one that was given. */
  static double contradicted(double score) {
    return rounded(score * OTHER_ID);
  }

  private static double rounded(double score) {
    return Math.round(score * 10) / 10.0;
  }
}
