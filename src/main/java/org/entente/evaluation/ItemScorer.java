package org.entente.evaluation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.entente.document.Span;
import org.entente.evaluation.FoundItem.Filler;
import org.entente.evaluation.FoundItem.Words;
import org.entente.fact.Fact;
import org.entente.fact.Slot;

/** Compares the slots of a gold item with those of the found item that it is paired with. */
final class ItemScorer {

  static final List<String> ROLES =
      List.of(
          "party",
          "partner",
          "beneficiary",
          "supplier",
          "recipient",
          "owner",
          "initiator",
          "target",
          "host",
          "about");
  static final List<String> DATES =
      List.of("dateSigned", "dateAnnounced", "dateStarted", "dateEnded", "dateDue", "dateOccurred");

  /** Slots whose values count as fillers of a found item, roles of actors apart. */
  private static final Set<String> FILLERS =
      Set.of(
          "dates",
          "amounts",
          "quantities",
          "objects",
          "places",
          "names",
          "value",
          "measure",
          "attribution");

  private static final String OTHER_CLASS = "roles of another class";

  /** A date without a year cannot be resolved in a paragraph that has no date of its own. */
  private static final Pattern YEAR = Pattern.compile("\\d{4}");

  private final Paragraph paragraph;
  private final Paragraph.Item gold;
  private final Tally tally;
  private final List<String> errors = new ArrayList<>();

  ItemScorer(Paragraph paragraph, Paragraph.Item gold, Tally tally) {
    this.paragraph = paragraph;
    this.gold = gold;
    this.tally = tally;
  }

  /** Counts every slot; returns what was missed or wrong as "slot: words". */
  List<String> compare(FoundItem found) {
    tally.judged("class", gold.kind().equals(found.kind()));
    actors("participants", gold.fillers(ROLES), found.participants());
    roles(found);
    actors("attribution", gold.fillers(List.of("attributedTo")), found.attributedTo());
    dates(found.dates());
    words("amounts", "amount", found.amounts(), List.of());
    words("quantities", "quantity", found.quantities(), found.values());
    words("objects", "object", found.objects(), named(found));
    words("places", "place", found.places(), List.of());
    words("value", "value", found.values(), List.of());
    words("measure", "measure", found.measures(), List.of());
    for (Surface name : gold.fillers(List.of("name"))) {
      boolean ok =
          Wording.sameThing(found.names(), List.of(name.words()))
              || found.objects().stream().anyMatch(o -> o.says(name));
      note("names", ok ? 1 : 0, 0, ok ? 0 : 1, List.of("missed " + name.words()));
    }
    one("status", gold.status(), found.status());
    one("factuality", gold.factuality(), found.factuality());
    return errors;
  }

  /** Counts the slots of a gold item that was not found, as far as they can be found at all. */
  void missed() {
    tally.missed("class", 1);
    tally.missed("participants", (int) gold.fillers(ROLES).stream().filter(s -> named(s)).count());
    tally.missed("dates", (int) gold.fillers(DATES).stream().filter(s -> dated(s)).count());
    tally.missed("amounts", gold.fillers(List.of("amount")).size());
    tally.missed("quantities", gold.fillers(List.of("quantity")).size());
    tally.missed("objects", gold.fillers(List.of("object")).size());
    tally.missed("value", gold.fillers(List.of("value")).size());
  }

  /** Counts the slots of a found item that no gold item knows. */
  static void spurious(FoundItem found, Tally tally) {
    tally.wrong("class", 1);
    tally.wrong("participants", found.participants().size());
    tally.wrong("dates", found.dates().size());
    tally.wrong("amounts", found.amounts().size());
    tally.wrong("quantities", found.quantities().size());
    tally.wrong("objects", found.objects().size());
    tally.wrong("value", found.values().size());
  }

  private void roles(FoundItem found) {
    Map<String, List<Filler>> byRole =
        found.participants().stream().collect(java.util.stream.Collectors.groupingBy(Filler::role));
    boolean sameClass = gold.kind().equals(found.kind());
    for (String role : ROLES) {
      actors(
          sameClass ? "roles" : OTHER_CLASS,
          gold.fillers(List.of(role)),
          byRole.getOrDefault(role, List.of()),
          role + " ");
    }
  }

  private void actors(String slot, List<Surface> wanted, List<Filler> found) {
    actors(slot, wanted, found, "");
  }

  /**
   * Names count. A group ("the two countries", "it") that some actor fills counts as right with all
   * that fill it, and as nothing when nobody does.
   */
  private void actors(String slot, List<Surface> wanted, List<Filler> found, String prefix) {
    List<Surface> names = wanted.stream().filter(this::named).toList();
    Matching<Surface, Filler> match = Matching.of(names, found, (s, f) -> f.is(s));
    boolean group = names.size() < wanted.size();
    int resolved = group && !match.left().isEmpty() ? 1 : 0;
    List<String> notes = new ArrayList<>();
    match.missed().forEach(s -> notes.add(prefix + "missed " + s.words()));
    if (!group) {
      match.left().forEach(f -> notes.add(prefix + "wrong " + f.actor().name()));
    }
    note(
        slot,
        match.right().size() + resolved,
        group ? 0 : match.left().size(),
        match.missed().size(),
        notes);
  }

