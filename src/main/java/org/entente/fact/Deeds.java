package org.entente.fact;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entente.annotation.Actor;
import org.entente.annotation.Sentence;
import org.entente.knowledge.ActorType;
import org.entente.knowledge.EngagementKind;

/** What has been told of so far, and who did it. */
final class Deeds {

  private record Deed(EngagementKind kind, List<Actor> doers, int sentence) {}

  private final List<Deed> deeds = new ArrayList<>();

  void add(EngagementKind kind, List<Actor> doers, Sentence sentence) {
    deeds.add(new Deed(kind, doers, sentence.index()));
  }

  /** Those who did together what was told of last, if that was right before a sentence. */
  List<Actor> last(Sentence sentence, Set<ActorType> types) {
    int newest = deeds.isEmpty() ? -1 : deeds.get(deeds.size() - 1).sentence();
    return deeds.stream()
        .filter(deed -> deed.sentence() == newest && deed.doers().size() > 1)
        .filter(deed -> sentence.index() - deed.sentence() <= Antecedents.NEAR)
        .filter(deed -> Context.isMutual(deed.kind()))
        .filter(deed -> deed.doers().stream().allMatch(a -> types.contains(a.type())))
        .reduce((first, last) -> last)
        .map(Deed::doers)
        .orElse(List.of());
  }

  /** Whose "a similar deal with Peru" is: who has done most of the kind, of those told last. */
  Optional<Actor> doer(EngagementKind kind, List<Actor> topic) {
    List<Deed> like = deeds.stream().filter(deed -> deed.kind() == kind).toList();
    List<Actor> last = like.isEmpty() ? List.of() : like.get(like.size() - 1).doers();
    return last.stream()
        .filter(topic::contains)
        .findFirst()
        .or(() -> last.stream().max(Comparator.comparingLong(actor -> times(like, actor))));
  }

  private static long times(List<Deed> deeds, Actor actor) {
    return deeds.stream().filter(deed -> deed.doers().contains(actor)).count();
  }
}
