package org.entente.fact;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entente.annotation.Sentence;
import org.entente.annotation.Token;

/** How a word stands to the one that tells of an engagement, as signals. */
final class TreeSignals {

  private static final int MOST = 7;

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
    if (isSameClause(sentence, token, anchor)) {
      signals.put("same clause", 1.0);
    }
    signals.put("path " + path(sentence, token, anchor), 1.0);
  }

  /** Whether two words stand in the clause of the same verb. */
  static boolean isSameClause(Sentence sentence, Token one, Token other) {
    Optional<Token> clause = Clauses.verbOf(sentence, one);
    return clause.isPresent() && clause.equals(Clauses.verbOf(sentence, other));
  }

  /** How many arcs lie between two tokens, up to 7. */
  private static int path(Sentence sentence, Token one, Token other) {
    List<Token> up = sentence.upwards(one);
    List<Token> down = sentence.upwards(other);
    return down.stream()
        .filter(up::contains)
        .findFirst()
        .map(common -> Math.min(MOST, up.indexOf(common) + down.indexOf(common)))
        .orElse(MOST);
  }
}
