package org.entente.fact;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.entente.annotation.Mention;
import org.entente.annotation.Mention.AmountMention;
import org.entente.annotation.Mention.DateMention;
import org.entente.annotation.Mention.QuantityMention;
import org.entente.annotation.Sentence;
import org.entente.annotation.Token;
import org.entente.fact.Fact.DateKind;
import org.entente.knowledge.EngagementKind;

/** Gives each date, amount and quantity of a sentence to the engagement that it belongs to. */
final class Attachments {

  /** Relations by which what is below shares the time of what is above. */
  private static final Set<String> GOVERNED =
      Set.of("xcomp", "ccomp", "dobj", "pobj", "prep", "pcomp");

  private static final Set<String> RANKS =
      Set.of("first", "second", "third", "fourth", "fifth", "only", "last");

  private final FactLexicon lexicon;
  private final Places places;

  Attachments(FactLexicon lexicon, Places places) {
    this.lexicon = lexicon;
    this.places = places;
  }

  /**
   * Attaches what the sentence says to drafts of it.
   *
   * @return what belongs to none of them
   */
  List<Mention> attach(SentenceMentions where, List<Draft> drafts, Set<Token> taken) {
    List<Mention> left = new ArrayList<>();
    for (DateMention date : where.all(DateMention.class)) {
      Optional<Draft> owner =
          owner(where.sentence(), date, drafts, true)
              .filter(draft -> !isOfAnother(where.sentence(), date, draft))
              .map(draft -> talks(where.sentence(), draft, drafts))
              .or(() -> governed(where.sentence(), date, drafts));
      owner.ifPresentOrElse(d -> date(where.sentence(), d, date), () -> left.add(date));
      owner.ifPresent(o -> share(where.sentence(), o, date, drafts));
    }
    for (AmountMention amount : where.all(AmountMention.class)) {
      if (where.sentence().tokens(amount.span()).stream().anyMatch(taken::contains)) {
        continue;
      }
      owner(where.sentence(), amount, drafts, true)
          .ifPresentOrElse(d -> d.amounts().add(amount), () -> left.add(amount));
    }
    for (QuantityMention quantity : where.all(QuantityMention.class)) {
      if (where.sentence().tokens(quantity.span()).stream().anyMatch(taken::contains)) {
        continue;
      }
      owner(where.sentence(), quantity, drafts, false)
          .filter(d -> counts(where.sentence(), quantity, d))
          .ifPresentOrElse(d -> d.quantities().add(quantity), () -> left.add(quantity));
    }
    new Occasions(where.sentence()).share(drafts);
    new SharedDates(this).ofVerbs(where, drafts);
    places(where, drafts);
    return left;
  }

  /** "Invested in a plant that began work in 2024": the date of what the clause tells. */
  private boolean isOfAnother(Sentence sentence, DateMention date, Draft draft) {
    Optional<Token> token = sentence.headOf(date.span());
    for (int i = 0; i < 8 && token.isPresent(); i++) {
      Token here = token.get();
      if (draft.territory().contains(here) || here == draft.anchor()) {
        return false;
      }
      if (here.is("relcl") && here.isVerb()) {
        return sentence.head(here).filter(draft.territory()::contains).isEmpty()
            && lexicon.dateKind(sentence, here, draft.kind()).isEmpty()
            && !lexicon.cancels(sentence, here);
      }
      token = sentence.head(here);
    }
    return false;
  }

  /** "Launched talks on a pact in 2023": what is only talked of has no date yet. */
  private static Draft talks(Sentence sentence, Draft draft, List<Draft> drafts) {
    return draft.kind() == EngagementKind.AGREEMENT && has(draft, Status.PROPOSED)
        ? drafts.stream()
            .filter(other -> other.kind() == EngagementKind.MEETING && other.dates().isEmpty())
            .filter(other -> sentence.subtree(other.anchor()).contains(draft.anchor()))
            .findFirst()
            .orElse(draft)
        : draft;
  }

