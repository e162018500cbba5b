package org.entente.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.entente.knowledge.DataFolder;
import org.entente.knowledge.Register;
import org.entente.query.Parameter;
import org.entente.query.Question;
import org.entente.rdf.Iris;

/**
 * Values for the parameters of questions, as readers may give them: actors as often as documents
 * tell of them, a year or some. The first draw of a question is its defaults.
 */
public final class Draws {

  private static final List<String> DOMAINS = List.of("military", "energy", "space", "trade", "ai");
  private static final List<String> CLASSES =
      List.of("Agreement", "Project", "Meeting", "Transfer", "Conflict");
  private static final List<String> WORDS = List.of("gas", "Tejas", "engine", "Type 0", "class");

  private final Cast cast;
  private final Iris iris = new Iris();
  private final long seed;

  public Draws(DataFolder folder, long seed) {
    this.cast = new Cast(Register.load(folder), seed);
    this.seed = seed;
  }

  /**
   * @param number 0 for the defaults
   */
  public Map<String, String> values(Question question, int number) {
    Map<String, String> values = new LinkedHashMap<>();
    RandomGenerator random = new SplittableRandom(seed * 31 + number);
    if (number > 0) {
      int year = random.nextInt(2000, 2025);
      for (Parameter parameter : question.parameters()) {
        // What may be left open is so half of the time.
        if (!parameter.open() || random.nextBoolean()) {
          values.put(parameter.name(), value(parameter, year, random));
        }
      }
    }
    return values;
  }

  private String value(Parameter parameter, int year, RandomGenerator random) {
    return switch (parameter.type()) {
      case ACTOR -> iris.actor(cast.known(random).id()).getURI();
      case DATE, YEAR -> String.valueOf(year);
      case UNTIL -> String.valueOf(year + random.nextInt(3));
      case STRING -> any(WORDS, random);
      case INT -> parameter.name().equals("limit") ? "100" : "1000000";
      case CLASS -> any(CLASSES, random);
      case DOMAIN -> any(DOMAINS, random);
      case SERVICE -> throw new IllegalArgumentException(parameter.name() + " is another service");
    };
  }

  private static String any(List<String> values, RandomGenerator random) {
    return values.get(random.nextInt(values.size()));
  }
}