  /** Whether a filler is a name, or a demonym, and no group noun or pronoun. */
  private boolean named(Surface filler) {
    return paragraph.actors().keySet().stream()
        .flatMap(a -> Surface.occurrences(paragraph.text(), a.words()).stream())
        .anyMatch(filler::covers);
  }

  private void dates(List<Slot<Fact.When>> found) {
    List<Surface> wanted = gold.fillers(DATES);
    Matching<Surface, Slot<Fact.When>> match =
        Matching.of(wanted, found, (s, when) -> s.overlaps(when.evidence()));
    List<Surface> missed = match.missed().stream().filter(ItemScorer::dated).toList();
    // A range is one span of gold and two dates of ours.
    List<Slot<Fact.When>> wrong =
        match.left().stream()
            .filter(when -> wanted.stream().noneMatch(s -> s.overlaps(when.evidence())))
            .toList();
    List<String> notes = new ArrayList<>();
    missed.forEach(s -> notes.add("missed " + s.words()));
    wrong.forEach(w -> notes.add("wrong " + text(w.evidence())));
    note("dates", match.right().size(), wrong.size(), missed.size(), notes);
    for (String kind : DATES) {
      for (Surface s : gold.fillers(List.of(kind))) {
        List<String> kinds =
            found.stream()
                .filter(when -> s.overlaps(when.evidence()))
                .map(when -> when.value().kind().term())
                .toList();
        if (!kinds.isEmpty()) {
          boolean range = kinds.containsAll(Set.of("dateStarted", "dateEnded"));
          boolean ok = kinds.contains(kind) || (range && kind.equals("dateOccurred"));
          tally.judged("date kinds", ok);
          if (!ok) {
            // It was counted as right, as a date.
            tally.add("role fillers", new Counts(-1, 1, 1));
            errors.add("date kinds: " + s.words() + " is " + kind + ", not " + kinds.get(0));
          }
        }
      }
    }
  }

  private static boolean dated(Surface date) {
    return YEAR.matcher(date.words()).find();
  }

  /**
   * @param also what may stand for a gold value too, but is not wrong where there is none
   */
  private void words(String slot, String role, List<Words> found, List<Words> also) {
    List<Surface> wanted = gold.fillers(List.of(role));
    BiPredicate<Surface, Words> says = (s, w) -> w.says(s);
    Matching<Surface, Words> match = Matching.of(wanted, found, says);
    List<Surface> missed =
        match.missed().stream().filter(s -> also.stream().noneMatch(w -> w.says(s))).toList();
    // One gold phrase may be several of our things: "oil and gas".
    List<Words> wrong =
        match.left().stream().filter(w -> wanted.stream().noneMatch(w::says)).toList();
    List<String> notes = new ArrayList<>();
    missed.forEach(s -> notes.add("missed " + s.words()));
    wrong.forEach(w -> notes.add("wrong " + text(w.span())));
    note(slot, wanted.size() - missed.size(), wrong.size(), missed.size(), notes);
  }

  private static List<Words> named(FoundItem found) {
    Function<String, Words> anywhere = name -> new Words(name, new Span(0, 0));
    return found.names().stream().map(anywhere).toList();
  }

  private void one(
      String slot, java.util.Optional<String> wanted, java.util.Optional<String> found) {
    if (wanted.isPresent()) {
      boolean ok = wanted.equals(found);
      note(
          slot,
          ok ? 1 : 0,
          !ok && found.isPresent() ? 1 : 0,
          ok ? 0 : 1,
          ok ? List.of() : List.of(wanted.get() + ", not " + found.orElse("none")));
    }
  }

  private String text(Span span) {
    int end = Math.min(span.end(), paragraph.text().length());
    return paragraph.text().substring(Math.min(span.start(), end), end);
  }

  private void note(String slot, int right, int wrong, int missed, Collection<String> notes) {
    Counts counts = new Counts(right, wrong, missed);
    boolean filler = FILLERS.contains(slot);
    boolean participants = slot.equals("participants");
    tally.add(slot, counts);
    if (filler || participants) {
      tally.add("fillers", counts);
    }
    if (participants) {
      tally.add("actors in roles", counts);
    }
    if (filler || slot.startsWith("roles")) {
      tally.add("role fillers", counts);
    }
    if (slot.equals(OTHER_CLASS)) {
      // The class is wrong; that its roles have other names says nothing more.
      return;
    }
    if (wrong + missed > 0) {
      notes.forEach(n -> errors.add(slot + ": " + n));
    }
  }
}
