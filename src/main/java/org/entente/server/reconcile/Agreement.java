package org.entente.server.reconcile;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;
import org.entente.search.SearchIndex;

/** Compares what clients say of an entity with what is known of it. */
final class Agreement {

  private static final double FULL = 1;

  /** So much one number may differ from another that means the same, relative to it. */
  private static final double ROUNDED = 0.005;

  private static final Pattern DATE = Pattern.compile("[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?");

  private final Values values;
  private final Function<String, Map<Node, Double>> called;
  private final Map<String, Map<Node, Double>> known = new HashMap<>();

  /**
   * @param called finds the entities that a name may mean, and how like it they are called
   */
  Agreement(Values values, Function<String, Map<Node, Double>> called) {
    this.values = values;
    this.called = called;
  }

  /**
   * How well a condition is met, 0 to 1; empty when nothing is known of the entity in this respect.
   */
  OptionalDouble of(Node entity, Condition condition) {
    Set<Node> there = values.nodes(entity, condition.property());
    if (condition.property().kind() == Property.Kind.COUNT) {
      return OptionalDouble.of(
          condition.values().stream().anyMatch(given -> counts(given, there.size())) ? FULL : 0);
    }
    if (there.isEmpty()) {
      return OptionalDouble.empty();
    }
    double best = 0;
    for (Given given : condition.values()) {
      for (Node value : there) {
        best = Math.max(best, of(given, value, condition.property()));
      }
    }
    return OptionalDouble.of(best);
  }

  /** The entities that a value may mean, and how sure that is. */
  Map<Node, Double> meant(Given given) {
    if (given instanceof Given.Entity entity) {
      Optional<Node> node = entity.node().filter(n -> !values.types(n).isEmpty());
      if (node.isPresent()) {
        return Map.of(node.get(), FULL);
      }
    }
    // What another service has matched is known by its name here, if at all.
    return known.computeIfAbsent(given.text(), called);
  }

  private double of(Given given, Node value, Property property) {
    if (property.hasEntities()) {
      return meant(given).getOrDefault(value, 0.0);
    }
    boolean elsewhere = property.kind() == Property.Kind.ID && given instanceof Given.Entity;
    String text = elsewhere ? ((Given.Entity) given).id() : given.text();
    return isSame(text, value, property) ? FULL : 0;
  }

  private boolean isSame(String given, Node value, Property property) {
    String there = Values.text(value);
    switch (property.kind()) {
      case ID:
        return id(given, property).equalsIgnoreCase(Values.id(value, property));
      case LINK:
        return given.equals(there);
      case NUMBER:
        return number(given, there);
      case DATE:
        return date(given, there);
      case CONCEPT, TYPE:
        return same(given, values.name(value, Values.ENGLISH))
            || same(given, there.replaceFirst("^.*[/#]", ""));
      default:
        return same(given, there);
    }
  }

  /**
   * What follows the prefix, where somebody gives the whole address; Wikidata's page has its own.
   */
  static String id(String given, Property property) {
    String rest =
        given.startsWith(property.prefix()) ? given.substring(property.prefix().length()) : given;
    rest = rest.replaceFirst("/$", "");
    return rest.matches("https?://.*") ? rest.replaceFirst("^.*/", "") : rest;
  }

  private static boolean same(String a, String b) {
    return SearchIndex.isSameName(a, b);
  }

  private static boolean counts(Given given, int count) {
    return number(given.text(), Integer.toString(count));
  }

  private static boolean number(String given, String there) {
    var a = Values.number(given.replace(",", ""));
    var b = Values.number(there);
    if (a.isEmpty() || b.isEmpty()) {
      return false;
    }
    BigDecimal room = b.get().abs().multiply(BigDecimal.valueOf(ROUNDED));
    return a.get().subtract(b.get()).abs().compareTo(room) <= 0;
  }

  /** Whether one is the other, or a day of it. */
  private static boolean date(String given, String there) {
    String day = given.replaceFirst("T.*$", "");
    return DATE.matcher(day).matches()
        && (there.startsWith(day + "-") || day.startsWith(there + "-") || there.equals(day));
  }
}
