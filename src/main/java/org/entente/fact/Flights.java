package org.entente.fact;

import java.util.Locale;
import java.util.Set;
import org.entente.annotation.Sentence;
import org.entente.annotation.Token;
import org.entente.knowledge.EngagementKind;

/** What is only told of an aircraft on its way: nobody is given it. */
final class Flights {

  /** What says that the aircraft itself has come to stay: "the first two jets landed". */
  private static final Set<String> TO_STAY =
      Set.of("first", "second", "third", "last", "final", "new", "remaining", "more", "another");

  private final FactLexicon lexicon;

  Flights(FactLexicon lexicon) {
    this.lexicon = lexicon;
  }

  /**
   * "Two Greek jets landed in Tirana", "a Thai aircraft arrived at an air base"; not "the jets that
   * Peru bought landed", "two drones arrived in Mali", "a plane flew tents to Togo", "two jets flew
   * from Oman to Togo", "a plane with tents landed", though "a plane landed with 40 soldiers".
   */
  boolean isFlight(Sentence sentence, Draft draft) {
    Token verb = draft.anchor();
    boolean flying = verb.isVerb() && lexicon.isFlying(verb.lemma());
    boolean arriving = verb.lemma().equals("arrive") && !draft.has("recipient");
    return draft.kind() == EngagementKind.TRANSFER
        && (flying || arriving)
        && !(draft.has("supplier") && draft.has("recipient"))
        && !carries(sentence, verb)
        && sentence.children(verb, "dobj", "nsubjpass").findAny().isEmpty()
        && sentence
            .children(verb, "nsubj")
            .anyMatch(
                subject ->
                    lexicon.isAircraft(subject.lemma())
                        && !stays(sentence, subject)
                        && !carries(sentence, subject));
  }

  /** "Landed with tents", "landed, bringing tents". */
  private boolean carries(Sentence sentence, Token word) {
    return NounPhrases.complements(sentence, word, "with").stream()
            .anyMatch(
                cargo ->
                    cargo.isNoun() && !cargo.isProperNoun() && !lexicon.isPerson(cargo.lemma()))
        || sentence
            .children(word, "advcl", "acl")
            .anyMatch(clause -> lexicon.isCarrying(clause.lemma()));
  }

  private static boolean stays(Sentence sentence, Token aircraft) {
    return sentence.children(aircraft).stream()
        .anyMatch(
            word ->
                TO_STAY.contains(word.form().toLowerCase(Locale.ROOT))
                    || word.is("acl")
                    || word.is("relcl")
                    || word.pos().equals("VBN"));
  }
}
