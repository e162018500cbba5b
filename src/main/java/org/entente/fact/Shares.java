package org.entente.fact;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.entente.annotation.Actor;
import org.entente.annotation.Mention.ActorMention;
import org.entente.annotation.Mention.AmountMention;
import org.entente.annotation.Mention.DateMention;
import org.entente.annotation.Mention.PlaceMention;
import org.entente.annotation.Sentence;
import org.entente.annotation.Token;
import org.entente.document.Document;
import org.entente.document.Span;
import org.entente.fact.FigureReadings.Reading;
import org.entente.knowledge.ActorType;

/** Of what a percentage or a fraction is a part. */
final class Shares {

  /** By which a percentage may be a thing that changes hands, where its whole is one. */
  private static final Set<String> TAKING = Set.of("take", "get", "keep", "receive");

  /** Whose owners have shares in them. */
  private static final Set<ActorType> BODIES =
      Set.of(ActorType.COMPANY, ActorType.ORGANISATION, ActorType.RESEARCH_INSTITUTION);

  private static final Set<String> OWNING = Set.of("hold", "own", "have", "keep", "control");

  /** Words of a sentence whose "at 3 %" is what a loan costs. */
  private static final Set<String> LOANS =
      Set.of("loan", "lend", "borrow", "bond", "credit", "lender", "repayable", "facility");

  private static final Set<String> EQUALLING =
      Set.of("make", "account", "represent", "constitute", "comprise", "equal", "form");

  private static final List<String> PARTNERS = List.of("to", "from", "on");

  /** Of what a part is a stake. */
  private static final Set<String> STOCKS = Set.of("share", "equity");

  private static final int HALF = 50;

  /** What a number of hundredths is said with. */
  static final Set<String> PER_CENT = Set.of("%", "percent", "cent", "pct");

  /** "Of which Mali takes 20 %". */
  private static final Pattern PART = Pattern.compile("\\bof which\\b");

  /** "Mali took 44 per cent, Niger 21 per cent". */
  private static final Pattern OTHERS =
      Pattern.compile("\\s*(?:of it)?(?:,|\\s+and)\\s+\\p{Lu}[^,;.\\d]{1,30}\\s\\d");

