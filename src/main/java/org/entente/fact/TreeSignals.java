package org.entente.fact;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entente.annotation.Sentence;
import org.entente.annotation.Token;

/** How a word stands to the one that tells of an engagement, as signals. */
final class TreeSignals {

  private TreeSignals() {}

  /**
   * How far away it stands, in words and in arcs, and whether in the same clause.
   *
   * @param drafts all of the sentence
   * @param signals takes them, by name
   */
  static void put(
      Sentence sentence,
      Draft draft,
      Token token,
      List<Draft> drafts,
      Map<String, Double> signals) {
    Token anchor = draft.anchor();
    int distance = Math.abs(token.index() - anchor.index());
    String how = distance <= 3 ? "next" : distance <= 8 ? "near" : distance <= 16 ? "off" : "far";
    signals.put(how + (token.index() < anchor.index() ? " before" : " after"), 1.0);
    boolean nearer =
        drafts.stream()
            .anyMatch(
                d ->
                    d != draft
                        && d.isComplete()
                        && d.anchor() != anchor
                        && Math.abs(d.anchor().index() - token.index()) < distance);
    if (nearer) {
      signals.put("another nearer", 1.0);
    }
    Optional<Token> clause = Clauses.verbOf(sentence, token);
    if (clause.isPresent() && clause.equals(Clauses.verbOf(sentence, anchor))) {
      signals.put("same clause", 1.0);
    }
    signals.put("path " + path(sentence, token, anchor), 1.0);
  }

  /** How many arcs lie between two tokens, up to 7. */
  private static int path(Sentence sentence, Token one, Token other) {
    Map<Token, Integer> up = new HashMap<>();
    Optional<Token> token = Optional.of(one);
    for (int i = 0; token.isPresent(); i++) {
      up.put(token.get(), i);
      token = sentence.head(token.get());
    }
    token = Optional.of(other);
    for (int i = 0; token.isPresent(); i++) {
      Integer found = up.get(token.get());
      if (found != null) {
        return Math.min(7, found + i);
      }
      token = sentence.head(token.get());
    }
    return 7;
  }
}
