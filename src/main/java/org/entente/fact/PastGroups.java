package org.entente.fact;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.entente.annotation.Actor;
import org.entente.fact.Antecedents.Group;

/** Groups of long ago: each once, however often it was named, those named last at the end. */
final class PastGroups {

  /** How often a group was spoken of, and how often as a list. */
  private record Times(Group last, int all, int listed) {

    Times more(Group group) {
      return new Times(group, all + 1, listed + (group.listed() ? 1 : 0));
    }

    int times(boolean onlyListed) {
      return onlyListed ? listed : all;
    }
  }

  private final Map<Set<Integer>, Times> times = new LinkedHashMap<>();
  private int all;
  private int listed;

  void add(Group group) {
    Set<Integer> ids = ids(group.actors());
    Times before = times.remove(ids);
    times.put(ids, (before == null ? new Times(group, 0, 0) : before).more(group));
    all++;
    listed += group.listed() ? 1 : 0;
  }

  /** How often some actors were a group. */
  int times(List<Actor> actors, boolean onlyListed) {
    Times found = times.get(ids(actors));
    return found == null ? 0 : found.times(onlyListed);
  }

  /** How often any group was spoken of that has none of some actors. */
  int times(Set<Actor> without, boolean onlyListed) {
    return without.isEmpty()
        ? onlyListed ? listed : all
        : times.values().stream()
            .filter(one -> Collections.disjoint(one.last().actors(), without))
            .mapToInt(one -> one.times(onlyListed))
            .sum();
  }

  /** The last one of a size that is as wanted. */
  Optional<Group> last(int size, Predicate<Group> wanted) {
    return times.values().stream()
        .map(Times::last)
        .filter(group -> group.actors().size() == size && wanted.test(group))
        .reduce((first, last) -> last);
  }

  private static Set<Integer> ids(List<Actor> actors) {
    return actors.stream().map(Actor::id).collect(Collectors.toSet());
  }
}
