package org.entente.fact;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entente.annotation.Mention;
import org.entente.annotation.Mention.AmountMention;
import org.entente.annotation.Mention.DateMention;
import org.entente.annotation.Mention.QuantityMention;
import org.entente.annotation.Sentence;
import org.entente.document.Document;
import org.entente.document.Span;

/** The numbers of a sentence that may be values: quantities, money, and fractions in words. */
final class Figures {

  private static final String PER_CENT = "%";

  private final Document document;
  private final ObservationLexicon lexicon;
  private final Pattern fraction;

  Figures(Document document, ObservationLexicon lexicon) {
    this.document = document;
    this.lexicon = lexicon;
    this.fraction =
        Pattern.compile(
            ("(?<![\\p{L}\\p{N}-])(?:(?<n>%s)[\\s-]+)?(?<d>%s)"
                    + "(?:(?=\\s+(?<of>%s)\\s)|(?![\\p{L}\\p{N}-]))")
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
    for (QuantityMention q : where.all(QuantityMention.class)) {
      if (q.value().equals(q.max())) {
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
    fractions(where, figures);
    figures.sort(Comparator.comparing(Figure::span));
    return figures;
  }

  /** "A third of", "two-fifths of": as per cent, to one decimal; "half of 2020" is a time. */
  private void fractions(SentenceMentions where, List<Figure> figures) {
    Sentence sentence = where.sentence();
    Matcher matcher = fraction.matcher(document.text(sentence.span()));
    while (matcher.find()) {
      int start = sentence.span().start() + points(sentence, matcher.start());
      Span span =
          new Span(start, start + matcher.group().codePointCount(0, matcher.group().length()));
      if (figures.stream().anyMatch(f -> f.span().overlaps(span))
          || isOfTime(where, span)
          || matcher.group("of") == null && !isChange(sentence, span)) {
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

  /** "Fell by a third", "rose by more than half": no part of anything. */
  private boolean isChange(Sentence sentence, Span fraction) {
    String before = document.text(new Span(sentence.span().start(), fraction.start())).strip();
    String words = lexicon.boundWords(before).orElse("");
    return before.substring(0, before.length() - words.length()).strip().endsWith(" by")
        && sentence.tokens().stream()
            .filter(next -> next.span().start() >= fraction.end())
            .findFirst()
            .filter(next -> next.isNoun() || next.pos().startsWith("JJ"))
            .isEmpty();
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
