package org.entente.fact;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entente.annotation.Actor;
import org.entente.annotation.Mention.ActorMention;
import org.entente.annotation.Mention.AmountMention;
import org.entente.annotation.Mention.DateMention;
import org.entente.annotation.Sentence;
import org.entente.annotation.Token;
import org.entente.document.Document;
import org.entente.fact.FigureReadings.Reading;

/** Of what a percentage or a fraction is a part. */
final class Shares {

  /** By which a percentage may be a thing that changes hands, where its whole is one. */
  private static final Set<String> TAKING = Set.of("take", "get", "keep", "receive");

  private static final Set<String> OWNING = Set.of("hold", "own", "have", "keep", "control");

  /** Words of a sentence whose "at 3 %" is what a loan costs. */
  private static final Set<String> LOANS =
      Set.of("loan", "lend", "borrow", "bond", "credit", "lender", "repayable", "facility");

  private static final Set<String> PER_CENT = Set.of("%", "percent", "cent", "pct");

  /** How far over a percentage a word says what becomes of it. */
  private static final int REACH = 5;

  private final Document document;
  private final ObservationLexicon lexicon;
  private final Measured measured;
  private final Fillers fillers;

  Shares(Document document, ObservationLexicon lexicon, Measured measured, Fillers fillers) {
    this.document = document;
    this.lexicon = lexicon;
    this.measured = measured;
    this.fillers = fillers;
  }

  /** "Supplies a third of the gas", "over 80 % of the products are imported". */
  Optional<Reading> ofWhole(SentenceMentions where, Figure figure) {
    Sentence sentence = where.sentence();
    Token token = figure.head();
    Optional<Token> whole = FigureSyntax.complement(sentence, token, lexicon.partOf());
    Optional<Token> next = whole.flatMap(w -> verbAfter(sentence, w));
    Optional<Token> verb = next.or(() -> FigureSyntax.link(sentence, token).filter(Token::isVerb));
    if (!figure.is(Figure.Kind.SHARE)
        || verb.isEmpty()
        || whole.isEmpty() && !token.is("dobj") && !isOfSomebody(where, figure, verb.get())
        || whole.filter(w -> isNoWhole(where, w)).isPresent()) {
      return Optional.empty();
    }
    boolean subject = token.is("nsubj") || token.is("nsubjpass") || next.isPresent();
    if (subject && !lexicon.isShareSubjectVerb(verb.get().lemma())
        || !subject && !lexicon.isShareVerb(verb.get().lemma())) {
      return Optional.empty();
    }
    Token teller = verb.get();
    return Optional.of(
        new Reading(
            whole.filter(Token::isNoun).orElse(teller),
            about(where, whole, teller),
            List.of(teller)));
  }

  /** "A quarter of a century", "half of which", "a third of the cost". */
  private boolean isNoWhole(SentenceMentions where, Token whole) {
    return where.at(whole, DateMention.class).isPresent()
        || whole.pos().equals("NN") && lexicon.isBillNoun(whole.lemma())
        || lexicon.isPeriod(whole.lemma())
        || whole.pos().startsWith("W");
  }

  /** Of whom, and who; of "holds 40 % of a mine in Peru" only the holder. */
  private List<Slot<Actor>> about(SentenceMentions where, Optional<Token> whole, Token teller) {
    List<Slot<Actor>> doers = measured.clauseActors(where, teller);
    boolean held =
        OWNING.contains(teller.lemma())
            && !doers.isEmpty()
            && whole.filter(w -> lexicon.isMeasureNoun(w.lemma())).isEmpty();
    List<Slot<Actor>> about = new ArrayList<>();
    if (!held) {
      whole.filter(Token::isNoun).ifPresent(w -> about.addAll(measured.about(where, w)));
    }
    doers.stream()
        .filter(a -> about.stream().noneMatch(b -> b.value().id() == a.value().id()))
        .forEach(about::add);
    return about;
  }

