package org.entente.fact;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.entente.annotation.Sentence;
import org.entente.annotation.Token;
import org.entente.fact.Fact.Participation;
import org.entente.fact.Fact.When;

/**
 * "Visited Chad in May 2023 and Niger in June 2023", "bought radars from Saab in 2012, Thales in
 * 2013 and Elta in 2015": one for each name that has a date of its own.
 */
final class DatedNames {

  private static final Set<String> IN = Set.of("in", "on", "since", "from", "early", "late", "mid");

  private final Sentence sentence;
  private final Draft draft;

  private DatedNames(Sentence sentence, Draft draft) {
    this.sentence = sentence;
    this.draft = draft;
  }

  /** The drafts of a sentence, those parted whose names have a date each. */
  static List<Draft> each(Sentence sentence, List<Draft> drafts) {
    return drafts.stream().flatMap(draft -> new DatedNames(sentence, draft).each()).toList();
  }

  private Stream<Draft> each() {
    if (draft.sentence() != sentence.index()
        || draft.dates().size() < 2
        || draft.participants().size() < 2) {
      return Stream.of(draft);
    }
    Map<Slot<Participation>, Slot<When>> own = own();
    if (own.size() < 2 || own.size() < draft.dates().size() || !isOfOneRole(own)) {
      return Stream.of(draft);
    }
    List<Draft> each = new ArrayList<>();
    own.forEach(
        (name, date) -> {
          Draft one =
              draft.among(
                  draft.participants().values().stream()
                      .filter(part -> part == name || !own.containsKey(part))
                      .toList());
          one.dates().values().removeIf(other -> !other.equals(date));
          own.keySet().stream().filter(other -> other != name).forEach(other -> leave(one, other));
          each.add(one);
        });
    return each.stream();
  }

  private static void leave(Draft one, Slot<Participation> other) {
    one.bystander(other.value().actor());
    one.places().values().removeIf(place -> place.evidence().overlaps(other.evidence()));
  }

  /** The names that a date follows at once, in text order. */
  private Map<Slot<Participation>, Slot<When>> own() {
    Map<Slot<Participation>, Slot<When>> own = new LinkedHashMap<>();
    draft.participants().values().stream()
        .filter(part -> part.evidence().start() > draft.anchor().span().start())
        .sorted(Comparator.comparingInt(part -> part.evidence().start()))
        .forEach(part -> dateOf(part).ifPresent(date -> own.put(part, date)));
    return own;
  }

  private static boolean isOfOneRole(Map<Slot<Participation>, Slot<When>> own) {
    return own.keySet().stream().map(part -> part.value().role()).distinct().count() == 1;
  }

  private Optional<Slot<When>> dateOf(Slot<Participation> part) {
    return draft.dates().values().stream()
        .filter(date -> date.evidence().start() > part.evidence().end())
        .filter(date -> isBare(part.evidence().end(), date.evidence().start()))
        .findFirst();
  }

  /** Whether nothing but "in" stands between two places. */
  private boolean isBare(int from, int to) {
    return sentence.tokens().stream()
        .filter(token -> token.span().start() >= from && token.span().end() <= to)
        .map(Token::word)
        .allMatch(IN::contains);
  }
}
