package org.entente.fact;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.entente.annotation.Mention;
import org.entente.annotation.Mention.ActorMention;
import org.entente.annotation.Mention.AmountMention;
import org.entente.annotation.Mention.DateMention;
import org.entente.annotation.Mention.NamedMention;
import org.entente.annotation.Mention.QuantityMention;
import org.entente.annotation.Mention.ThingMention;
import org.entente.annotation.Sentence;
import org.entente.annotation.Token;
import org.entente.document.Document;
import org.entente.document.Span;

/**
 * The numbers of a sentence that may be values: quantities, money, fractions in words, and numbers
 * without a unit.
 */
final class Figures {

  private static final String PER_CENT = "%";

  /** Before a fraction of what was told before: "accounted for half". */
  private static final Pattern TOLD =
      Pattern.compile("(?is).*\\W(?:accounts?|accounted|accounting) for|.*\\W(?:made|makes?) up");

  /** A number that the parser leaves in its brackets. */
  private static final Pattern BRACKETED = Pattern.compile("\\((.*)\\)");

  /** Between figures of one list. */
  private static final Pattern BESIDE = Pattern.compile("\\s*(?:,|and|, and|or)\\s+");

  private final Document document;
  private final ObservationLexicon lexicon;
  private final Pattern fraction;

  Figures(Document document, ObservationLexicon lexicon) {
    this.document = document;
    this.lexicon = lexicon;
    this.fraction =
        Pattern.compile(
            ("(?<![\\p{L}\\p{N}-])(?:(?<n>%s)[\\s-]+)?(?<d>%s)"
                    + "(?:(?=\\s+(?<of>%s|the|its|their|our|all)\\s)|(?![\\p{L}\\p{N}-]))")
                .formatted(
                    String.join("|", lexicon.numerators()),
                    String.join("|", lexicon.denominators()),
                    lexicon.partOf()),
            Pattern.CASE_INSENSITIVE);
  }

  /** In text order; ranges are left out: they are no one value. */
  List<Figure> of(SentenceMentions where) {
    Sentence sentence = where.sentence();
    List<Figure> figures = new ArrayList<>();
    fractions(where, figures);
    List<Span> fractions = figures.stream().map(Figure::span).toList();
    for (QuantityMention q : where.all(QuantityMention.class)) {
      // "Nine tenths of its needs" are no nine.
      if (q.value().equals(q.max()) && fractions.stream().noneMatch(q.span()::overlaps)) {
        Figure.Kind kind = q.unit().equals(PER_CENT) ? Figure.Kind.SHARE : Figure.Kind.COUNT;
        sentence
            .headOf(q.span())
            .map(h -> new Figure(q.span(), h, kind, q.value(), q.comparator(), q.unit()))
            .ifPresent(figures::add);
      }
    }
    for (AmountMention a : where.all(AmountMention.class)) {
      if (a.value().equals(a.max())) {
        sentence
            .headOf(a.span())
            .map(
                h ->
                    new Figure(
                        a.span(), h, Figure.Kind.MONEY, a.value(), a.comparator(), a.currency()))
            .ifPresent(figures::add);
      }
    }
    bare(where, figures);
    figures.removeIf(figure -> isOutOf(sentence, figure.span()));
    figures.sort(Comparator.comparing(Figure::span));
    for (int i = figures.size() - 2; i >= 0; i--) {
      Figure one = figures.get(i);
      Figure next = figures.get(i + 1);
      if (one.is(Figure.Kind.BARE) && next.is(Figure.Kind.SHARE) && isBeside(one, next)) {
        figures.set(i, one.like(next));
      }
    }
    return figures;
  }

  /** "29 deaths per 1,000 births": out of how many, and nothing that was observed. */
  private boolean isOutOf(Sentence sentence, Span figure) {
    return before(sentence, figure).endsWith(" per");
  }

  /** "52, 30 and 18 per cent". */
  boolean isBeside(Figure one, Figure next) {
    Span between = new Span(one.span().end(), next.span().start());
    return BESIDE.matcher(document.text(between)).matches();
  }

