package org.entente.fact;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.entente.annotation.Actor;
import org.entente.annotation.Mention.ActorMention;
import org.entente.annotation.Sentence;
import org.entente.annotation.Token;
import org.entente.document.Document;
import org.entente.document.Span;
import org.entente.fact.Figure.Kind;

/**
 * The constructions in which a figure is the value of something:
 *
 * <ul>
 *   <li>a share: "80 % of the products are imported", "supplies a third of the gas" ({@link
 *       Shares})
 *   <li>a verb of measure: "exports totalled $13 billion", "fell from 84 to 18"
 *   <li>a target: "aim to raise trade to $3 billion"
 *   <li>an estimate: "puts arrears at $650 million", "was estimated at"
 *   <li>a statement: "turnout was 64 %"
 *   <li>a measured noun: "a surplus of $443 million", "exports at", "Members: 42", "the largest
 *       lender, with $4 billion"
 *   <li>a part in apposition: "sold 30 tonnes, or a third of its exports"
 *   <li>a debt: "owes the bank $120 million"
 *   <li>a count of what somebody has, or of who does: "operates 40 reactors", "300 students
 *       enrolled" ({@link Holdings})
 * </ul>
 *
 * A figure elsewhere belongs to what is bought, lent or built.
 */
final class FigureReadings {

  /** "The order was cut to 40": what was agreed on. */
  private static final Set<String> CONTRACTS = Set.of("contract", "order", "deal", "agreement");

  /** "Gets a loan at 3 %". */
  private static final Set<String> LENT = Set.of("loan", "credit", "bond");

  /** How many words a heading of a value has: "Staff at the embassy: 22". */
  private static final int HEADING = 9;

  /**
   * What a figure is the value of.
   *
   * @param measure the head of what is measured
   * @param about whom it is about, as far as the phrase or the clause says
   * @param taken tokens that tell of nothing else
   */
  record Reading(Token measure, List<Slot<Actor>> about, List<Token> taken) {}

  private final Document document;
  private final ObservationLexicon lexicon;
  private final Measured measured;
  private final Shares shares;
  private final Holdings holdings;

  FigureReadings(
      Document document, ObservationLexicon lexicon, Measured measured, Fillers fillers) {
    this.document = document;
    this.lexicon = lexicon;
    this.measured = measured;
    this.shares = new Shares(document, lexicon, measured, fillers);
    this.holdings = new Holdings(lexicon, measured, fillers);
  }

  Optional<Reading> read(SentenceMentions where, Figure figure) {
    if (figure.is(Kind.COUNT) && lexicon.isPeriod(figure.head().lemma())) {
      return Optional.empty();
    }
    return shares
        .ofWhole(where, figure)
        .or(() -> aimed(where, figure))
        .or(() -> byVerb(where, figure))
        .or(() -> estimated(where, figure))
        .or(() -> ofNoun(where, figure))
        .or(() -> holdings.owed(where, figure))
        .or(() -> shares.degree(where, figure))
        .or(() -> shares.stake(where, figure))
        .or(() -> holdings.held(where, figure))
        .or(() -> holdings.doers(where, figure))
        .or(() -> holdings.present(where, figure))
        .or(() -> listed(where, figure))
        .or(() -> ranked(where, figure))
        .or(() -> shares.apposed(where, figure))
        .or(() -> shares.any(where, figure));
  }

