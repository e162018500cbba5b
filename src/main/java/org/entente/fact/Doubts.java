package org.entente.fact;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.entente.annotation.Sentence;
import org.entente.annotation.Token;
import org.entente.knowledge.EngagementKind;

/** Constructions of a sentence that say that something is not so, or that nobody is sure of it. */
final class Doubts {

  private static final String THAT = "that";
  private static final String NO = "no";
  private static final String DENY = "deny";
  private static final String WHETHER = "whether";
  private static final String NEITHER = "neither";
  private static final Set<String> ANY = Set.of("a", "an", "any", "no", "such");
  private static final Set<String> AGREEING = Set.of("agree", "concur");
  private static final Set<String> AGREED = Set.of("on", "upon", "to");
  private static final Set<String> WOULD = Set.of("would", "'d");

  private static final Set<String> ABOUT =
      Set.of("on", "about", "over", "to", "for", "of", "regarding");

  /** Without one of these nothing is done. */
  private static final Set<String> DECISIONS =
      Set.of("decision", "agreement", "consensus", "deal", "contract");

  private final Sentence sentence;
  private final FactLexicon lexicon;

  Doubts(Sentence sentence, FactLexicon lexicon) {
    this.sentence = sentence;
    this.lexicon = lexicon;
  }

  /** The "no" of "no plans to sell", "no decision has been taken on selling". */
  Optional<Token> none(Token above, Token below) {
    boolean about = below.is("prep") && ABOUT.contains(below.word());
    Stream<Token> nouns =
        above.isNoun()
            ? Stream.of(above)
            : about ? sentence.children(above, "nsubj", "nsubjpass", "dobj") : Stream.empty();
    return nouns
        .filter(noun -> DECISIONS.contains(noun.lemma()) || lexicon.noun(noun.lemma()).isPresent())
        .flatMap(noun -> sentence.children(noun, "det"))
        .filter(determiner -> determiner.word().equals(NO))
        .findFirst();
  }

  /** "Without buying tanks", "far from a deal"; "without the deal" takes it as given. */
  boolean isExcluded(Token preposition, Token below) {
    String word = preposition.word();
    boolean given = sentence.children(below, "det", "poss").anyMatch(d -> !ANY.contains(d.word()));
    String before =
        preposition.index() > 0 ? sentence.token(preposition.index() - 1).word() + " " + word : "";
    return preposition.is("prep")
        && !given
        && (lexicon.isExcluding(word) || lexicon.isExcluding(before));
  }

  /**
   * "Agreed that prices have risen": what both hold, and no agreement. "Called on Chad to pay": a
   * demand, and no meeting.
   */
  boolean isOnlySaid(EngagementKind kind, Token verb) {
    return switch (kind) {
      case AGREEMENT ->
          AGREEING.contains(verb.lemma())
              && sentence.children(verb, "ccomp").anyMatch(this::isStated)
              && sentence.children(verb, "xcomp").findAny().isEmpty()
              && sentence.children(verb, "prep").noneMatch(this::isWhatIsAgreed);
      case MEETING ->
          verb.lemma().equals("call")
              && sentence.children(verb, "prep").anyMatch(on -> on.word().equals("on"))
              && sentence
                  .children(verb, "xcomp", "advcl", "ccomp")
                  .filter(wanted -> Clauses.isInfinitive(sentence, wanted))
                  .anyMatch(wanted -> !lexicon.isDiscussing(wanted.lemma()));
      default -> false;
    };
  }

  /** "Agreed on prices"; not "agreed on Monday that". */
  private boolean isWhatIsAgreed(Token on) {
    return AGREED.contains(on.word())
        && sentence.children(on, "pobj").noneMatch(day -> lexicon.isDay(day.lemma()));
  }

  /** "Is", "has risen", "rose"; not "would rise", "is to rise". */
  private boolean isStated(Token verb) {
    List<Token> finite =
        Stream.concat(sentence.children(verb, "aux", "auxpass"), Stream.of(verb)).toList();
    return finite.stream().noneMatch(aux -> aux.pos().equals("MD") || aux.pos().equals("TO"))
        && finite.stream()
            .anyMatch(
                aux ->
                    aux.pos().equals("VBD")
                        || (aux.lemma().equals("be") || aux.lemma().equals("have"))
                            && (aux.pos().equals("VBZ") || aux.pos().equals("VBP")));
  }

  /** "Rather than let Chad build it", "instead of buying tanks": a clause of what is not done. */
  boolean isInstead(Token verb) {
    return verb.isVerb() && isInstead(sentence, lexicon, verb);
  }

  /** Whether "rather than", "instead of" stand right before a word, its auxiliaries included. */
  static boolean isInstead(Sentence sentence, FactLexicon lexicon, Token word) {
    int first =
        sentence
            .children(word, "aux", "det", "nmod", "compound", "poss", "prep")
            .mapToInt(Token::index)
            .filter(index -> index < word.index())
            .min()
            .orElse(word.index());
    return first > 1
        && lexicon.isExcluding(
            sentence.token(first - 2).word() + " " + sentence.token(first - 1).word());
  }

