package org.entente.fact;

import java.util.HashMap;
import java.util.Map;
import org.entente.annotation.Actor;

/** What companies have been called: who was "the airline" is not "the planemaker". */
final class Trades {

  private final FactLexicon lexicon;
  private final Map<Integer, String> tradeOf = new HashMap<>();

  Trades(FactLexicon lexicon) {
    this.lexicon = lexicon;
  }

  /** Keeps that an actor has been called so. */
  void call(Actor actor, String noun) {
    if (lexicon.isTrade(noun)) {
      tradeOf.putIfAbsent(actor.id(), noun);
    }
  }

  /** Whether an actor may be meant by a noun. */
  boolean mayBe(Actor actor, String noun) {
    return !lexicon.isTrade(noun) || tradeOf.getOrDefault(actor.id(), noun).equals(noun);
  }
}