  /** Whether a number says how much of what an engagement is about: not "a ten-year deal". */
  private boolean counts(Sentence sentence, QuantityMention quantity, Draft draft) {
    Optional<Token> head = sentence.headOf(quantity.span());
    if (quantity.unit().equals("%")) {
      // "bought 10 per cent of", "sold its 40% stake"; but not "at 2 per cent"
      return draft.kind() == EngagementKind.TRANSFER
          && head.map(h -> h.is("pobj") ? sentence.head(h).flatMap(sentence::head).orElse(h) : h)
              .filter(h -> h.is("dobj") || h.is("nsubjpass"))
              .isPresent();
    }
    String unit = quantity.unit().toLowerCase(Locale.ROOT);
    String last = unit.substring(unit.lastIndexOf(' ') + 1);
    return !lexicon.isUncounted(last)
        && !lexicon.isUncounted(singular(last))
        && head.filter(h -> lexicon.isUncounted(h.lemma())).isEmpty();
  }

  private static String singular(String unit) {
    return unit.endsWith("ies")
        ? unit.substring(0, unit.length() - 3) + "y"
        : unit.endsWith("s") ? unit.substring(0, unit.length() - 1) : unit;
  }

  /** Places after "at", "in", "off"…: each goes where a date in its stead would go. */
  private void places(SentenceMentions where, List<Draft> drafts) {
    Sentence sentence = where.sentence();
    for (Token preposition : sentence.tokens()) {
      if (!lexicon.isLocative(preposition.form().toLowerCase(Locale.ROOT))
          || !preposition.is("prep")
          || isCompared(sentence, preposition)) {
        continue;
      }
      for (Token first : sentence.children(preposition, "pobj").toList()) {
        owner(sentence, first, drafts, true)
            .filter(d -> d.isComplete() && d.places().isEmpty() && isSomewhere(d.kind()))
            .ifPresent(d -> places.at(where, first).forEach(d::place));
      }
    }
  }

  /** "Its first in Asia", "the largest in Africa": among what it is the first. */
  private static boolean isCompared(Sentence sentence, Token preposition) {
    return sentence
        .head(preposition)
        .filter(word -> word.pos().equals("JJS") || RANKS.contains(word.lemma()))
        .isPresent();
  }

  private static boolean isSomewhere(EngagementKind kind) {
    return switch (kind) {
      case SANCTION, COOPERATION, PROGRAMME -> false;
      default -> true;
    };
  }

  /** "Unveiled a roadmap for the station in 2021": the date is the named station's too. */
  private static void share(Sentence sentence, Draft owner, DateMention date, List<Draft> drafts) {
    for (Draft other : drafts) {
      boolean complement =
          other != owner
              && other.name().isPresent()
              && other.dates().isEmpty()
              && sentence.subtree(owner.anchor()).contains(other.anchor());
      if (complement) {
        owner.dates().values().stream()
            .filter(w -> w.evidence().equals(date.span()))
            .filter(w -> w.value().kind() == DateKind.ANNOUNCED)
            .forEach(
                w -> other.date(DateKind.ANNOUNCED, new Slot<>(w.value().date(), w.evidence())));
      }
    }
  }

  /**
   * Gives what one sentence says of no engagement of its own to an engagement that it refers to.
   */
  void attachTo(Sentence sentence, Draft draft, Mention mention) {
    if (mention instanceof DateMention date) {
      date(sentence, draft, date);
    } else if (mention instanceof AmountMention amount) {
      draft.amounts().add(amount);
    } else if (mention instanceof QuantityMention quantity) {
      draft.quantities().add(quantity);
    }
  }

  private Optional<Draft> owner(
      Sentence sentence, Mention mention, List<Draft> drafts, boolean clause) {
    return sentence.headOf(mention.span()).flatMap(head -> owner(sentence, head, drafts, clause));
  }