  /** "Is considered a success": what it is held for, and nobody weighs whether to do it. */
  boolean isHeldFor(Token verb, Token held) {
    return held.is("nsubjpass")
        && verb.lemma().equals("consider")
        && Stream.concat(
                sentence.children(verb, "oprd", "attr", "xcomp", "dobj", "acomp"),
                sentence.children(verb, "ccomp"))
            .anyMatch(what -> what.isNoun() || what.pos().startsWith("JJ"));
  }

  /** The "not" of "wheat is not one of the goods that Chad sold". */
  Optional<Token> notOne(Token verb) {
    return sentence.head(verb).stream()
        .filter(noun -> verb.is("relcl") && noun.is("pobj"))
        .flatMap(noun -> sentence.head(noun).stream())
        .flatMap(
            of ->
                of.word().equals("among")
                    ? sentence.head(of).stream()
                    : sentence.head(of).stream()
                        .filter(one -> one.word().equals("one") && one.is("attr"))
                        .flatMap(one -> sentence.head(one).stream()))
        .filter(be -> be.lemma().equals("be"))
        .flatMap(be -> sentence.children(be, "neg"))
        .findFirst();
  }

  /** The "not" of a verb; of an adjective that of its "is": "is not ready to sell". */
  Optional<Token> negation(Token word) {
    return Stream.concat(
            sentence.children(word, "neg"),
            sentence.head(word).stream()
                .filter(be -> word.is("acomp") && be.lemma().equals("be"))
                .flatMap(be -> sentence.children(be, "neg")))
        .findFirst();
  }

  /** The "whether" of "it is unclear whether Serbia bought". */
  Optional<Token> whether(Token verb) {
    return sentence
        .children(verb, "mark", "complm", "advmod")
        .filter(mark -> mark.word().equals(WHETHER))
        .findFirst();
  }

  /** The "would" of "would have sent": it did not; in what somebody says, it is to. */
  Optional<Token> counterfactual(Token verb) {
    boolean perfect = sentence.children(verb, "aux").anyMatch(aux -> aux.lemma().equals("have"));
    return sentence
        .children(verb, "aux", "modal")
        .filter(aux -> perfect && !verb.is("ccomp") && WOULD.contains(aux.word()))
        .findFirst();
  }

  /** "Has not confirmed the sale", "neither confirmed nor denied it". */
  boolean isUnconfirmed(Token verb) {
    Stream<Token> first = sentence.head(verb).stream().filter(v -> verb.is("conj"));
    return (lexicon.isConfirming(verb.lemma()) || isDenying(verb))
        && Stream.concat(Stream.of(verb), first)
            .flatMap(each -> sentence.children(each).stream())
            .anyMatch(child -> child.is("neg") || child.word().equals(NEITHER));
  }

  boolean isDenying(Token verb) {
    return verb.lemma().equals(DENY);
  }

  /** "Reports", "claims": of which nobody is sure. */
  boolean isHearsay(Token noun) {
    return lexicon
        .noun(noun.lemma())
        .flatMap(FactLexicon.Modal::factuality)
        .filter(f -> f == Factuality.REPORTED || f == Factuality.ALLEGED)
        .isPresent();
  }

  /** "Is said to have sold": others say so. */
  boolean isToldOf(Token verb, Token infinitive, Clauses clauses) {
    return infinitive.is("xcomp")
        && clauses.hasInfinitive(infinitive)
        && lexicon.isTelling(verb.lemma())
        && clauses.isPassive(verb);
  }

  /** "Reports that it had sold jets": what the noun says. */
  boolean isContent(Token verb) {
    return sentence.children(verb, "mark", "complm").anyMatch(mark -> mark.word().equals(THAT));
  }

  /** "The contract calls for delivery": it says what is to be, and nobody wishes it. */
  boolean isText(Token verb) {
    return sentence.children(verb, "nsubj").anyMatch(s -> lexicon.isText(s.lemma()));
  }

  /** "Denies having sold", "ruled out buying": what was denied or ruled out. */
  boolean isGerundOf(Token verb, Token gerund) {
    Token first = firstOf(gerund);
    return first.pos().equals("VBG")
        && Stream.concat(Stream.of(verb), sentence.children(verb, "prt"))
            .anyMatch(before -> before.index() == first.index() - 1);
  }

  /** The verb right before a gerund that the parser has torn from it: "denies having sold". */
  Optional<Token> before(Token gerund) {
    Token first = firstOf(gerund);
    return Optional.of(first.index() - 1)
        .filter(index -> first.pos().equals("VBG") && index >= 0)
        .map(sentence::token)
        .filter(Token::isVerb);
  }

  private Token firstOf(Token gerund) {
    return sentence
        .children(gerund, "aux")
        .filter(having -> having.pos().equals("VBG"))
        .findFirst()
        .orElse(gerund);
  }
}
