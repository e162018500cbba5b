package org.entente.annotation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.entente.annotation.Finding.Trust;
import org.entente.annotation.Sense.ActorSense;
import org.entente.knowledge.ActorType;

/**
 * Sees that a shorter name means the actor that the document names in full elsewhere: a surname,
 * the first words of a company's name, a ministry without its state.
 */
final class SameActor {

  private final Map<String, ActorSense> persons = new LinkedHashMap<>();
  private final Map<String, ActorSense> organisations = new LinkedHashMap<>();
  private final Map<String, List<ActorSense>> bodies = new HashMap<>();

  SameActor(Collection<Finding> findings) {
    for (Finding finding : findings) {
      finding
          .sense(ActorSense.class)
          .filter(actor -> actor.how() == Sense.Naming.NAME)
          .ifPresent(this::gather);
    }
  }

  private void gather(ActorSense actor) {
    if (actor.is(ActorType.PERSON)) {
      persons.putIfAbsent(actor.key(), actor);
    } else if (actor.key().startsWith("body:") && !actor.key().endsWith("@")) {
      String words = actor.key().substring(0, actor.key().indexOf('@') + 1);
      List<ActorSense> same = bodies.computeIfAbsent(words, w -> new ArrayList<>());
      if (same.stream().noneMatch(a -> a.key().equals(actor.key()))) {
        same.add(actor);
      }
    } else if (!actor.is(ActorType.STATE)) {
      organisations.putIfAbsent(actor.key(), actor);
    }
  }

  /** The finding, with the sense of the fuller name if there is one. */
  Finding resolve(Finding finding) {
    Optional<ActorSense> fuller = finding.sense(ActorSense.class).flatMap(this::fuller);
    return fuller.map(actor -> new Finding(finding.span(), actor, finding.trust())).orElse(finding);
  }

  private Optional<ActorSense> fuller(ActorSense actor) {
    if (!actor.rows().isEmpty()) {
      return Optional.empty();
    }
    if (actor.is(ActorType.PERSON)) {
      return persons.values().stream()
          .filter(other -> !other.key().equals(actor.key()))
          .filter(other -> isFuller(words(other.name()), words(actor.name())))
          .reduce((a, b) -> a.name().length() >= b.name().length() ? a : b)
          .map(other -> withPosition(other, actor));
    }
    if (actor.key().startsWith("body:") && actor.key().endsWith("@")) {
      List<ActorSense> same = bodies.getOrDefault(actor.key(), List.of());
      return same.size() == 1 ? Optional.of(same.get(0)) : Optional.empty();
    }
    return organisations.values().stream()
        .filter(other -> !other.key().equals(actor.key()))
        .filter(other -> opens(words(other.name()), words(actor.name())))
        .findFirst();
  }

  private static ActorSense withPosition(ActorSense person, ActorSense named) {
    return person.position().isPresent()
        ? person
        : new ActorSense(
            person.key(),
            person.type(),
            person.rows(),
            person.name(),
            person.how(),
            person.partOf(),
            named.position());
  }

  /**
   * Single capitalised words that nothing else explains and that are a part of a person's or firm's
   * name.
   */
  List<Finding> find(Passage passage, List<Finding> findings) {
    Map<String, ActorSense> byWord = new HashMap<>();
    for (ActorSense person : persons.values()) {
      List<String> words = words(person.name());
      if (words.size() > 1) {
        byWord.putIfAbsent(words.get(words.size() - 1), person);
        byWord.putIfAbsent(words.get(0), person);
      }
    }
    for (ActorSense organisation : organisations.values()) {
      List<String> words = words(organisation.name());
      if (words.size() > 1 && words.get(0).length() > 2 && organisation.is(ActorType.COMPANY)) {
        byWord.putIfAbsent(words.get(0), organisation);
      }
    }
    List<Finding> found = new ArrayList<>();
    for (Sentence sentence : passage.sentences()) {
      for (Token token : sentence.tokens()) {
        ActorSense actor = NameWords.isNameWord(token) ? byWord.get(word(token.form())) : null;
        if (actor != null && token.isProperNoun()) {
          found.add(new Finding(token.span(), actor, Trust.GUESS));
        }
      }
    }
    return Finding.fill(findings, found);
  }

  /** "Joseph R. Biden" for "Joe Biden", "Johnson"; "Xi Jinping" for "Xi". */
  private static boolean isFuller(List<String> full, List<String> name) {
    if (full.isEmpty() || name.isEmpty() || full.size() < 2) {
      return false;
    }
    if (name.size() < full.size()) {
      boolean end = full.subList(full.size() - name.size(), full.size()).equals(name);
      boolean start = full.subList(0, name.size()).equals(name);
      if (end || start) {
        return true;
      }
    }
    boolean surname = full.get(full.size() - 1).equals(name.get(name.size() - 1));
    String first = full.get(0);
    String other = name.get(0);
    return surname
        && name.size() > 1
        && first.length() > 1
        && other.length() > 1
        && first.substring(0, 2).equals(other.substring(0, 2))
        && (full.size() > name.size()
            || full.size() == name.size() && first.length() > other.length());
  }

  private static boolean opens(List<String> full, List<String> name) {
    return name.size() < full.size()
        && full.subList(0, name.size()).equals(name)
        && name.get(0).length() > 2;
  }

  private static List<String> words(String name) {
    return Arrays.stream(word(name).split("[ ,]+"))
        .filter(w -> !w.isBlank() && !w.matches("\\p{L}\\.?|jr\\.?|sr\\.?"))
        .toList();
  }

  private static String word(String text) {
    return Folding.fold(text).toLowerCase(Locale.ROOT).strip();
  }
}
