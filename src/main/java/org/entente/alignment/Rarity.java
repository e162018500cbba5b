package org.entente.alignment;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * How much a word tells: the less, the more actors have it in a name. Legal forms and words such as
 * {@code of} tell little whoever has them.
 */
final class Rarity {

  private static final double WEAK = 0.15;
  private static final double TELLING = 0.8;

  private final Map<String, Integer> actors = new HashMap<>();
  private final Set<String> weak;
  private final int all;

  /**
   * @param names for each actor the wordings of its names
   * @param weak words that tell little
   */
  Rarity(Collection<? extends Collection<Wording>> names, Set<String> weak) {
    this.all = names.size();
    this.weak = weak;
    for (Collection<Wording> ofActor : names) {
      Set<String> words = new HashSet<>();
      ofActor.forEach(wording -> words.addAll(wording.words()));
      words.forEach(word -> actors.merge(word, 1, Integer::sum));
    }
  }

  /**
   * What the words of a name tell that is hardly shared: a little less than one that one actor has.
   */
  double telling() {
    return TELLING * rarity(1);
  }

  private double rarity(int of) {
    return Math.log(1 + (all + 1.0) / (of + 0.5));
  }

  /** From near 0 to about 10. */
  double of(String word) {
    double rarity = rarity(actors.getOrDefault(word, 0));
    return weak.contains(word) ? rarity * WEAK : rarity;
  }
}
