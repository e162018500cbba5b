package org.entente.fact;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.entente.annotation.Actor;
import org.entente.annotation.Sentence;
import org.entente.document.Span;
import org.entente.knowledge.ActorType;

/** Where and how often a document names its actors. Sentences are meant by their index. */
final class Salience {

  /** How many sentences before and behind one count: what is further away is of another matter. */
  static final int WINDOW = 40;

  /** After so many sentences a name no longer sounds. */
  private static final int REACH = 20;

  /** So many of the most named the reader keeps in mind all along. */
  private static final int FOREMOST = 6;

  private final Map<Integer, NavigableSet<Integer>> sentencesOf = new HashMap<>();
  private final NavigableMap<Integer, List<Actor>> actorsIn = new TreeMap<>();
  private final NavigableSet<Integer> entries;
  private int ranked = -1;
  private final Map<Actor, Integer> ranks = new LinkedHashMap<>();

  /**
   * @param entries the sentences with which entries of a list begin: what stands before is of
   *     another
   */
  Salience(List<Actor> actors, Iterable<Sentence> sentences, NavigableSet<Integer> entries) {
    this.entries = entries;
    NavigableMap<Integer, Integer> byStart = new TreeMap<>();
    sentences.forEach(sentence -> byStart.put(sentence.span().start(), sentence.index()));
    for (Actor actor : actors) {
      for (Span mention : actor.mentions()) {
        Optional.ofNullable(byStart.floorEntry(mention.start()))
            .map(Map.Entry::getValue)
            .filter(at -> at(actor).add(at))
            .ifPresent(at -> actorsIn.computeIfAbsent(at, s -> new ArrayList<>()).add(actor));
      }
    }
  }

  private NavigableSet<Integer> at(Actor actor) {
    return sentencesOf.computeIfAbsent(actor.id(), id -> new TreeSet<>());
  }

  /** In how many sentences around one it is named. */
  int count(Actor actor, int sentence) {
    return at(actor).subSet(sentence - WINDOW, true, sentence + WINDOW, true).size();
  }

  /** How many stand before it when those named around a sentence are put in order of how often. */
  int rank(Actor actor, int sentence) {
    return ranks(sentence).getOrDefault(actor, ranks(sentence).size());
  }

  private Map<Actor, Integer> ranks(int sentence) {
    if (ranked != sentence) {
      ranked = sentence;
      ranks.clear();
      actorsIn.subMap(sentence - WINDOW, true, sentence + WINDOW, true).values().stream()
          .flatMap(List::stream)
          .filter(actor -> actor.type() != ActorType.PERSON)
          .distinct()
          .sorted(Comparator.comparingInt((Actor actor) -> -count(actor, sentence)))
          .forEachOrdered(actor -> ranks.put(actor, ranks.size()));
    }
    return ranks;
  }

  /** The sentence that names it last, before one. */
  Optional<Integer> lastBefore(Actor actor, int sentence) {
    return Optional.ofNullable(at(actor).lower(sentence));
  }

  /** The first sentence that names it, if that is before one. */
  Optional<Integer> firstBefore(Actor actor, int sentence) {
    return at(actor).headSet(sentence).stream().findFirst();
  }

  /** Whether a sentence names it. */
  boolean isNamed(Actor actor, int sentence) {
    return at(actor).contains(sentence);
  }

  /** Those whom the reader has in mind at a sentence: named up to it, not long ago or often. */
  Set<Actor> inMind(int sentence) {
    Integer entry = entries.floor(sentence);
    int first = Math.max(entry == null ? 0 : entry, sentence - REACH);
    Set<Actor> found = new LinkedHashSet<>();
    for (int at = sentence; at >= first; at--) {
      found.addAll(named(at));
    }
    ranks(sentence).entrySet().stream()
        .filter(rank -> rank.getValue() < FOREMOST)
        .map(Map.Entry::getKey)
        .filter(actor -> lastBefore(actor, sentence).isPresent())
        .forEach(found::add);
    return found;
  }

  /** Those that a sentence names. */
  List<Actor> named(int sentence) {
    return actorsIn.getOrDefault(sentence, List.of());
  }

  /** Whether nobody of its type, but some, has been named since it was named last. */
  boolean isLatest(Actor actor, int sentence, Set<Integer> but) {
    int last = lastBefore(actor, sentence).orElse(-1);
    return sentence - last <= REACH
        && actorsIn.subMap(last, false, sentence, true).values().stream()
            .flatMap(List::stream)
            .filter(other -> other.type() == actor.type() && other.id() != actor.id())
            .allMatch(other -> but.contains(other.id()));
  }
}
