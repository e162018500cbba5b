package org.entente.annotation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entente.annotation.Mention.Comparator;
import org.entente.annotation.Numerals.Numeral;
import org.entente.document.Span;
import org.entente.knowledge.DataFolder;
import org.entente.knowledge.Table;

/** Numbers and ranges of numbers, with the words that bound them. */
final class NumberExpressions {

  /**
   * A number or a range.
   *
   * @param first the number, or the lower bound
   * @param start in the sentence, UTF-16 code units, without what bounds it
   */
  record NumberExpression(Numeral first, int start, int end, BigDecimal value, BigDecimal max) {

    boolean isRange() {
      return value.compareTo(max) != 0;
    }
  }

  private static final Pattern DASH = Pattern.compile("\\s*(?:-|–|—|‑)\\s*|\\s+(?:to|or)\\s+");
  private static final Pattern AND = Pattern.compile("\\s+and\\s+");
  private static final Pattern BETWEEN =
      Pattern.compile("(?i).*\\bbetween\\s+\\S{0,4}\\s?$", Pattern.DOTALL);
  private static final Pattern FROM =
      Pattern.compile("(?i).*\\bfrom\\s+(?:\\S{1,4}\\s?)?$", Pattern.DOTALL);
  private static final Pattern RANGING =
      Pattern.compile(
          "(?i).*\\b(?:rang(?:e|es|ed|ing)|var(?:y|ies|ied|ying)|anywhere|of)\\s+from\\s+(?:\\S{1,4}\\s?)?$",
          Pattern.DOTALL);

  private record Bound(Comparator comparator, boolean durations, Pattern pattern) {}

  private final Numerals numerals;
  private final List<Bound> before = new ArrayList<>();
  private final List<Bound> after = new ArrayList<>();

  NumberExpressions(DataFolder folder) {
    numerals = new Numerals(folder);
    List<Table.Row> rows = Table.read(folder.resolve("data/lexicon/comparators.tsv")).rows();
    for (Comparator comparator : Comparator.values()) {
      for (boolean durations : new boolean[] {true, false}) {
        for (boolean leading : new boolean[] {true, false}) {
          List<String> words =
              rows.stream()
                  .filter(row -> row.constant("comparator", Comparator.class) == comparator)
                  .filter(row -> row.get("durations").equals("yes") == durations)
                  .filter(row -> row.get("place").equals("before") == leading)
                  .map(row -> row.get("words"))
                  .toList();
          if (!words.isEmpty()) {
            String regex =
                leading
                    ? "(?i)(?<words>(?<![\\p{L}-])" + Phrases.any(words) + ")[\\s(]*(?:the\\s+)?$"
                    : "(?i)^(?:(?<words>[\\s,]*" + Phrases.any(words) + ")(?![\\p{L}]))";
            (leading ? before : after)
                .add(new Bound(comparator, durations, Pattern.compile(regex)));
          }
        }
      }
    }
  }

  /**
   * @param money tells money, whose single letters are scales
   * @param joint takes off what may stand between a range's dash and its numbers: currencies, units
   */
  List<NumberExpression> find(
      String sentence, Numerals.IsMoney money, UnaryOperator<String> joint) {
    List<NumberExpression> found = new ArrayList<>();
    List<Numeral> all = numerals.find(sentence, money);
    for (int i = 0; i < all.size(); i++) {
      Numeral first = all.get(i);
      if (i + 1 < all.size() && isRange(sentence, first, all.get(i + 1), joint)) {
        Numeral second = all.get(i + 1);
        BigDecimal low =
            first.plain()
                ? Numerals.written(first.value().multiply(second.scale()))
                : first.value();
        if (first.plain() && first.value().compareTo(second.scale()) >= 0) {
          low = first.value();
        }
        if (low.compareTo(second.value()) < 0) {
          found.add(new NumberExpression(first, first.start(), second.end(), low, second.value()));
          i++;
          continue;
        }
      }
      found.add(
          new NumberExpression(first, first.start(), first.end(), first.value(), first.value()));
    }
    return found;
  }

  /** "Handed over two ships", "a dispute over two ships": the word belongs to verb or noun. */
  private static boolean isOfOther(Sentence tree, int last) {
    int offset = tree.span().start() + last;
    return tree.tokens(new Span(offset, offset + 1)).stream()
        .filter(word -> word.form().equals("over"))
        .anyMatch(
            word ->
                word.pos().equals("RP")
                    || word.is("prt")
                    || word.is("prep") && tree.head(word).filter(Token::isNoun).isPresent());
  }

  private static boolean isRange(
      String sentence, Numeral first, Numeral second, UnaryOperator<String> joint) {
    if (second.start() - first.end() > 60) {
      return false;
    }
    String between = joint.apply(sentence.substring(first.end(), second.start()));
    String left = sentence.substring(Math.max(0, first.start() - 40), first.start());
    if (AND.matcher(between).matches()) {
      return BETWEEN.matcher(left).matches();
    }
    return DASH.matcher(between).matches()
        && (!FROM.matcher(left).matches() || RANGING.matcher(left).matches());
  }

  /**
   * How the words around an expression bound it.
   *
   * @param sentence the words of the tree
   * @param start where the expression starts, its currency sign included
   * @param end where it ends, its unit included
   */
  Comparator comparator(Sentence tree, String sentence, int start, int end, boolean duration) {
    int from = Math.max(0, start - 40);
    String left = sentence.substring(from, start);
    Comparator closest = Comparator.EQUAL;
    int longest = 0;
    for (Bound bound : before) {
      Matcher matcher = bound.pattern().matcher(left);
      if (matcher.find()
          && matcher.group("words").length() > longest
          && (bound.durations() || !duration)
          && !isOfOther(tree, from + matcher.end("words") - 1)) {
        longest = matcher.group("words").length();
        closest = bound.comparator();
      }
    }
    if (closest != Comparator.EQUAL) {
      return closest;
    }
    String right = sentence.substring(end, Math.min(sentence.length(), end + 30));
    for (Bound bound : after) {
      if (bound.pattern().matcher(right).find()) {
        return bound.comparator();
      }
    }
    return Comparator.EQUAL;
  }
}
