package org.entente.fact;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.entente.annotation.Actor;
import org.entente.annotation.Mention.ThingMention;
import org.entente.annotation.Sentence;
import org.entente.annotation.Token;
import org.entente.fact.FigureReadings.Reading;
import org.entente.knowledge.ActorType;

/** How many somebody has, and how many do or are something. */
final class Holdings {

  /** Below this, who has something does not count it. */
  private static final BigDecimal FEW = BigDecimal.TEN;

  /** By which people are counted, and things are handed over: "900 tourists came". */
  private static final Set<String> GOING = Set.of("come", "go", "move", "leave", "travel");

  private static final Set<String> HOSTING = Set.of("host", "receive", "welcome");

  /** Before who owes, and whom. */
  private static final Set<String> DEBT = Set.of("by", "to");

  /** By which those who are sent somewhere are there: "900 soldiers arrived", somebody's act. */
  private static final Set<String> SENDING =
      Set.of("arrive", "work", "serve", "station", "base", "complete");

  private final ObservationLexicon lexicon;
  private final Measured measured;
  private final Fillers fillers;

  Holdings(ObservationLexicon lexicon, Measured measured, Fillers fillers) {
    this.lexicon = lexicon;
    this.measured = measured;
    this.fillers = fillers;
  }

  /** Whether a number is too small to be the point, or counts what says nothing: "six pages". */
  static boolean isTrifle(ObservationLexicon lexicon, Figure figure) {
    return figure.value().compareTo(FEW) < 0 && !figure.is(Figure.Kind.GROUP)
        || lexicon.isTrifle(figure.head().lemma());
  }

  /** "Tonga owes the bank $120 million", "lost 390 million rand", "$40 million owed to". */
  Optional<Reading> owed(SentenceMentions where, Figure figure) {
    Sentence sentence = where.sentence();
    Optional<Token> owed =
        sentence
            .children(figure.head(), "acl")
            .filter(v -> figure.is(Figure.Kind.MONEY) && lexicon.isDebtVerb(v.lemma()))
            .filter(v -> !NounPhrases.complements(sentence, v, "to").isEmpty())
            .findFirst()
            .filter(v -> !isForgiven(sentence, figure.head()));
    if (owed.isPresent()) {
      return owed.map(v -> new Reading(v, creditors(where, v), List.of(v)));
    }
    return FigureSyntax.link(where.sentence(), figure.head())
        .filter(v -> v.isVerb() && figure.is(Figure.Kind.MONEY))
        .filter(
            v ->
                lexicon.isDebtVerb(v.lemma())
                    || lexicon.isIncomeVerb(v.lemma())
                        && figure.head().is("dobj")
                        && !FigureSyntax.isToCome(where.sentence(), v))
        .map(v -> new Reading(v, payers(where, v), List.of(v)))
        .filter(r -> lexicon.isDebtVerb(r.measure().lemma()) || !r.about().isEmpty());
  }

  /** "Cancel $40 million owed by Mali": what is done with the money. */
  private boolean isForgiven(Sentence sentence, Token money) {
    return Clauses.verbOf(sentence, money)
        .filter(verb -> lexicon.isNoShare(verb.lemma()))
        .isPresent();
  }

  private List<Slot<Actor>> creditors(SentenceMentions where, Token owed) {
    Sentence sentence = where.sentence();
    return sentence
        .children(owed, "prep", "agent")
        .filter(by -> DEBT.contains(by.lemma()))
        .flatMap(by -> sentence.children(by, "pobj"))
        .flatMap(actor -> fillers.actors(where, actor, false).stream())
        .toList();
  }

  /** Who owes or loses money; of "Mali's railway lost $3 million" Mali. */
  private List<Slot<Actor>> payers(SentenceMentions where, Token verb) {
    List<Slot<Actor>> doers = measured.clauseActors(where, verb);
    return doers.isEmpty()
        ? FigureSyntax.subject(where.sentence(), verb).stream()
            .flatMap(subject -> measured.about(where, subject).stream())
            .toList()
        : doers;
  }

  /** "Operates 40 reactors", "mined 21,112 tonnes": no plan, no single act. */
  Optional<Reading> held(SentenceMentions where, Figure figure) {
    Sentence sentence = where.sentence();
    Token token = figure.head();
    Optional<Token> verb =
        sentence
            .head(token)
            .filter(v -> token.is("dobj") && v.isVerb())
            .filter(
                v ->
                    isHeld(sentence, v)
                        || isHosted(v, token) && !FigureSyntax.isToCome(sentence, v));
    if (verb.isEmpty()
        || !figure.is(Figure.Kind.COUNT) && !isMembership(figure, verb.get())
        || isTrifle(lexicon, figure)
        || lexicon.isUncounted(token.lemma())) {
      return Optional.empty();
    }
    List<Slot<Actor>> about = holders(where, verb.get());
    boolean counted =
        (lexicon.isCountingVerb(verb.get().lemma())
                || isMembership(figure, verb.get())
                || isHosted(verb.get(), token)
                || isPeople(verb.get(), token))
            && (FigureSyntax.subject(sentence, verb.get()).isPresent()
                || FigureSyntax.hasPronoun(sentence, verb.get()));
    return about.isEmpty() && !counted
        ? Optional.empty()
        : Optional.of(
            new Reading(counted(sentence, token, verb.get()), about, List.of(token, verb.get())));
  }

  /** What is counted; of "pumps 900 barrels a day" what is done. */
  private Token counted(Sentence sentence, Token noun, Token verb) {
    boolean unit =
        lexicon.isUnit(noun.lemma())
            && NounPhrases.complements(sentence, noun, "of").isEmpty()
            && noun.pos().equals("NNS");
    return unit ? verb : noun;
  }

