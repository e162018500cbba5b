package org.entente.alignment;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * How alike two names are, from 0 to 1, whatever the order of their words: soft TF-IDF with
 * Jaro-Winkler between words (Cohen, Ravikumar and Fienberg, 2003).
 */
final class Similarity {

  /** Words that are less alike are different words. */
  private static final double SAME_WORD = 0.86;

  /** Shorter words, acronyms mostly, are the same or are not; in letters. */
  private static final int SHORTEST = 5;

  /** One letter in so many may be another: Jaro-Winkler alone takes Rosatom for Rosatomflot. */
  private static final int LETTERS_AN_EDIT = 4;

  private static final double ABBREVIATION = 0.95;

  /** An initial stands for a word, but tells less. */
  private static final double INITIAL = 0.88;

  private static final JaroWinklerSimilarity WORDS = new JaroWinklerSimilarity();

  private final Rarity rarity;

  Similarity(Rarity rarity) {
    this.rarity = rarity;
  }

  /**
   * How two names compare.
   *
   * @param degree from 0 to 1
   * @param told how much the words tell that both have
   * @param numbers whether the numbers in them differ
   */
  record Result(double degree, double told, boolean numbers) {

    static final Result NONE = new Result(0, 0, false);
  }

  private record Pair(int one, int other, double degree) {}

  Result of(Wording one, Wording other) {
    List<String> a = one.words();
    List<String> b = other.words();
    if (a.isEmpty() || b.isEmpty()) {
      return Result.NONE;
    }
    if (a.equals(b)) {
      return new Result(1, a.stream().mapToDouble(rarity::of).sum(), false);
    }
    double joined = joined(a, b);
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < a.size(); i++) {
      for (int j = 0; j < b.size(); j++) {
        double degree = words(a.get(i), b.get(j));
        if (degree >= SAME_WORD) {
          pairs.add(new Pair(i, j, degree));
        }
      }
    }
    pairs.sort((x, y) -> Double.compare(y.degree(), x.degree()));
    boolean[] used = new boolean[a.size()];
    boolean[] usedThere = new boolean[b.size()];
    double product = 0;
    double told = 0;
    for (Pair pair : pairs) {
      if (!used[pair.one()] && !usedThere[pair.other()]) {
        used[pair.one()] = true;
        usedThere[pair.other()] = true;
        double x = rarity.of(a.get(pair.one()));
        double y = rarity.of(b.get(pair.other()));
        // A misspelt word looks rare; it tells as much as the word that it stands for.
        double common = pair.degree() < 1 ? Math.min(x, y) : x;
        product += pair.degree() * common * common;
        told += pair.degree() * common;
      }
    }
    double lost = lost(a, used) + lost(b, usedThere);
    double degree = product <= 0 ? 0 : product / (product + lost / 2);
    // Only what is aligned has been weighed so far; how well it is spelled counts too.
    degree *= product <= 0 ? 0 : spelling(pairs, used.length);
    if (joined > degree) {
      return new Result(
          joined,
          Math.max(told, a.stream().mapToDouble(rarity::of).sum() * 0.8),
          numbers(a, used, b, usedThere));
    }
    return new Result(degree, told, numbers(a, used, b, usedThere));
  }

  private static double spelling(List<Pair> pairs, int most) {
    return pairs.stream().limit(most).mapToDouble(Pair::degree).average().orElse(0) > 0.97
        ? 1
        : 0.98;
  }

  private double lost(List<String> words, boolean[] used) {
    double lost = 0;
    for (int i = 0; i < used.length; i++) {
      if (!used[i]) {
        double tells = rarity.of(words.get(i));
        lost += tells * tells;
      }
    }
    return lost;
  }

  /** "Air bus" and "Airbus" have no word in common. */
  private static double joined(List<String> a, List<String> b) {
    String one = String.join("", a);
    String other = String.join("", b);
    if (one.equals(other) && one.length() > 3) {
      return 0.97;
    }
    return 0;
  }

  private double words(String a, String b) {
    if (a.equals(b)) {
      return 1;
    }
    if (Wording.isNumber(a) || Wording.isNumber(b)) {
      return 0;
    }
    if (a.length() == 1 || b.length() == 1) {
      return a.charAt(0) == b.charAt(0) ? INITIAL : 0;
    }
    int shorter = Math.min(a.length(), b.length());
    int longer = Math.max(a.length(), b.length());
    if (abbreviates(a, b) || abbreviates(b, a)) {
      return ABBREVIATION;
    }
    int edits = longer / LETTERS_AN_EDIT;
    if (shorter < SHORTEST || longer - shorter > edits) {
      return 0;
    }
    return new LevenshteinDistance(edits).apply(a, b) < 0 ? 0 : WORDS.apply(a, b);
  }

  /** "Univ" for "University": of words that many have, for of a rare one it may be another name. */
  private boolean abbreviates(String a, String b) {
    return a.length() >= 3
        && b.length() > a.length() + 1
        && b.startsWith(a)
        && rarity.of(b) < rarity.telling() / 2;
  }

  /** Whether a number of one stands against none or another of the other. */
  private static boolean numbers(
      List<String> a, boolean[] used, List<String> b, boolean[] usedThere) {
    for (int i = 0; i < used.length; i++) {
      if (!used[i] && Wording.isNumber(a.get(i))) {
        return true;
      }
    }
    for (int j = 0; j < usedThere.length; j++) {
      if (!usedThere[j] && Wording.isNumber(b.get(j))) {
        return true;
      }
    }
    return false;
  }
}