  /**
   * The draft that a phrase belongs to.
   *
   * @param clause whether that may be the draft of its clause when none is above it
   */
  private Optional<Draft> owner(Sentence sentence, Token head, List<Draft> drafts, boolean clause) {
    List<Draft> best = new ArrayList<>();
    Token token = beforeInfinitive(sentence, head).orElse(head);
    for (int steps = 0; steps < 12 && best.isEmpty(); steps++) {
      Token here = token;
      drafts.stream().filter(d -> d.territory().contains(here)).forEach(best::add);
      if (best.isEmpty()) {
        drafts.stream().filter(d -> objectAt(d, here)).forEach(best::add);
      }
      Optional<Token> above = sentence.head(token);
      if (above.isEmpty() || best.isEmpty() && isApart(sentence, here)) {
        break;
      }
      token = above.get();
    }
    if (best.isEmpty() && clause) {
      Optional<Token> verb = Clauses.verbOf(sentence, head);
      drafts.stream()
          .filter(d -> verb.isPresent() && Clauses.verbOf(sentence, d.anchor()).equals(verb))
          .filter(d -> !isMentioned(d) || isTelling(sentence, verb.get(), d))
          .forEach(best::add);
    }
    int at = head.index();
    // What lacks its participants is told of only when nothing else is.
    return best.stream()
        .min(
            java.util.Comparator.comparing((Draft d) -> !d.isComplete())
                .thenComparingInt(d -> Math.abs(d.anchor().index() - at)));
  }

  /** "Agreed that April to build": what stands before "to" belongs to the verb above. */
  private static Optional<Token> beforeInfinitive(Sentence sentence, Token head) {
    return sentence
        .head(head)
        .filter(verb -> verb.isVerb() && verb.index() > head.index())
        .filter(
            verb ->
                sentence
                    .children(verb, "aux")
                    .anyMatch(to -> to.pos().equals("TO") && to.index() > head.index()))
        .flatMap(sentence::head);
  }

  /**
   * "A raid near the town where they had fought since May", "Japan lent yen, and Oman sold a bond":
   * whether a clause tells of something else.
   */
  private static boolean isApart(Sentence sentence, Token verb) {
    return isBeside(sentence, verb)
        || verb.isVerb()
            && verb.is("relcl")
            && sentence.children(verb, "nsubj", "nsubjpass").findAny().isPresent()
            && sentence.children(verb, "advmod").anyMatch(a -> a.pos().equals("WRB"));
  }

  /** A clause with somebody else as its subject: not "and it paid $40 million". */
  private static boolean isBeside(Sentence sentence, Token verb) {
    return verb.isVerb()
        && (verb.is("conj") || verb.is("parataxis"))
        && sentence
            .children(verb, "nsubj", "nsubjpass")
            .anyMatch(subject -> subject.isNoun() && subject.index() > verb.head());
  }

  /** Whether an engagement may stand in a clause that tells of something else. */
  static boolean isMentioned(Draft draft) {
    return switch (draft.kind()) {
      case AGREEMENT -> true;
      case PROJECT, PROGRAMME -> draft.name().isPresent() && draft.anchor().isProperNoun();
      default -> false;
    };
  }

  /** Whether a verb says what is done with an agreement, and not only something near it. */
  boolean isTelling(Sentence sentence, Token verb, Draft draft) {
    return draft.territory().contains(verb)
        || lexicon.dateKind(sentence, verb, draft.kind()).isPresent();
  }

  /** "In May the ministers agreed to hold talks": what the verb beside a date governs. */
  private static Optional<Draft> governed(Sentence sentence, DateMention date, List<Draft> drafts) {
    Optional<Token> verb = sentence.headOf(date.span()).flatMap(h -> Clauses.verbOf(sentence, h));
    return drafts.stream()
        .filter(d -> d.dates().isEmpty() && d.kind() != EngagementKind.AGREEMENT)
        .filter(d -> verb.isPresent() && isGoverned(sentence, d.anchor(), verb.get()))
        .min(
            java.util.Comparator.comparing((Draft d) -> !d.isComplete())
                .thenComparing(d -> d.anchor().index()));
  }

  private static boolean isGoverned(Sentence sentence, Token anchor, Token verb) {
    Optional<Token> token = Optional.of(anchor);
    for (int i = 0; i < 8 && token.isPresent(); i++) {
      Token here = token.get();
      if (here == verb) {
        return true;
      }
      if (!GOVERNED.contains(here.relation()) && !isWhen(sentence, here)) {
        return false;
      }
      token = sentence.head(here);
    }
    return false;
  }

