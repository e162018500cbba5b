package org.entente.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares every slot of a gold item with that of the found item it is paired with. */
final class Slots {

  /** What the figure "facts" sums. */
  static final List<String> FACTS =
      List.of(
          "class", "participants", "roles", "dates", "amounts", "quantities", "objects", "value");

  /** What is counted besides. */
  static final List<String> EXTRA =
      List.of("date kinds", "places", "status", "factuality", "attribution", "measure");

  /** Classes in which it matters who does it to whom. */
  private static final Set<String> DIRECTED =
      Set.of("Transfer", "Sanction", "Conflict", "Programme");

  private final GoldDocument.Item gold;
  private final FoundDocument.Item found;
  private final UnaryOperator<String> who;
  private final Tally tally;
  private final List<String> errors = new ArrayList<>();

  /**
   * @param who the gold id of an actor by its IRI
   */
  Slots(GoldDocument.Item gold, FoundDocument.Item found, UnaryOperator<String> who, Tally tally) {
    this.gold = gold;
    this.found = found;
    this.who = who;
    this.tally = tally;
  }

  /** Counts; returns what is not right, a line a slot. */
  List<String> compare() {
    boolean sameClass = found.classes.contains(gold.kind());
    tally.judged("class", sameClass);
    if (!sameClass) {
      errors.add("has class " + found.classes.stream().sorted().toList() + ", not " + gold.kind());
    }
    gold.participants().ifPresent(this::participants);
    gold.about().ifPresent(about -> everybody(Set.copyOf(about)));
    gold.dates().ifPresent(this::dates);
    gold.amounts()
        .ifPresent(a -> slot("amounts", a, found.amounts, GoldDocument.Amount::same, List.of()));
    gold.quantities()
        .ifPresent(q -> slot("quantities", q, found.quantities, Object::equals, List.of()));
    gold.objects().ifPresent(o -> things("objects", o, found.objects, also()));
    gold.places().ifPresent(p -> things("places", p, found.places, List.of()));
    gold.value()
        .ifPresent(v -> slot("value", List.of(v), found.value, Slots::sameValue, List.of()));
    gold.measure().ifPresent(this::measure);
    exactly("status", gold.status().map(Set::of), found.status);
    exactly("factuality", gold.factuality().map(Set::of), found.factuality);
    exactly("attribution", gold.attributedTo(), ids(found.attributedTo.stream()));
    return errors;
  }

  /** The slots of a gold item without a pair. */
  static void missed(GoldDocument.Item item, Tally tally) {
    int participants = item.participants().map(List::size).orElse(0);
    tally.missed("class", 1);
    tally.missed("participants", participants + item.about().map(List::size).orElse(0));
    tally.missed("dates", item.dates().map(List::size).orElse(0));
    tally.missed("amounts", item.amounts().map(List::size).orElse(0));
    tally.missed("quantities", item.quantities().map(List::size).orElse(0));
    tally.missed("objects", item.objects().map(List::size).orElse(0));
    tally.missed("roles", DIRECTED.contains(item.kind()) ? participants : 0);
    tally.missed("value", item.value().isPresent() ? 1 : 0);
  }

  /** The slots of a found item without a pair. */
  static void wrong(FoundDocument.Item item, Tally tally) {
    tally.wrong("class", 1);
    tally.wrong("participants", item.participants.size() + item.about.size());
    tally.wrong("dates", item.dates.size());
    tally.wrong("amounts", item.amounts.size());
    tally.wrong("quantities", item.quantities.size());
    tally.wrong("objects", item.objects.size());
    boolean directed = item.classes.stream().anyMatch(DIRECTED::contains);
    tally.wrong("roles", directed ? item.roles.size() : 0);
    tally.wrong("value", item.value.isEmpty() ? 0 : 1);
  }

  private void participants(List<GoldDocument.Part> parts) {
    Set<String> allowed = actors(gold.alsoParticipants());
    slot("participants", actors(parts), ids(found.participants.stream()), String::equals, allowed);
    if (DIRECTED.contains(gold.kind())) {
      List<GoldDocument.Part> roles =
          found.roles.stream()
              .map(r -> new GoldDocument.Part(r.role(), who.apply(r.actor())))
              .toList();
      slot("roles", parts, roles, Object::equals, gold.alsoParticipants());
    }
  }

  private void everybody(Set<String> about) {
    slot(
        "participants",
        about,
        ids(found.everybody()),
        String::equals,
        actors(gold.alsoParticipants()));
  }

  private void dates(List<GoldDocument.When> dates) {
    slot("dates", values(dates), values(found.dates), String::equals, List.of());
    slot("date kinds", dates, found.dates, Object::equals, List.of());
  }

  private void measure(List<String> wordings) {
    List<Set<String>> measures = found.measure.isEmpty() ? List.of() : List.of(found.measure);
    slot("measure", List.of(wordings), measures, (g, f) -> Wording.sameThing(f, g), List.of());
  }

  private void things(
      String slot,
      List<List<String>> wanted,
      List<Collection<String>> names,
      List<List<String>> allowed) {
    slot(slot, wanted, names, (g, f) -> Wording.sameThing(f, g), allowed);
  }

  private List<List<String>> also() {
    return gold.alsoObjects().orElse(List.of());
  }

  private void exactly(
      String slot, Optional<? extends Collection<String>> wanted, Set<String> values) {
    wanted.ifPresent(w -> slot(slot, w, values, String::equals, List.of()));
  }

  /**
   * @param allowed what counts neither right nor wrong when it is found
   */
  private <G, F> void slot(
      String slot,
      Collection<G> wanted,
      Collection<F> values,
      BiPredicate<G, F> same,
      Collection<G> allowed) {
    Matching<G, F> match = Matching.of(wanted, values, same);
    List<F> wrong =
        match.left().stream()
            .filter(f -> allowed.stream().noneMatch(a -> same.test(a, f)))
            .toList();
    tally.add(slot, new Counts(match.right().size(), wrong.size(), match.missed().size()));
    if (!wrong.isEmpty() || !match.missed().isEmpty()) {
      String right = match.right().isEmpty() ? "" : "right " + match.right() + "; ";
      errors.add(slot + ": " + right + "wrong " + wrong + "; missed " + match.missed());
    }
  }

  private Set<String> ids(Stream<String> iris) {
    return iris.map(who).collect(Collectors.toSet());
  }

  private static Set<String> actors(Collection<GoldDocument.Part> parts) {
    return parts.stream().map(GoldDocument.Part::actor).collect(Collectors.toSet());
  }

  private static Set<String> values(Collection<GoldDocument.When> dates) {
    return dates.stream().map(GoldDocument.When::value).collect(Collectors.toSet());
  }

  private static boolean sameValue(JsonNode gold, String found) {
    if (!gold.isNumber()) {
      return Wording.norm(gold.asText()).equals(Wording.norm(found));
    }
    try {
      return Math.abs(Double.parseDouble(found) - gold.asDouble()) < 1e-9;
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
