package org.entente.annotation;

import java.util.List;
import java.util.Optional;

/**
 * Mends "as visiting President Kim met him": the parser takes the name for whom somebody visits, so
 * that nobody meets; here Kim does.
 */
final class Visitors {

  private Visitors() {}

  /**
   * @param at of "visiting"
   */
  static void repair(List<Token> tokens, int at) {
    Token visiting = tokens.get(at);
    if (!visiting.form().equalsIgnoreCase("visiting") || !visiting.pos().equals("VBG")) {
      return;
    }
    Optional<Token> name =
        tokens.stream()
            .filter(t -> t.head() == at && t.is("dobj") && t.isProperNoun() && t.index() > at)
            .findFirst();
    Optional<Token> verb =
        name.filter(n -> n.index() + 1 < tokens.size()).map(n -> tokens.get(n.index() + 1));
    if (verb.filter(v -> v.pos().matches("VB[DZP]")).isEmpty()
        || tokens.stream()
            .anyMatch(t -> t.head() == verb.get().index() && t.relation().startsWith("nsubj"))
        || RepairingParser.isBelow(tokens, verb.get(), visiting)) {
      return;
    }
    RepairingParser.attach(tokens, name.get(), verb.get().index(), "nsubj");
    RepairingParser.attach(tokens, visiting, name.get().index(), "amod");
    if (visiting.is("pcomp") && visiting.head() >= 0) {
      RepairingParser.attach(tokens, tokens.get(visiting.head()), verb.get().index(), "mark");
    }
  }
}