  /** "A third of", "two-fifths of": as per cent, to one decimal; "half of 2020" is a time. */
  private void fractions(SentenceMentions where, List<Figure> figures) {
    Sentence sentence = where.sentence();
    Matcher matcher = fraction.matcher(document.text(sentence.span()));
    while (matcher.find()) {
      int start = sentence.span().start() + points(sentence, matcher.start());
      Span span =
          new Span(start, start + matcher.group().codePointCount(0, matcher.group().length()));
      if (isOfTime(where, span) || !isFraction(sentence, matcher, span)) {
        continue;
      }
      String numerator = matcher.group("n");
      BigDecimal share =
          lexicon
              .numerator(numerator == null ? "" : numerator.toLowerCase(Locale.ROOT))
              .multiply(BigDecimal.valueOf(100))
              .divide(
                  lexicon.denominator(matcher.group("d").toLowerCase(Locale.ROOT)),
                  1,
                  RoundingMode.HALF_UP)
              .stripTrailingZeros();
      sentence
          .headOf(span)
          .map(h -> new Figure(span, h, Figure.Kind.SHARE, share, bound(sentence, start), PER_CENT))
          .ifPresent(figures::add);
    }
  }

  /** "A third of", "half the cost", "took two fifths"; not "the fifth of May", "second half". */
  private boolean isFraction(Sentence sentence, Matcher matcher, Span span) {
    boolean counted = matcher.group("n") != null;
    boolean whole = counted || lexicon.isWholeHalf(matcher.group("d").toLowerCase(Locale.ROOT));
    String before = last(document.text(new Span(sentence.span().start(), span.start())));
    if (!whole || lexicon.isOfPeriods(before)) {
      return isChange(sentence, span);
    }
    return matcher.group("of") != null
        || isChange(sentence, span)
        || isPartOfTold(sentence, span)
        || counted && !before.equals("in") && !isBeforeNoun(sentence, span);
  }

  private static String last(String words) {
    String text = words.strip().toLowerCase(Locale.ROOT);
    return text.substring(text.lastIndexOf(' ') + 1);
  }

  /** "Accounted for more than half." */
  private boolean isPartOfTold(Sentence sentence, Span fraction) {
    return TOLD.matcher(before(sentence, fraction)).matches() && !isBeforeNoun(sentence, fraction);
  }

  /** "Fell by a third", "rose by more than half": no part of anything. */
  private boolean isChange(Sentence sentence, Span fraction) {
    return !document.text(fraction).equalsIgnoreCase("halves")
        && before(sentence, fraction).endsWith(" by")
        && !isBeforeNoun(sentence, fraction);
  }

  /** What stands before a fraction and its bound: "fell by" of "fell by over half". */
  private String before(Sentence sentence, Span fraction) {
    String before = document.text(new Span(sentence.span().start(), fraction.start())).strip();
    String bound = lexicon.boundWords(before).orElse("");
    return before.substring(0, before.length() - bound.length()).strip();
  }

  /** "A third country". */
  private static boolean isBeforeNoun(Sentence sentence, Span fraction) {
    return sentence.tokens().stream()
        .filter(next -> next.span().start() >= fraction.end())
        .findFirst()
        .filter(next -> next.isNoun() || next.pos().matches("JJ.*|HYPH|CD"))
        .isPresent();
  }

