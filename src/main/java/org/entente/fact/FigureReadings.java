package org.entente.fact;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.entente.annotation.Actor;
import org.entente.annotation.Mention.ActorMention;
import org.entente.annotation.Mention.DateMention;
import org.entente.annotation.Mention.ThingMention;
import org.entente.annotation.Sentence;
import org.entente.annotation.Token;
import org.entente.knowledge.ActorType;

/**
 * The constructions in which a figure is the value of something:
 *
 * <ul>
 *   <li>a share: "80 % of the products are imported", "supplies a third of the gas"
 *   <li>a verb of measure: "exports totalled $13 billion", "fell by 7 %"
 *   <li>an estimate: "puts arrears at $650 million", "was estimated at"
 *   <li>a statement: "turnout was 64 %"
 *   <li>a measured noun: "a surplus of $443 million", "exports at"
 *   <li>a debt: "owes the bank $120 million"
 *   <li>a stake: "holds a 60 % stake"
 *   <li>a count of what somebody has, or of who does: "operates 40 reactors", "300 students
 *       enrolled"
 * </ul>
 *
 * A figure elsewhere belongs to what is bought, lent or built.
 */
final class FigureReadings {

  /** Below this, who has something does not count it. */
  private static final BigDecimal FEW = BigDecimal.TEN;

  /**
   * What a figure is the value of.
   *
   * @param measure the head of what is measured
   * @param about whom it is about, as far as the phrase or the clause says
   * @param taken tokens that tell of nothing else
   */
  record Reading(Token measure, List<Slot<Actor>> about, List<Token> taken) {}

  private final ObservationLexicon lexicon;
  private final Measured measured;
  private final Fillers fillers;

  FigureReadings(ObservationLexicon lexicon, Measured measured, Fillers fillers) {
    this.lexicon = lexicon;
    this.measured = measured;
    this.fillers = fillers;
  }

  Optional<Reading> read(SentenceMentions where, Figure figure) {
    if (figure.is(Figure.Kind.COUNT) && lexicon.isPeriod(figure.head().lemma())) {
      return Optional.empty();
    }
    return share(where, figure)
        .or(() -> byVerb(where, figure))
        .or(() -> estimated(where, figure))
        .or(() -> ofNoun(where, figure))
        .or(() -> owed(where, figure))
        .or(() -> degree(where, figure))
        .or(() -> stake(where, figure))
        .or(() -> held(where, figure))
        .or(() -> doers(where, figure));
  }

  /** "Supplies a third of the gas", "over 80 % of the products are imported". */
  private Optional<Reading> share(SentenceMentions where, Figure figure) {
    Sentence sentence = where.sentence();
    Token token = figure.head();
    Optional<Token> whole = complement(sentence, token, lexicon.partOf());
    Optional<Token> next = whole.flatMap(w -> verbAfter(sentence, w));
    Optional<Token> verb = next.or(() -> link(sentence, token).filter(Token::isVerb));
    if (!figure.is(Figure.Kind.SHARE)
        || verb.isEmpty()
        || whole.isEmpty() && !token.is("dobj") && !isOfSomebody(where, figure, verb.get())
        || whole.filter(w -> w.isNoun() && where.at(w, DateMention.class).isEmpty()).isEmpty()
            && whole.isPresent()) {
      return Optional.empty();
    }
    boolean subject = token.is("nsubj") || token.is("nsubjpass") || next.isPresent();
    if (subject && !lexicon.isShareSubjectVerb(verb.get().lemma())
        || !subject && !lexicon.isShareVerb(verb.get().lemma())) {
      return Optional.empty();
    }
    Token teller = verb.get();
    List<Slot<Actor>> about = new ArrayList<>();
    whole.ifPresent(w -> about.addAll(measured.about(where, w)));
    measured.clauseActors(where, teller).stream()
        .filter(a -> about.stream().noneMatch(b -> b.value().id() == a.value().id()))
        .forEach(about::add);
    return Optional.of(new Reading(whole.orElse(teller), about, List.of(teller)));
  }

  /** "Chile accounted for 3 %": of what was spoken of before. */
  private boolean isOfSomebody(SentenceMentions where, Figure figure, Token verb) {
    return preposition(where.sentence(), figure.head()).filter("for"::equals).isPresent()
        && where
            .sentence()
            .children(verb, "nsubj")
            .anyMatch(subject -> where.at(subject, ActorMention.class).isPresent());
  }