  /** What stands before a share that says the same once more: ", or about", ", equal to". */
  private static final Pattern APPOSED =
      Pattern.compile(
          "(?is).*[,(–—]\\s*(?:or|thus|that is|equal to|equivalent to|the equivalent of)?\\s*"
              + NearbyFigures.BOUND);

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
        || whole.filter(w -> isNoWhole(where, w)).isPresent()
        || whole.filter(w -> isHandedOver(where, figure, verb.get(), w)).isPresent()) {
      return Optional.empty();
    }
    boolean subject = token.is("nsubj") || token.is("nsubjpass") || next.isPresent();
    boolean told =
        subject
            ? lexicon.isShareSubjectVerb(verb.get().lemma())
            : lexicon.isShareVerb(verb.get().lemma()) || isTrade(sentence, verb.get(), whole);
    if (!told) {
      return Optional.empty();
    }
    Token teller = verb.get();
    return Optional.of(
        new Reading(
            ofPart(where, teller)
                .or(() -> whole.filter(Token::isNoun))
                .or(() -> ownedThing(sentence, teller))
                .orElse(teller),
            about(where, whole, teller),
            List.of(teller)));
  }

  /** Whether somebody owns so much of what is measured: not "holds 20 % of the market". */
  boolean isOwned(SentenceMentions where, Figure figure, Token measure) {
    return figure.is(Figure.Kind.SHARE)
        && !lexicon.isStakeNoun(measure.lemma())
        && Clauses.verbOf(where.sentence(), figure.head())
            .filter(verb -> OWNING.contains(verb.lemma()))
            .filter(
                verb ->
                    measure == verb
                        || isBody(where, measure)
                        || measure.pos().equals("NN") && lexicon.isOwned(measure.lemma()))
            .isPresent();
  }

  /** A firm, or what has a name and is no other actor or place: "rebels hold half of Sudan". */
  private static boolean isBody(SentenceMentions where, Token name) {
    return where
        .at(name, ActorMention.class)
        .map(mention -> BODIES.contains(mention.actor().type()))
        .orElse(name.isProperNoun() && where.at(name, PlaceMention.class).isEmpty());
  }

  /** "Imports from Laos made up 7 % of the total": what is so much of it; not who. */
  private static Optional<Token> ofPart(SentenceMentions where, Token teller) {
    return Optional.of(teller)
        .filter(verb -> EQUALLING.contains(verb.lemma()))
        .flatMap(verb -> FigureSyntax.subject(where.sentence(), verb))
        .filter(part -> !part.isProperNoun())
        .filter(part -> where.at(part, ActorMention.class).isEmpty());
  }

  /** "The port, of which Cosco owns 60 %", "a firm owned by Eni (60 %)": what is so owned. */
  private static Optional<Token> ownedThing(Sentence sentence, Token verb) {
    boolean relative =
        verb.is("relcl")
            && sentence.children(verb, "nsubj").noneMatch(who -> who.pos().startsWith("W"))
            && sentence.subtree(verb).stream().anyMatch(which -> which.pos().equals("WDT"));
    boolean participle = verb.is("acl") && OWNING.contains(verb.lemma());
    return relative || participle ? sentence.head(verb).filter(Token::isNoun) : Optional.empty();
  }

  /** "Buys nine tenths of its fuel"; not "buys 40 % of its shares". */
  private boolean isTrade(Sentence sentence, Token verb, Optional<Token> whole) {
    return verb.lemma().equals("buy")
        && !FigureSyntax.isToCome(sentence, verb)
        && whole
            .filter(
                w ->
                    lexicon.isMeasureNoun(w.lemma()) && !lexicon.isStakeNoun(w.lemma())
                        || !lexicon.isProperty(w.lemma()) && isTheirs(sentence, w))
            .isPresent();
  }

  private static boolean isTheirs(Sentence sentence, Token whole) {
    return sentence.children(whole, "poss").anyMatch(p -> p.pos().equals("PRP$"));
  }

  /** "Half of the gas", "a fifth of the shares": a lot that goes to somebody, and no measure. */
  private boolean isHandedOver(SentenceMentions where, Figure figure, Token verb, Token whole) {
    boolean had = OWNING.contains(verb.lemma()) || verb.lemma().equals("cover");
    return STOCKS.contains(whole.lemma()) && !(had && isExact(where, figure))
        || !had
            && figure.value().intValue() == HALF
            && figure.span().equals(figure.head().span())
            && whole.pos().equals("NN")
            && !lexicon.isMeasureNoun(whole.lemma());
  }

  /** "A quarter of a century", "half of which", "a third of the cost". */
  private boolean isNoWhole(SentenceMentions where, Token whole) {
    return where.at(whole, DateMention.class).isPresent()
        || whole.pos().equals("NN") && lexicon.isBillNoun(whole.lemma())
        || lexicon.isPeriod(whole.lemma())
        || whole.pos().startsWith("W");
  }

  /** Of whom, and who; of "holds 40 % of a mine in Peru" the holder and, if it is one, the mine. */
  private List<Slot<Actor>> about(SentenceMentions where, Optional<Token> whole, Token teller) {
    List<Slot<Actor>> doers = owners(where, teller);
    boolean held =
        OWNING.contains(teller.lemma())
            && !doers.isEmpty()
            && whole.filter(w -> lexicon.isMeasureNoun(w.lemma())).isEmpty();
    List<Slot<Actor>> about = new ArrayList<>();
    List<Slot<Actor>> others = new ArrayList<>(doers);
    if (!held) {
      whole.filter(Token::isNoun).ifPresent(w -> about.addAll(measured.about(where, w)));
      // "40 % of its exports go to Peru"
      PARTNERS.stream()
          .flatMap(to -> NounPhrases.complements(where.sentence(), teller, to).stream())
          .flatMap(partner -> fillers.actors(where, partner, false).stream())
          .forEach(others::add);
    } else {
      whole
          .filter(w -> isBody(where, w))
          .flatMap(w -> where.at(w, ActorMention.class))
          .map(named -> new Slot<>(named.actor(), named.span()))
          .ifPresent(others::add);
    }
    others.stream()
        .filter(a -> about.stream().noneMatch(b -> b.value().id() == a.value().id()))
        .forEach(about::add);
    return about;
  }

  /** Who owns; of "Enap, which owned 60 %" the one before the clause. */
  private List<Slot<Actor>> owners(SentenceMentions where, Token verb) {
    Sentence sentence = where.sentence();
    boolean relative =
        verb.is("relcl")
            && sentence.children(verb, "nsubj").anyMatch(who -> who.pos().startsWith("W"));
    List<Slot<Actor>> owners =
        relative && OWNING.contains(verb.lemma())
            ? sentence.head(verb).map(who -> fillers.actors(where, who, false)).orElse(List.of())
            : List.of();
    return owners.isEmpty() ? measured.clauseActors(where, verb) : owners;
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
        .filter(t -> sentence.head(t).filter(v -> lexicon.isNoShare(v.lemma())).isEmpty())
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
                    Stream.concat(
                            owned(sentence, a).stream(),
                            sentence
                                .children(a, "agent", "prep")
                                .filter(p -> p.word().equals("by"))
                                .flatMap(p -> sentence.children(p, "pobj")))
                        .flatMap(one -> fillers.actors(where, one, false).stream())
                        .toList(),
                    List.of(a)));
  }

  /** LOT of "LOT is 60 % owned by Poland", "LOT, 60 % owned by Poland". */
  private static Optional<Token> owned(Sentence sentence, Token owned) {
    return Optional.of(owned)
        .filter(word -> OWNING.contains(word.lemma()))
        .map(word -> sentence.head(word).filter(be -> word.is("acomp")).orElse(word))
        .flatMap(verb -> FigureSyntax.subject(sentence, verb));
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
        || whole.filter(w -> isHandedOver(where, figure, verb.orElse(w), w)).isPresent()
        || verb.filter(v -> isTaken(where, figure, v, whole)).isPresent()) {
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
            .or(() -> ofWhichPart(where, token))
            .or(() -> above.stream().filter(t -> isMeasured(where, t)).findFirst())
            .or(() -> verb.flatMap(v -> ownedThing(sentence, v)))
            .or(() -> verb.flatMap(v -> stated(where, v)))
            .or(() -> verb)
            .or(() -> nounBefore(sentence, token))
            .orElse(token);
    return Optional.of(new Reading(measure, about, List.of()));
  }

  /** Copper of "copper was the second export, with 40 % going to Peru". */
  private Optional<Token> ofWhichPart(SentenceMentions where, Token figure) {
    Sentence sentence = where.sentence();
    return sentence.upwards(figure).stream()
        .filter(with -> with.is("prep") && with.word().equals("with"))
        .findFirst()
        .flatMap(with -> Clauses.verbOf(sentence, with))
        .filter(verb -> lexicon.isCopula(verb.lemma()))
        .flatMap(verb -> FigureSyntax.subject(sentence, verb))
        .filter(subject -> isMeasured(where, subject))
        .filter(subject -> where.at(subject, ActorMention.class).isEmpty());
  }

  /** Trade of "trade stood at $4 million, up 8 %", "exports were up 8 %". */
  private Optional<Token> stated(SentenceMentions where, Token verb) {
    return FigureSyntax.subject(where.sentence(), verb)
        .filter(noun -> lexicon.isCopula(verb.lemma()) || lexicon.isReachVerb(verb.lemma()))
        .filter(noun -> isMeasured(where, noun));
  }

  private boolean isMeasured(SentenceMentions where, Token noun) {
    return noun.isNoun()
        && !noun.isProperNoun()
        && !PER_CENT.contains(noun.lemma())
        && !lexicon.isPeriod(noun.lemma())
        && where.at(noun, DateMention.class).isEmpty();
  }

  /** "Sold 30 tonnes, or a third of its exports", "sent home $4 million, a tenth of income". */
  Optional<Reading> apposed(SentenceMentions where, Figure figure) {
    Sentence sentence = where.sentence();
    Token token = figure.head();
    String before = document.text(new Span(sentence.span().start(), figure.span().start()));
    Optional<Token> whole =
        FigureSyntax.complement(sentence, token, lexicon.partOf())
            .filter(Token::isNoun)
            .filter(w -> !lexicon.isProperty(w.lemma()) && !STOCKS.contains(w.lemma()))
            .filter(w -> !isNoWhole(where, w) && !w.lemma().equals("capital"))
            .filter(
                w ->
                    lexicon.isMeasureNoun(w.lemma())
                        || sentence.children(w, "poss").findAny().isPresent()
                        || sentence.children(w, "det").anyMatch(d -> d.word().equals("all")));
    boolean toCome =
        Clauses.verbOf(sentence, token)
            .filter(verb -> FigureSyntax.isToCome(sentence, verb))
            .isPresent();
    return whole
        .filter(w -> figure.is(Figure.Kind.SHARE) && !toCome)
        .filter(w -> APPOSED.matcher(before + " ").matches())
        .map(
            w ->
                new Reading(
                    w,
                    Clauses.verbOf(sentence, token)
                        .map(verb -> about(where, whole, verb))
                        .orElseGet(() -> measured.about(where, w)),
                    List.of()));
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
    return Stream.concat(
            sentence.children(verb, "dobj", "nsubj", "nsubjpass"),
            sentence.head(verb).filter(h -> verb.is("acl")).stream())
        .anyMatch(
            noun ->
                lexicon.isLevied(noun)
                    || lexicon.isRateNoun(noun.lemma()) && FigureSyntax.isBare(sentence, noun));
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

  private String after(Sentence sentence, Figure figure) {
    return document.text(new Span(figure.span().end(), sentence.span().end()));
  }

  /** "Took 20 % of the venture"; but "took 20 % of its exports", "of which Mali takes 20 %". */
  private boolean isTaken(
      SentenceMentions where, Figure figure, Token verb, Optional<Token> whole) {
    Sentence sentence = where.sentence();
    boolean part =
        whole
            .map(w -> w.pos().startsWith("PRP"))
            .orElseGet(
                () ->
                    PART.matcher(document.text(sentence.span())).find()
                        || OTHERS.matcher(after(sentence, figure)).lookingAt());
    return TAKING.contains(verb.lemma())
        && !part
        && whole
            .filter(w -> w.isNoun() && where.at(w, ActorMention.class).isEmpty())
            .filter(
                w ->
                    lexicon.isMeasureNoun(w.lemma())
                        || sentence.children(w, "poss").anyMatch(p -> p.pos().equals("PRP$")))
            .isEmpty();
  }
}
