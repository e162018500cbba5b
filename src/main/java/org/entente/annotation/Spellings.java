package org.entente.annotation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The ways in which one name is spelt: British and American, "and" and "&". */
final class Spellings {

  private static final List<List<String>> ALIKE =
      List.of(
          List.of("rganisation", "rganization"),
          List.of("Defence", "Defense"),
          List.of("defence", "defense"),
          List.of("Centre", "Center"),
          List.of("centre", "center"),
          List.of("Programme", "Program"),
          List.of("Labour", "Labor"),
          List.of("bour ", "bor "),
          List.of(" and ", " & "),
          List.of("ilisation", "ilization"));

  private Spellings() {}

  static Set<String> of(String name) {
    Set<String> spellings = new LinkedHashSet<>();
    spellings.add(name);
    for (List<String> pair : ALIKE) {
      for (String spelling : List.copyOf(spellings)) {
        spellings.add(swap(spelling, pair.get(0), pair.get(1)));
        spellings.add(swap(spelling, pair.get(1), pair.get(0)));
      }
    }
    return spellings;
  }

  private static String swap(String name, String from, String to) {
    return name.contains(to) && to.startsWith(from) ? name : name.replace(from, to);
  }
}
