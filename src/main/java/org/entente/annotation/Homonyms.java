package org.entente.annotation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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

  private static final Pattern BEFORE =
      Pattern.compile("(?:^|.*\\W)(?:New|East|West|North|South) $");
  private static final Pattern AFTER =
      Pattern.compile("^ (?:State|Province|County|Governorate)\\b.*");
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
      if (state != null
          && place.label().contains(", ")
          && !place.state().equals(Optional.of(state))) {
        places.put(name, place);
      }
    }
  }

  /** The findings, those that name a place elsewhere with a place's sense. */
  List<Finding> resolve(Passage passage, List<Finding> findings) {
    Neighbours around = new Neighbours(findings);
    List<Finding> resolved = new ArrayList<>();
    for (Finding finding : findings) {
      Optional<PlaceSense> place =
          finding
              .sense(ActorSense.class)
              .filter(actor -> actor.is(ActorType.STATE) && actor.how() != Naming.DEMONYM)
              .filter(actor -> around.isLongest(finding))
              .flatMap(actor -> place(passage, finding.span(), actor, around));
      resolved.add(place.map(p -> new Finding(finding.span(), p, finding.trust())).orElse(finding));
    }
    return resolved;
  }

  private Optional<PlaceSense> place(
      Passage passage, Span span, ActorSense actor, Neighbours around) {
    String folded = passage.folded();
    String before = folded.substring(Math.max(0, span.start() - LOOK_BACK), span.start());
    String after = folded.substring(span.end(), Math.min(folded.length(), span.end() + LOOK_AHEAD));
    boolean within =
        after.startsWith(", ")
            && around.after(span, 2).filter(place -> isElsewhere(place, actor)).isPresent()
            && !after.matches("^, [^,.]*(?:,[^,.]*)? (?:and|or) .*");
    boolean joined = actor.how() == Naming.NAME && BEFORE.matcher(before).matches();
    boolean called = actor.how() == Naming.NAME && AFTER.matcher(after).matches();
    if (within || joined || called) {
      return Optional.of(new PlaceSense(passage.name(span), Optional.empty()));
    }
    PlaceRow place = places.get(folded.substring(span.start(), span.end()));
    if (place == null) {
      return Optional.empty();
    }
    boolean office = OFFICE.matcher(before).matches() || DIVISION.matcher(before).matches();
    boolean listed =
        Stream.of(
                around.after(span, after.startsWith(" and ") ? 5 : 2),
                around.before(span, before.endsWith(" and ") ? 5 : 2))
            .flatMap(Optional::stream)
            .anyMatch(other -> lies(other, place));
    return office || listed
        ? Optional.of(new PlaceSense(place.label(), Optional.of(place.id())))
        : Optional.empty();
  }

  /** Whether a place that follows a comma is a part of another state: "Ohio". */
  private boolean isElsewhere(Finding place, ActorSense state) {
    return place.sense(ActorSense.class).isEmpty()
        && stateOf(place).filter(of -> !of.equals(state.key())).isPresent();
  }

  private boolean lies(Finding finding, PlaceRow place) {
    return stateOf(finding).isPresent() && stateOf(finding).equals(place.state());
  }

  private Optional<String> stateOf(Finding finding) {
    return finding
        .sense(PlaceSense.class)
        .flatMap(PlaceSense::row)
        .flatMap(register::place)
        .flatMap(PlaceRow::state);
  }

  /** The longest finding at each place of a text. */
  private static final class Neighbours {

    private final Map<Integer, Finding> byStart = new HashMap<>();
    private final Map<Integer, Finding> byEnd = new HashMap<>();

    Neighbours(List<Finding> findings) {
      for (Finding finding : findings) {
        byStart.merge(finding.span().start(), finding, Neighbours::longer);
        byEnd.merge(finding.span().end(), finding, Neighbours::longer);
      }
    }

    private static Finding longer(Finding a, Finding b) {
      return a.span().length() >= b.span().length() ? a : b;
    }

    boolean isLongest(Finding finding) {
      return after(finding.span(), -finding.span().length())
          .filter(f -> f.span().equals(finding.span()))
          .isPresent();
    }

    /** What starts so many characters after a span. */
    Optional<Finding> after(Span span, int distance) {
      return Optional.ofNullable(byStart.get(span.end() + distance));
    }

    /** What ends so many characters before a span. */
    Optional<Finding> before(Span span, int distance) {
      return Optional.ofNullable(byEnd.get(span.start() - distance));
    }
  }
}
