package org.entente.annotation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entente.annotation.Finding.Trust;
import org.entente.annotation.Sense.ActorSense;
import org.entente.annotation.Sense.Naming;
import org.entente.annotation.Sense.PlaceSense;
import org.entente.annotation.Sense.ThingSense;
import org.entente.document.Span;
import org.entente.knowledge.ActorType;

/**
 * Sees that two names of the register are one that it does not list: "EADS North America", "Thales
 * UK", "Posco Daewoo"; and that a place after a company's noun opens its name: "the port operator
 * Saigon Newport".
 */
final class JoinedNames {

  private final Whereabouts contexts;

  JoinedNames(Whereabouts contexts) {
    this.contexts = contexts;
  }

  List<Finding> find(Passage passage, List<Finding> found) {
    List<Finding> names = Finding.withoutOverlap(found);
    Map<Integer, Finding> byStart = new HashMap<>();
    names.forEach(name -> byStart.put(name.span().start(), name));
    List<Finding> joined = new ArrayList<>();
    for (Finding company : names) {
      named(passage, company).ifPresent(joined::add);
      Finding next = byStart.get(company.span().end() + 1);
      if (next != null && isCompany(company) && (closes(next) || isCommon(passage, next))) {
        Span span = company.span().cover(next.span());
        passage
            .sentence(span)
            .filter(sentence -> !passage.isHeadline(sentence))
            .filter(sentence -> areOne(sentence, company.span(), next.span()))
            .map(sentence -> Bodies.sense(passage, span, ActorType.COMPANY, Optional.empty()))
            .ifPresent(sense -> joined.add(new Finding(span, sense, Trust.DESIGNATOR)));
      }
    }
    return joined;
  }

  /** "The port operator Saigon Newport": the place opens a company's name. */
  private Optional<Finding> named(Passage passage, Finding place) {
    Optional<Sentence> found =
        passage.sentence(place.span()).filter(s -> isPlace(place) && !passage.isHeadline(s));
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Sentence sentence = found.get();
    List<Token> tokens = sentence.tokens(place.span());
    int from = tokens.get(0).index();
    int end = tokens.get(tokens.size() - 1).index();
    int to = end;
    while (NameWords.at(sentence, to + 1)
        .filter(t -> t.isProperNoun() && NameWords.isNameWord(t))
        .isPresent()) {
      to++;
    }
    boolean one =
        to > end && sentence.token(end).is("compound") && sentence.token(end).head() <= to;
    if (!one || !contexts.isCalledOrganisation(sentence, from)) {
      return Optional.empty();
    }
    Span span = NameWords.span(sentence, from, to);
    return Optional.of(
        new Finding(
            span,
            Bodies.sense(passage, span, ActorType.COMPANY, Optional.empty()),
            Trust.DESIGNATOR));
  }

  private static boolean isPlace(Finding finding) {
    return finding.sense(PlaceSense.class).isPresent()
        || finding.sense(ActorSense.class).filter(a -> a.is(ActorType.STATE)).isPresent();
  }

  private static boolean isCompany(Finding finding) {
    return finding
        .sense(ActorSense.class)
        .filter(a -> a.is(ActorType.COMPANY) && a.how() == Naming.NAME)
        .isPresent();
  }

  /** A company, a state by its name, a place. */
  private static boolean closes(Finding finding) {
    boolean place = finding.sense(PlaceSense.class).flatMap(PlaceSense::row).isPresent();
    return place
        || finding
            .sense(ActorSense.class)
            .filter(a -> a.is(ActorType.COMPANY) || a.is(ActorType.STATE))
            .filter(a -> a.how() == Naming.NAME)
            .isPresent();
  }

  /** A thing's common noun in capitals: "Arms" of "Steyr Arms". */
  private static boolean isCommon(Passage passage, Finding finding) {
    return passage.text(finding.span()).matches("\\p{Lu}\\p{Ll}+")
        && finding
            .sense(ThingSense.class)
            .filter(thing -> Character.isLowerCase(thing.name().codePointAt(0)))
            .isPresent();
  }

  /** Whether the parser has the first name stand before the second, and nothing after that. */
  private static boolean areOne(Sentence sentence, Span first, Span second) {
    Optional<Token> head = sentence.headOf(second);
    boolean before =
        sentence.headOf(first).filter(t -> t.is("compound")).flatMap(sentence::head).equals(head);
    return before && head.filter(t -> !t.is("compound") && !t.is("poss")).isPresent();
  }
}