  private boolean isMembership(Figure figure, Token verb) {
    return figure.is(Figure.Kind.GROUP) && lexicon.isMembershipVerb(verb.lemma());
  }

  /** "Hosts 900 refugees", and no soldiers: these are sent. */
  private boolean isHosted(Token verb, Token guest) {
    return HOSTING.contains(verb.lemma()) && lexicon.isReached(guest.lemma());
  }

  /** "Has 600 employees", "carries 900 passengers": of whatever does. */
  private boolean isPeople(Token verb, Token people) {
    return verb.lemma().equals("have") && lexicon.isListedNoun(people.lemma())
        || verb.lemma().equals("carry") && lexicon.isReached(people.lemma());
  }

  /** "Holds", "has held", "can hold". */
  private boolean isHeld(Sentence sentence, Token verb) {
    boolean able =
        lexicon.isAbleVerb(verb.lemma())
            && sentence.children(verb, "aux").anyMatch(a -> a.word().equals("can"));
    return able || lexicon.isHoldingVerb(verb.lemma()) && !FigureSyntax.isToCome(sentence, verb);
  }

  private List<Slot<Actor>> holders(SentenceMentions where, Token verb) {
    Sentence sentence = where.sentence();
    List<Slot<Actor>> own =
        sentence
            .children(verb, "nsubj")
            .flatMap(s -> fillers.actors(where, s, false).stream())
            .toList();
    if (!own.isEmpty()) {
      return own;
    }
    Optional<Token> subject = FigureSyntax.subject(sentence, verb);
    List<Slot<Actor>> shared =
        subject.stream().flatMap(s -> fillers.actors(where, s, false).stream()).toList();
    return shared.isEmpty() && lexicon.isCountingVerb(verb.lemma())
        ? subject.map(s -> measured.about(where, s)).orElse(List.of())
        : shared;
  }

  /** "62,000 students were enrolled", "2,200 athletes had competed", "350 firms are active". */
  Optional<Reading> doers(SentenceMentions where, Figure figure) {
    Sentence sentence = where.sentence();
    Token token = figure.head();
    return sentence
        .head(token)
        .filter(v -> v.isVerb() && isCounted(figure, v))
        .filter(v -> token.is("nsubj") || token.is("nsubjpass"))
        .filter(v -> !(SENDING.contains(v.lemma()) && lexicon.isSent(token.lemma())))
        .filter(
            v ->
                lexicon.isCountedVerb(v.lemma())
                    || isState(sentence, v)
                    || GOING.contains(v.lemma()) && lexicon.isReached(token.lemma()))
        .filter(v -> !FigureSyntax.isToCome(sentence, v))
        .filter(v -> !lexicon.isUncounted(token.lemma()) && !isEquipment(where, token))
        .filter(v -> figure.value().compareTo(FEW) >= 0)
        .map(v -> new Reading(token, whoAndWhere(where, token, v), List.of(token, v)));
  }

  /** So many things; of members only those who vote. */
  private boolean isCounted(Figure figure, Token verb) {
    return figure.is(Figure.Kind.COUNT)
        || figure.is(Figure.Kind.GROUP) && lexicon.isVotingVerb(verb.lemma());
  }

  /** "There were 9,000 students", "home to 4,000 people". */
  Optional<Reading> present(SentenceMentions where, Figure figure) {
    Sentence sentence = where.sentence();
    Token token = figure.head();
    boolean there =
        token.is("attr")
            && sentence
                .head(token)
                .filter(be -> !FigureSyntax.isToCome(sentence, be))
                .filter(be -> sentence.children(be).stream().anyMatch(Holdings::isThere))
                .isPresent();
    boolean home =
        FigureSyntax.preposition(sentence, token).filter("to"::equals).isPresent()
            && FigureSyntax.link(sentence, token).filter(h -> h.lemma().equals("home")).isPresent();
    return figure.is(Figure.Kind.COUNT) && (there || home) && !isTrifle(lexicon, figure)
        ? Optional.of(new Reading(token, measured.about(where, token), List.of(token)))
        : Optional.empty();
  }

  private static boolean isThere(Token word) {
    return word.word().equals("there");
  }

  /** "Are active", "were at work", "are under construction". */
  private boolean isState(Sentence sentence, Token verb) {
    return lexicon.isCopula(verb.lemma())
        && Stream.concat(
                sentence.children(verb, "acomp"),
                sentence.children(verb, "prep").flatMap(p -> sentence.children(p, "pobj")))
            .anyMatch(word -> lexicon.isStateWord(word.lemma()));
  }

  /** "300 Fijians study in Peru": of both. */
  private List<Slot<Actor>> whoAndWhere(SentenceMentions where, Token noun, Token verb) {
    List<Slot<Actor>> about = new ArrayList<>(measured.about(where, noun));
    Sentence sentence = where.sentence();
    Stream<Token> states =
        sentence.children(verb, "prep").flatMap(p -> sentence.children(p, "pobj"));
    Stream.concat(Stream.of(verb), states)
        .flatMap(state -> NounPhrases.complements(sentence, state, "in").stream())
        .flatMap(place -> fillers.actors(where, place, false).stream())
        .filter(actor -> actor.value().type() == ActorType.STATE)
        .filter(actor -> about.stream().noneMatch(a -> a.value().id() == actor.value().id()))
        .forEach(about::add);
    return about;
  }

  /** "Ten tanks arrived": they are handed over, and not counted. */
  private static boolean isEquipment(SentenceMentions where, Token noun) {
    return where
        .at(noun, ThingMention.class)
        .filter(thing -> thing.kind() == ThingMention.Kind.EQUIPMENT)
        .isPresent();
  }
}
