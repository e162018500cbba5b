package org.entente.parsing;

import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import java.io.Serializable;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a lexicon says of words, to be asked only: a table of hashes, and each answer once.
 *
 * @param <V> an answer: strings in an order
 */
final class WordTable<V extends Collection<String>> extends AbstractMap<String, V>
    implements Serializable {

  private static final long serialVersionUID = 1;

  private final FeatureTable numbers;
  private final ArrayList<V> answers;

  private WordTable(FeatureTable numbers, ArrayList<V> answers) {
    this.numbers = numbers;
    this.answers = answers;
  }

  /** Holds what a lexicon holds. */
  static <V extends Collection<String>> WordTable<V> of(Map<String, V> lexicon) {
    Answers<V> answers = new Answers<>();
    Object2IntOpenHashMap<String> numbers = new Object2IntOpenHashMap<>(lexicon.size());
    lexicon.forEach((word, answer) -> numbers.put(word, answers.number(answer)));
    return new WordTable<>(FeatureTable.of(numbers), answers.all());
  }

  @Override
  public @Nullable V get(Object word) {
    int number = numbers.getInt(word);
    return number < 0 ? null : answers.get(number);
  }

  @Override
  public boolean containsKey(Object word) {
    return numbers.containsKey(word);
  }

  @Override
  public int size() {
    return numbers.size();
  }

  /** The letters of the words are gone. */
  @Override
  public Set<Map.Entry<String, V>> entrySet() {
    throw new UnsupportedOperationException("words can be asked for, not listed");
  }
}
