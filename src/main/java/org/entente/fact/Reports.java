package org.entente.fact;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.entente.annotation.Actor;
import org.entente.annotation.Sentence;
import org.entente.annotation.Token;

/** Whose word a figure is: "fell by 3 %, according to the bank", "the minister said it had". */
final class Reports {

  private static final String ACCORDING = "according";

  /** Between what a verb says and the verb. */
  private static final Set<String> SAID = Set.of("ccomp", "parataxis", "advcl");

  /** By which somebody says how much something is: "put at", "is forecast by". */
  private static final Set<String> ESTIMATES =
      Set.of(
          "put", "estimate", "reckon", "forecast", "project", "see", "count", "assess", "expect");

  /** Before who gives an account: "figures from SIPRI". */
  private static final Set<String> GIVEN_BY = Set.of("from", "by", "of");

  private final FactLexicon lexicon;
  private final Fillers fillers;

  Reports(FactLexicon lexicon, Fillers fillers) {
    this.lexicon = lexicon;
    this.fillers = fillers;
  }

  /**
   * Who says what a sentence says.
   *
   * @param sources whose word it is
   * @param bodies the same, with the states and bodies of persons instead of them
   * @param words that only say so
   */
  record Report(List<Slot<Actor>> sources, List<Slot<Actor>> bodies, Set<Token> words) {}

  /** Who says it of a word of the sentence. */
  Report of(SentenceMentions where, Token said) {
    Sentence sentence = where.sentence();
    Map<Integer, Slot<Actor>> sources = new LinkedHashMap<>();
    List<Slot<Actor>> bodies = new ArrayList<>();
    Set<Token> words = new HashSet<>();
    for (Token teller : tellers(sentence, said)) {
      words.addAll(sentence.subtree(teller));
      named(where, teller).forEach(a -> sources.putIfAbsent(a.value().id(), a));
      bodies.addAll(fillers.actors(where, teller, false));
    }
    return new Report(List.copyOf(sources.values()), bodies, words);
  }

  /** The nouns of those who say it. */
  private List<Token> tellers(Sentence sentence, Token said) {
    List<Token> tellers = new ArrayList<>();
    sentence.tokens().stream()
        .filter(t -> t.form().equalsIgnoreCase(ACCORDING))
        .flatMap(t -> sentence.children(t, "prep", "pcomp"))
        .flatMap(to -> sentence.children(to, "pobj"))
        .forEach(tellers::add);
    for (Token here : sentence.upwards(said)) {
      Stream.concat(
              sentence.head(here).filter(verb -> SAID.contains(here.relation())).stream(),
              sentence.children(here, "parataxis"))
          .filter(verb -> verb.isVerb() && tells(sentence, verb))
          .flatMap(verb -> sentence.children(verb, "nsubj", "agent"))
          .forEach(tellers::add);
      if (here.isVerb() && ESTIMATES.contains(here.lemma())) {
        tellers.addAll(estimators(sentence, here));
      }
    }
    return tellers;
  }

  /** "The bank puts the debt at", "growth is forecast by the fund at". */
  private static List<Token> estimators(Sentence sentence, Token verb) {
    boolean passive = sentence.children(verb, "nsubjpass", "auxpass").findAny().isPresent();
    return passive
        ? sentence.children(verb, "agent").flatMap(by -> sentence.children(by, "pobj")).toList()
        : sentence.children(verb, "nsubj").toList();
  }

  /** "Said", "announced"; and "figures showed". */
  boolean tells(Sentence sentence, Token verb) {
    return lexicon.verb(sentence, verb).filter(FactLexicon.Modal::reports).isPresent()
        || sentence.children(verb, "nsubj").anyMatch(s -> lexicon.isAccount(s.lemma()));
  }

  /** Whether a verb above says that it is not so: "denied that exports fell". */
  boolean isDenied(Sentence sentence, Token said) {
    for (Token here : sentence.upwards(said)) {
      boolean denied =
          sentence
              .head(here)
              .filter(verb -> here.is("ccomp") || here.is("pcomp"))
              .flatMap(verb -> lexicon.verb(sentence, verb))
              .flatMap(FactLexicon.Modal::factuality)
              .filter(f -> f == Factuality.DENIED)
              .isPresent();
      if (denied) {
        return true;
      }
    }
    return false;
  }

  /** A person, a body; or who gave the figures. */
  private List<Slot<Actor>> named(SentenceMentions where, Token teller) {
    if (!lexicon.isAccount(teller.lemma())) {
      return fillers.actors(where, teller, true);
    }
    Sentence sentence = where.sentence();
    Stream<Token> givers =
        Stream.concat(
            sentence.children(teller, "poss"),
            sentence
                .children(teller, "prep")
                .filter(by -> GIVEN_BY.contains(by.lemma()))
                .flatMap(by -> sentence.children(by, "pobj")));
    List<Slot<Actor>> named = new ArrayList<>();
    givers.forEach(giver -> named.addAll(fillers.actors(where, giver, true)));
    sentence
        .children(teller, "compound", "nmod", "amod")
        .forEach(modifier -> named.addAll(fillers.modifiers(where, modifier)));
    return named;
  }
}
