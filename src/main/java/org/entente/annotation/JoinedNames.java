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
import org.entente.document.Span;
import org.entente.knowledge.ActorType;

/**
 * Sees that two names of the register are one that it does not list: "EADS North America", "Thales
 * UK", "Posco Daewoo".
 */
final class JoinedNames {

  private JoinedNames() {}

  static List<Finding> find(Passage passage, List<Finding> found) {
    List<Finding> names = Finding.withoutOverlap(found);
    Map<Integer, Finding> byStart = new HashMap<>();
    names.forEach(name -> byStart.put(name.span().start(), name));
    List<Finding> joined = new ArrayList<>();
    for (Finding company : names) {
      Finding next = byStart.get(company.span().end() + 1);
      if (next != null && isCompany(company) && closes(next)) {
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

  /** Whether the parser has the first name stand before the second, and nothing after that. */
  private static boolean areOne(Sentence sentence, Span first, Span second) {
    Optional<Token> head = sentence.headOf(second);
    boolean before =
        sentence.headOf(first).filter(t -> t.is("compound")).flatMap(sentence::head).equals(head);
    return before && head.filter(t -> !t.is("compound") && !t.is("poss")).isPresent();
  }
}
