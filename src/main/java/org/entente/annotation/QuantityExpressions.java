package org.entente.annotation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entente.annotation.Mention.AmountMention;
import org.entente.annotation.Mention.Comparator;
import org.entente.annotation.Mention.DateMention;
import org.entente.annotation.Mention.QuantityMention;
import org.entente.annotation.NumberExpressions.NumberExpression;
import org.entente.document.Span;
import org.entente.knowledge.DataFolder;
import org.jspecify.annotations.Nullable;

/**
 * Finds numbers of things and measures in sentences. What counts who acts ("the two countries"),
 * what is part of a name ("Article 5") and spans of time that only say when ("over the past 30
 * years") are none.
 */
public final class QuantityExpressions {

  private static final Pattern WHEN_BEFORE =
      Pattern.compile(
          "(?is).*\\b(?:last|past|next|first|previous|coming|following|within|in|after|every|over|under|during|another|(?:the|these|those|of)\\s+(?:more\\s+than\\s+|over\\s+)?)\\s*(?:the\\s+)?(?:about|more"
              + " than|over|almost|nearly|at least|some)?\\s*$");
  private static final Pattern WHEN_AFTER =
      Pattern.compile(
          "(?is)\\s*(?:ago|later|earlier|before|after|old|-old|from now|since|apart|in a"
              + " row|running)\\b.*");
  private static final Pattern CLASS =
      Pattern.compile("(?is)(?:\\s*-?\\s*class|\\s*-?\\s*old|\\s+or\\s+so\\s+old)\\b.*");
  private static final Pattern COMPOUND =
      Pattern.compile("-(?<goods>\\p{Ll}+) (?<one>\\p{L}+)(?: (?<two>\\p{L}+))?");

  private static final Pattern WORD_BEFORE = Pattern.compile("(?<word>[\\p{L}.'’]+)\\s+$");

  private final NumberExpressions numbers;
  private final Units units;
  private final Counted counted;
  private final CountedNoun noun;
  private final Currencies money;

  /**
   * @param folder holds {@code data/lexicon/}
   */
  public QuantityExpressions(DataFolder folder) {
    numbers = new NumberExpressions(folder);
    units = new Units(folder);
    counted = Counted.read(folder);
    noun = new CountedNoun(counted);
    money = new Currencies(folder);
  }

  /**
   * @param text the whole document's
   * @param others what was found in the sentence before, dates and amounts among it: their numbers
   *     are no quantities
   * @param named whether a number is part of the name of a thing: "two Global 6500 jets" are two
   * @return in text order, without overlaps; spans count in the document, from the number to the
   *     unit or the noun
   */
  public List<QuantityMention> find(
      Sentence sentence, String text, List<? extends Mention> others, Predicate<Span> named) {
    int offset = sentence.span().start();
    String words = text.substring(offset, sentence.span().end());
    List<Span> taken =
        new ArrayList<>(
            others.stream()
                .filter(m -> m instanceof DateMention || m instanceof AmountMention)
                .map(Mention::span)
                .toList());
    List<QuantityMention> found = new ArrayList<>();
    for (NumberExpression number : numbers.find(words, (start, end) -> false, units::without)) {
      Span span = new Span(offset + number.start(), offset + number.end());
      if (!named.test(span) && taken.stream().noneMatch(span::overlaps)) {
        (units.at(words.substring(number.end())).isPresent()
                ? measure(sentence, words, number)
                : count(sentence, words, number))
            .ifPresent(
                q -> {
                  found.add(q);
                  taken.add(q.span());
                });
      }
    }
    return found;
  }

