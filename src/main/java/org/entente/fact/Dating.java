package org.entente.fact;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.entente.annotation.Mention.DateMention;
import org.entente.annotation.Sentence;
import org.entente.annotation.Token;
import org.entente.document.PartialDate;
import org.entente.fact.Fact.DateKind;
import org.entente.knowledge.EngagementKind;

/** Says what the date of an engagement is the date of: its signature, its beginning, its end. */
final class Dating {

  /** What parts the two ends of a range: "from 3 to 9 May", "2014-2016". */
  private static final Set<String> TO = Set.of("to", "until", "till", "through", "and");

  private static final String DASHES = "-\u2013\u2014";

  /** What is done with a project once it is there. */
  private static final Set<String> RUNNING =
      Set.of("operate", "run", "manage", "lead", "oversee", "supervise", "coordinate");

  private final FactLexicon lexicon;
  private final Optional<PartialDate> today;

  /**
   * @param today the document's day, when known
   */
  Dating(FactLexicon lexicon, Optional<PartialDate> today) {
    this.lexicon = lexicon;
    this.today = today;
  }

  /** Gives a draft a date, as what the words around the date say that it is. */
  void date(Sentence sentence, Draft draft, DateMention date) {
    date(sentence, draft, date, kind(sentence, draft, date));
  }

  /** Gives a draft a date that stands by another verb than its own: as its own verb says. */
  void lent(Sentence sentence, Draft draft, Sentence dated, DateMention date) {
    DateKind kind =
        said(dated, draft, date)
            .or(() -> toldElsewhere(dated, draft, date).filter(told -> dated != sentence))
            .or(
                () ->
                    Optional.of(DateKind.DUE)
                        .filter(due -> dated == sentence && isLater(sentence, draft, date)))
            .or(
                () ->
                    Clauses.verbOf(sentence, draft.anchor())
                        .filter(verb -> verb != draft.anchor())
                        .flatMap(verb -> lexicon.dateKind(sentence, verb, draft.kind()))
                        .filter(told -> fits(told, draft)))
            .orElse(draft.frame().date());
    date(dated, draft, date, kind);
  }

  /**
   * "It should be completed in 2028", "is to be ready in May": what the verb of another sentence
   * says of works.
   */
  private Optional<DateKind> toldElsewhere(Sentence dated, Draft draft, DateMention date) {
    if (draft.kind() != EngagementKind.PROJECT) {
      return Optional.empty();
    }
    Optional<DateKind> told =
        dated
            .headOf(date.span())
            .flatMap(head -> Clauses.verbOf(dated, head))
            .flatMap(verb -> lexicon.dateKind(dated, verb, draft.kind()))
            .filter(kind -> fits(kind, draft));
    boolean open = told.isEmpty() || told.get() == DateKind.ENDED;
    return open && isToCome(dated, date) ? Optional.of(DateKind.DUE) : told;
  }

  /**
   * "Reported in 2012 that they had signed", "by a text published on Tuesday": when it was told; of
   * what happens on a day, that day is likelier meant.
   */
  private Optional<DateKind> said(Sentence dated, Draft draft, DateMention date) {
    return dated
        .headOf(date.span())
        .filter(day -> !draft.kind().isHeld() && draft.kind() != EngagementKind.CONFLICT)
        .flatMap(head -> Clauses.verbOf(dated, head))
        .filter(verb -> verb != draft.anchor())
        .flatMap(verb -> lexicon.dateKind(dated, verb, draft.kind()))
        .filter(kind -> kind == DateKind.ANNOUNCED);
  }

  /** "Peru joined the project in 2020", "led by Enel since May": no project's date. */
  private boolean isOfMember(Draft draft) {
    return draft.frame().generic()
        && draft.kind() == EngagementKind.PROJECT
        && (lexicon.isMembership(draft.anchor().lemma())
            || RUNNING.contains(draft.anchor().lemma()));
  }

