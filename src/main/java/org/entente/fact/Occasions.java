package org.entente.fact;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.entente.annotation.Sentence;
import org.entente.annotation.Token;
import org.entente.document.Span;
import org.entente.fact.Fact.DateKind;
import org.entente.fact.Fact.When;
import org.entente.knowledge.EngagementKind;

/**
 * What happens on an occasion happens when the occasion does: "signed in May 2011 during a visit",
 * "when she visited Oman in 2018, an agreement was concluded".
 */
final class Occasions {

  private static final Set<String> DURING = Set.of("during", "at", "on", "amid", "alongside");

  private static final Set<String> AFTER = Set.of("after", "following", "upon");

  private static final Set<String> MARGINS =
      Set.of("sideline", "sidelines", "margin", "margins", "occasion", "course", "opening", "end");

  private static final Set<String> WHEN = Set.of("when", "as");

  private static final Set<EngagementKind> HELD =
      Set.of(EngagementKind.MEETING, EngagementKind.EVENT);

  private static final Optional<DateKind> SIGNED = Optional.of(DateKind.SIGNED);

  private final Sentence sentence;

  Occasions(Sentence sentence) {
    this.sentence = sentence;
  }

  /** Gives each that has no date the date of the other. */
  void share(List<Draft> drafts) {
    for (Draft occasion : drafts) {
      for (Draft other : drafts) {
        if (isOccasion(occasion) && isOfAnotherKind(occasion, other) && isOn(occasion, other)) {
          share(occasion, other);
          share(other, occasion);
        }
        if (isOccasion(occasion)
            && isOfAnotherKind(occasion, other)
            && Attachments.isSomewhere(other.kind())
            && isThere(occasion, other)) {
          occasion.places().values().stream()
              .filter(place -> other.places().isEmpty() && other.isComplete())
              .findFirst()
              .ifPresent(other::place);
        }
      }
    }
  }

  /** Gives each that was on an occasion, and has no date, the date that was told of it before. */
  void share(Draft occasion, Draft earlier, List<Draft> drafts) {
    List<Slot<When>> days = List.copyOf(earlier.dates().values());
    for (Draft other : drafts) {
      DateKind kind = other.frame().date();
      if (isOfAnotherKind(occasion, other)
          && days.size() == 1
          && isMoment(earlier, days.get(0).value().kind())
          && isMoment(kind)
          && other.isComplete()
          && other.dates().isEmpty()
          && isOn(occasion, other)) {
        other.date(kind, new Slot<>(days.get(0).value().date(), occasion.anchor().span()));
      }
    }
  }

  /** Whether others may happen on it: a visit, a summit. */
  static boolean isOccasion(Draft draft) {
    return HELD.contains(draft.kind());
  }

  private static boolean isOfAnotherKind(Draft occasion, Draft other) {
    return other != occasion && other.kind() != occasion.kind();
  }

  /** "Travelled to Tashkent, where they signed a treaty". */
  private boolean isThere(Draft occasion, Draft other) {
    return Clauses.verbOf(sentence, other.anchor())
        .filter(verb -> verb.is("relcl") || verb.is("advcl"))
        .filter(verb -> isWithin(verb, occasion))
        .filter(
            verb ->
                sentence
                    .children(verb, "advmod")
                    .anyMatch(where -> where.form().equalsIgnoreCase("where")))
        .isPresent();
  }

  private void share(Draft from, Draft to) {
    List<Slot<When>> days =
        from.dates().values().stream().filter(d -> sentence.span().contains(d.evidence())).toList();
    DateKind kind = to.frame().date();
    boolean moment =
        days.size() == 1 && isMoment(from, days.get(0).value().kind()) && isMoment(kind);
    if (to.dates().isEmpty() && moment && to.isComplete()) {
      Span words = days.get(0).evidence();
      to.date(kind, new Slot<>(days.get(0).value().date(), words));
    }
  }

  /** "Raised their ties in 2008 during a visit": what begins then was agreed on then. */
  private static boolean isMoment(Draft draft, DateKind kind) {
    return isMoment(kind) || kind == DateKind.STARTED && draft.kind() == EngagementKind.COOPERATION;
  }

  /** Whether a date is of one moment, and neither the beginning nor the end of something. */
  private static boolean isMoment(DateKind kind) {
    return kind == DateKind.OCCURRED || kind == DateKind.SIGNED || kind == DateKind.ANNOUNCED;
  }

  private boolean isOn(Draft occasion, Draft other) {
    Optional<Token> verb = Clauses.verbOf(sentence, other.anchor());
    return verb.isPresent()
        && (isDuring(occasion.anchor(), verb.get())
            || isWhen(occasion.anchor(), verb.get())
            || Clauses.verbOf(sentence, occasion.anchor())
                .filter(v -> isWhen(other.anchor(), v))
                .isPresent()
            || isAtWhich(occasion, verb.get())
            || isThere(occasion, other));
  }

  /** "Signed during a visit", "after the talks a treaty was signed"; not "was discussed at". */
  boolean isSignedOn(Draft occasion, Draft other, FactLexicon lexicon) {
    return Clauses.verbOf(sentence, other.anchor())
        .filter(verb -> lexicon.dateKind(sentence, verb, other.kind()).equals(SIGNED))
        .filter(verb -> isOn(occasion, other) || isAfter(occasion.anchor(), verb))
        .isPresent();
  }

  private boolean isAfter(Token occasion, Token verb) {
    return sentence
        .head(occasion)
        .filter(after -> AFTER.contains(after.word()))
        .filter(after -> after.head() == verb.index())
        .isPresent();
  }

  /** "Signed during a visit", "on the sidelines of the summit"; not "amid plans for a summit". */
  private boolean isDuring(Token occasion, Token verb) {
    Optional<Token> preposition = sentence.head(occasion);
    Optional<Token> margin =
        preposition
            .filter(of -> of.form().equals("of"))
            .flatMap(sentence::head)
            .filter(noun -> MARGINS.contains(noun.lemma()));
    return margin.flatMap(sentence::head).or(() -> preposition).stream()
        .filter(p -> p.is("prep") && DURING.contains(p.form().toLowerCase(Locale.ROOT)))
        .flatMap(p -> sentence.head(p).stream())
        .anyMatch(above -> above == verb);
  }

  /** "When she visited Oman, they concluded a deal". */
  private boolean isWhen(Token inner, Token outer) {
    return Clauses.verbOf(sentence, inner)
        .filter(v -> v != outer && v.is("advcl"))
        .filter(
            v ->
                sentence
                    .children(v, "advmod", "mark")
                    .anyMatch(t -> WHEN.contains(t.form().toLowerCase(Locale.ROOT))))
        .flatMap(sentence::head)
        .filter(v -> v == outer)
        .isPresent();
  }

  /** Wherever the parser hangs the clause: on the visit, on where it went or on when it was. */
  private boolean isWithin(Token verb, Draft occasion) {
    Optional<Token> above = sentence.head(verb);
    for (int i = 0; i < 4 && above.isPresent(); i++) {
      if (occasion.territory().contains(above.get())) {
        return true;
      }
      above = sentence.head(above.get());
    }
    return false;
  }

  /** "Paid a visit, on which they adopted a declaration". */
  private boolean isAtWhich(Draft occasion, Token verb) {
    return verb.is("relcl")
        && isWithin(verb, occasion)
        && sentence
            .children(verb, "prep")
            .filter(p -> DURING.contains(p.form().toLowerCase(Locale.ROOT)))
            .flatMap(p -> sentence.children(p, "pobj"))
            .anyMatch(t -> t.pos().equals("WDT"));
  }
}
