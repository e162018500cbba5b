package org.entente.fact;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
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

  /** After so many sentences a name no longer sounds. */
  private static final int REACH = 20;

  /** So many of the most named the reader keeps in mind all along. */
  private static final int FOREMOST = 6;

  private final Map<Integer, TreeSet<Integer>> sentencesOf = new HashMap<>();
  private final Map<Integer, List<Actor>> actorsIn = new HashMap<>();
  private final List<Actor> byCount;
  private final Map<Integer, Integer> ranks = new HashMap<>();

  Salience(List<Actor> actors, Iterable<Sentence> sentences) {
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
    byCount =
        actors.stream()
            .filter(actor -> actor.type() != ActorType.PERSON)
            .sorted(Comparator.comparingInt((Actor actor) -> -count(actor)))
            .toList();
    for (int rank = 0; rank < byCount.size(); rank++) {
      ranks.put(byCount.get(rank).id(), rank);
    }
  }

  private TreeSet<Integer> at(Actor actor) {
    return sentencesOf.computeIfAbsent(actor.id(), id -> new TreeSet<>());
  }

  /** In how many sentences it is named. */
  int count(Actor actor) {
    return at(actor).size();
  }

  /** How many are named oftener, of those that are no persons. */
  int rank(Actor actor) {
    return ranks.getOrDefault(actor.id(), byCount.size());
  }

  /** The sentence that names it last, up to one. */
  Optional<Integer> lastBefore(Actor actor, int sentence) {
    return Optional.ofNullable(at(actor).floor(sentence));
  }

  /** Whether a sentence names it. */
  boolean isNamed(Actor actor, int sentence) {
    return at(actor).contains(sentence);
  }

  /** Those whom the reader has in mind at a sentence: named not long ago, or often. */
  Set<Actor> inMind(int sentence) {
    Set<Actor> found = new LinkedHashSet<>();
    for (int at = sentence; at >= Math.max(0, sentence - REACH); at--) {
      found.addAll(named(at));
    }
    byCount.stream()
        .limit(FOREMOST)
        .filter(actor -> lastBefore(actor, sentence).isPresent())
        .forEach(found::add);
    return found;
  }

  /** Those that a sentence names. */
  List<Actor> named(int sentence) {
    return actorsIn.getOrDefault(sentence, List.of());
  }
}