  /** "Exports totalled $13 billion", "turnout was 64 %", "output fell by 7 %". */
  private Optional<Reading> byVerb(SentenceMentions where, Figure figure) {
    Sentence sentence = where.sentence();
    Token token = marked(sentence, figure.head());
    Optional<Token> verb =
        FigureSyntax.link(sentence, token)
            .filter(l -> l.isVerb() || !lexicon.isNoShare(l.lemma()))
            .flatMap(l -> l.pos().startsWith("JJ") ? sentence.head(l) : Optional.of(l))
            .filter(Token::isVerb);
    if (verb.isEmpty() || token.is("nsubj") || token.is("nsubjpass")) {
      return Optional.empty();
    }
    Optional<String> preposition = FigureSyntax.preposition(sentence, token);
    boolean states = lexicon.isCopula(verb.get().lemma());
    boolean measures =
        lexicon.isMeasureVerb(verb.get().lemma())
            || preposition.isPresent() && lexicon.isReachVerb(verb.get().lemma());
    if (!states && !measures
        || preposition.filter(p -> !isValuePreposition(verb.get(), p)).isPresent()) {
      return Optional.empty();
    }
    // "cut the price to $8": the object changes; else the subject does.
    Optional<Token> changed =
        sentence.children(verb.get(), "dobj").filter(o -> o != token).findFirst();
    Optional<Token> subject = changed.or(() -> FigureSyntax.subject(sentence, verb.get()));
    boolean known = subject.filter(s -> isKnown(figure, verb.get(), s)).isPresent();
    boolean change = measures && changes(sentence, figure, verb.get(), subject);
    if (figure.is(Kind.COUNT) && isNoValue(figure, verb.get(), preposition)
        || figure.is(Kind.BARE) && !isBareValue(token, verb.get(), preposition)
        || figure.is(Kind.GROUP)
            && (preposition.isEmpty() || !lexicon.isMeasureVerb(verb.get().lemma()))
        || changed.isPresent() && !known
        || changed.isPresent() && isPledged(sentence, figure, verb.get())
        || !figure.is(Kind.COUNT) && subject.filter(lexicon::isLevied).isPresent()
        || subject.filter(s -> isOfText(sentence, s)).isPresent()
        || subject.filter(s -> s.pos().equals("NN") && CONTRACTS.contains(s.lemma())).isPresent()
        || figure.is(Kind.SHARE) && changed.filter(c -> LENT.contains(c.lemma())).isPresent()
        || changed.isPresent() && isBuilt(sentence, figure, verb.get())
        || !known && !change) {
      return Optional.empty();
    }
    if (subject.isEmpty()) {
      boolean told = !figure.is(Kind.COUNT) || lexicon.isMeasureVerb(verb.get().lemma());
      return told && change && FigureSyntax.hasPronoun(sentence, verb.get())
          ? Optional.of(
              new Reading(
                  before(sentence, verb.get()),
                  measured.clauseActors(where, verb.get()),
                  List.of(verb.get())))
          : Optional.empty();
    }
    if (where.at(subject.get(), ActorMention.class).isPresent()) {
      // "Timor-Leste's Petroleum Fund shrank by 1.9 per cent"
      boolean grows =
          figure.is(Kind.SHARE)
              || figure.is(Kind.GROUP)
              || figure.is(Kind.BARE)
              || figure.is(Kind.MONEY) && preposition.filter("to"::equals).isPresent() && measures;
      // "Japan accounted for 4,100 tonnes"
      boolean part = preposition.filter("for"::equals).isPresent();
      return change && preposition.isPresent() && (grows || part && figure.is(Kind.COUNT))
          ? Optional.of(
              new Reading(
                  part && token.isNoun() ? token : verb.get(),
                  measured.clauseActors(where, verb.get()),
                  List.of(verb.get())))
          : Optional.empty();
    }
    List<Slot<Actor>> about = measured.about(where, subject.get());
    return Optional.of(
        new Reading(
            subject.get(),
            about.isEmpty() ? measured.clauseActors(where, verb.get()) : about,
            known ? List.of(verb.get(), subject.get()) : List.of(verb.get())));
  }

  /**
   * "Supplies will grow by 5 million tonnes": the number is of the change and not of the level, as
   * a percentage always is.
   */
  Optional<String> change(SentenceMentions where, Figure figure, Token measure) {
    Sentence sentence = where.sentence();
    boolean by =
        (figure.is(Kind.COUNT) || figure.is(Kind.MONEY))
            && measure.isNoun()
            && FigureSyntax.preposition(sentence, figure.head()).filter("by"::equals).isPresent();
    return FigureSyntax.link(sentence, marked(sentence, figure.head()))
        .filter(verb -> by && verb.isVerb() && lexicon.isMeasureVerb(verb.lemma()))
        .map(verb -> lexicon.isFallVerb(verb.lemma()) ? "decrease" : "increase");
  }

  /** "Fell to", "accounted for"; but not "contracted for". */
  private boolean isValuePreposition(Token verb, String preposition) {
    return lexicon.isValuePreposition(preposition)
        && !(preposition.equals("for") && lexicon.isMeasureVerb(verb.lemma()));
  }

  /** "Ran to six pages", "passed 90 laws", "reached 900 farmers". */
  private boolean isNoValue(Figure figure, Token verb, Optional<String> preposition) {
    return Holdings.isTrifle(lexicon, figure)
        || preposition.isEmpty()
            && (lexicon.isThresholdVerb(verb.lemma()) || lexicon.isReached(figure.head().lemma()));
  }

