package org.entente.fact;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.entente.annotation.Sentence;
import org.entente.annotation.Token;

/** How a word stands to the one that tells of an engagement, as signals. */
final class TreeSignals {

  private static final int MOST = 7;
  private static final Set<String> CLIMBED = Set.of("conj", "appos");
  private static final Set<String> BEFORE_NOUNS = Set.of("compound", "nmod", "amod", "npadvmod");

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

  /** By which relation the phrase hangs in the sentence, lists climbed. */
  static void position(Sentence sentence, Draft draft, Token token, Map<String, Double> signals) {
    Token top = climbed(sentence, token);
    if (top != token) {
      signals.put("in a list", 1.0);
    }
    String relation = top.relation();
    Optional<Token> above = sentence.head(top);
    if (relation.equals("pobj") && above.isPresent()) {
      relation = above.get().form().toLowerCase(Locale.ROOT);
    } else if (BEFORE_NOUNS.contains(relation)) {
      relation = "before a noun";
    }
    signals.put("as " + relation, 1.0);
    signals.put("as " + relation + (draft.anchor().isVerb() ? " by a verb" : " by a noun"), 1.0);
    signals.put("as " + relation + " in " + draft.kind().term(), 1.0);
    if (sentence.upwards(token).contains(draft.anchor())) {
      signals.put("below the trigger", 1.0);
    }
    if (draft.territory().contains(above.orElse(top))) {
      signals.put("in the territory", 1.0);
    }
  }

  /** The first of the list that a noun stands in: "Chile" of "Chile, Peru and Panama". */
  static Token climbed(Sentence sentence, Token token) {
    return sentence.upwards(token).stream()
        .filter(at -> !CLIMBED.contains(at.relation()) || at.head() < 0)
        .findFirst()
        .orElse(token);
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
