package org.entente.annotation;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Whether the words around a place in a sentence speak of what was or of what will be. */
enum Tense {
  PAST,
  FUTURE,
  OPEN;

  private static final Set<String> COMING =
      Set.of(
          "will", "shall", "'ll", "’ll", "wo", "to", "would", "may", "might", "could", "can",
          "should", "must");

  /** Nouns after these are still to come, or were: "ahead of the vote in May". */
  private static final Set<String> AHEAD = Set.of("ahead", "before", "prior", "run-up", "runup");

  /** By the last verb before the place, else the first one after it. */
  static Tense at(Sentence sentence, int offset) {
    List<Token> tokens = sentence.tokens();
    int here = 0;
    while (here < tokens.size() && tokens.get(here).span().start() < offset) {
      here++;
    }
    for (int i = here - 1; i >= 0; i--) {
      if (AHEAD.contains(tokens.get(i).form().toLowerCase(Locale.ROOT))) {
        return OPEN;
      }
      Tense tense = of(tokens, i);
      if (tense != OPEN) {
        return tense;
      }
    }
    for (int i = here; i < tokens.size(); i++) {
      Tense tense = of(tokens, i);
      if (tense != OPEN) {
        return tense;
      }
    }
    return OPEN;
  }

  private static Tense of(List<Token> tokens, int i) {
    Token token = tokens.get(i);
    if (token.pos().equals("VBD") || token.pos().equals("VBN")) {
      for (int j = i - 1; j >= Math.max(0, i - 4); j--) {
        if (tokens.get(j).pos().equals("MD") || tokens.get(j).pos().equals("TO")) {
          return FUTURE;
        }
      }
      return scheduled(token) ? FUTURE : PAST;
    }
    if (token.pos().equals("VB")) {
      for (int j = i - 1; j >= Math.max(0, i - 4); j--) {
        if (COMING.contains(tokens.get(j).form().toLowerCase(Locale.ROOT))) {
          return FUTURE;
        }
      }
    }
    if (token.form().equals("due")) {
      return FUTURE;
    }
    return OPEN;
  }

  private static boolean scheduled(Token token) {
    return token.pos().equals("VBN")
        && Set.of("schedule", "plan", "slate", "expect", "set").contains(token.lemma());
  }
}