  /** "Exports totalled $13 billion", "turnout was 64 %", "output fell by 7 %". */
  private Optional<Reading> byVerb(SentenceMentions where, Figure figure) {
    Sentence sentence = where.sentence();
    Token token = figure.head();
    Optional<Token> verb =
        link(sentence, token)
            .flatMap(l -> l.pos().startsWith("JJ") ? sentence.head(l) : Optional.of(l))
            .filter(Token::isVerb);
    if (verb.isEmpty() || token.is("nsubj") || token.is("nsubjpass")) {
      return Optional.empty();
    }
    Optional<String> preposition = preposition(sentence, token);
    boolean states = lexicon.isCopula(verb.get().lemma());
    boolean measures =
        lexicon.isMeasureVerb(verb.get().lemma())
            || preposition.isPresent() && lexicon.isReachVerb(verb.get().lemma());
    if (!states && !measures
        || preposition.filter(p -> !lexicon.isValuePreposition(p)).isPresent()) {
      return Optional.empty();
    }
    // "cut the price to $8": the object changes; else the subject does.
    Optional<Token> changed =
        sentence.children(verb.get(), "dobj").filter(o -> o != token).findFirst();
    Optional<Token> subject = changed.or(() -> subject(sentence, verb.get()));
    boolean known = subject.filter(s -> lexicon.isMeasureNoun(s.lemma())).isPresent();
    boolean change = figure.is(Figure.Kind.SHARE) && measures;
    if (subject.isEmpty()
        || where.at(subject.get(), ActorMention.class).isPresent()
        || figure.is(Figure.Kind.COUNT) && isTrifle(figure)
        || changed.isPresent() && !known
        || !(known || change || figure.is(Figure.Kind.COUNT) && measures)) {
      return Optional.empty();
    }
    List<Slot<Actor>> about = measured.about(where, subject.get());
    return Optional.of(
        new Reading(
            subject.get(),
            about.isEmpty() ? measured.clauseActors(where, verb.get()) : about,
            known ? List.of(verb.get(), subject.get()) : List.of(verb.get())));
  }

  /** "Puts the arrears at $650 million", "trade was estimated at 22 %". */
  private Optional<Reading> estimated(SentenceMentions where, Figure figure) {
    Sentence sentence = where.sentence();
    Optional<Token> verb =
        link(sentence, figure.head())
            .filter(Token::isVerb)
            .filter(v -> lexicon.isEstimateVerb(v.lemma()));
    if (verb.isEmpty()
        || preposition(sentence, figure.head()).filter(lexicon::isEstimatePreposition).isEmpty()) {
      return Optional.empty();
    }
    return Stream.concat(
            sentence.children(verb.get(), "dobj", "nsubjpass"),
            sentence.head(verb.get()).filter(h -> verb.get().is("acl")).stream())
        .filter(Token::isNoun)
        .filter(n -> !figure.is(Figure.Kind.MONEY) || lexicon.isMeasureNoun(n.lemma()))
        .findFirst()
        .map(n -> new Reading(n, measured.about(where, n), List.of(verb.get(), n)));
  }

  /** "A surplus of $443 million", "exports at $13 billion", "a target of 50 %". */
  private Optional<Reading> ofNoun(SentenceMentions where, Figure figure) {
    Sentence sentence = where.sentence();
    if (preposition(sentence, figure.head()).isEmpty()) {
      return Optional.empty();
    }
    return link(sentence, figure.head())
        .filter(n -> n.isNoun() && lexicon.isValueNoun(n.lemma()))
        .filter(n -> !figure.is(Figure.Kind.COUNT) || isHad(sentence, n))
        .map(n -> new Reading(n, measured.about(where, n), List.of(n)));
  }

  /** "Has a capacity of 300 megawatts"; that of a plant that is built is the plant's. */
  private boolean isHad(Sentence sentence, Token noun) {
    return noun.is("dobj")
        && sentence
            .head(noun)
            .filter(verb -> lexicon.isHoldingVerb(verb.lemma()) && !isToCome(sentence, verb))
            .isPresent();
  }

  /** "Will have", "to have". */
  private static boolean isToCome(Sentence sentence, Token verb) {
    return sentence
        .children(verb, "aux")
        .anyMatch(a -> a.pos().equals("MD") || a.pos().equals("TO"));
  }

  /** "Tonga owes the bank $120 million". */
  private Optional<Reading> owed(SentenceMentions where, Figure figure) {
    Sentence sentence = where.sentence();
    return link(sentence, figure.head())
        .filter(v -> v.isVerb() && figure.is(Figure.Kind.MONEY) && lexicon.isDebtVerb(v.lemma()))
        .map(v -> new Reading(v, measured.clauseActors(where, v), List.of(v)));
  }

  /** "60 % complete", "51 % owned by". */
  private Optional<Reading> degree(SentenceMentions where, Figure figure) {
    Sentence sentence = where.sentence();
    return sentence
        .head(figure.head())
        .filter(a -> figure.is(Figure.Kind.SHARE) && a.index() > figure.head().index())
        .filter(a -> lexicon.isDegreeWord(a.form().toLowerCase(Locale.ROOT)))
        .map(
            a ->
                new Reading(
                    a,
                    sentence
                        .children(a, "agent")
                        .flatMap(p -> sentence.children(p, "pobj"))
                        .flatMap(by -> fillers.actors(where, by, false).stream())
                        .toList(),
                    List.of(a)));
  }

