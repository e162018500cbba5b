package org.entente.parsing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Numbers answers of a lexicon, those that say the same in the same order alike. */
final class Answers<V extends Collection<String>> {

  private final Map<List<String>, Integer> numbers = new LinkedHashMap<>();
  private final ArrayList<V> all = new ArrayList<>();

  int number(V answer) {
    return numbers.computeIfAbsent(
        List.copyOf(answer),
        same -> {
          all.add(answer);
          return all.size() - 1;
        });
  }

  /** By number. */
  ArrayList<V> all() {
    return all;
  }
}
