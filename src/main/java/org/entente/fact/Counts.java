package org.entente.fact;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.entente.annotation.Mention.QuantityMention;
import org.entente.annotation.Sentence;
import org.entente.annotation.Token;
import org.entente.knowledge.EngagementKind;

/** Says which numbers tell how much of what an engagement is about: not "a ten-year deal". */
final class Counts {

  /** Where those who do it are counted for nothing. */
  private static final Set<EngagementKind> DEEDS =
      Set.of(
          EngagementKind.AGREEMENT,
          EngagementKind.MEETING,
          EngagementKind.PROJECT,
          EngagementKind.TRANSFER);

  /** Before who gives and gets. */
  private static final Set<String> ENDS = Set.of("to", "by", "for");

  /** From how many on texts are counted. */
  private static final BigDecimal SEVERAL = BigDecimal.valueOf(3);

  private final FactLexicon lexicon;

  Counts(FactLexicon lexicon) {
    this.lexicon = lexicon;
  }

  /** Whether a number near a draft counts what the draft is about. */
  boolean counts(Sentence sentence, QuantityMention quantity, Draft draft) {
    Optional<Token> head = sentence.headOf(quantity.span());
    if (head.isEmpty()) {
      return false;
    }
    Token word = head.get();
    if (quantity.unit().equals("%")) {
      return isShare(sentence, word, draft) || isRate(word, draft);
    }
    if (isText(sentence, word, draft) && quantity.value().compareTo(SEVERAL) >= 0) {
      return true;
    }
    return !isWho(sentence, word, draft)
        && !isForWhom(sentence, word, draft)
        && !isUncounted(quantity.unit())
        && !lexicon.isUncounted(word.lemma())
        && !isDistance(sentence, word)
        && !isAmong(sentence, word)
        && !isSize(sentence, quantity, word, draft)
        && !isOfOtherVerb(sentence, word, draft);
  }

  /** "Signed nine agreements": how many they are; two are told one by one. */
  private static boolean isText(Sentence sentence, Token noun, Draft draft) {
    return draft.kind() == EngagementKind.AGREEMENT
        && draft.anchor() == noun
        && noun.pos().equals("NNS")
        && !draft.definite()
        && sentence.children(noun, "det", "poss").findAny().isEmpty();
  }

  /** Of a flow what flows: the tons of "tons per year". */
  private boolean isUncounted(String unit) {
    String counted = unit.toLowerCase(Locale.ROOT).split(" (?:per|a|an) ")[0];
    String last = counted.substring(counted.lastIndexOf(' ') + 1);
    return lexicon.isUncounted(last) || lexicon.isUncounted(singular(last));
  }

  /** "Bought 10 per cent of", "sold its 40% stake"; but not "at 2 per cent", "a 10% discount". */
  private static boolean isShare(Sentence sentence, Token percent, Draft draft) {
    Optional<Token> above = sentence.head(percent);
    boolean before = percent.is("compound") || percent.is("nmod") || percent.is("amod");
    return draft.kind() == EngagementKind.TRANSFER
        && (Optional.of(
                    percent.is("pobj") ? above.flatMap(sentence::head).orElse(percent) : percent)
                .filter(h -> h.is("dobj") || h.is("nsubjpass"))
                .isPresent()
            || before && above.filter(stake -> isObject(draft, stake)).isPresent());
  }

  /** "A 50 per cent duty", "tariffs of 25 per cent". */
  private static boolean isRate(Token percent, Draft draft) {
    return draft.kind() == EngagementKind.SANCTION
        && (percent.is("pobj") || percent.is("compound") || percent.is("nmod"));
  }

  /** "The two coast guards signed": who does it; not "340 cadets were trained". */
  private boolean isWho(Sentence sentence, Token noun, Draft draft) {
    return DEEDS.contains(draft.kind())
        && noun.is("nsubj")
        && lexicon.isAgent(noun.lemma())
        && draft.frame().fillings("subject").stream()
            .findFirst()
            .filter(Frame.Filling.Participant.class::isInstance)
            .isPresent()
        && !Attachments.objectAt(draft, noun);
  }

  /** "Delivered jets to nine air forces", "grants to 300 households": who gets them. */
  private boolean isForWhom(Sentence sentence, Token noun, Draft draft) {
    return draft.kind() == EngagementKind.TRANSFER
        && noun.is("pobj")
        && !lexicon.isPartitive(noun.lemma())
        && !Attachments.objectAt(draft, noun)
        && sentence
            .head(noun)
            .filter(preposition -> ENDS.contains(preposition.word()))
            .map(preposition -> draft.frame().fillings(preposition.word()))
            .filter(fills -> fills.stream().anyMatch(Frame.Filling.Participant.class::isInstance))
            .filter(fills -> fills.stream().noneMatch(Frame.Filling.About.class::isInstance))
            .isPresent();
  }

  private static boolean isObject(Draft draft, Token noun) {
    return noun == draft.anchor() || Attachments.objectAt(draft, noun);
  }

  /** "25 kilometres from the reef", "330 km southeast of Mombasa". */
  private static boolean isDistance(Sentence sentence, Token unit) {
    return unit.is("npadvmod")
        && sentence
            .head(unit)
            .filter(
                where ->
                    where.pos().equals("IN")
                        || where.pos().equals("RB")
                        || where.pos().equals("RP"))
            .isPresent();
  }

  /** "The first of eight submarines": eight are not meant. */
  private static boolean isAmong(Sentence sentence, Token noun) {
    return sentence
        .head(noun)
        .filter(of -> noun.is("pobj") && of.lemma().equals("of"))
        .flatMap(sentence::head)
        .filter(one -> Attachments.isRank(one) || one.pos().equals("CD"))
        .isPresent();
  }

  /** "97-metre vessels": how large the goods are; but "a 900-tonne shipment". */
  private static boolean isSize(
      Sentence sentence, QuantityMention quantity, Token unit, Draft draft) {
    return draft.kind() == EngagementKind.TRANSFER
        && sentence.tokens(quantity.span()).stream().anyMatch(t -> t.pos().equals("HYPH"))
        && sentence
            .head(unit)
            .filter(noun -> noun.isNoun() && noun != draft.anchor())
            .filter(noun -> Attachments.objectAt(draft, noun))
            .isPresent();
  }

  /** "Bought two tugs and employs 300 sailors": what the second verb counts. */
  private static boolean isOfOtherVerb(Sentence sentence, Token noun, Draft draft) {
    Optional<Token> verb = Clauses.verbOf(sentence, noun).filter(v -> v.is("conj"));
    return verb.isPresent()
        && draft.sentence() == sentence.index()
        && !draft.territory().contains(verb.get())
        && !Attachments.objectAt(draft, noun)
        && !Clauses.verbOf(sentence, draft.anchor()).equals(verb);
  }

  private static String singular(String unit) {
    return unit.endsWith("ies")
        ? unit.substring(0, unit.length() - 3) + "y"
        : unit.endsWith("s") ? unit.substring(0, unit.length() - 1) : unit;
  }
}
