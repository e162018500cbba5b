package org.entente.fact;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.entente.annotation.Sentence;
import org.entente.annotation.Token;
import org.entente.fact.Fact.DateKind;
import org.entente.fact.Fact.Where;

/** "Met in Lima in March 2021 and again in Santiago in May 2022": told once of two times. */
final class Repeats {

  private static final Set<String> BEFORE = Set.of("and", ",");

  private Repeats() {}

  /** The drafts of a sentence, those parted that happened again. */
  static List<Draft> each(SentenceMentions where, List<Draft> drafts) {
    Sentence sentence = where.sentence();
    Optional<Token> again =
        sentence.tokens().stream()
            .filter(word -> word.word().equals("again") && word.index() > 0)
            .filter(word -> BEFORE.contains(sentence.token(word.index() - 1).word()))
            .findFirst();
    return again
        .map(at -> drafts.stream().flatMap(draft -> each(where, draft, at)).toList())
        .orElse(drafts);
  }

  private static Stream<Draft> each(SentenceMentions where, Draft draft, Token again) {
    Sentence sentence = where.sentence();
    int at = again.span().start();
    boolean twice =
        draft.sentence() == sentence.index()
            && draft.anchor().index() < again.index()
            && draft.dates().keySet().stream().noneMatch(d -> d.kind() == DateKind.ANNOUNCED)
            && draft.dates().values().stream().anyMatch(date -> isBefore(date, at))
            && draft.dates().values().stream().anyMatch(date -> !isBefore(date, at));
    if (!twice) {
      return Stream.of(draft);
    }
    Draft second = draft.among(List.copyOf(draft.participants().values()));
    second.dates().values().removeIf(date -> isBefore(date, at));
    draft.dates().values().removeIf(date -> !isBefore(date, at));
    List<Slot<Where>> places =
        sentence.tokens().stream()
            .filter(word -> word.index() > again.index() && word.is("pobj"))
            .flatMap(word -> Places.known(where, word).stream())
            .toList();
    if (!places.isEmpty()) {
      second.places().clear();
      places.forEach(second::place);
    }
    draft.places().values().removeIf(place -> !isBefore(place, at));
    return Stream.of(draft, second);
  }

  private static boolean isBefore(Slot<?> slot, int at) {
    return slot.evidence().start() < at;
  }
}
