package org.entente.fact;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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

  private static final Set<String> WHICH = Set.of("which", "that");

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
      boolean above = sentence.upwards(said).contains(teller);
      Set<Token> told = above ? told(sentence, teller) : Set.of();
      sentence.subtree(teller).stream().filter(word -> !told.contains(word)).forEach(words::add);
      named(where, teller).forEach(a -> sources.putIfAbsent(a.value().id(), a));
      if (!above) {
        bodies.addAll(fillers.actors(where, teller, false));
      }
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
          .flatMap(
              verb ->
                  shown(sentence, verb)
                      .map(Stream::of)
                      .orElseGet(() -> sentence.children(verb, "nsubj", "agent")))
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
        || sentence.children(verb, "nsubj").anyMatch(s -> lexicon.isAccount(s.lemma()))
        || shown(sentence, verb).isPresent();
  }

  /** Data of "data from the fund, which show that exports fell". */
  private Optional<Token> shown(Sentence sentence, Token verb) {
    return sentence.head(verb).filter(noun -> verb.is("relcl")).stream()
        // The parser may hang the clause on the fund.
        .flatMap(noun -> Stream.concat(Stream.of(noun), givenBy(sentence, noun)))
        .filter(noun -> lexicon.isAccount(noun.lemma()))
        .findFirst()
        .filter(noun -> sentence.children(verb, "nsubj").anyMatch(w -> WHICH.contains(w.word())));
  }

  private static Stream<Token> givenBy(Sentence sentence, Token giver) {
    return sentence
        .head(giver)
        .filter(by -> giver.is("pobj") && GIVEN_BY.contains(by.lemma()))
        .flatMap(sentence::head)
        .stream();
  }

  /** What the clauses of a noun tell. */
  private static Set<Token> told(Sentence sentence, Token noun) {
    return sentence.subtree(noun).stream()
        .filter(clause -> clause.is("relcl"))
        .flatMap(clause -> sentence.subtree(clause).stream())
        .collect(Collectors.toSet());
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
