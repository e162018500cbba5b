package org.entente.fact;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.entente.annotation.Mention.DateMention;
import org.entente.annotation.Sentence;
import org.entente.annotation.Token;
import org.entente.knowledge.EngagementKind;

/**
 * What was agreed and is agreed once more, by the same: "It was extended in 2012", "the lease was
 * prolonged by 20 years in 2018", "in June they renewed it".
 */
final class Renewals {

  private static final Set<String> PRONOUNS = Set.of("it", "this", "that", "which");

  private static final Set<String> KNOWN = Set.of("the", "this", "that");

  private static final Set<String> TERMS =
      Set.of("year", "month", "week", "day", "decade", "time", "term", "period");

  private final FactLexicon lexicon;
  private final Fillers fillers;

  Renewals(FactLexicon lexicon, Fillers fillers) {
    this.lexicon = lexicon;
    this.fillers = fillers;
  }

  /**
   * Adds what a sentence says was renewed of what was told before.
   *
   * @param told what it tells itself
   * @param before what was told before it, in text order
   */
  void add(SentenceMentions where, int section, List<Draft> told, List<Draft> before) {
    Sentence sentence = where.sentence();
    for (Token verb : sentence.tokens()) {
      if (!verb.isVerb() || !lexicon.isRenewing(verb.lemma()) || !isDone(where, verb)) {
        continue;
      }
      renewed(sentence, verb)
          .filter(text -> told.stream().noneMatch(d -> d.isComplete() && isOf(d, verb, text)))
          .flatMap(text -> earlier(where, verb, text, before))
          .map(text -> text.again(sentence, section, verb))
          .ifPresent(
              renewal -> {
                renewal.status(Optional.of(new Slot<>(Status.AGREED, verb.span())));
                told.add(renewal);
              });
    }
  }

  private static boolean isOf(Draft draft, Token verb, Token text) {
    return !draft.frame().generic() && (draft.anchor() == verb || draft.anchor() == text);
  }

  /** In the past, and only when, how long and by whom; not "was extended to the harbour". */
  private boolean isDone(SentenceMentions where, Token verb) {
    Sentence sentence = where.sentence();
    boolean past =
        verb.pos().matches("VBD|VBN")
            && sentence.children(verb, "neg").findAny().isEmpty()
            && sentence
                .children(verb, "aux", "auxpass")
                .noneMatch(a -> a.pos().matches("MD|TO|VB"));
    return past
        && sentence
            .children(verb, "prep")
            .flatMap(preposition -> sentence.children(preposition, "pobj"))
            .allMatch(
                said ->
                    TERMS.contains(said.lemma())
                        || where.at(said, DateMention.class).isPresent()
                        || !fillers.actors(where, said, true).isEmpty());
  }

  /** "It", or a text that is known: what the verb is done to. */
  private static Optional<Token> renewed(Sentence sentence, Token verb) {
    return Stream.concat(sentence.children(verb, "nsubjpass"), sentence.children(verb, "dobj"))
        .filter(
            text ->
                PRONOUNS.contains(text.word())
                    || sentence.children(text, "det").anyMatch(the -> KNOWN.contains(the.word())))
        .findFirst();
  }

  /** The agreement told right before, or the last one that is called so. */
  private Optional<Draft> earlier(
      SentenceMentions where, Token verb, Token text, List<Draft> before) {
    boolean named = text.isNoun();
    Stream<Draft> candidates =
        named
            ? before.stream().filter(d -> d.anchor().lemma().equals(text.lemma()))
            : Story.justBefore(where.sentence(), before);
    return Story.lastShared(candidates.filter(d -> d.kind() == EngagementKind.AGREEMENT))
        .filter(d -> isByThem(where, verb, d));
  }

  private boolean isByThem(SentenceMentions where, Token verb, Draft earlier) {
    return where
        .sentence()
        .children(verb, "nsubj")
        .flatMap(subject -> fillers.actors(where, subject, true).stream())
        .allMatch(actor -> earlier.actorIds().contains(actor.value().id()));
  }
}