  private Optional<QuantityMention> measure(
      Sentence sentence, String words, NumberExpression number) {
    String right = words.substring(number.end());
    Optional<Units.Unit> unit = units.at(right);
    if (unit.isEmpty() || isReference(words, number)) {
      return Optional.empty();
    }
    int end = number.end() + unit.get().length();
    String rest = words.substring(end);
    boolean duration = unit.get().kind().equals("duration");
    if (CLASS.matcher(rest).matches()
        || (duration
            && !unit.get().hyphen()
            && isWhen(words.substring(Math.max(0, number.start() - 40), number.start()), rest))) {
      return Optional.empty();
    }
    QuantityMention plain = mention(sentence, words, number, end, unit.get().name(), duration);
    // "A 600-megawatt dam" says how large it is, and no goods.
    Optional<String> goods = unit.get().goods().filter(g -> !unit.get().hyphen());
    return Optional.of(plain.scaled(unit.get().scale(), goods));
  }

  private static boolean isWhen(String left, String rest) {
    return WHEN_BEFORE.matcher(left).matches() || WHEN_AFTER.matcher(rest).matches();
  }

  private Optional<QuantityMention> count(
      Sentence sentence, String words, NumberExpression number) {
    int offset = sentence.span().start();
    Optional<QuantityMention> compound = compound(sentence, words, number);
    if (compound.isPresent()) {
      return compound;
    }
    boolean glued =
        number.end() < words.length() && !Character.isWhitespace(words.charAt(number.end()));
    boolean one = number.max().compareTo(BigDecimal.ONE) == 0;
    if (glued
        || one
        || number.value().signum() == 0
        || isReference(words, number)
        || money.isShared(words.substring(number.end()))
        || isOfName(sentence, number)) {
      return Optional.empty();
    }
    return noun.after(sentence, offset + number.start(), offset + number.end())
        .map(f -> mention(sentence, words, number, f.end() - offset, f.words(), false));
  }

  /** "A 40-aircraft order": the number of what is dealt in. */
  private Optional<QuantityMention> compound(
      Sentence sentence, String words, NumberExpression number) {
    Matcher dealt = COMPOUND.matcher(words).region(number.end(), words.length());
    if (!dealt.lookingAt()
        || !counted.is(Counted.Kind.GOODS, dealt.group("goods"))
        || !isDeal(dealt.group("one")) && !isDeal(dealt.group("two"))) {
      return Optional.empty();
    }
    String goods = dealt.group("goods");
    String unit = counted.is(Counted.Kind.INVARIANT, goods) ? goods : CommonNouns.plural(goods);
    return Optional.of(mention(sentence, words, number, dealt.end("goods"), unit, false));
  }

  private boolean isDeal(@Nullable String word) {
    return word != null && counted.is(Counted.Kind.DEAL, word.replaceFirst("s$", ""));
  }

  private QuantityMention mention(
      Sentence sentence,
      String words,
      NumberExpression number,
      int end,
      String unit,
      boolean duration) {
    int offset = sentence.span().start();
    Comparator comparator = numbers.comparator(sentence, words, number.start(), end, duration);
    if (comparator == Comparator.EQUAL) {
      comparator = numbers.comparator(sentence, words, number.start(), number.end(), duration);
    }
    return new QuantityMention(
        new Span(offset + number.start(), offset + end),
        number.value(),
        number.max(),
        unit,
        comparator);
  }

  /** "Both Saab 340 aircraft": the parser has the number belong to the name before it. */
  private static boolean isOfName(Sentence sentence, NumberExpression number) {
    int offset = sentence.span().start();
    return sentence.tokens(new Span(offset + number.start(), offset + number.end())).stream()
        .filter(t -> t.head() == t.index() - 1 && t.form().matches("\\d+"))
        .flatMap(t -> sentence.head(t).stream())
        .anyMatch(name -> name.isProperNoun() && NameWords.isNameWord(name));
  }

  /** After "Article", "Boeing", "Phase" a number is a name. */
  private boolean isReference(String words, NumberExpression number) {
    Matcher before =
        WORD_BEFORE.matcher(words.substring(Math.max(0, number.start() - 30), number.start()));
    return before.find()
        && (counted.is(Counted.Kind.NAME, before.group("word"))
            || counted.is(Counted.Kind.NAME, before.group("word").toLowerCase(Locale.ROOT))
                && number.first().plain()
                && Character.isDigit(words.charAt(number.start())));
  }
}