  private void date(Sentence sentence, Draft draft, DateMention date, DateKind kind) {
    if (isOfMember(draft)) {
      return;
    }
    Optional<PartialDate> period = period(sentence, date);
    switch (date.relation()) {
      case SINCE -> {
        draft.date(
            isOver(sentence, date) ? DateKind.ENDED : DateKind.STARTED,
            new Slot<>(date.from(), date.span()));
        lasts(draft, date);
      }
      case UNTIL -> {
        if (!isOfOtherDenied(sentence, draft, date)) {
          draft.date(
              isPutOff(sentence, draft, date) ? DateKind.DUE : DateKind.ENDED,
              new Slot<>(date.to(), date.span()));
        }
      }
      case BY -> {
        if (!isState(sentence, draft, date)) {
          draft.date(untilWhen(draft, kind), new Slot<>(date.to(), date.span()));
        }
      }
      case AT, RANGE -> {
        if (period.isEmpty() && isPutOff(sentence, draft, date)) {
          draft.date(DateKind.DUE, new Slot<>(date.to(), date.span()));
          draft.status(Optional.of(new Slot<>(Status.PLANNED, date.span())));
        } else if (period.isPresent()) {
          draft.date(kind, new Slot<>(period.get(), date.span()));
        } else if (told(sentence, draft, date).filter(k -> k == DateKind.DUE).isPresent()) {
          draft.date(DateKind.DUE, new Slot<>(date.to(), date.span()));
        } else {
          draft.date(DateKind.STARTED, new Slot<>(date.from(), date.span()));
          draft.date(DateKind.ENDED, new Slot<>(date.to(), date.span()));
        }
      }
    }
    if (isYetToCome(kind, date) && has(draft, Status.COMPLETED)) {
      draft.status(Optional.of(new Slot<>(Status.PLANNED, date.span())));
    }
    if (isOpen(draft) && hasEnded(draft, date) && isPast(sentence, date)
        || isHappening(sentence, draft, date) && isOver(kind, date)) {
      draft.status(Optional.of(new Slot<>(Status.COMPLETED, date.span())));
    }
  }

  /** "They met in May, although the bank was not set up until 2005": nothing of theirs ended. */
  private static boolean isOfOtherDenied(Sentence sentence, Draft draft, DateMention date) {
    return draft.sentence() == sentence.index()
        && sentence
            .headOf(date.span())
            .flatMap(head -> Clauses.verbOf(sentence, head))
            .filter(verb -> sentence.children(verb, "neg").findAny().isPresent())
            .flatMap(verb -> verb.is("acomp") ? sentence.head(verb) : Optional.of(verb))
            .filter(verb -> sentence.children(verb, "nsubj", "nsubjpass").findAny().isPresent())
            .filter(verb -> !sentence.subtree(verb).contains(draft.anchor()))
            .isPresent();
  }

  /** "The delivery slipped from 2024 to 2026", "was put off until 2028". */
  private boolean isPutOff(Sentence sentence, Draft draft, DateMention date) {
    return draft.anchor().isNoun()
        && today.filter(day -> date.to().year() < day.year()).isEmpty()
        && sentence
            .headOf(date.span())
            .flatMap(head -> Clauses.verbOf(sentence, head))
            .filter(verb -> lexicon.isPostponing(verb.lemma()))
            .filter(
                verb ->
                    sentence
                        .children(verb, "nsubj", "nsubjpass", "dobj")
                        .anyMatch(what -> sentence.subtree(what).contains(draft.anchor())))
            .isPresent();
  }

  private static boolean isOpen(Draft draft) {
    boolean lasting =
        draft.kind() == EngagementKind.SANCTION
            || draft.kind() == EngagementKind.CONFLICT
            || draft.kind() == EngagementKind.PROGRAMME;
    return draft.factuality().filter(f -> f.value() == Factuality.DENIED).isEmpty()
        && (has(draft, Status.UNDERWAY) || lasting && draft.status().isEmpty());
  }

  /**
   * Whether it is told in the present and does not last: "the visit follows a trip to Chad in May";
   * not "they are meeting again, as they did in May".
   */
  private static boolean isHappening(Sentence sentence, Draft draft, DateMention date) {
    if (!draft.kind().isHeld()
        || !draft.anchor().isNoun()
        || draft.sentence() != sentence.index()) {
      return false;
    }
    Optional<Token> verb = Clauses.verbOf(sentence, draft.anchor());
    return has(draft, Status.UNDERWAY)
        && verb.filter(v -> v.pos().equals("VBG")).isEmpty()
        && verb.equals(sentence.headOf(date.span()).flatMap(day -> Clauses.verbOf(sentence, day)));
  }