  /** "Stood at 40", "came to 40"; but not "opened at 9". */
  private boolean isBareValue(Token token, Token verb, Optional<String> preposition) {
    boolean measures =
        lexicon.isMeasureVerb(verb.lemma())
            && (!lexicon.isSumVerb(verb.lemma()) || verb.lemma().equals("number"));
    return preposition.isPresent()
        ? measures
            || preposition.get().equals("to")
            || preposition.get().equals("for") && verb.lemma().equals("account")
        : token.is("dobj") && measures || token.is("attr") && lexicon.isCopula(verb.lemma());
  }

  /**
   * Whether a verb of measure alone makes a value: "fell to $4 million"; not "the order came to".
   */
  private boolean changes(Sentence sentence, Figure figure, Token verb, Optional<Token> subject) {
    boolean sure = !FigureSyntax.isNotYet(sentence, verb);
    return switch (figure.kind()) {
      case MONEY ->
          sure
              && !isSum(verb, subject)
              && (FigureSyntax.preposition(sentence, figure.head()).isPresent()
                  || lexicon.isAttainVerb(verb.lemma()));
      case COUNT -> sure || lexicon.isMeasureVerb(verb.lemma());
      default -> true;
    };
  }

  /** "The rate", "the quota", "the number": of what the text was speaking of, often a tariff. */
  private boolean isOfText(Sentence sentence, Token noun) {
    return lexicon.isRateNoun(noun.lemma()) && FigureSyntax.isBare(sentence, noun);
  }

  /** "Will raise the capacity to 300 megawatts": what a project is for. */
  private static boolean isBuilt(Sentence sentence, Figure figure, Token verb) {
    return (figure.is(Kind.COUNT) || figure.is(Kind.BARE)) && FigureSyntax.isToCome(sentence, verb);
  }

  /** "Pledged to lift its investments to $4 million". */
  private static boolean isPledged(Sentence sentence, Figure figure, Token verb) {
    return figure.is(Kind.MONEY) && FigureSyntax.isToCome(sentence, verb);
  }

  /** "Aim to raise trade to $4 million": a target, for which nothing is paid. */
  private Optional<Reading> aimed(SentenceMentions where, Figure figure) {
    Sentence sentence = where.sentence();
    if (!figure.is(Kind.MONEY)
        || FigureSyntax.preposition(sentence, figure.head()).filter("to"::equals).isEmpty()) {
      return Optional.empty();
    }
    Optional<Token> verb =
        sentence.upwards(figure.head()).stream()
            .filter(Token::isVerb)
            .findFirst()
            .filter(raise -> lexicon.isRaisingVerb(raise.lemma()) && raise.is("xcomp"))
            .filter(
                raise ->
                    sentence
                        .head(raise)
                        .filter(aim -> lexicon.isAimingVerb(aim.lemma()))
                        .isPresent());
    return verb.flatMap(raise -> sentence.children(raise, "dobj").findFirst())
        .filter(what -> lexicon.isAimedNoun(what.lemma()) || what.word().equals("it"))
        .map(what -> new Reading(what, aboutTarget(where, what, verb.get()), List.of(verb.get())));
  }

  /** Those of "trade between Peru and Chile", else who has the aim. */
  private List<Slot<Actor>> aboutTarget(SentenceMentions where, Token what, Token verb) {
    List<Slot<Actor>> about = measured.about(where, what);
    List<Slot<Actor>> doers = measured.clauseActors(where, verb);
    return what.isNoun() && about.size() > 1 || doers.isEmpty()
        ? about
        : Stream.concat(doers.stream(), about.stream()).toList();
  }

  /** Whether the value of what is measured is what somebody wants it to be. */
  boolean isTarget(SentenceMentions where, Figure figure, Token measure) {
    return aimed(where, figure).filter(reading -> reading.measure() == measure).isPresent();
  }

  /** Whether somebody may want so much of what is measured: "bilateral trade". */
  boolean isAimed(String measure) {
    return Stream.of(measure.toLowerCase(Locale.ROOT).split(" ")).anyMatch(lexicon::isAimedNoun);
  }

  /** What "it" may mean: what was spoken of before in the sentence, else what the verb says. */
  private Token before(Sentence sentence, Token verb) {
    return sentence.tokens().subList(0, verb.index()).stream()
        .filter(noun -> noun.isNoun() && lexicon.isMeasureNoun(noun.lemma()))
        .findFirst()
        .orElse(verb);
  }

