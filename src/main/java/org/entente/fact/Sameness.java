package org.entente.fact;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.annotation.Actor;
import org.entente.annotation.Mention;
import org.entente.document.PartialDate;
import org.entente.fact.Fact.DateKind;
import org.entente.fact.Fact.Participation;
import org.entente.fact.Fact.When;
import org.entente.knowledge.EngagementKind;

/** Says which engagement told before is the same as one told now, by what is known of both. */
final class Sameness {

  /** How many sentences lie between two tellings at most. */
  private static final int REACH = 8;

  /** What a date may be of on which something that takes days has begun, or is over. */
  private static final Set<DateKind> BEGUN =
      EnumSet.of(DateKind.OCCURRED, DateKind.STARTED, DateKind.DUE);

  private static final Set<DateKind> OVER = EnumSet.of(DateKind.OCCURRED, DateKind.ENDED);

  private Sameness() {}

  /**
   * An engagement told before that is the same by what is known of both.
   *
   * @param drafts those of its kind
   */
  static Optional<Draft> same(List<Draft> drafts, Draft draft) {
    if (!draft.isComplete() || draft.ellipsis().isPresent()) {
      return Optional.empty();
    }
    for (int i = drafts.size() - 1; i >= 0; i--) {
      Draft earlier = drafts.get(i);
      if (isSame(earlier, draft)) {
        return Optional.of(earlier);
      }
    }
    return Optional.empty();
  }

  private static boolean isSame(Draft a, Draft b) {
    if (a.kind() == EngagementKind.PROJECT && (isAnother(a, b) || isElsewhere(a, b))) {
      return false;
    }
    if (b.isOneMore()) {
      return false;
    }
    boolean apart =
        a.kind() == EngagementKind.PROJECT && a.sentence() == b.sentence() && !placesAgree(a, b);
    if (apart) {
      return false;
    }
    if (a.name().isPresent() && b.name().isPresent()) {
      return sameName(a.name().get(), b.name().get());
    }
    return denied(a) == denied(b) && isLike(a, b) && amountsAgree(a, b) && datesAgree(a, b);
  }

  /** Whether they are of the same sums, as far as both tell any. */
  static boolean amountsAgree(Draft a, Draft b) {
    return a.amounts().isEmpty() || b.amounts().isEmpty() || sameAmounts(a, b);
  }

  /** Whether both are told to be of the same sums, in whatever words; also if none is told. */
  static boolean sameAmounts(Draft a, Draft b) {
    return sums(a).equals(sums(b));
  }

  private static Set<List<Object>> sums(Draft draft) {
    return draft.amounts().stream()
        .map(sum -> List.<Object>of(sum.value().stripTrailingZeros(), sum.currency()))
        .collect(Collectors.toSet());
  }

  static boolean sameQuantities(Draft a, Draft b) {
    return numbers(a).equals(numbers(b));
  }

  private static Set<List<Object>> numbers(Draft draft) {
    return draft.quantities().stream()
        .map(number -> List.<Object>of(number.value().stripTrailingZeros(), number.unit()))
        .collect(Collectors.toSet());
  }

  /**
   * Whether two sentences tell of the same sum between the same, or one of them of fewer: "signed a
   * $2 billion order … its $2 billion order is for jets"; not of the same sum for other goods.
   */
  private static boolean isSameSum(Draft a, Draft b) {
    Set<Participation> as = a.participants().keySet();
    Set<Participation> bs = b.participants().keySet();
    return a.sentence() != b.sentence()
        && b.sentence() - a.sentence() <= REACH
        && objectsAgree(a, b)
        && (a.quantities().isEmpty() || b.quantities().isEmpty() || sameQuantities(a, b))
        && !a.amounts().isEmpty()
        && sameAmounts(a, b)
        && !as.isEmpty()
        && !bs.isEmpty()
        && (as.containsAll(bs) || bs.containsAll(as))
        && placesAgree(a, b);
  }

  /** Whether who takes part, in what, and where does not speak against it. */
  private static boolean isLike(Draft a, Draft b) {
    Set<Participation> as = a.participants().keySet();
    Set<Participation> bs = b.participants().keySet();
    boolean named = a.name().isPresent() || b.name().isPresent();
    boolean near = b.sentence() - a.sentence() <= REACH;
    return switch (a.kind()) {
      case CONFLICT, SANCTION ->
          !as.isEmpty()
              && !bs.isEmpty()
              && (as.containsAll(bs) || bs.containsAll(as))
              && singular(a.trigger().toLowerCase(Locale.ROOT))
                  .equals(singular(b.trigger().toLowerCase(Locale.ROOT)));
      case COOPERATION ->
          !named
              && as.equals(bs)
              && objectsAgree(a, b)
              && (b.isNominal() || b.quantities().isEmpty() || sameQuantities(a, b))
              && (a.domains().keySet().equals(b.domains().keySet())
                  || b.domains().isEmpty() && b.objects().isEmpty());
      case EXERCISE ->
          as.equals(bs)
              && !named
              && placesAgree(a, b)
              && near
              && (a.domains().keySet().equals(b.domains().keySet()));
      case TRANSFER ->
          as.equals(bs) && objectsOverlap(a, b) && sameQuantities(a, b) || isSameSum(a, b);
      case AGREEMENT, PROJECT ->
          as.equals(bs) && objectsOverlap(a, b)
              || a.kind() == EngagementKind.AGREEMENT && isSameSum(a, b)
              || near && !as.isEmpty() && states(a).equals(states(b)) && objectsOverlap(a, b)
              || b.sentence() == a.sentence()
                  && as.equals(bs)
                  && a.objects().isEmpty()
                  && b.objects().isEmpty()
                  && !named;
      case MEETING ->
          !as.isEmpty()
              && near
              && placesAgree(a, b)
              && (as.equals(bs)
                  || !Collections.disjoint(a.passages(), b.passages())
                      && !bs.isEmpty()
                      && (as.containsAll(bs) || bs.containsAll(as)));
      case PROGRAMME, EVENT -> false;
    };
  }

