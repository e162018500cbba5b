package org.entente.fact;

import java.util.List;
import java.util.Optional;
import org.entente.annotation.Mention.DateMention;
import org.entente.annotation.Sentence;
import org.entente.annotation.Token;
import org.entente.fact.Fact.DateKind;

/**
 * Gives engagements without a date one that holds for several: that of the entry of a chronology,
 * and what stands before coordinated verbs.
 */
final class SharedDates {

  private final Attachments attachments;

  SharedDates(Attachments attachments) {
    this.attachments = attachments;
  }

  /** "In May they met and adopted a statement": what comes first is the date of all verbs. */
  void ofVerbs(SentenceMentions where, List<Draft> drafts) {
    List<DateMention> dates = where.all(DateMention.class);
    if (dates.size() != 1) {
      return;
    }
    Sentence sentence = where.sentence();
    DateMention date = dates.get(0);
    Optional<Token> first =
        sentence
            .headOf(date.span())
            .flatMap(head -> Clauses.verbOf(sentence, head))
            .filter(
                verb ->
                    sentence
                        .children(verb, "nsubj", "nsubjpass")
                        .anyMatch(subject -> subject.span().start() > date.span().end()));
    drafts.stream()
        .filter(draft -> isOpen(sentence, draft) && !isAhead(draft))
        .filter(
            draft ->
                Clauses.verbOf(sentence, draft.anchor())
                    .filter(verb -> verb.is("conj") && first.isPresent())
                    .filter(verb -> sentence.head(verb).equals(first))
                    .filter(
                        verb -> sentence.children(verb, "nsubj", "nsubjpass").findAny().isEmpty())
                    .isPresent())
        .forEach(draft -> attachments.lend(sentence, draft, sentence, date));
  }

  /** What an entry tells of was then; what it says is to be was announced then. */
  void ofEntry(SentenceMentions where, List<Draft> drafts, Chronicle chronicle) {
    chronicle
        .date(where)
        .ifPresent(
            date ->
                drafts.stream()
                    .filter(draft -> isOpen(where.sentence(), draft))
                    .forEach(draft -> give(where.sentence(), draft, date)));
  }

  private void give(Sentence sentence, Draft draft, DateMention date) {
    if (!isAhead(draft)) {
      attachments.attachTo(sentence, draft, date);
    } else if (date.from().equals(date.to())) {
      draft.date(DateKind.ANNOUNCED, new Slot<>(date.from(), date.span()));
    }
  }

  private boolean isOpen(Sentence sentence, Draft draft) {
    return draft.mayBeComplete()
        && !draft.frame().generic()
        && draft.dates().isEmpty()
        && !Sameness.denied(draft)
        && happens(sentence, draft);
  }

  /** Whether an engagement happens in its sentence: not "Chile praised its accord with Peru". */
  private boolean happens(Sentence sentence, Draft draft) {
    boolean known = draft.definite() && !draft.kind().isHeld();
    return !known
        && (!Attachments.isMentioned(draft)
            || Clauses.verbOf(sentence, draft.anchor())
                .filter(verb -> attachments.isTelling(sentence, verb, draft))
                .isPresent());
  }

  private static boolean isAhead(Draft draft) {
    return draft
        .status()
        .filter(s -> s.value() == Status.PLANNED || s.value() == Status.PROPOSED)
        .isPresent();
  }
}