  /** Whether a date on which something happens is before the document's day. */
  private boolean isOver(DateKind kind, DateMention date) {
    return kind == DateKind.OCCURRED
        && (date.relation() == DateMention.Relation.AT
            || date.relation() == DateMention.Relation.RANGE)
        && today.filter(day -> date.to().latest().isBefore(day.earliest())).isPresent();
  }

  /** Whether a date on which something happens is after the document's day. */
  private boolean isYetToCome(DateKind kind, DateMention date) {
    return kind == DateKind.OCCURRED
        && date.relation() == DateMention.Relation.AT
        && today.filter(day -> date.from().earliest().isAfter(day.latest())).isPresent();
  }

  /** Whether a date is that of the end, and none to come. */
  private boolean hasEnded(Draft draft, DateMention date) {
    return draft.dates().values().stream()
        .filter(when -> when.value().kind() == DateKind.ENDED)
        .filter(when -> when.evidence().equals(date.span()))
        .anyMatch(when -> today.filter(day -> when.value().date().year() > day.year()).isEmpty());
  }

  /** "Ran from 2003 to 2014", "was wound up in 2012"; not "runs" or "was extended until 2014". */
  private boolean isPast(Sentence sentence, DateMention date) {
    return sentence
        .headOf(date.span())
        .flatMap(head -> Clauses.verbOf(sentence, head))
        .filter(verb -> !lexicon.isSettling(verb.lemma()))
        .filter(
            verb ->
                verb.pos().equals("VBD")
                    || verb.pos().equals("VBN")
                        && sentence
                            .children(verb, "aux", "auxpass")
                            .anyMatch(auxiliary -> auxiliary.pos().equals("VBD")))
        .isPresent();
  }

  /**
   * The one date that a span of time stands for, as precise as its ends have in common: "the second
   * quarter of 2026" is 2026. None for a range, whose ends are told.
   */
  private static Optional<PartialDate> period(Sentence sentence, DateMention date) {
    PartialDate from = date.from();
    PartialDate to = date.to();
    boolean told =
        !sentence.span().contains(date.span())
            || sentence.tokens(date.span()).stream()
                .map(word -> word.form().toLowerCase(Locale.ROOT))
                .anyMatch(
                    word ->
                        TO.contains(word) || word.chars().anyMatch(c -> DASHES.indexOf(c) >= 0));
    if (from.equals(to)) {
      return Optional.of(from);
    }
    if (told || from.year() != to.year()) {
      return Optional.empty();
    }
    return Optional.of(
        from.month() == 0 || from.month() != to.month()
            ? PartialDate.of(from.year())
            : PartialDate.of(from.year(), from.month()));
  }

  /** "By 2025 it was 65 percent complete": how it stood then, and nothing that is due. */
  private boolean isState(Sentence sentence, Draft draft, DateMention date) {
    return told(sentence, draft, date).isEmpty()
        && !has(draft, Status.PLANNED)
        && sentence
            .headOf(date.span())
            .flatMap(head -> Clauses.verbOf(sentence, head))
            .filter(verb -> verb.lemma().equals("be") && verb.pos().equals("VBD"))
            .filter(verb -> sentence.children(verb, "xcomp").findAny().isEmpty())
            .isPresent();
  }

  /** "Will deliver by 2030", "had delivered by 2019". */
  private static DateKind untilWhen(Draft draft, DateKind kind) {
    return switch (kind) {
      case OCCURRED, STARTED -> has(draft, Status.COMPLETED) ? DateKind.ENDED : DateKind.DUE;
      case SIGNED -> DateKind.DUE;
      default -> kind;
    };
  }

  /** "Have been halted since March"; not "exports since 1974 were halted". */
  private boolean isOver(Sentence sentence, DateMention date) {
    return sentence
        .headOf(date.span())
        .flatMap(sentence::head)
        .flatMap(sentence::head)
        .filter(Token::isVerb)
        .filter(verb -> lexicon.cancels(sentence, verb))
        .isPresent();
  }

  static boolean has(Draft draft, Status status) {
    return draft.status().filter(s -> s.value() == status).isPresent();
  }

  /** "Has supplied gas since 2015": what is told as done goes on. */
  private static void lasts(Draft draft, DateMention since) {
    boolean done = has(draft, Status.COMPLETED);
    boolean lasting =
        draft.kind() == EngagementKind.TRANSFER
            || draft.kind() == EngagementKind.EXERCISE
            || draft.kind() == EngagementKind.CONFLICT
            || draft.kind() == EngagementKind.PROJECT;
    if (done && lasting) {
      draft.status(Optional.of(new Slot<>(Status.UNDERWAY, since.span())));
    }
  }

