package org.entente.fact;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
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

  Revision(EncodedDocument encoded) {
    this.encoded = encoded;
  }

  /** Objects, status and source of what frames found. */
  void contents(SentenceMentions where, List<Draft> drafts) {
    List<Draft> found = drafts.stream().filter(draft -> !draft.isProposed()).toList();
    asked(
        where.sentence(),
        found,
        (draft, proposal) -> {
          draft
              .objects()
              .values()
              .removeIf(
                  object ->
                      isNone(where, draft, proposal, object.evidence(), OBJECT, Use.KEEP_OBJECT));
          status(draft, proposal);
          attribution(where, draft, proposal);
        });
  }

  /** Dates and quantities, which are known last. */
  void numbers(SentenceMentions where, List<Draft> drafts) {
    asked(
        where.sentence(),
        drafts,
        (draft, proposal) -> {
          draft
              .dates()
              .values()
              .removeIf(
                  date -> isNone(where, draft, proposal, date.evidence(), DATES, Use.KEEP_DATE));
          draft
              .quantities()
              .removeIf(
                  quantity ->
                      isNone(where, draft, proposal, quantity.span(), QUANTITY, Use.KEEP_QUANTITY));
        });
  }

  private void asked(Sentence sentence, List<Draft> drafts, BiConsumer<Draft, Proposal> then) {
    for (Draft draft : drafts) {
      if (!draft.frame().generic() && draft.isComplete()) {
        encoded
            .as(sentence, draft.anchor().span(), draft.kind().term())
            .ifPresent(proposal -> then.accept(draft, proposal));
      }
    }
  }

  /** Whether words of this sentence hardly have one of some roles. */
  private boolean isNone(
      SentenceMentions where,
      Draft draft,
      Proposal proposal,
      Span words,
      Set<String> roles,
      Use use) {
    return where.sentence().span().contains(words)
        && proposal.likely(roles, words).orElse(1)
            < encoded.thresholds().of(use, draft.kind().term());
  }

  /** Whose word it is, where no word of saying told it. */
  private void attribution(SentenceMentions where, Draft draft, Proposal proposal) {
    double least = encoded.thresholds().of(Use.ATTRIBUTE, draft.kind().term());
    if (draft.attributedTo().isEmpty()) {
      proposal.arguments().stream()
          .filter(argument -> argument.role().equals(SOURCE) && argument.score() >= least)
          .flatMap(
              argument ->
                  where.all(ActorMention.class).stream()
                      .filter(actor -> actor.span().overlaps(argument.span())))
          .forEach(actor -> draft.attributedTo(new Slot<>(actor.actor(), actor.span())));
    }
  }

  private void status(Draft draft, Proposal proposal) {
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
        && likeliest.getValue() >= encoded.thresholds().of(use, draft.kind().term())) {
      draft.status(Optional.of(new Slot<>(status, proposal.trigger())));
    }
  }
}
