package org.entente.fact;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.entente.annotation.Mention;
import org.entente.annotation.Sentence;
import org.entente.fact.Fact.Participation;
import org.entente.fact.Fact.Thing;
import org.entente.knowledge.EngagementKind;
import org.entente.knowledge.Role;

/** "Peru and Chile lent $2 million and $5 million respectively": a transfer each. */
final class Respective {

  private static final String RESPECTIVELY = "respectively";

  private Respective() {}

  /** The drafts of a sentence, those of several who each have their own parted. */
  static List<Draft> each(Sentence sentence, List<Draft> drafts) {
    boolean said = sentence.tokens().stream().anyMatch(t -> t.word().equals(RESPECTIVELY));
    return said ? drafts.stream().flatMap(d -> split(sentence, d).stream()).toList() : drafts;
  }

  private static List<Draft> split(Sentence sentence, Draft draft) {
    if (draft.kind() != EngagementKind.TRANSFER || draft.sentence() != sentence.index()) {
      return List.of(draft);
    }
    for (Role role : List.of(Role.SUPPLIER, Role.RECIPIENT)) {
      List<Slot<Participation>> those = having(draft, role);
      boolean sums = draft.amounts().size() == those.size();
      boolean counts = draft.quantities().size() == those.size();
      if (those.size() > 1 && (sums || counts)) {
        List<Draft> each = new ArrayList<>();
        for (int i = 0; i < those.size(); i++) {
          Draft one = of(draft, those.get(i));
          one.amounts().addAll(sums ? List.of(at(draft.amounts(), i)) : draft.amounts());
          one.quantities().addAll(counts ? List.of(at(draft.quantities(), i)) : draft.quantities());
          if (draft.objects().size() == those.size()) {
            Slot<Thing> own = objects(draft).get(i);
            one.objects().values().removeIf(object -> !object.equals(own));
          }
          each.add(one);
        }
        return each;
      }
    }
    return List.of(draft);
  }

  private static List<Slot<Thing>> objects(Draft draft) {
    return draft.objects().values().stream()
        .sorted(Comparator.comparingInt(object -> object.evidence().start()))
        .toList();
  }

  private static List<Slot<Participation>> having(Draft draft, Role role) {
    return draft.participants().values().stream()
        .filter(part -> part.value().role() == role)
        .sorted(Comparator.comparingInt(part -> part.evidence().start()))
        .toList();
  }

  /** The draft with one of those who have his role, without amounts and quantities. */
  private static Draft of(Draft draft, Slot<Participation> one) {
    return draft.among(
        draft.participants().values().stream()
            .filter(part -> part == one || part.value().role() != one.value().role())
            .toList());
  }

  private static <M extends Mention> M at(Collection<M> mentions, int index) {
    Optional<M> mention =
        mentions.stream()
            .sorted(Comparator.comparingInt(m -> m.span().start()))
            .skip(index)
            .findFirst();
    return mention.orElseThrow();
  }
}