  /** "A gas pipeline was opened": not the one that has been called by its name before. */
  private static boolean isAnother(Draft named, Draft draft) {
    return named.name().isPresent()
        && draft.name().isEmpty()
        && draft.isNew()
        && draft.sentence() != named.sentence();
  }

  /** "Plans to build a port in Chad. It built a port in Mali in 2015": one to come, one that is. */
  private static boolean isElsewhere(Draft a, Draft b) {
    return b.isNew()
        && a.sentence() != b.sentence()
        && !placesAgree(a, b)
        && (isToCome(a) && isDone(b) || isDone(a) && isToCome(b));
  }

  private static boolean isToCome(Draft draft) {
    return Dating.has(draft, Status.PLANNED) || Dating.has(draft, Status.PROPOSED);
  }

  private static boolean isDone(Draft draft) {
    return Dating.has(draft, Status.COMPLETED);
  }

  /** Who takes part; for ministers, agencies and forces the state whose they are. */
  static Set<Integer> states(Draft draft) {
    return draft.participants().keySet().stream()
        .map(part -> stateOf(part.actor()))
        .collect(Collectors.toSet());
  }

  static int stateOf(Actor actor) {
    return switch (actor.type()) {
      case GOVERNMENT_BODY, ARMED_FORCE, PERSON -> actor.partOf().orElse(actor.id());
      default -> actor.id();
    };
  }

  static boolean denied(Draft draft) {
    return draft.factuality().filter(f -> f.value() == Factuality.DENIED).isPresent();
  }

  static boolean sameName(Mention.NamedMention a, Mention.NamedMention b) {
    if (a.registerId().isPresent() || b.registerId().isPresent()) {
      return a.registerId().equals(b.registerId());
    }
    List<String> as = List.of(a.name().toLowerCase(Locale.ROOT).split(" "));
    List<String> bs = List.of(b.name().toLowerCase(Locale.ROOT).split(" "));
    // "Isimba Dam" is the "Isimba Hydropower Dam".
    return as.get(as.size() - 1).equals(bs.get(bs.size() - 1))
        && as.size() > 1
        && bs.size() > 1
        && (as.containsAll(bs) || bs.containsAll(as));
  }

  static boolean datesAgree(Draft a, Draft b) {
    if (isShort(a) && (isBefore(a, b) || isBefore(b, a))) {
      return false;
    }
    for (When one : a.dates().keySet()) {
      for (When other : b.dates().keySet()) {
        if (one.kind() == other.kind()) {
          String x = one.date().toString();
          String y = other.date().toString();
          if (!x.startsWith(y) && !y.startsWith(x)) {
            return false;
          }
        }
      }
    }
    return true;
  }

  private static boolean isShort(Draft draft) {
    return draft.kind() == EngagementKind.MEETING || draft.kind() == EngagementKind.EXERCISE;
  }

  /** A visit "in June 2021" was over before the one "on 3–4 March 2022" began. */
  private static boolean isBefore(Draft earlier, Draft later) {
    List<PartialDate> ends = dates(earlier, OVER);
    List<PartialDate> starts = dates(later, BEGUN);
    return !ends.isEmpty()
        && !starts.isEmpty()
        && ends.stream()
            .allMatch(end -> starts.stream().allMatch(s -> end.latest().isBefore(s.earliest())));
  }

  private static List<PartialDate> dates(Draft draft, Set<DateKind> kinds) {
    return draft.dates().keySet().stream()
        .filter(when -> kinds.contains(when.kind()))
        .map(When::date)
        .toList();
  }

  static boolean placesAgree(Draft a, Draft b) {
    return a.places().isEmpty()
        || b.places().isEmpty()
        || a.places().keySet().stream().anyMatch(b.places().keySet()::contains);
  }

  /** Whether they are about the same, as far as both tell what they are about. */
  static boolean objectsAgree(Draft a, Draft b) {
    return a.objects().isEmpty() || b.objects().isEmpty() || objectsOverlap(a, b);
  }

  static boolean objectsOverlap(Draft a, Draft b) {
    Set<String> heads = heads(a);
    return heads(b).stream().anyMatch(heads::contains);
  }

  private static Set<String> heads(Draft draft) {
    return Stream.concat(
            draft.objects().keySet().stream(),
            draft.kind() == EngagementKind.PROJECT
                ? draft.name().map(Mention.NamedMention::name).stream()
                : Stream.<String>empty())
        .map(name -> name.toLowerCase(Locale.ROOT))
        .flatMap(name -> Stream.of(name, headWord(name)))
        .map(Sameness::singular)
        .collect(Collectors.toSet());
  }

  static String headWord(String name) {
    return name.substring(name.lastIndexOf(' ') + 1);
  }

  static String singular(String word) {
    return word.endsWith("s") && word.length() > 3 ? word.substring(0, word.length() - 1) : word;
  }
}
