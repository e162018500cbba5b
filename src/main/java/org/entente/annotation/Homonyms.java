package org.entente.annotation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.entente.annotation.Sense.ActorSense;
import org.entente.annotation.Sense.Naming;
import org.entente.annotation.Sense.PlaceSense;
import org.entente.document.Span;
import org.entente.knowledge.ActorType;
import org.entente.knowledge.Register;
import org.entente.knowledge.Register.PlaceRow;

/**
 * Sees that a state's name is that of a place elsewhere: "Lebanon, Ohio", "Savannah, Georgia", "New
 * Guinea", "Niger State".
 */
final class Homonyms {

  private static final Pattern BEFORE = Pattern.compile("(?:^|.*\\W)(?:New|East|West|North|South) $");
  private static final Pattern AFTER = Pattern.compile("^ (?:State|Province|County|Governorate)\\b.*");
  private static final Pattern DIVISION = Pattern.compile("(?i).*\\b(?:state|governor) of $");
  private static final Pattern OFFICE =
      Pattern.compile(
          ".*\\b(?:Senator|Sen\\.|Governor|Gov\\.|Congressman|Congresswoman|Rep\\.)"
              + "(?: \\p{Lu}[\\p{L}.]+){1,4} of $");
  private static final int LOOK_BACK = 80;
  private static final int LOOK_AHEAD = 40;

  private final Register register;
  private final Map<String, PlaceRow> places = new HashMap<>();

  Homonyms(Register register) {
    this.register = register;
    Map<String, String> states = new HashMap<>();
    register.actors().stream()
        .filter(row -> row.type() == ActorType.STATE)
        .forEach(row -> states.put(Folding.fold(row.label()), row.id()));
    for (PlaceRow place : register.places()) {
      String name = Folding.fold(place.label()).replaceAll(", .*$", "");
      String state = states.get(name);
      if (state != null && place.label().contains(", ") && !place.state().equals(Optional.of(state))) {
        places.put(name, place);
      }
    }
  }

  /** The findings, those that name a place elsewhere with a place's sense. */
  List<Finding> resolve(Passage passage, List<Finding> findings) {
    Map<Integer, Finding> byStart = new HashMap<>();
    Map<Integer, Finding> byEnd = new HashMap<>();
    for (Finding finding : findings) {
      byStart.merge(finding.span().start(), finding, Homonyms::longer);
      byEnd.merge(finding.span().end(), finding, Homonyms::longer);
    }
    List<Finding> resolved = new ArrayList<>();
    for (Finding finding : findings) {
      Optional<PlaceSense> place =
          finding
              .sense(ActorSense.class)
              .filter(actor -> actor.is(ActorType.STATE) && actor.how() != Naming.DEMONYM)
              .filter(actor -> byStart.get(finding.span().start()).span().equals(finding.span()))
              .flatMap(actor -> place(passage, finding, actor, byStart, byEnd));
      resolved.add(place.map(p -> new Finding(finding.span(), p, finding.trust())).orElse(finding));
    }
    return resolved;
  }

  private static Finding longer(Finding a, Finding b) {
    return a.span().length() >= b.span().length() ? a : b;
  }

  private Optional<PlaceSense> place(
      Passage passage,
      Finding finding,
      ActorSense actor,
      Map<Integer, Finding> byStart,
      Map<Integer, Finding> byEnd) {
    Span span = finding.span();
    String folded = passage.folded();
    String before = folded.substring(Math.max(0, span.start() - LOOK_BACK), span.start());
    String after =
        folded.substring(span.end(), Math.min(folded.length(), span.end() + LOOK_AHEAD));
    Optional<PlaceSense> next =
        after.startsWith(", ") ? division(byStart.get(span.end() + 2), actor) : Optional.empty();
    boolean within = next.isPresent() && !after.matches("^, [^,.]*(?:,[^,.]*)? (?:and|or) .*");
    boolean joined = actor.how() == Naming.NAME && BEFORE.matcher(before).matches();
    boolean called = actor.how() == Naming.NAME && AFTER.matcher(after).matches();
    if (within || joined || called) {
      return Optional.of(new PlaceSense(passage.name(span), Optional.empty()));
    }
    PlaceRow place = places.get(folded.substring(span.start(), span.end()));
    if (place == null) {
      return Optional.empty();
    }
    boolean office =
        OFFICE.matcher(before).matches() || DIVISION.matcher(before).matches();
    boolean listed =
        after.startsWith(" and ") && lies(byStart.get(span.end() + 5), place)
            || after.startsWith(", ") && lies(byStart.get(span.end() + 2), place)
            || before.endsWith(" and ") && lies(byEnd.get(span.start() - 5), place)
            || before.endsWith(", ") && lies(byEnd.get(span.start() - 2), place);
    return office || listed
        ? Optional.of(new PlaceSense(place.label(), Optional.of(place.id())))
        : Optional.empty();
  }

  /** The place that follows a comma, where it is a part of another state: "Ohio". */
  private Optional<PlaceSense> division(@org.jspecify.annotations.Nullable Finding next, ActorSense state) {
    if (next == null || next.sense(ActorSense.class).isPresent()) {
      return Optional.empty();
    }
    return next.sense(PlaceSense.class)
        .filter(
            place ->
                place
                    .row()
                    .flatMap(register::place)
                    .flatMap(PlaceRow::state)
                    .filter(of -> !of.equals(state.key()))
                    .isPresent());
  }

  private boolean lies(@org.jspecify.annotations.Nullable Finding finding, PlaceRow place) {
    return finding != null
        && finding
            .sense(PlaceSense.class)
            .flatMap(PlaceSense::row)
            .flatMap(register::place)
            .filter(row -> row.state().equals(place.state()))
            .isPresent();
  }
}