  /** "In 2011 it became the first customer when it ordered jets". */
  private static boolean isWhen(Sentence sentence, Token verb) {
    return verb.is("advcl")
        && sentence.children(verb, "advmod").anyMatch(word -> word.lemma().equals("when"));
  }

  private static boolean objectAt(Draft draft, Token token) {
    return draft.objects().values().stream().anyMatch(o -> o.evidence().overlaps(token.span()));
  }

  private void date(Sentence sentence, Draft draft, DateMention date) {
    DateKind kind = kind(sentence, draft, date);
    switch (date.relation()) {
      case RANGE -> {
        draft.date(DateKind.STARTED, new Slot<>(date.from(), date.span()));
        draft.date(DateKind.ENDED, new Slot<>(date.to(), date.span()));
      }
      case SINCE -> {
        draft.date(
            isOver(sentence, date) ? DateKind.ENDED : DateKind.STARTED,
            new Slot<>(date.from(), date.span()));
        lasts(draft, date);
      }
      case UNTIL -> draft.date(DateKind.ENDED, new Slot<>(date.to(), date.span()));
      case BY -> draft.date(untilWhen(draft, kind), new Slot<>(date.to(), date.span()));
      case AT -> {
        if (date.from().equals(date.to())) {
          draft.date(kind, new Slot<>(date.from(), date.span()));
        } else {
          draft.date(DateKind.STARTED, new Slot<>(date.from(), date.span()));
          draft.date(DateKind.ENDED, new Slot<>(date.to(), date.span()));
        }
      }
    }
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

  private static boolean has(Draft draft, Status status) {
    return draft.status().filter(s -> s.value() == status).isPresent();
  }

  /** "Has supplied gas since 2015": what is told as done goes on. */
  private static void lasts(Draft draft, DateMention since) {
    boolean done = has(draft, Status.COMPLETED);
    boolean lasting =
        draft.kind() == EngagementKind.TRANSFER
            || draft.kind() == EngagementKind.EXERCISE
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
    DateKind kind = told.orElse(draft.frame().date());
    boolean due =
        switch (draft.kind()) {
          case PROJECT -> kind == DateKind.ENDED || told.isEmpty();
          case TRANSFER -> kind == DateKind.OCCURRED;
          case AGREEMENT -> kind == DateKind.SIGNED;
          default -> false;
        };
    boolean toCome =
        has(draft, Status.PLANNED)
            || kind == DateKind.ENDED && !has(draft, Status.COMPLETED) && isToCome(sentence, date);
    return due && toCome ? DateKind.DUE : kind;
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
                    .anyMatch(a -> a.pos().equals("TO") || Modality.isFuture(a)))
        .filter(
            verb ->
                sentence.head(verb).filter(above -> lexicon.isImplicative(above.lemma())).isEmpty())
        .isPresent();
  }

  private Optional<DateKind> told(Sentence sentence, Draft draft, DateMention date) {
    Optional<Token> token = sentence.headOf(date.span());
    for (int i = 0; i < 6 && token.isPresent(); i++) {
      Token here = token.get();
      boolean own = here == draft.anchor() && (here.isNoun() || isOwnDate(draft));
      if (!own) {
        Optional<DateKind> kind =
            lexicon
                .dateKind(sentence, here, draft.kind())
                .or(() -> ended(sentence, draft, here))
                .filter(k -> fits(k, draft));
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

  /** Who closes a border begins a sanction, though what else is closed has come to its end. */
  private static boolean isOwnDate(Draft draft) {
    return draft.kind() == EngagementKind.SANCTION && has(draft, Status.UNDERWAY);
  }

  /** Who calls something off ends it; but a sanction may be that somebody freezes something. */
  private Optional<DateKind> ended(Sentence sentence, Draft draft, Token word) {
    return lexicon.cancels(sentence, word)
            && (draft.kind() != EngagementKind.SANCTION || has(draft, Status.CANCELLED))
        ? Optional.of(DateKind.ENDED)
        : Optional.empty();
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
