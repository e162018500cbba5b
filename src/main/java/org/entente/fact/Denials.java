package org.entente.fact;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.entente.annotation.Actor;
import org.entente.annotation.Sentence;
import org.entente.annotation.Token;

/** What somebody denies that was told before: "Chad denied it", "Mali dismissed the claim". */
final class Denials {

  private static final Set<String> PRONOUNS = Set.of("it", "this", "that", "them", "these", "both");

  private static final Set<String> CLAIMS =
      Set.of(
          "claim", "charge", "accusation", "allegation", "report", "rumour", "rumor", "suggestion");

  private static final Set<String> KNOWN = Set.of("the", "this", "that", "these", "those", "such");

  private static final Set<Factuality> IN_DOUBT = Set.of(Factuality.ALLEGED, Factuality.REPORTED);

  private final FactLexicon lexicon;
  private final Fillers fillers;

  Denials(FactLexicon lexicon, Fillers fillers) {
    this.lexicon = lexicon;
    this.fillers = fillers;
  }

  /**
   * The denials of a sentence, each of the last engagement that is in doubt or somebody's word.
   *
   * @param before all engagements told before the sentence
   * @param told those of the sentence
   */
  List<Draft> of(SentenceMentions where, List<Draft> before, List<Draft> told) {
    Sentence sentence = where.sentence();
    return sentence.tokens().stream()
        .filter(verb -> isDenying(sentence, verb))
        .filter(verb -> told.stream().noneMatch(draft -> draft.words().contains(verb)))
        .flatMap(verb -> denial(where, verb, before, told).stream())
        .toList();
  }

  private Optional<Draft> denial(
      SentenceMentions where, Token verb, List<Draft> before, List<Draft> told) {
    Sentence sentence = where.sentence();
    List<Slot<Actor>> who =
        new Clauses(sentence, lexicon)
            .subjects(verb).stream()
                .flatMap(subject -> fillers.actors(where, subject, true).stream())
                .toList();
    return Stream.concat(
            Story.justBefore(sentence, before),
            told.stream().filter(claim -> claim.anchor().index() < verb.index()))
        .filter(Draft::isComplete)
        .filter(claim -> isClaim(claim))
        .reduce((first, last) -> last)
        .map(claim -> claim.denied(sentence, verb, who));
  }

  private static boolean isClaim(Draft claim) {
    Optional<Factuality> sure = claim.factuality().map(Slot::value);
    return sure.filter(IN_DOUBT::contains).isPresent()
        || sure.filter(f -> f == Factuality.ASSERTED).isPresent()
            && !claim.attributedTo().isEmpty();
  }

  private boolean isDenying(Sentence sentence, Token verb) {
    List<Token> objects = sentence.children(verb, "dobj").toList();
    return verb.isVerb()
        && lexicon.isRebuttal(verb.lemma())
        && objects.size() == 1
        && isClaim(sentence, objects.get(0))
        && sentence.children(verb, "neg", "ccomp").findAny().isEmpty();
  }

  /** "It", "the charge"; not "the charge of theft". */
  private static boolean isClaim(Sentence sentence, Token object) {
    return PRONOUNS.contains(object.word())
        || CLAIMS.contains(object.lemma())
            && sentence.children(object, "prep", "acl", "relcl", "ccomp").findAny().isEmpty()
            && sentence.children(object, "det").anyMatch(the -> KNOWN.contains(the.word()));
  }
}
