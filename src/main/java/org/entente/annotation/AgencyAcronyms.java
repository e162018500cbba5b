package org.entente.annotation;

import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.entente.annotation.Sense.ActorSense;
import org.entente.knowledge.ActorType;

/** Acronyms that the register knows behind what they are: "the Indian Space Agency ISRO". */
final class AgencyAcronyms {

  private static final Pattern ACRONYM = Pattern.compile("\\p{Lu}{3,7}");

  private final NavigableMap<Integer, Finding> byStart = new TreeMap<>();

  /**
   * @param findings the acronyms among others
   */
  AgencyAcronyms(Passage passage, List<Finding> findings) {
    findings.stream()
        .filter(f -> body(f).filter(a -> a.rows().size() == 1).isPresent())
        .filter(f -> ACRONYM.matcher(passage.text(f.span())).matches())
        .forEach(f -> byStart.put(f.span().start(), f));
  }

  /** Whether one stands right behind the name of a body that the register does not know. */
  boolean follow(Finding name) {
    return isOneBody(name, Optional.ofNullable(byStart.get(name.span().end() + 1)));
  }

  /** The same where the parser takes both for one name. */
  boolean end(Finding name) {
    return isOneBody(
        name,
        Optional.ofNullable(byStart.lowerEntry(name.span().end()))
            .map(entry -> entry.getValue())
            .filter(acronym -> acronym.span().end() == name.span().end())
            .filter(acronym -> acronym.span().start() > name.span().start()));
  }

  private static boolean isOneBody(Finding name, Optional<Finding> acronym) {
    Optional<ActorType> known = acronym.flatMap(AgencyAcronyms::body).map(ActorSense::type);
    return known.isPresent()
        && known.equals(body(name).filter(a -> a.rows().isEmpty()).map(ActorSense::type));
  }

  private static Optional<ActorSense> body(Finding finding) {
    return finding
        .sense(ActorSense.class)
        .filter(a -> a.is(ActorType.GOVERNMENT_BODY) || a.is(ActorType.RESEARCH_INSTITUTION));
  }
}
