package org.entente.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.entente.knowledge.BundledText;

/**
 * How much a word tells of a name, in one state of the index: {@code Rostec} much, {@code ministry}
 * less, {@code of} hardly anything.
 */
final class Rarity {

  /** Of words that are listed as light. */
  private static final double LIGHT = 0.2;

  private static final Set<String> LIGHT_WORDS = lightWords();

  private final IndexReader reader;
  private final Map<String, Double> known = new HashMap<>();

  Rarity(IndexReader reader) {
    this.reader = reader;
  }

  /** The inverse document frequency; above 0, and greatest for a word that no name has. */
  double of(String word) {
    return known.computeIfAbsent(word, this::read);
  }

  private double read(String word) {
    if (LIGHT_WORDS.contains(word)) {
      return LIGHT;
    }
    try {
      int names = reader.getDocCount(Fields.NAME_WORD);
      int frequency = reader.docFreq(new Term(Fields.NAME_WORD, word));
      return Math.log1p((1.0 + names) / (1.0 + frequency));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<String> lightWords() {
    return BundledText.read(Rarity.class, "light-words.txt")
        .lines()
        .filter(line -> !line.startsWith("#"))
        .flatMap(line -> Stream.of(line.split(" ")))
        .collect(Collectors.toUnmodifiableSet());
  }
}
