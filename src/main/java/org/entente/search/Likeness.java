package org.entente.search;

import java.util.List;
import org.apache.lucene.util.automaton.CharacterRunAutomaton;
import org.apache.lucene.util.automaton.LevenshteinAutomata;

/**
 * How like one name others are: the share of both names' words that they have in common, where rare
 * words weigh more ({@link Rarity}) and words that differ by a letter or two count in part. The
 * order of words hardly matters.
 */
final class Likeness {

  /** Of more, the rest is not looked at. */
  private static final int MOST_WORDS = 12;

  /** Of a name that has the same words and yet is not the same. */
  private static final double NEARLY = 0.98;

  /** Of a word that the other one begins with, such as {@code Corp} with {@code Corporation}. */
  private static final double ABBREVIATED = 0.75;

  private static final int SHORTEST_ABBREVIATION = 3;

  /** A demonym, or a capital for its state: by such a name others are called too. */
  private static final double HIDDEN = 0.8;

  private final List<Spelling> words;
  private final String whole;

  Likeness(String text) {
    String beginning = text.substring(0, Math.min(text.length(), Wanted.LONGEST));
    List<String> first = Words.textsOf(beginning).stream().limit(MOST_WORDS).toList();
    this.words = first.stream().map(Spelling::new).toList();
    this.whole = Matching.beginning(first);
  }

  /** Plain small Latin letters, without what is between them. */
  String whole() {
    return whole;
  }

  /** The words, as often as they stand there. */
  List<String> words() {
    return words.stream().map(Spelling::word).toList();
  }

  /**
   * Of a name; 0 when they have nothing in common.
   *
   * @param words the name's
   */
  double of(Name.Source source, List<String> words, Rarity rarity) {
    return (source == Name.Source.HIDDEN ? HIDDEN : 1) * of(words, rarity);
  }

  private double of(List<String> name, Rarity rarity) {
    if (Matching.beginning(name).equals(whole)) {
      return 1;
    }
    boolean[] taken = new boolean[name.size()];
    double all = 0;
    for (String word : name) {
      all += rarity.of(word);
    }
    double common = 0;
    for (Spelling mine : words) {
      double weight = rarity.of(mine.word());
      all += weight;
      int best = -1;
      double most = 0;
      for (int i = 0; i < taken.length && most < 1; i++) {
        double alike = taken[i] ? 0 : mine.likeness(name.get(i));
        if (alike > most) {
          best = i;
          most = alike;
        }
      }
      if (best >= 0) {
        taken[best] = true;
        common += most * (weight + rarity.of(name.get(best)));
      }
    }
    return NEARLY * common / all;
  }

  /** A word, and those that differ from it by as many letters as people get wrong. */
  private static final class Spelling {

    private final String word;
    private final CharacterRunAutomaton[] withErrors;

    private Spelling(String word) {
      this.word = word;
      this.withErrors = new CharacterRunAutomaton[Matching.edits(word)];
      LevenshteinAutomata automata = new LevenshteinAutomata(word, true);
      for (int i = 0; i < withErrors.length; i++) {
        withErrors[i] = new CharacterRunAutomaton(automata.toAutomaton(i + 1));
      }
    }

    private String word() {
      return word;
    }

    private double likeness(String other) {
      if (word.equals(other)) {
        return 1;
      }
      double longer = Math.max(word.length(), other.length());
      double abbreviated = begins(word, other) || begins(other, word) ? ABBREVIATED : 0;
      for (int i = 0; i < withErrors.length; i++) {
        if (Math.abs(word.length() - other.length()) <= i + 1 && withErrors[i].run(other)) {
          return Math.max(abbreviated, 1 - (i + 1) / longer);
        }
      }
      return abbreviated;
    }

    private static boolean begins(String word, String other) {
      return word.length() >= SHORTEST_ABBREVIATION
          && !Character.isDigit(word.charAt(word.length() - 1))
          && other.startsWith(word);
    }
  }
}
