package org.entente.server.search;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.entente.search.Kind;
import org.entente.search.Wanted;
import org.entente.server.http.Exchange;

/**
 * A request, read.
 *
 * @param language of the labels in the answer
 */
record Asked(Wanted wanted, String language) {

  /** Hits on a page at most. */
  static final int MOST = 100;

  /** The language of labels unless it asks for another. */
  private static final String ENGLISH = "en";

  /**
   * Reads a request.
   *
   * @param known the parameters that the address takes
   * @param usual how many hits, unless it says
   * @throws IllegalArgumentException that says all that is wrong with it
   */
  static Asked of(Exchange exchange, Set<String> known, int usual) {
    List<String> problems = new ArrayList<>();
    for (String name : exchange.parameterNames()) {
      if (!known.contains(name)) {
        problems.add("There is no such parameter; there are " + String.join(", ", known) + ".");
      } else if (exchange.parameters(name).size() > 1 && !name.equals("type")) {
        problems.add("The parameter " + name + " is given more than once.");
      }
    }
    String text = exchange.parameter("q").orElse("");
    if (text.length() > Wanted.LONGEST) {
      problems.add("q is longer than " + Wanted.LONGEST + " characters.");
    }
    int limit = number(exchange, "limit", usual, 1, MOST, problems);
    int offset = number(exchange, "offset", 0, 0, Wanted.FARTHEST, problems);
    String language = exchange.parameter("lang").orElse(ENGLISH);
    if (!language.matches("[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8}){0,4}")) {
      problems.add("lang must be a language's tag such as en or zh-Hans.");
    }
    Set<Kind> kinds = kinds(exchange, problems);
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", new TreeSet<>(problems)));
    }
    return new Asked(new Wanted(text, kinds, limit, offset), language);
  }

  private static Set<Kind> kinds(Exchange exchange, List<String> problems) {
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    for (String value : exchange.parameters("type")) {
      for (String word : value.isBlank() ? new String[0] : value.strip().split("\\s*,\\s*")) {
        Kind.of(word)
            .ifPresentOrElse(
                kinds::add,
                () ->
                    problems.add(
                        "type must be one of "
                            + String.join(
                                ", ", EnumSet.allOf(Kind.class).stream().map(Kind::word).toList())
                            + "."));
      }
    }
    return kinds;
  }

  private static int number(
      Exchange exchange, String name, int fallback, int least, int most, List<String> problems) {
    Optional<String> text = exchange.parameter(name);
    if (text.isEmpty()) {
      return fallback;
    }
    if (text.get().matches("[0-9]{1,7}")) {
      int value = Integer.parseInt(text.get());
      if (value >= least && value <= most) {
        return value;
      }
    }
    problems.add(name + " must be a whole number from " + least + " to " + most + ".");
    return fallback;
  }
}
