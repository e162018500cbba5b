package org.entente.annotation;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Makes regular expressions from the words of tables. */
final class Phrases {

  private Phrases() {}

  /** Any of the phrases, the longest first; white space in them stands for any white space. */
  static String any(Collection<String> phrases) {
    return phrases.stream()
        .distinct()
        .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(p -> p))
        .map(
            phrase ->
                Arrays.stream(phrase.split("\\s+"))
                    .map(Pattern::quote)
                    .collect(Collectors.joining("\\s+")))
        .collect(Collectors.joining("|", "(?:", ")"));
  }
}