  /** "The price was $4 million": what something cost, and no measure of anybody. */
  private boolean isKnown(Figure figure, Token verb, Token subject) {
    return lexicon.isMeasureNoun(subject.lemma())
        && !(figure.is(Kind.MONEY)
            && isDeal(subject)
            && (lexicon.isCopula(verb.lemma()) || lexicon.isSumVerb(verb.lemma())));
  }

  /** "The order came to $4 million". */
  private boolean isSum(Token verb, Optional<Token> subject) {
    return lexicon.isSumVerb(verb.lemma()) || subject.filter(this::isDeal).isPresent();
  }

  /** "The sale"; but "sales" are measured. */
  private boolean isDeal(Token noun) {
    return lexicon.isDealNoun(noun.lemma())
        && !(noun.pos().equals("NNS") && lexicon.isValueNoun(noun.lemma()));
  }

  /** "Reached a record $40 billion", "passed the $2 billion mark". */
  private Token marked(Sentence sentence, Token token) {
    return sentence
        .head(token)
        .filter(mark -> lexicon.isMarkNoun(mark.lemma()))
        .filter(mark -> NounPhrases.BEFORE.contains(token.relation()))
        .orElse(token);
  }

  /** "Puts the arrears at $650 million", "trade was estimated at 22 %". */
  private Optional<Reading> estimated(SentenceMentions where, Figure figure) {
    Sentence sentence = where.sentence();
    Optional<Token> verb =
        FigureSyntax.link(sentence, figure.head())
            .filter(Token::isVerb)
            .filter(v -> lexicon.isEstimateVerb(v.lemma()));
    if (verb.isEmpty()
        || FigureSyntax.preposition(sentence, figure.head())
            .filter(lexicon::isEstimatePreposition)
            .isEmpty()) {
      return Optional.empty();
    }
    return Stream.concat(
            sentence.children(verb.get(), "dobj", "nsubjpass"),
            sentence.head(verb.get()).filter(h -> verb.get().is("acl")).stream())
        .filter(Token::isNoun)
        .filter(
            n ->
                !figure.is(Kind.MONEY) && !figure.is(Kind.BARE) && !lexicon.isLevied(n)
                    || lexicon.isMeasureNoun(n.lemma()) && !isDeal(n))
        .filter(n -> !isOfText(sentence, n))
        .findFirst()
        .map(n -> new Reading(n, measured.about(where, n), List.of(verb.get(), n)));
  }

  /** "A surplus of $443 million", "exports at $13 billion", "a target of 50 %". */
  private Optional<Reading> ofNoun(SentenceMentions where, Figure figure) {
    Sentence sentence = where.sentence();
    Optional<Token> worth =
        sentence
            .head(figure.head())
            .filter(w -> w.word().equals("worth") && figure.is(Kind.MONEY))
            .flatMap(sentence::head)
            .map(n -> tradedWith(where, n))
            .filter(n -> n.pos().equals("NNS") || lexicon.isAimedNoun(n.lemma()))
            .filter(n -> lexicon.isValueNoun(n.lemma()) && !isDeal(n));
    if (worth.isPresent()) {
      return worth.map(n -> new Reading(n, aboutBalance(where, n), List.of(n)));
    }
    if (FigureSyntax.preposition(sentence, figure.head()).isEmpty()) {
      return Optional.empty();
    }
    return FigureSyntax.link(sentence, figure.head())
        .filter(n -> n.isNoun() && isValued(where, figure, n))
        .map(n -> new Reading(n, aboutBalance(where, n), List.of(n)));
  }

  /** Trade of "trade with Mali worth $3 million": the parser hangs the sum on Mali. */
  private static Token tradedWith(SentenceMentions where, Token noun) {
    Sentence sentence = where.sentence();
    return Optional.of(noun)
        .filter(name -> name.is("pobj") && where.at(name, ActorMention.class).isPresent())
        .flatMap(sentence::head)
        .flatMap(sentence::head)
        .filter(Token::isNoun)
        .orElse(noun);
  }

  /** "Mali has a deficit of $3 million with Chad" is about both. */
  private List<Slot<Actor>> aboutBalance(SentenceMentions where, Token noun) {
    Sentence sentence = where.sentence();
    // "A balance of trade surplus"
    Token whole =
        Optional.of(noun)
            .filter(of -> of.is("pobj"))
            .flatMap(sentence::head)
            .filter(of -> of.word().equals("of"))
            .flatMap(sentence::head)
            .orElse(noun);
    List<Slot<Actor>> named = measured.about(where, whole);
    return sentence
        .head(whole)
        .filter(verb -> whole.is("dobj") && lexicon.isBalanceVerb(verb.lemma()))
        .map(
            verb ->
                Stream.of(measured.clauseActors(where, verb), named, with(where, verb))
                    .flatMap(List::stream)
                    .toList())
        .orElse(named);
  }

