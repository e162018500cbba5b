package org.entente.fact;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.entente.annotation.Actor;
import org.entente.annotation.Sentence;
import org.entente.annotation.Token;

/**
 * Whose account of things a sentence gives: "by SIPRI's count", "in the minister's words", "by
 * estimates of the bank", "per the agency".
 */
final class Accounts {

  private static final String BY = "by";
  private static final String IN = "in";
  private static final String PER = "per";

  /** Before who gives an account. */
  private static final Set<String> GIVEN_BY = Set.of("of", "by", "from");

  private final FactLexicon lexicon;
  private final Fillers fillers;

  Accounts(FactLexicon lexicon, Fillers fillers) {
    this.lexicon = lexicon;
    this.fillers = fillers;
  }

  List<Slot<Actor>> sources(SentenceMentions where) {
    Sentence sentence = where.sentence();
    List<Slot<Actor>> sources = new ArrayList<>();
    for (Token token : sentence.tokens()) {
      if (token.is("prep") || token.is("agent")) {
        String word = token.form().toLowerCase(Locale.ROOT);
        sentence
            .children(token, "pobj")
            .forEach(account -> sources.addAll(sources(where, word, account)));
      }
    }
    return sources;
  }

  /**
   * @param preposition before the account, or before who gives it
   */
  private List<Slot<Actor>> sources(SentenceMentions where, String preposition, Token account) {
    return switch (preposition) {
      case BY -> lexicon.isAccount(account.lemma()) ? givers(where, account, true) : List.of();
      case IN -> lexicon.isView(account.lemma()) ? givers(where, account, false) : List.of();
      case PER -> fillers.actors(where, account, true);
      default -> List.of();
    };
  }

  /**
   * @param after whether they may be named after it too
   */
  private List<Slot<Actor>> givers(SentenceMentions where, Token account, boolean after) {
    Sentence sentence = where.sentence();
    List<Slot<Actor>> givers = new ArrayList<>();
    sentence
        .children(account, "poss")
        .forEach(owner -> givers.addAll(fillers.actors(where, owner, true)));
    sentence
        .children(account, "compound", "nmod", "amod")
        .forEach(modifier -> givers.addAll(fillers.modifiers(where, modifier)));
    if (after) {
      sentence
          .children(account, "prep")
          .filter(by -> GIVEN_BY.contains(by.form().toLowerCase(Locale.ROOT)))
          .flatMap(by -> sentence.children(by, "pobj"))
          .forEach(giver -> givers.addAll(fillers.actors(where, giver, true)));
    }
    return givers;
  }
}
