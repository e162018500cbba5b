package org.entente.fact;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.entente.annotation.Sentence;
import org.entente.annotation.Token;
import org.entente.knowledge.EngagementKind;

/**
 * Agreements that a pronoun or a number tells of after another: "a deal with Chad and one with
 * Mali", "a second, for 40 jets, was signed in 2019".
 */
final class Others {

  private static final Set<String> WORDS =
      Set.of("one", "another", "first", "second", "third", "fourth", "others");

  private static final Set<String> PLACED = Set.of("nsubj", "nsubjpass", "dobj", "conj", "pobj");

  private static final Set<String> WITH = Set.of("with", "between", "for", "on");

  private static final List<Set<String>> NEEDS =
      List.of(Set.of("participant", "object", "amount", "quantity"));

  private final SentenceReader reader;
  private final Frame frame;

  /**
   * @param named the frame of agreements that no other words tell of
   */
  Others(SentenceReader reader, Frame named) {
    this.reader = reader;
    this.frame = named.with("one-more", named.roles(), NEEDS);
  }

  /**
   * Those of a sentence.
   *
   * @param told what it tells otherwise
   * @param before what was told before it, in text order
   */
  List<Draft> of(SentenceMentions where, int section, List<Draft> told, List<Draft> before) {
    Sentence sentence = where.sentence();
    List<Draft> found = new ArrayList<>();
    for (Token word : sentence.tokens()) {
      if (isOther(sentence, word) && told.stream().noneMatch(d -> isItsWord(d, word))) {
        earlier(sentence, word, told, before)
            .flatMap(draft -> other(where, section, word, draft))
            .ifPresent(found::add);
      }
    }
    return found;
  }

  private static boolean isItsWord(Draft draft, Token word) {
    return draft.isComplete()
        && (draft.words().contains(word) || Attachments.objectAt(draft, word));
  }

  /** "One with Mali", "another, for jets"; not "one for the road": it must stand for a noun. */
  private static boolean isOther(Sentence sentence, Token word) {
    return WORDS.contains(word.word())
        && !word.isVerb()
        && PLACED.contains(word.relation())
        && sentence.children(word, "prep").anyMatch(p -> WITH.contains(p.word()))
        && sentence.children(word, "compound", "nmod", "poss").findAny().isEmpty();
  }

  /** The agreement told last, in this sentence or the one before. */
  private static Optional<Draft> earlier(
      Sentence sentence, Token word, List<Draft> told, List<Draft> before) {
    Stream<Draft> here = told.stream().filter(d -> d.anchor().index() < word.index());
    return Stream.concat(Story.justBefore(sentence, before), here)
        .filter(d -> d.kind() == EngagementKind.AGREEMENT && d.isNominal() && d.isComplete())
        .reduce((first, last) -> last);
  }

  private Optional<Draft> other(SentenceMentions where, int section, Token word, Draft earlier) {
    Trigger trigger = new Trigger(frame, List.of(word.word()), false);
    Draft draft = reader.read(where, section, new TriggerMatch(trigger, word, List.of(word)));
    if (!draft.isComplete() || draft.isBorrowed()) {
      return Optional.empty();
    }
    // "One with Mali": of the other side of the one before; "another, for jets": of both.
    long missing = draft.participants().isEmpty() ? earlier.participants().size() : 1;
    if (draft.participants().size() < 2) {
      earlier.participants().keySet().stream()
          .filter(part -> !draft.actorIds().contains(part.actor().id()))
          .limit(missing)
          .toList()
          .forEach(part -> draft.participant(part.role(), new Slot<>(part.actor(), word.span())));
    }
    return Optional.of(draft);
  }
}