  /** "Holds a 60 % stake in the field". */
  private Optional<Reading> stake(SentenceMentions where, Figure figure) {
    Sentence sentence = where.sentence();
    Optional<Token> stake =
        sentence
            .head(figure.head())
            .filter(n -> figure.is(Figure.Kind.SHARE) && n.is("dobj"))
            .filter(n -> lexicon.isStakeNoun(n.lemma()));
    return stake
        .flatMap(sentence::head)
        .filter(verb -> lexicon.isHoldingVerb(verb.lemma()))
        .map(verb -> measured.clauseActors(where, verb))
        .filter(holders -> !holders.isEmpty())
        .map(holders -> new Reading(stake.get(), holders, List.of(stake.get())));
  }

  /** "Operates 40 reactors", "mined 21,112 tonnes": no plan, no single act. */
  private Optional<Reading> held(SentenceMentions where, Figure figure) {
    Sentence sentence = where.sentence();
    Token token = figure.head();
    Optional<Token> verb =
        sentence
            .head(token)
            .filter(v -> token.is("dobj") && v.isVerb() && lexicon.isHoldingVerb(v.lemma()))
            .filter(v -> !isToCome(sentence, v));
    if (verb.isEmpty()
        || !figure.is(Figure.Kind.COUNT)
        || isTrifle(figure)
        || lexicon.isUncounted(token.lemma())) {
      return Optional.empty();
    }
    List<Slot<Actor>> about =
        sentence
            .children(verb.get(), "nsubj")
            .flatMap(s -> fillers.actors(where, s, false).stream())
            .toList();
    return about.isEmpty()
        ? Optional.empty()
        : Optional.of(new Reading(token, about, List.of(token, verb.get())));
  }

  /** "62,000 students were enrolled", "2,200 athletes had competed". */
  private Optional<Reading> doers(SentenceMentions where, Figure figure) {
    Sentence sentence = where.sentence();
    Token token = figure.head();
    return sentence
        .head(token)
        .filter(v -> figure.is(Figure.Kind.COUNT) && lexicon.isCountedVerb(v.lemma()))
        .filter(v -> token.is("nsubj") || token.is("nsubjpass"))
        .filter(v -> !lexicon.isUncounted(token.lemma()) && !isEquipment(where, token))
        .filter(v -> figure.value().compareTo(FEW) >= 0)
        .map(v -> new Reading(token, whoAndWhere(where, token, v), List.of(token, v)));
  }

  /** "300 Fijians study in Peru": of both. */
  private List<Slot<Actor>> whoAndWhere(SentenceMentions where, Token noun, Token verb) {
    List<Slot<Actor>> about = new ArrayList<>(measured.about(where, noun));
    NounPhrases.complements(where.sentence(), verb, "in").stream()
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

  /**
   * "As 80 % of products are imported": the verb next to its subject, wherever the parser has it.
   */
  private Optional<Token> verbAfter(Sentence sentence, Token noun) {
    return sentence.tokens().stream()
        .filter(t -> t.index() > noun.index() && t.index() <= noun.index() + 2)
        .filter(t -> t.isVerb() && !lexicon.isCopula(t.lemma()))
        .filter(t -> lexicon.isShareSubjectVerb(t.lemma()))
        .findFirst();
  }

  private boolean isTrifle(Figure figure) {
    return figure.value().compareTo(FEW) < 0 || lexicon.isTrifle(figure.head().lemma());
  }

  // Syntax

  /** The verb or noun that a figure hangs on, through a preposition or not. */
  private static Optional<Token> link(Sentence sentence, Token token) {
    Optional<Token> above = sentence.head(token);
    return above.filter(a -> token.is("pobj") && a.is("prep")).isPresent()
        ? above.flatMap(sentence::head)
        : above;
  }

  private static Optional<String> preposition(Sentence sentence, Token token) {
    return sentence
        .head(token)
        .filter(a -> token.is("pobj") && a.is("prep"))
        .map(p -> p.form().toLowerCase(Locale.ROOT));
  }

  private static Optional<Token> complement(Sentence sentence, Token noun, String preposition) {
    return sentence
        .children(noun, "prep")
        .filter(p -> p.form().equalsIgnoreCase(preposition))
        .flatMap(p -> sentence.children(p, "pobj"))
        .findFirst();
  }

  /** The noun that the verb's clause, or the one it is coordinated with, is about. */
  private static Optional<Token> subject(Sentence sentence, Token verb) {
    Optional<Token> clause = Optional.of(verb);
    for (int i = 0; i < 3 && clause.isPresent(); i++) {
      Token here = clause.get();
      Optional<Token> own = sentence.children(here, "nsubj", "nsubjpass").findFirst();
      if (own.isPresent()) {
        return own.get().pos().startsWith("W")
            ? sentence.head(here).filter(Token::isNoun)
            : own.filter(Token::isNoun);
      }
      if (here.is("acl")) {
        return sentence.head(here).filter(Token::isNoun);
      }
      clause = here.is("conj") || here.is("xcomp") ? sentence.head(here) : Optional.empty();
    }
    return Optional.empty();
  }
}