  /**
   * What the nearest word above the date says that it is the date of, else what the frame says. The
   * end, the delivery and the signature of what is only planned are due then.
   */
  private DateKind kind(Sentence sentence, Draft draft, DateMention date) {
    Optional<DateKind> told = told(sentence, draft, date);
    if (told.filter(k -> k != DateKind.DUE).isEmpty() && isDecided(sentence, draft, date)) {
      return DateKind.ANNOUNCED;
    }
    DateKind kind =
        told.orElseGet(() -> begun(sentence, draft).orElseGet(() -> draft.frame().date()));
    if (kind == DateKind.SIGNED && isFor(sentence, date) && !has(draft, Status.PLANNED)) {
      kind = DateKind.STARTED;
    }
    boolean later =
        told.filter(k -> k != DateKind.SIGNED).isEmpty() && isLater(sentence, draft, date);
    boolean due =
        switch (draft.kind()) {
          case PROJECT -> kind == DateKind.ENDED || told.isEmpty();
          case TRANSFER -> kind == DateKind.OCCURRED || kind == DateKind.SIGNED && later;
          case AGREEMENT -> kind == DateKind.SIGNED;
          default -> false;
        };
    boolean toCome =
        has(draft, Status.PLANNED)
            || later
            || kind == DateKind.ENDED && !has(draft, Status.COMPLETED) && isToCome(sentence, date);
    return due && toCome ? DateKind.DUE : kind;
  }

  /**
   * "In 2006 they decided to build a railway", "it was decided in May to buy jets": when they said
   * what they would do; not "decided to buy jets in 2030".
   */
  private boolean isDecided(Sentence sentence, Draft draft, DateMention date) {
    Optional<Token> verb =
        sentence
            .headOf(date.span())
            .flatMap(head -> Clauses.verbOf(sentence, head))
            .filter(
                deciding ->
                    deciding.pos().matches("VBD|VBN") && lexicon.isDeciding(deciding.lemma()));
    return verb.isPresent()
        && (has(draft, Status.PLANNED) || has(draft, Status.PROPOSED))
        && today.filter(day -> date.to().earliest().isAfter(day.latest())).isEmpty()
        && sentence
            .children(verb.get(), "xcomp", "ccomp")
            .filter(done -> date.span().start() < done.span().start())
            .anyMatch(
                done ->
                    draft.anchor() == verb.get()
                        || sentence.subtree(done).contains(draft.anchor()));
  }

  /**
   * "Began supplying gas in May": the beginning, unless it is only planned; "stopped supplying it":
   * the end.
   */
  private Optional<DateKind> begun(Sentence sentence, Draft draft) {
    if (draft.sentence() != sentence.index()) {
      return Optional.empty();
    }
    boolean open = has(draft, Status.PLANNED) || has(draft, Status.PROPOSED);
    Token anchor = draft.anchor();
    Optional<Token> verb =
        anchor.is("xcomp")
            ? sentence.head(anchor)
            : Optional.of(anchor).filter(v -> sentence.children(v, "xcomp").findAny().isPresent());
    return verb.filter(v -> anchor.isVerb())
        .flatMap(v -> lexicon.dateKind(sentence, v, draft.kind()))
        .filter(
            kind ->
                kind == DateKind.STARTED && !open
                    || kind == DateKind.ENDED
                        && (anchor.is("xcomp") || draft.kind() == EngagementKind.PROJECT))
        .filter(kind -> fits(kind, draft));
  }

  /** "Agreed on a quota for 2025": the year that it is for. */
  private static boolean isFor(Sentence sentence, DateMention date) {
    return sentence
        .headOf(date.span())
        .flatMap(sentence::head)
        .filter(preposition -> preposition.is("prep") && preposition.lemma().equals("for"))
        .isPresent();
  }

  /** "Ordered jets and will receive them in 2028", "and expects to take delivery in 2028". */
  private boolean isLater(Sentence sentence, Draft draft, DateMention date) {
    return draft.anchor().isVerb()
        && isToCome(sentence, date)
        && sentence.headOf(date.span()).map(sentence::upwards).orElse(List.of()).stream()
            .filter(verb -> verb.isVerb() && verb.is("conj"))
            .anyMatch(verb -> sentence.head(verb).equals(Optional.of(draft.anchor())));
  }

