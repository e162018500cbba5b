package org.entente.annotation;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Finds what a number counts: the head of the noun phrase that it opens. */
final class CountedNoun {

  /** The words that name what is counted, and where its last one ends in the document. */
  record Found(String words, int end) {}

  private static final Set<String> MODIFIERS =
      Set.of(
          "JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "VBN", "VBG", "HYPH", "``", "''", "CD",
          "AFX", "ADD", "FW", "RB");
  private static final int LONGEST = 12;

  private final Counted counted;

  CountedNoun(Counted counted) {
    this.counted = counted;
  }

  /**
   * @param start of the number in the document
   * @param end of the number in the document
   */
  Optional<Found> after(Sentence sentence, int start, int end) {
    List<Token> tokens = sentence.tokens();
    int next = 0;
    while (next < tokens.size() && tokens.get(next).span().start() < end) {
      next++;
    }
    if (next + 1 < tokens.size()
        && tokens.get(next).form().equals("or")
        && tokens.get(next + 1).pos().equals("JJR")) {
      next += 2;
    }
    boolean part = next < tokens.size() && tokens.get(next).form().equals("of");
    if (part) {
      next++;
      while (next < tokens.size() && tokens.get(next).pos().matches("DT|PRP\\$|PDT")) {
        next++;
      }
      if (next == 0 || !tokens.get(next - 1).pos().matches("DT|PRP\\$")) {
        return Optional.empty();
      }
    }
    int last = -1;
    for (int i = next; i < Math.min(tokens.size(), next + LONGEST); i++) {
      Token token = tokens.get(i);
      if (!MODIFIERS.contains(token.pos()) && !comma(tokens, i)) {
        break;
      }
      // "12 two-seat jets", but not "7 billion two years later"
      boolean hyphenated = i + 1 < tokens.size() && tokens.get(i + 1).pos().equals("HYPH");
      boolean written = token.form().matches("\\p{L}+") && !hyphenated;
      boolean number = token.pos().equals("CD") && (written || !token.form().matches(".*\\p{L}.*"));
      number &= !isMeasure(tokens, i);
      // "Two Global 6500 jets", "six 787 Dreamliners"
      boolean model = i > next ? isCapitalised(tokens.get(i - 1)) : isModel(tokens, i);
      if (number && !model) {
        break;
      }
      if (last >= 0 && token.pos().matches("VBN|VBG|RB") && !beforeNoun(tokens, i)) {
        break;
      }
      if (isThing(token)) {
        last = i;
      }
    }
    if (last < 0) {
      return Optional.empty();
    }
    return accept(tokens, next, last);
  }

  private Optional<Found> accept(List<Token> tokens, int first, int last) {
    Token head = tokens.get(last);
    String lemma = head.lemma().toLowerCase(Locale.ROOT);
    if (counted.is(Counted.Kind.GROUP, lemma) || counted.is(Counted.Kind.IDLE, lemma)) {
      return Optional.empty();
    }
    int from = last;
    while (from > first
        && tokens.get(from - 1).pos().matches("NNS?")
        && tokens.get(from - 1).form().matches("[a-z]+")
        && (from < 2 || !tokens.get(from - 2).pos().equals("HYPH"))) {
      from--;
    }
    StringBuilder words = new StringBuilder();
    for (int i = from; i <= last; i++) {
      words.append(i == from ? "" : " ").append(tokens.get(i).form());
    }
    return Optional.of(new Found(words.toString(), head.span().end()));
  }

  /** A plural, a plural in disguise, or a designation such as Su-35. */
  private boolean isThing(Token token) {
    String form = token.form();
    return token.pos().equals("NNS")
        || token.pos().equals("NNPS")
        || (token.isNoun() && form.matches(".*[a-z0-9]s|\\p{Lu}\\p{L}*-\\d+\\p{L}*"))
        || (token.isNoun() && counted.is(Counted.Kind.INVARIANT, form.toLowerCase(Locale.ROOT)));
  }

  /** "Five 97-metre vessels": what the hyphen joins says what they are like. */
  private static boolean isMeasure(List<Token> tokens, int i) {
    return i + 2 < tokens.size()
        && tokens.get(i + 1).pos().equals("HYPH")
        && tokens.get(i + 2).pos().matches("NN|JJ")
        && NameWords.touch(tokens.get(i), tokens.get(i + 1))
        && NameWords.touch(tokens.get(i + 1), tokens.get(i + 2));
  }

  /** "787 Dreamliners", right behind a number. */
  private static boolean isModel(List<Token> tokens, int i) {
    return i + 1 < tokens.size()
        && tokens.get(i).form().matches("\\d{3}")
        && tokens.get(i + 1).isNoun()
        && isCapitalised(tokens.get(i + 1));
  }

  /** As before the number of a model: "two Global 6500 jets". */
  private static boolean isCapitalised(Token token) {
    return Character.isUpperCase(token.form().codePointAt(0));
  }

  /** A comma between two adjectives. */
  private static boolean comma(List<Token> tokens, int i) {
    return tokens.get(i).form().equals(",")
        && i > 0
        && i + 1 < tokens.size()
        && tokens.get(i - 1).pos().startsWith("JJ")
        && tokens.get(i + 1).pos().matches("JJ|VBN|NN");
  }

  private static boolean beforeNoun(List<Token> tokens, int i) {
    return i + 1 < tokens.size()
        && (tokens.get(i + 1).isNoun() || tokens.get(i + 1).pos().equals("HYPH"));
  }
}