  /** "Rose from 11 to 460", "has nine members": numbers without a unit, and of members. */
  private void bare(SentenceMentions where, List<Figure> figures) {
    Sentence sentence = where.sentence();
    for (Token number : sentence.tokens()) {
      if (!number.pos().equals("CD")) {
        continue;
      }
      // "Mali (18 per cent), Niger (14)"
      Matcher brackets = BRACKETED.matcher(number.form());
      boolean bracketed = brackets.matches();
      Optional<BigDecimal> value = lexicon.numeral(bracketed ? brackets.group(1) : number.form());
      if (value.isEmpty()
          || isOfName(where, number)
          || figures.stream().anyMatch(f -> f.span().overlaps(number.span()))) {
        continue;
      }
      Token last = number;
      BigDecimal full = value.get();
      for (int i = number.index() + 1; i < sentence.tokens().size(); i++) {
        Optional<BigDecimal> scale = lexicon.scale(sentence.token(i).form());
        if (scale.isEmpty()) {
          break;
        }
        full = full.multiply(scale.get());
        last = sentence.token(i);
      }
      Optional<Token> members = members(sentence, last);
      if (members.isEmpty() && isBeforeNoun(sentence, last.span())) {
        continue;
      }
      Token head = members.orElse(last);
      figures.add(
          new Figure(
              bracketed
                  ? new Span(number.span().start() + 1, number.span().end() - 1)
                  : number.span().cover(head.span()),
              head,
              members.isPresent() ? Figure.Kind.GROUP : Figure.Kind.BARE,
              full,
              lexicon
                  .comparator(
                      document.text(new Span(sentence.span().start(), number.span().start())))
                  .orElse(Mention.Comparator.EQUAL),
              members.map(Token::form).orElse("")));
    }
  }

  /** "Article 34", "2019", "Vega 3", "7:30"; but somebody may stand before: "and Chile 12". */
  private boolean isOfName(SentenceMentions where, Token number) {
    Sentence sentence = where.sentence();
    boolean mentioned =
        Stream.of(
                QuantityMention.class,
                AmountMention.class,
                DateMention.class,
                NamedMention.class,
                ThingMention.class,
                ActorMention.class)
            .anyMatch(kind -> where.at(number, kind).isPresent());
    if (mentioned || number.form().matches("(?:1[5-9]|20)\\d\\d") || isOfDate(where, number)) {
      return true;
    }
    if (number.index() + 1 < sentence.tokens().size()) {
      Token next = sentence.token(number.index() + 1);
      if (next.span().start() == number.span().end() && !next.form().matches("[.,;)]")) {
        return true;
      }
    }
    if (number.index() == 0) {
      return false;
    }
    Token before = sentence.token(number.index() - 1);
    return before.span().end() == number.span().start() && !before.form().equals("(")
        || Character.isUpperCase(before.form().codePointAt(0))
            && before.index() > 0
            && where.at(before, ActorMention.class).isEmpty();
  }

  /** "From 3 to 9 August". */
  private boolean isOfDate(SentenceMentions where, Token number) {
    return where.all(DateMention.class).stream()
        .map(date -> date.span().start())
        .filter(date -> date > number.span().end())
        .map(date -> document.text(new Span(number.span().end(), date)).strip())
        .anyMatch(between -> between.matches("to|and|or|-|–"));
  }

  /** The members that a number counts: "eighteen member states". */
  private Optional<Token> members(Sentence sentence, Token number) {
    for (int i = number.index() + 1;
        i < Math.min(sentence.tokens().size(), number.index() + 5);
        i++) {
      Token word = sentence.token(i);
      if (word.pos().equals("NNS")) {
        return Optional.of(word).filter(noun -> lexicon.isMemberNoun(noun.lemma()));
      }
      if (!word.isNoun() && !word.pos().startsWith("JJ") && !word.pos().equals("VBG")) {
        break;
      }
    }
    return Optional.empty();
  }

  /** "More than a third of"; a fraction in words is about so much. */
  private Mention.Comparator bound(Sentence sentence, int start) {
    return lexicon
        .comparator(document.text(new Span(sentence.span().start(), start)))
        .orElse(Mention.Comparator.ABOUT);
  }

  private boolean isOfTime(SentenceMentions where, Span fraction) {
    return where.all(DateMention.class).stream()
        .filter(date -> date.span().start() > fraction.end())
        .map(date -> document.text(new Span(fraction.end(), date.span().start())).strip())
        .anyMatch(between -> between.matches(lexicon.partOf()));
  }

  /** Code points of the sentence's text before a place in it, given in chars. */
  private int points(Sentence sentence, int chars) {
    return document.text(sentence.span()).codePointCount(0, chars);
  }
}
