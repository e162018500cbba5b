package org.entente.annotation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.entente.annotation.Currencies.Found;
import org.entente.annotation.Mention.AmountMention;
import org.entente.annotation.NumberExpressions.NumberExpression;
import org.entente.document.Span;
import org.entente.knowledge.DataFolder;

/** Finds amounts of money in sentences; prices of one piece ("$60 per barrel") are none. */
public final class MoneyExpressions {

  private static final Pattern PIECE_OF_WEIGHT =
      Pattern.compile("(?i)\\s*of\\s+.*", Pattern.DOTALL);

  private final NumberExpressions numbers;
  private final Currencies currencies;
  private final Pattern price;

  /**
   * @param folder holds {@code data/lexicon/}: numbers, comparators, currencies
   */
  public MoneyExpressions(DataFolder folder) {
    numbers = new NumberExpressions(folder);
    currencies = new Currencies(folder);
    price =
        Pattern.compile(
            "(?is)\\s*(?:/\\s*\\p{L}|per[\\s-]+(?!(?:year|annum|month|week|decade|quarter)\\b)\\p{L}|an?[\\s-]+"
                + Phrases.any(Counted.read(folder).words(Counted.Kind.PIECE))
                + "\\b).*");
  }

  /**
   * @param text the whole document's
   * @return in text order, without overlaps; spans count in the document and cover sign, number and
   *     currency, not the words that bound them
   */
  public List<AmountMention> find(Sentence sentence, String text) {
    String words = text.substring(sentence.span().start(), sentence.span().end());
    List<AmountMention> found = new ArrayList<>();
    for (NumberExpression number :
        numbers.find(words, (start, end) -> isMoney(words, start, end), currencies::without)) {
      amount(sentence, words, text, number).ifPresent(found::add);
    }
    return found;
  }

  private Optional<AmountMention> amount(
      Sentence sentence, String words, String text, NumberExpression number) {
    int offset = sentence.span().start();
    String right = words.substring(number.end());
    Optional<Found> sign =
        currencies
            .before(words.substring(0, number.start()))
            .filter(f -> !isRisky(words, number, f) && !isMeeting(words, number, f));
    // "A bid of $2 billion won the contract": the verb.
    boolean won = sign.isPresent() && right.stripLeading().startsWith("won ");
    Optional<Found> after =
        won
            ? Optional.empty()
            : currencies.after(right).or(() -> currencies.shared(right, words, text));
    if (sign.isEmpty() && after.filter(f -> !isWeight(words, number, f)).isEmpty()) {
      return Optional.empty();
    }
    boolean named = after.isPresent() && (sign.isEmpty() || sign.get().code().equals("USD"));
    String currency = named ? after.orElseThrow().code() : sign.orElseThrow().code();
    int start = number.start() - sign.map(Found::length).orElse(0);
    int end = number.end() + (named ? after.orElseThrow().length() : 0);
    if (price.matcher(words.substring(end)).matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new AmountMention(
            new Span(offset + start, offset + end),
            number.value(),
            number.max(),
            currency,
            numbers.comparator(sentence, words, start, end, false)));
  }

  /** "R5" and "T$" may be names: signs of one letter need a scale after the number. */
  private static boolean isRisky(String words, NumberExpression number, Found sign) {
    String written = words.substring(number.start() - sign.length(), number.start()).strip();
    return written.length() <= 2
        && written.chars().allMatch(Character::isLetter)
        && number.max().compareTo(java.math.BigDecimal.valueOf(1000)) < 0;
  }

  /** "COP27" is a meeting: letters that stand against a small number are no currency. */
  private static boolean isMeeting(String words, NumberExpression number, Found sign) {
    String written = words.substring(number.start() - sign.length(), number.start());
    return written.chars().allMatch(Character::isLetter)
        && number.max().compareTo(java.math.BigDecimal.valueOf(100)) < 0;
  }

  /** Pounds of something are a weight. */
  private static boolean isWeight(String words, NumberExpression number, Found currency) {
    String name = words.substring(number.end(), number.end() + currency.length());
    String rest = words.substring(number.end() + currency.length());
    return name.matches("(?is).*\\bpounds?")
        && PIECE_OF_WEIGHT.matcher(rest).matches()
        && number.first().scale().compareTo(java.math.BigDecimal.valueOf(1000)) < 0;
  }

  private boolean isMoney(String words, int start, int end) {
    return currencies.before(words.substring(0, start)).isPresent()
        || currencies.after(words.substring(end)).isPresent()
        || currencies.isShared(words.substring(end));
  }
}
