package org.entente.annotation;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Mends "Togo bought jets from Italy, and Benin from Spain", where a verb stands once for two
 * clauses: the parser takes Benin for one more seller; here it hangs on the verb as {@link
 * #RELATION}, with what stands behind it. So too "left because of a dispute with Togo, and Benin
 * for lack of money".
 */
public final class GappedClauses {

  /** Between a verb and who does the same in a clause without one. */
  public static final String RELATION = "gapped";

  private static final Set<String> JOINING = Set.of("and", "while", "but");

  private static final Set<String> CAUSES =
      Set.of("because", "due", "owing", "thanks", "for", "over", "citing", "after", "amid");

  private GappedClauses() {}

  /**
   * @param at of "and"
   */
  static void repair(List<Token> tokens, int at) {
    if (at == 0
        || !JOINING.contains(tokens.get(at).word())
        || !tokens.get(at - 1).form().equals(",")) {
      return;
    }
    int end = behindName(tokens, at + 1);
    Optional<Token> doer =
        tokens.subList(at + 1, end).stream()
            .filter(name -> name.is("conj") && name.head() < at)
            .findFirst();
    if (end >= tokens.size() - 1 || doer.isEmpty()) {
      return;
    }
    Token preposition = tokens.get(end);
    Token before = tokens.get(doer.get().head());
    Optional<Token> verb = above(tokens, before).filter(Token::isVerb).findFirst();
    if (verb.filter(v -> isWithSubject(tokens, v)).isPresent()
        && before.is("pobj")
        && (isSame(tokens, before, preposition) || isCause(tokens, before, preposition, verb.get()))
        && isAlone(tokens, before, doer.get())) {
      RepairingParser.attach(tokens, doer.get(), verb.get().index(), RELATION);
      RepairingParser.attach(tokens, preposition, doer.get().index(), "prep");
      for (Token later : List.copyOf(tokens.subList(end + 1, tokens.size()))) {
        if (later.is("prep") && later.head() <= at) {
          RepairingParser.attach(tokens, later, doer.get().index(), "prep");
        }
      }
    }
  }

  private static int behindName(List<Token> tokens, int from) {
    int end = from;
    while (end < tokens.size()
        && (tokens.get(end).isProperNoun() || end == from && tokens.get(end).is("det"))) {
      end++;
    }
    return end;
  }

  /** "From Italy, and Benin from Spain". */
  private static boolean isSame(List<Token> tokens, Token before, Token preposition) {
    return preposition.pos().equals("IN")
        && preposition.word().equals(tokens.get(before.head()).word())
        && tokens.stream()
            .anyMatch(t -> t.is("pobj") && t.head() == preposition.index() && t.isProperNoun());
  }

  /** "Because of a dispute with Togo, and Benin due to drought". */
  private static boolean isCause(List<Token> tokens, Token before, Token preposition, Token verb) {
    return CAUSES.contains(preposition.word())
        && above(tokens, before)
            .takeWhile(word -> word != verb)
            .anyMatch(word -> CAUSES.contains(word.word()));
  }

  static Stream<Token> above(List<Token> tokens, Token from) {
    return Stream.iterate(
            Optional.of(from),
            Optional::isPresent,
            word -> word.filter(w -> w.head() >= 0).map(w -> tokens.get(w.head())))
        .map(Optional::get)
        .limit(tokens.size());
  }

  static boolean isWithSubject(List<Token> tokens, Token verb) {
    return tokens.stream()
        .filter(t -> t.head() == verb.index() && t.index() < verb.index())
        .anyMatch(t -> t.relation().startsWith("nsubj"));
  }

  /** Not in a list of three: "from Togo, Benin, and Mali from 2010 on". */
  private static boolean isAlone(List<Token> tokens, Token before, Token doer) {
    return tokens.stream().noneMatch(t -> t.is("conj") && t.head() == before.index() && t != doer);
  }
}
