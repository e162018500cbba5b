package org.entente.fact;

import java.util.ArrayList;
import java.util.List;
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

  private final FactLexicon lexicon;

  Attachments(FactLexicon lexicon) {
    this.lexicon = lexicon;
  }

  /**
   * Attaches what the sentence says to drafts of it.
   *
   * @return what belongs to none of them
   */
  List<Mention> attach(SentenceMentions where, List<Draft> drafts, Set<Token> taken) {
    List<Mention> left = new ArrayList<>();
    for (DateMention date : where.all(DateMention.class)) {
      Optional<Draft> owner = owner(where.sentence(), date, drafts, true);
      owner.ifPresentOrElse(d -> date(where.sentence(), d, date), () -> left.add(date));
      owner.ifPresent(o -> share(where.sentence(), o, date, drafts));
    }
    for (AmountMention amount : where.all(AmountMention.class)) {
      owner(where.sentence(), amount, drafts, true)
          .ifPresentOrElse(d -> d.amounts().add(amount), () -> left.add(amount));
    }
    for (QuantityMention quantity : where.all(QuantityMention.class)) {
      if (where.sentence().tokens(quantity.span()).stream().anyMatch(taken::contains)) {
        continue;
      }
      owner(where.sentence(), quantity, drafts, false)
          .filter(d -> !quantity.unit().equals("%"))
          .ifPresentOrElse(d -> d.quantities().add(quantity), () -> left.add(quantity));
    }
    return left;
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
    Optional<Token> head = sentence.headOf(mention.span());
    if (head.isEmpty() || drafts.isEmpty()) {
      return Optional.empty();
    }
    List<Draft> best = new ArrayList<>();
    Token token = head.get();
    for (int steps = 0; steps < 12 && best.isEmpty(); steps++) {
      Token here = token;
      drafts.stream().filter(d -> d.territory().contains(here)).forEach(best::add);
      if (best.isEmpty()) {
        drafts.stream().filter(d -> objectAt(d, here)).forEach(best::add);
      }
      Optional<Token> above = sentence.head(token);
      if (above.isEmpty()) {
        break;
      }
      token = above.get();
    }
    if (best.isEmpty() && clause) {
      Optional<Token> verb = clauseVerb(sentence, head.get());
      drafts.stream()
          .filter(d -> verb.isPresent() && clauseVerb(sentence, d.anchor()).equals(verb))
          .filter(d -> d.kind() != EngagementKind.AGREEMENT || isTelling(verb.get(), d))
          .forEach(best::add);
    }
    int at = head.get().index();
    // What lacks its participants is told of only when nothing else is.
    return best.stream()
        .min(
            java.util.Comparator.comparing((Draft d) -> !d.isComplete())
                .thenComparingInt(d -> Math.abs(d.anchor().index() - at)));
  }

  /** Whether a verb says what is done with an agreement, and not only something near it. */
  private boolean isTelling(Token verb, Draft draft) {
    return draft.territory().contains(verb) || lexicon.dateKind(verb.lemma()).isPresent();
  }

  private static boolean objectAt(Draft draft, Token token) {
    return draft.objects().values().stream().anyMatch(o -> o.evidence().overlaps(token.span()));
  }

  private static Optional<Token> clauseVerb(Sentence sentence, Token from) {
    Optional<Token> token = Optional.of(from);
    while (token.isPresent() && !token.get().isVerb()) {
      token = sentence.head(token.get());
    }
    return token;
  }

  private void date(Sentence sentence, Draft draft, DateMention date) {
    DateKind kind = kind(sentence, draft, date);
    switch (date.relation()) {
      case RANGE -> {
        draft.date(DateKind.STARTED, new Slot<>(date.from(), date.span()));
        draft.date(DateKind.ENDED, new Slot<>(date.to(), date.span()));
      }
      case SINCE -> draft.date(DateKind.STARTED, new Slot<>(date.from(), date.span()));
      case UNTIL -> draft.date(DateKind.ENDED, new Slot<>(date.to(), date.span()));
      case BY ->
          draft.date(
              kind == DateKind.OCCURRED || kind == DateKind.STARTED
                  ? DateKind.DUE
                  : kind == DateKind.SIGNED ? DateKind.DUE : kind,
              new Slot<>(date.to(), date.span()));
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

  /** What the nearest word above the date says that it is the date of, else what the frame says. */
  private DateKind kind(Sentence sentence, Draft draft, DateMention date) {
    Optional<Token> token = sentence.headOf(date.span());
    for (int i = 0; i < 6 && token.isPresent(); i++) {
      Token here = token.get();
      if (here != draft.anchor() || !here.isNoun()) {
        Optional<DateKind> kind = lexicon.dateKind(here.lemma()).filter(k -> fits(k, draft));
        if (kind.isPresent() && (here.isVerb() || here.isNoun())) {
          return kind.get();
        }
      }
      if (draft.territory().contains(here)) {
        break;
      }
      token = sentence.head(here);
    }
    return draft.frame().date();
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
