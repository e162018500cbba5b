package org.entente.fact;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.entente.annotation.Actor;
import org.entente.annotation.Mention.ActorMention;
import org.entente.annotation.Token;
import org.entente.document.Document;
import org.entente.document.Span;
import org.entente.fact.FigureReadings.Reading;

/**
 * Figures that say of something else what the one before says: "40 per cent, and Chile 12", "up
 * from 31 in 2019", "from 31 to 44", "796 soldiers and 64 police".
 */
final class NearbyFigures {

  /** How far apart both may stand, in code points. */
  private static final int REACH = 140;

  /** What bounds a figure. */
  static final String BOUND =
      "(?:(?:only|about|some|around|just|nearly|almost|under|over|barely|roughly|more than"
          + "|less than|fewer than|at least|up to|as many as|a record|an estimated|the|remaining"
          + "|another|a further|other)\\s+)*";

  private static final Pattern EARLIER =
      Pattern.compile(
          "(?i)(?:.*\\W)?(?:against|(?:up|down) from|(?:as )?compared (?:with|to)|versus"
              + "|of (?:which|whom|these|those))\\s+"
              + BOUND);

  private static final Pattern FROM = Pattern.compile("(?is).*\\bfrom\\s+" + BOUND);

  private static final Pattern TO = Pattern.compile("(?is)[^.;:]{0,60}\\b(?:in)?to\\s+" + BOUND);

  /** Between who has a share and the share. */
  private static final Pattern OWN =
      Pattern.compile(
          "(?i)(?:['’]s)?\\s*(?:[,:]\\s*|\\()?(?:(?:with|at|had|has|for)\\s+)?" + BOUND);

  private final Document document;
  private final ObservationLexicon lexicon;

  NearbyFigures(Document document, ObservationLexicon lexicon) {
    this.document = document;
    this.lexicon = lexicon;
  }

  /**
   * A figure that was read.
   *
   * @param figure with kind and unit, also where the text leaves them out
   */
  record Told(Figure figure, Reading reading) {}

  /** What a figure says that is like the last one told before it in the sentence. */
  Optional<Told> read(SentenceMentions where, Figure figure, List<Told> told) {
    return last(figure, told)
        .flatMap(
            before ->
                earlier(figure, before)
                    .or(() -> ofAnother(where, figure, before))
                    .or(() -> joined(where, figure, before)));
  }

  private static Optional<Told> last(Figure figure, List<Told> told) {
    return told.stream()
        .filter(t -> t.figure().span().end() <= figure.span().start())
        .filter(t -> figure.span().start() - t.figure().span().end() <= REACH)
        .reduce((first, second) -> second);
  }

  /** "Rose to 9 million, against 7 million a year before", "has 312 members, of whom 90 …". */
  private Optional<Told> earlier(Figure figure, Told before) {
    String between = between(before.figure().span().end(), figure.span().start());
    return fits(figure, before)
            && EARLIER.matcher(between).matches()
            && !isPartOfSum(before, between)
        ? Optional.of(like(figure, before, before.reading().about()))
        : Optional.empty();
  }

  /** What "rose from 12 per cent in 2011 to 19 per cent in 2019" says with its second figure. */
  Optional<Told> changed(SentenceMentions where, Figure figure, List<Told> told) {
    return last(figure, told)
        .filter(before -> fits(figure, before) && isChange(where, before.figure(), figure))
        .map(before -> like(figure, before, before.reading().about()));
  }

  /** Whether two figures are what a change went from and to: "from 12 per cent to 19 per cent". */
  boolean isChange(SentenceMentions where, Figure first, Figure second) {
    return first.span().end() <= second.span().start()
        && FROM.matcher(between(where.sentence().span().start(), first.span().start())).matches()
        && TO.matcher(between(first.span().end(), second.span().start())).matches();
  }

  /** "Mali takes 52 per cent, Senegal 33 and Mauritania 15". */
  private Optional<Told> ofAnother(SentenceMentions where, Figure figure, Told before) {
    return fits(figure, before)
        ? ownerBefore(document, where, figure)
            .filter(owner -> owner.evidence().start() >= before.figure().span().end())
            .map(owner -> like(figure, before, List.of(owner)))
        : Optional.empty();
  }

  /** "796 soldiers and 64 police", "23 % of the copper and 14 % of the zinc". */
  private Optional<Told> joined(SentenceMentions where, Figure figure, Told before) {
    Token head = figure.head();
    return fits(figure, before)
            && (figure.is(before.figure().kind()) || before.figure().is(Figure.Kind.COUNT))
            && head.is("conj")
            && !(figure.is(Figure.Kind.COUNT) && Holdings.isTrifle(lexicon, figure))
            && where.sentence().head(head).filter(h -> h == before.figure().head()).isPresent()
        ? Optional.of(
            new Told(
                figure.is(Figure.Kind.BARE) ? figure.like(before.figure()) : figure,
                new Reading(
                    figure.is(Figure.Kind.COUNT) || figure.is(Figure.Kind.GROUP)
                        ? head
                        : before.reading().measure(),
                    before.reading().about(),
                    List.of())))
        : Optional.empty();
  }

  /** "€40 million, of which €9 million is for schools": a part, and no measure. */
  private static boolean isPartOfSum(Told before, String between) {
    return before.figure().is(Figure.Kind.MONEY) && between.contains("of which");
  }

  private static boolean fits(Figure figure, Told before) {
    return figure.is(before.figure().kind()) || figure.is(Figure.Kind.BARE);
  }

  private static Told like(Figure figure, Told before, List<Slot<Actor>> about) {
    return new Told(
        figure.is(Figure.Kind.BARE) ? figure.like(before.figure()) : figure,
        new Reading(before.reading().measure(), about, List.of()));
  }

  private String between(int start, int end) {
    return document.text(new Span(start, end));
  }

  /** Who stands right before a figure: "Airbus (46 per cent)", "China 51 %". */
  static Optional<Slot<Actor>> ownerBefore(
      Document document, SentenceMentions where, Figure figure) {
    return where.all(ActorMention.class).stream()
        .filter(owner -> owner.span().end() <= figure.span().start())
        .reduce((first, second) -> second)
        .filter(
            owner ->
                OWN.matcher(document.text(new Span(owner.span().end(), figure.span().start())))
                    .matches())
        .map(owner -> new Slot<>(owner.actor(), owner.span()));
  }
}