  /** "Works began in 2023 and are due to be completed in 2027": that only the end is planned. */
  private boolean isToCome(Sentence sentence, DateMention date) {
    return sentence
        .headOf(date.span())
        .flatMap(head -> Clauses.verbOf(sentence, head))
        .filter(
            verb ->
                sentence
                    .children(verb, "aux")
                    .anyMatch(
                        a ->
                            a.pos().equals("TO")
                                || Modality.isFuture(a)
                                || isHopeful(sentence, verb, a)))
        .filter(
            verb ->
                sentence.head(verb).filter(above -> lexicon.isImplicative(above.lemma())).isEmpty())
        .isPresent();
  }

  /** "Should be completed in 2028"; not "should have been". */
  private static boolean isHopeful(Sentence sentence, Token verb, Token auxiliary) {
    return auxiliary.word().equals("should")
        && sentence.children(verb, "aux").noneMatch(have -> have.lemma().equals("have"));
  }

  private Optional<DateKind> told(Sentence sentence, Draft draft, DateMention date) {
    Optional<Token> token = sentence.headOf(date.span());
    for (int i = 0; i < 6 && token.isPresent(); i++) {
      Token here = token.get();
      boolean own = here == draft.anchor() && (here.isNoun() || isOwnDate(draft));
      if (!own && !isPartOfTime(sentence, here, date)) {
        Optional<DateKind> kind =
            lexicon
                .dateKind(sentence, here, draft.kind())
                .or(() -> ended(sentence, draft, here))
                .filter(k -> fits(k, draft) || isOfTalks(sentence, draft, here, k));
        if (kind.isPresent() && (here.isVerb() || here.isNoun())) {
          return kind;
        }
      }
      if (draft.territory().contains(here)) {
        break;
      }
      token = sentence.head(here);
    }
    return Optional.empty();
  }

  /** End of "at the end of 2028": only says when, and nothing ends. */
  private boolean isPartOfTime(Sentence sentence, Token noun, DateMention date) {
    return lexicon.isPartOfTime(noun.lemma())
        && noun.is("pobj")
        && sentence
            .headOf(date.span())
            .flatMap(sentence::head)
            .filter(of -> of.word().equals("of"))
            .flatMap(sentence::head)
            .filter(part -> part == noun)
            .isPresent();
  }

  /** Who closes a border begins a sanction, though what else is closed has come to its end. */
  private static boolean isOwnDate(Draft draft) {
    return draft.kind() == EngagementKind.SANCTION && has(draft, Status.UNDERWAY);
  }

  /**
   * Who calls something off ends it; but a sanction may be that somebody freezes something, a
   * conflict that he breaks something off.
   */
  private Optional<DateKind> ended(Sentence sentence, Draft draft, Token word) {
    return lexicon.cancels(sentence, word)
            && (draft.kind() != EngagementKind.SANCTION || has(draft, Status.CANCELLED))
            && (draft.kind() != EngagementKind.CONFLICT || word != draft.anchor())
        ? Optional.of(DateKind.ENDED)
        : Optional.empty();
  }

  /** "Talks with Mali began in May": they last, and other meetings only happen on a day. */
  private boolean isOfTalks(Sentence sentence, Draft draft, Token verb, DateKind kind) {
    Token noun = draft.anchor();
    return draft.kind() == EngagementKind.MEETING
        && (kind == DateKind.STARTED || kind == DateKind.ENDED)
        && draft.sentence() == sentence.index()
        && noun.isNoun()
        && verb.isVerb()
        && lexicon.isParley(noun.lemma())
        && sentence
            .children(verb, "nsubj", "nsubjpass", "dobj")
            .anyMatch(
                what ->
                    what == noun || NounPhrases.complements(sentence, what, "of").contains(noun));
  }

  private static boolean fits(DateKind kind, Draft draft) {
    EngagementKind engagement = draft.kind();
    return switch (kind) {
      case SIGNED ->
          engagement == EngagementKind.AGREEMENT || engagement == EngagementKind.TRANSFER;
      case STARTED, ENDED ->
          engagement != EngagementKind.MEETING && engagement != EngagementKind.EVENT;
      default -> true;
    };
  }
}
