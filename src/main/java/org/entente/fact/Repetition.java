package org.entente.fact;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.entente.document.Document;
import org.entente.document.Span;
import org.entente.fact.Fact.Thing;
import org.entente.fact.Fact.Where;

/** Things and places of an engagement that only say less exactly what others of it say. */
final class Repetition {

  /** Between a place and what it lies in: "Sanaa, Yemen", "Sanaa in Yemen". */
  private static final Set<String> LIES_IN = Set.of(", ", " in ", ", in ");

  private Repetition() {}

  static void drop(Document document, Draft draft) {
    List<Slot<Thing>> things = List.copyOf(draft.objects().values());
    draft
        .objects()
        .values()
        .removeIf(thing -> things.stream().anyMatch(other -> isHeadOf(thing, other)));
    List<Slot<Where>> places = List.copyOf(draft.places().values());
    if (places.size() == 2) {
      draft
          .places()
          .values()
          .removeIf(wide -> places.stream().anyMatch(exact -> isAround(document, exact, wide)));
    }
  }

  /** The berth of "the new berth", told once with and once without. */
  private static boolean isHeadOf(Slot<Thing> thing, Slot<Thing> other) {
    return thing.value().registerId().isEmpty() && name(other).endsWith(" " + name(thing));
  }

  private static String name(Slot<Thing> thing) {
    return thing.value().name().toLowerCase(Locale.ROOT);
  }

  /** Not of a building, which its town says more of: "the Hotel Sol in Sanaa". */
  private static boolean isAround(Document document, Slot<Where> exact, Slot<Where> wide) {
    int from = exact.evidence().end();
    int to = wide.evidence().start();
    return exact.value().registerId().isPresent()
        && from < to
        && to - from <= 5
        && LIES_IN.contains(document.text(new Span(from, to)));
  }
}
