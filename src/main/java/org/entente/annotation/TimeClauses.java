package org.entente.annotation;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Mends "opened the crossing after Togo and Benin signed": the parser takes those who sign for what
 * "after" governs, and the signing for a second thing that the sentence's subject does; here it is
 * a clause with a subject of its own. And "signed the contract days after": here "days" says when.
 */
final class TimeClauses {

  private static final Set<String> OPENING =
      Set.of("after", "before", "since", "until", "till", "once", "as");

  private static final Set<String> SPANS =
      Set.of("minutes", "hours", "days", "weeks", "months", "years", "decades");

  private static final Set<String> AROUND = Set.of("after", "before", "later", "earlier", "ago");

  private TimeClauses() {}

  /**
   * @param at of "after" or of "days"
   */
  static void repair(List<Token> tokens, int at) {
    String word = tokens.get(at).word();
    if (OPENING.contains(word)) {
      clause(tokens, at);
    } else if (SPANS.contains(word)) {
      span(tokens, at);
    }
  }

  private static void clause(List<Token> tokens, int at) {
    Token opening = tokens.get(at);
    Optional<Token> verb = verb(tokens, at);
    if (verb.isEmpty()) {
      return;
    }
    Token does = verb.get();
    if (opening.is("mark")) {
      RepairingParser.attach(tokens, does, does.head(), "advcl");
      return;
    }
    Optional<Token> doer = child(tokens, at, "pobj").filter(d -> d.index() < does.index());
    if (doer.isPresent() && isWhole(tokens, doer.get(), at + 1, start(tokens, does))) {
      boolean passive = child(tokens, does.index(), "auxpass").isPresent();
      RepairingParser.attach(tokens, does, does.head(), "advcl");
      RepairingParser.attach(tokens, opening, does.index(), "mark");
      RepairingParser.attach(tokens, doer.get(), does.index(), passive ? "nsubjpass" : "nsubj");
    }
  }

  /** The verb behind that the parser coordinates with one before. */
  private static Optional<Token> verb(List<Token> tokens, int at) {
    Token opening = tokens.get(at);
    boolean marks = opening.is("mark");
    return tokens.subList(at + 1, tokens.size()).stream()
        .filter(Token::isVerb)
        .filter(v -> v.is("conj") || v.is("advcl") && !marks)
        .filter(v -> v.head() >= 0 && v.head() < at)
        .filter(v -> tokens.get(v.head()).isVerb())
        .filter(
            v ->
                marks
                    ? opening.head() == v.index() && hasSubject(tokens, v)
                    : isFinite(tokens, v) && !hasSubject(tokens, v))
        .filter(v -> !marks || at == 0 || !tokens.get(at - 1).is("cc"))
        .findFirst();
  }

  private static boolean hasSubject(List<Token> tokens, Token verb) {
    return child(tokens, verb.index(), "nsubj").isPresent()
        || child(tokens, verb.index(), "nsubjpass").isPresent();
  }

  private static boolean isFinite(List<Token> tokens, Token verb) {
    return isTensed(verb)
        || tokens.stream()
            .filter(t -> t.head() == verb.index())
            .anyMatch(t -> t.relation().startsWith("aux") && (isTensed(t) || t.pos().equals("MD")));
  }

  private static boolean isTensed(Token verb) {
    return Set.of("VBD", "VBZ", "VBP").contains(verb.pos());
  }

  /** Where the verb begins with its auxiliaries: at "had" of "had not been signed". */
  private static int start(List<Token> tokens, Token verb) {
    int start = verb.index();
    while (start > 0 && tokens.get(start - 1).head() == verb.index()) {
      start--;
    }
    return start;
  }

  /** Whether all words of a stretch belong to a noun: nothing parts it from what stands around. */
  private static boolean isWhole(List<Token> tokens, Token noun, int from, int to) {
    return noun.index() < to
        && tokens.subList(from, to).stream()
            .allMatch(t -> t == noun || RepairingParser.isBelow(tokens, t, noun));
  }

  private static Optional<Token> child(List<Token> tokens, int head, String relation) {
    return tokens.stream().filter(t -> t.head() == head && t.is(relation)).findFirst();
  }

  private static void span(List<Token> tokens, int at) {
    Token span = tokens.get(at);
    if (at == 0 || at + 1 >= tokens.size() || !AROUND.contains(tokens.get(at + 1).word())) {
      return;
    }
    Token noun = tokens.get(at - 1);
    boolean signed =
        noun.head() == at
            && noun.is("compound")
            && (span.is("dobj") || span.is("pobj") || span.is("nsubjpass"))
            && span.head() >= 0
            && span.head() < at;
    if (signed) {
      int above = span.head();
      RepairingParser.attach(tokens, noun, above, span.relation());
      for (Token t : List.copyOf(tokens)) {
        if (t.head() == at && t.index() < at - 1) {
          RepairingParser.attach(tokens, t, at - 1, t.relation());
        }
      }
      RepairingParser.attach(tokens, span, above, "npadvmod");
    }
  }
}
