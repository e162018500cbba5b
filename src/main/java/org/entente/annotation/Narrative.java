package org.entente.annotation;

import java.util.Optional;
import java.util.Set;
import org.entente.annotation.Mention.DateMention;
import org.entente.annotation.Mention.DateMention.Relation;
import org.entente.document.PartialDate;

/** The day, month or year that a paragraph has come to, from which other dates count. */
final class Narrative {

  private static final Set<String> BEFORE_NOUNS = Set.of("nmod", "amod", "compound", "poss");

  private int paragraph = -1;
  private Optional<PartialDate> date = Optional.empty();

  /** Begins a sentence; what another paragraph told of is over. */
  void enter(Sentence sentence) {
    if (sentence.paragraph() != paragraph) {
      paragraph = sentence.paragraph();
      date = Optional.empty();
    }
  }

  Optional<PartialDate> date() {
    return date;
  }

  /** Goes on to a date, where it says when something happened: not "the treaty of 1998". */
  void tell(Sentence sentence, DateMention told) {
    boolean once = told.relation() == Relation.AT && told.from().equals(told.to());
    if (once
        && !isOfNoun(sentence, told)
        && Tense.at(sentence, told.span().start()) != Tense.FUTURE) {
      date = Optional.of(told.from());
    }
  }

  /** "The plant, agreed in 2023, began work": what the clause tells is not what is told. */
  private static boolean isInBackground(Sentence sentence, Token date) {
    Token above = date;
    for (int i = 0; i < sentence.tokens().size() && !above.isVerb(); i++) {
      Optional<Token> head = sentence.head(above);
      if (head.isEmpty()) {
        return false;
      }
      above = head.get();
    }
    return (above.is("acl") || above.is("relcl"))
        && sentence.head(above).filter(Token::isNoun).isPresent()
        && sentence.tokens().stream().anyMatch(t -> t.head() < 0 && t.isVerb());
  }

  private static boolean isOfNoun(Sentence sentence, DateMention told) {
    Optional<Token> word = sentence.headOf(told.span());
    boolean before = word.filter(w -> BEFORE_NOUNS.contains(w.relation())).isPresent();
    return before
        || word.filter(w -> isInBackground(sentence, w)).isPresent()
        || word.filter(w -> w.is("pobj"))
            .flatMap(sentence::head)
            .filter(of -> Set.of("of", "from").contains(of.lemma()))
            .flatMap(sentence::head)
            .filter(Token::isNoun)
            .isPresent();
  }
}