  private List<Slot<Actor>> with(SentenceMentions where, Token verb) {
    return NounPhrases.complements(where.sentence(), verb, "with").stream()
        .flatMap(other -> measured.about(where, other).stream())
        .toList();
  }

  private boolean isValued(SentenceMentions where, Figure figure, Token noun) {
    boolean had = lexicon.isHadNoun(noun.lemma());
    boolean stated =
        figure.is(Kind.MONEY) || figure.is(Kind.SHARE) || lexicon.isAimNoun(noun.lemma());
    return stated && !had
        ? lexicon.isValueNoun(noun.lemma()) && !isDeal(noun)
        : (had || lexicon.isValueNoun(noun.lemma())) && isHad(where, noun);
  }

  /**
   * "Has a capacity of 300 megawatts"; that of a plant that is built is the plant's. "It has a
   * budget" may be said of a project.
   */
  private boolean isHad(SentenceMentions where, Token noun) {
    Sentence sentence = where.sentence();
    return noun.is("dobj")
        && sentence
            .head(noun)
            .filter(verb -> lexicon.isHoldingVerb(verb.lemma()))
            .filter(verb -> !FigureSyntax.isToCome(sentence, verb))
            .filter(
                verb ->
                    !lexicon.isHadNoun(noun.lemma())
                        || lexicon.isCrewNoun(noun.lemma())
                        || FigureSyntax.subject(sentence, verb)
                            .flatMap(owner -> where.at(owner, ActorMention.class))
                            .isPresent())
            .isPresent();
  }

  /** Whether somebody owns so much of what is measured. */
  boolean isOwned(SentenceMentions where, Figure figure, Token measure) {
    return shares.isOwned(where, figure, measure);
  }

  /** "The largest lender, with $4 billion". */
  private Optional<Reading> ranked(SentenceMentions where, Figure figure) {
    Sentence sentence = where.sentence();
    if (FigureSyntax.preposition(sentence, figure.head()).filter("with"::equals).isEmpty()
        || FigureSyntax.isTogether(sentence, figure.head())) {
      return Optional.empty();
    }
    return sentence.tokens().stream()
        .filter(noun -> noun.isNoun() && lexicon.isRankNoun(noun.lemma()))
        .filter(
            noun ->
                sentence.subtree(noun).stream()
                    .filter(word -> word.index() < noun.index())
                    .anyMatch(word -> word.pos().equals("JJS") || lexicon.isRank(word.word())))
        .findFirst()
        .map(
            noun ->
                new Reading(
                    FigureSyntax.complement(sentence, figure.head(), lexicon.partOf())
                        .filter(whole -> figure.is(Kind.SHARE) && whole.isNoun())
                        .orElse(noun),
                    ranking(where, figure, noun),
                    List.of()));
  }

  private List<Slot<Actor>> ranking(SentenceMentions where, Figure figure, Token noun) {
    return NearbyFigures.ownerBefore(document, where, figure)
        .filter(owner -> !isWithin(where.sentence(), owner.evidence(), noun))
        .map(List::of)
        .or(
            () ->
                Clauses.verbOf(where.sentence(), noun)
                    .map(verb -> measured.clauseActors(where, verb)))
        .orElse(List.of());
  }

  /** "The largest lender of Benin, with": Benin is none. */
  private static boolean isWithin(Sentence sentence, Span words, Token noun) {
    return sentence.subtree(noun).stream().anyMatch(token -> token.span().overlaps(words));
  }

  /** "Members: 42", "Staff at the embassy: 22". */
  private Optional<Reading> listed(SentenceMentions where, Figure figure) {
    Sentence sentence = where.sentence();
    List<Token> before =
        sentence.tokens().stream().filter(t -> t.span().end() <= figure.span().start()).toList();
    if (before.isEmpty() || before.size() > HEADING) {
      return Optional.empty();
    }
    // "Population 17,600."
    boolean headed = before.size() == 1 && sentence.tokens().size() <= HEADING;
    if (!headed && !before.get(before.size() - 1).form().equals(":")) {
      return Optional.empty();
    }
    return before.stream()
        .filter(noun -> noun.isNoun() && lexicon.isListedNoun(noun.lemma()))
        .findFirst()
        .map(noun -> new Reading(noun, measured.about(where, noun), List.of()));
  }
}
