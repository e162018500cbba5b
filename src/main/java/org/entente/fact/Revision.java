package org.entente.fact;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.entente.annotation.Mention.ActorMention;
import org.entente.annotation.Sentence;
import org.entente.document.Span;
import org.entente.encoder.Proposal;
import org.entente.fact.Fact.DateKind;
import org.entente.fact.Thresholds.Use;

/**
 * Reads again, with the encoder, what frames and grammar put into a draft: takes out what it holds
 * for no part of the engagement, and takes its word for a status or source that it is sure of.
 */
final class Revision {

  private static final String SOURCE = "attributedTo";
  private static final Set<String> OBJECT = Set.of("object");
  private static final Set<String> QUANTITY = Set.of("quantity");
  private static final Set<String> DATES =
      Arrays.stream(DateKind.values()).map(DateKind::term).collect(Collectors.toUnmodifiableSet());

  private final EncodedDocument encoded;
  private final FactLexicon lexicon;

  Revision(EncodedDocument encoded, FactLexicon lexicon) {
    this.encoded = encoded;
    this.lexicon = lexicon;
  }

  /** Objects, status and source of what frames found. */
  void contents(SentenceMentions where, List<Draft> drafts) {
    drafts.stream()
        .filter(draft -> !draft.isProposed())
        .forEach(
            draft ->
                encoded
                    .of(where.sentence(), draft)
                    .ifPresent(
                        proposal -> {
                          objects(where.sentence(), draft, proposal);
                          status(where.sentence(), draft, proposal);
                          attribution(where, draft, proposal);
                        }));
  }

  /** Dates and quantities, which are known last. */
  void numbers(SentenceMentions where, List<Draft> drafts) {
    for (Draft draft : drafts) {
      encoded
          .of(where.sentence(), draft)
          .ifPresent(
              proposal -> {
                dates(where.sentence(), draft, proposal);
                quantities(where.sentence(), draft, proposal);
              });
    }
  }

  private void objects(Sentence sentence, Draft draft, Proposal proposal) {
    takeOut(
        draft,
        draft.objects().values(),
        object ->
            !draft.isElliptic(object)
                && isNone(sentence, draft, proposal, object.evidence(), OBJECT, Use.KEEP_OBJECT),
        object -> draft.objects().remove(object.value().name()),
        draft::object);
  }

  private void dates(Sentence sentence, Draft draft, Proposal proposal) {
    takeOut(
        draft,
        draft.dates().values(),
        date -> isNone(sentence, draft, proposal, date.evidence(), DATES, Use.KEEP_DATE),
        date -> draft.dates().remove(date.value()),
        date -> draft.dates().put(date.value(), date));
  }

  private void quantities(Sentence sentence, Draft draft, Proposal proposal) {
    takeOut(
        draft,
        draft.quantities(),
        number -> isNone(sentence, draft, proposal, number.span(), QUANTITY, Use.KEEP_QUANTITY),
        draft.quantities()::remove,
        draft.quantities()::add);
  }

  /** Removes what is doubted, but for what the draft cannot be without. */
  private static <T> void takeOut(
      Draft draft,
      Collection<T> slots,
      Predicate<T> doubted,
      Consumer<T> remove,
      Consumer<T> restore) {
    for (T slot : slots.stream().filter(doubted).toList()) {
      remove.accept(slot);
      if (!draft.isComplete()) {
        restore.accept(slot);
      }
    }
  }

  /** Whether words of this sentence hardly have one of some roles. */
  private boolean isNone(
      Sentence sentence, Draft draft, Proposal proposal, Span words, Set<String> roles, Use use) {
    return sentence.span().contains(words)
        && proposal.likely(roles, words).orElse(1)
            < encoded.thresholds().of(use, draft.kind().term());
  }

  /** Whose word it is, where no word of saying told it. */
  private void attribution(SentenceMentions where, Draft draft, Proposal proposal) {
    double least = encoded.thresholds().of(Use.ATTRIBUTE, draft.kind().term());
    if (draft.attributedTo().isEmpty()) {
      proposal.arguments().stream()
          .filter(argument -> argument.role().equals(SOURCE) && argument.score() >= least)
          .flatMap(argument -> ProposedRoles.mentions(where, ActorMention.class, argument).stream())
          .forEach(actor -> draft.attributedTo(new Slot<>(actor.actor(), actor.span())));
    }
  }

  private void status(Sentence sentence, Draft draft, Proposal proposal) {
    if (isToldByVerb(sentence, draft) || isCommented(sentence, draft)) {
      return;
    }
    boolean denied = draft.factuality().filter(f -> f.value() == Factuality.DENIED).isPresent();
    Map.Entry<String, Double> likeliest =
        Collections.max(proposal.statuses().entrySet(), Map.Entry.comparingByValue());
    Status status = Status.valueOf(likeliest.getKey().toUpperCase(Locale.ROOT));
    boolean same = draft.status().filter(s -> s.value() == status).isPresent();
    boolean told =
        draft.status().filter(s -> !s.evidence().overlaps(draft.anchor().span())).isPresent();
    Use use = told ? Use.CORRECT_TOLD_STATUS : Use.CORRECT_STATUS;
    if (!denied
        && !same
        && !isOpen(draft, status)
        && likeliest.getValue() >= encoded.thresholds().of(use, draft.kind().term())) {
      draft.status(Optional.of(new Slot<>(status, proposal.trigger())));
    }
  }

  /** "Once Chad has signed": what only may be is not done, whatever its verb's form. */
  private static boolean isOpen(Draft draft, Status status) {
    return (status == Status.AGREED || status == Status.COMPLETED)
        && draft.status().filter(s -> s.value() == Status.PROPOSED).isPresent()
        && draft.factuality().filter(f -> f.value() == Factuality.POSSIBLE).isPresent();
  }

  /** "Condemned the deal", "praised the pact": nothing has become of it. */
  private boolean isCommented(Sentence sentence, Draft draft) {
    return draft.anchor().isNoun()
        && sentence
            .head(draft.anchor())
            .filter(verb -> draft.anchor().is("dobj") && lexicon.isCommenting(verb.lemma()))
            .isPresent();
  }

  /** "Lifted the ban", "scrapped the deal": the verb says by itself how far it has come. */
  private boolean isToldByVerb(Sentence sentence, Draft draft) {
    return draft.anchor().isVerb()
        && lexicon
            .verb(sentence, draft.anchor())
            .filter(modal -> !modal.reports())
            .flatMap(FactLexicon.Modal::status)
            .filter(said -> draft.status().filter(s -> s.value() == said).isPresent())
            .isPresent();
  }
}