  /** "Chile accounted for 3 %": of what was spoken of before. */
  private boolean isOfSomebody(SentenceMentions where, Figure figure, Token verb) {
    Sentence sentence = where.sentence();
    return FigureSyntax.preposition(sentence, figure.head()).filter("for"::equals).isPresent()
        && sentence
            .children(verb, "nsubj")
            .anyMatch(subject -> where.at(subject, ActorMention.class).isPresent());
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

  /** "60 % complete", "51 % owned by". */
  Optional<Reading> degree(SentenceMentions where, Figure figure) {
    Sentence sentence = where.sentence();
    return sentence
        .head(figure.head())
        .filter(a -> figure.is(Figure.Kind.SHARE) && isExact(where, figure))
        .filter(a -> a.index() > figure.head().index())
        .filter(a -> lexicon.isDegreeWord(a.word()))
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

  /** "Holds a 60 % stake in the field", "keeps a share of 30 %". */
  Optional<Reading> stake(SentenceMentions where, Figure figure) {
    Sentence sentence = where.sentence();
    Optional<Token> stake =
        FigureSyntax.link(sentence, figure.head())
            .filter(n -> figure.is(Figure.Kind.SHARE) && n.is("dobj"))
            .filter(n -> lexicon.isStakeNoun(n.lemma()));
    return stake
        .flatMap(sentence::head)
        .filter(verb -> lexicon.isHoldingVerb(verb.lemma()))
        .map(verb -> measured.clauseActors(where, verb))
        .filter(holders -> !holders.isEmpty())
        .map(holders -> new Reading(stake.get(), holders, List.of(stake.get())));
  }

  /** "With 9 % of the total", "24 % were made at home": all that nobody buys, lends or levies. */
  Optional<Reading> any(SentenceMentions where, Figure figure) {
    Sentence sentence = where.sentence();
    Token token = figure.head();
    if (!figure.is(Figure.Kind.SHARE) || !isExact(where, figure)) {
      return Optional.empty();
    }
    List<Token> above = new ArrayList<>();
    for (Token at : sentence.upwards(token).stream().skip(1).limit(REACH).toList()) {
      above.add(at);
      if (at.isVerb()) {
        break;
      }
    }
    Optional<Token> verb = above.stream().filter(Token::isVerb).findFirst();
    Optional<Token> whole = FigureSyntax.complement(sentence, token, lexicon.partOf());
    if (above.stream().anyMatch(t -> lexicon.isNoShare(t.lemma()))
        || verb.filter(v -> FigureSyntax.isNotYet(sentence, v)).isPresent()
        || verb.filter(v -> isLevied(sentence, v)).isPresent()
        || whole.filter(w -> isPaid(where, figure, w)).isPresent()
        || isPrice(sentence, token, verb)
        || verb.filter(v -> isTaken(where, v, whole)).isPresent()) {
      return Optional.empty();
    }
    List<Slot<Actor>> about = new ArrayList<>();
    NearbyFigures.ownerBefore(document, where, figure).ifPresent(about::add);
    if (about.isEmpty()) {
      verb.ifPresent(v -> about.addAll(about(where, whole, v)));
    }
    Token measure =
        whole
            .filter(Token::isNoun)
            .or(() -> above.stream().filter(t -> t.isNoun() && !t.isProperNoun()).findFirst())
            .or(() -> verb)
            .or(() -> nounBefore(sentence, token))
            .orElse(token);
    return Optional.of(new Reading(measure, about, List.of()));
  }

  /** "Shareholders: China 51 %". */
  private static Optional<Token> nounBefore(Sentence sentence, Token token) {
    return sentence.tokens().subList(0, token.index()).stream()
        .filter(noun -> noun.isNoun() && !noun.isProperNoun() && noun.form().length() > 1)
        .findFirst();
  }

  /** "9 %", "four fifths"; half or a third of something may be said of anything. */
  private static boolean isExact(SentenceMentions where, Figure figure) {
    return where.sentence().tokens(figure.span()).stream()
        .anyMatch(t -> PER_CENT.contains(t.lemma()) || t.form().matches("(?i).*(?:s|%)"));
  }

  /** "Brought the duty down to 18 %". */
  private boolean isLevied(Sentence sentence, Token verb) {
    return sentence.children(verb, "dobj", "nsubj", "nsubjpass").anyMatch(lexicon::isLevied);
  }

  /** "Nine tenths of the cost", "$40 million, 85 % of it a loan": what somebody pays. */
  private boolean isPaid(SentenceMentions where, Figure figure, Token whole) {
    return lexicon.isPeriod(whole.lemma())
        || whole.pos().equals("NN") && lexicon.isBillNoun(whole.lemma())
        || !whole.isNoun()
            && where.all(AmountMention.class).stream()
                .anyMatch(sum -> sum.span().end() <= figure.span().start());
  }

  /** "Paid $3 million for 40 %", "a loan at 3 %". */
  private static boolean isPrice(Sentence sentence, Token token, Optional<Token> verb) {
    Optional<String> preposition = FigureSyntax.preposition(sentence, token);
    return preposition.filter("for"::equals).isPresent()
            && verb.filter(v -> v.lemma().equals("pay")).isPresent()
        || preposition.filter("at"::equals).isPresent()
            && sentence.tokens().stream().anyMatch(t -> LOANS.contains(t.lemma()));
  }

  /** "Took 20 % of the venture"; but "took 20 % of its exports". */
  private boolean isTaken(SentenceMentions where, Token verb, Optional<Token> whole) {
    Sentence sentence = where.sentence();
    return TAKING.contains(verb.lemma())
        && whole
            .filter(w -> w.isNoun() && where.at(w, ActorMention.class).isEmpty())
            .filter(
                w ->
                    lexicon.isMeasureNoun(w.lemma())
                        || sentence.children(w, "poss").anyMatch(p -> p.pos().equals("PRP$")))
            .isEmpty();
  }
}
