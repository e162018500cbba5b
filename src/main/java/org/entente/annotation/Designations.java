package org.entente.annotation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entente.annotation.Finding.Trust;
import org.entente.annotation.Mention.ThingMention;
import org.entente.annotation.Sense.ActorSense;
import org.entente.annotation.Sense.ThingSense;
import org.entente.document.Span;
import org.entente.knowledge.ActorType;
import org.entente.knowledge.DataFolder;
import org.entente.knowledge.Table;

/** Finds equipment by its designation: Su-35, Type 054A, KILO-class, INS Vikramaditya. */
final class Designations {

  /** "CN-235s" are several. */
  private static final Pattern PLURAL = Pattern.compile("(?<=\\d\\p{Lu}{0,2})s$");

  private final List<Pattern> patterns = new ArrayList<>();
  private final List<Pattern> never = new ArrayList<>();

  private Designations() {}

  /** Reads {@code data/lexicon/designations.tsv}. */
  static Designations load(DataFolder folder) {
    Designations designations = new Designations();
    for (Table.Row row : Table.read(folder.resolve("data/lexicon/designations.tsv")).rows()) {
      switch (row.get("kind")) {
        case "pattern" -> designations.patterns.add(Pattern.compile(row.get("text")));
        case "never" -> designations.never.add(Pattern.compile(row.get("text")));
        default -> throw row.error(row.get("kind") + " is neither pattern nor never");
      }
    }
    // "AED120 million": money.
    for (Table.Row row : Table.read(folder.resolve("data/lexicon/currencies.tsv")).rows()) {
      designations.never.add(Pattern.compile(row.get("code") + "\\d+"));
    }
    return designations;
  }

  List<Finding> find(Passage passage) {
    List<Finding> findings = new ArrayList<>();
    for (Pattern pattern : patterns) {
      Matcher matcher = pattern.matcher(passage.document().text());
      while (matcher.find()) {
        Span span = new Span(matcher.start(), matcher.end());
        String name = PLURAL.matcher(passage.name(span)).replaceFirst("");
        boolean known = never.stream().anyMatch(lookalike -> lookalike.matcher(name).matches());
        if (!known && passage.sentence(span).isPresent()) {
          findings.add(
              new Finding(
                  span,
                  new ThingSense(name, ThingMention.Kind.EQUIPMENT, Optional.empty()),
                  Trust.PATTERN));
        }
      }
    }
    return findings;
  }

  /** The finding of a designation with the noun that it stands before: "S-400 missile system". */
  static Finding withNoun(Passage passage, Finding finding) {
    boolean designation =
        finding.sense(ThingSense.class).isPresent()
            && Character.isUpperCase(passage.folded().charAt(finding.span().start()));
    Optional<Sentence> sentence = designation ? passage.sentence(finding.span()) : Optional.empty();
    return sentence
        .flatMap(s -> noun(s, finding.span()))
        .map(
            noun ->
                new Finding(finding.span().cover(noun.span()), finding.senses(), finding.trust()))
        .orElse(finding);
  }

  /** The companies whose names open designations: "Boeing" of "Boeing 737 MAX". */
  static List<Finding> makers(List<Finding> chosen, List<Finding> found) {
    Map<Integer, Finding> things = new HashMap<>();
    for (Finding finding : chosen) {
      if (finding.sense(ThingSense.class).isPresent()) {
        things.put(finding.span().start(), finding);
      }
    }
    return Finding.withoutOverlap(
        found.stream()
            .filter(f -> f.sense(ActorSense.class).filter(a -> a.is(ActorType.COMPANY)).isPresent())
            .filter(
                f ->
                    Optional.ofNullable(things.get(f.span().start()))
                        .filter(thing -> thing.span().length() > f.span().length())
                        .isPresent())
            .toList());
  }

  private static Optional<Token> noun(Sentence sentence, Span span) {
    List<Token> own = sentence.tokens(span);
    if (own.isEmpty()) {
      return Optional.empty();
    }
    int end = own.get(own.size() - 1).index();
    int to = end;
    for (int i = end + 1; i < sentence.tokens().size() && i - end <= 6; i++) {
      Token token = sentence.token(i);
      boolean joined =
          token.isNoun() && !token.isProperNoun()
              || token.pos().matches("JJ|HYPH|VBN|VBG") && !token.isVerb()
              || token.pos().equals("HYPH");
      if (!joined) {
        break;
      }
      if (token.isNoun()) {
        to = i;
      }
    }
    return to == end ? Optional.empty() : Optional.of(sentence.token(to));
  }
}
