package org.entente.annotation;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Whether the words around a place in a sentence speak of what was or of what will be. */
enum Tense {
  PAST,
  /** Before what has been told: "had signed". */
  PLUPERFECT,
  /** What a timetable says in the present: "work begins in May"; in a chronology, what was. */
  SCHEDULED,
  FUTURE,
  OPEN;

  private static final Set<String> COMING =
      Set.of(
          "will", "shall", "'ll", "’ll", "wo", "to", "would", "may", "might", "could", "can",
          "should", "must");

  /** Nouns after these are still to come, or were: "ahead of the vote in May". */
  private static final Set<String> AHEAD = Set.of("ahead", "before", "prior", "run-up", "runup");

  /** Verbs and nouns whose infinitive is still to come: "urged Togo to vote", "a plan to meet". */
  private static final Set<String> WISHING =
      Set.of(
          ("plan decide intend promise pledge vow want hope expect urge ask tell order "
                  + "call invite propose offer seek require allow request instruct set schedule "
                  + "arrange appeal encourage advise demand prepare vote choose aim wait have "
                  + "decision intention proposal bid invitation date deadline wish")
              .split(" "));

  /**
   * What is done on one day: "agreed to meet on Monday" but not "agreed to buy ships on Monday".
   */
  private static final Set<String> MOMENTARY =
      Set.of(
          ("meet hold host convene start begin launch open reopen resume sign visit attend "
                  + "return leave withdraw stop end cease release come go travel join talk take "
                  + "vote send close")
              .split(" "));

  /** What is told in the present before it is so: "opens in May". */
  private static final Set<String> ON_TIMETABLE =
      Set.of(
          ("begin start open resume end expire close lapse arrive depart leave enter run take come "
                  + "launch sail return fall")
              .split(" "));

  /** How many words stand between "had" and its participle at most, and one. */
  private static final int NEAR = 4;

  /**
   * By the last verb before the place, else the first one after it: "in May, Togo becomes the first
   * to sign" is open, "in May, Togo plans to sign" is to come.
   */
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
        return tense == FUTURE && isOfPast(tokens, i, here) ? OPEN : tense;
      }
      if (isOnTimetable(sentence, tokens.get(i), here)) {
        return SCHEDULED;
      }
    }
    for (int i = here; i < tokens.size(); i++) {
      Tense tense = of(tokens, i);
      if (tense != OPEN || isOfPresent(tokens.get(i))) {
        return tense;
      }
    }
    return OPEN;
  }

  /**
   * Whether an infinitive belongs to what was: "signed a deal to build a port on June 16", "met to
   * discuss the dam on May 5"; not "decided to meet on May 5", "urged Togo to vote on May 5".
   */
  private static boolean isOfPast(List<Token> tokens, int infinitive, int here) {
    int to = infinitive - 1;
    if (to < 1 || !tokens.get(to).form().equalsIgnoreCase("to") || here == infinitive + 1) {
      return false;
    }
    String before = tokens.get(to - 1).lemma();
    if (before.equals("be") || WISHING.contains(before)) {
      return false;
    }
    for (int i = to - 1; i > 0; i--) {
      Token token = tokens.get(i);
      if (token.pos().equals("VBD") || token.pos().equals("VBN")) {
        boolean perfect = token.pos().equals("VBN") && tokens.get(i - 1).lemma().equals("have");
        return !perfect
            && Set.of(PAST, PLUPERFECT).contains(of(tokens, i))
            && !WISHING.contains(token.lemma())
            && !(token.lemma().equals("agree")
                && MOMENTARY.contains(tokens.get(infinitive).lemma()));
      }
      if (token.pos().matches("VB[PZ]?|MD") || token.form().matches("[;:]|that")) {
        return false;
      }
    }
    return false;
  }

  private static Tense of(List<Token> tokens, int i) {
    Token token = tokens.get(i);
    if (token.pos().equals("VBD") || token.pos().equals("VBN")) {
      for (int j = i - 1; j >= Math.max(0, i - 4); j--) {
        if (tokens.get(j).pos().equals("MD") || tokens.get(j).pos().equals("TO")) {
          return FUTURE;
        }
      }
      return scheduled(token) ? FUTURE : isOfPluperfect(tokens, i) ? PLUPERFECT : PAST;
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

  /** "Had signed", "had been signed", at either word. */
  private static boolean isOfPluperfect(List<Token> tokens, int verb) {
    boolean participle = tokens.get(verb).pos().equals("VBN");
    int from = participle ? Math.max(0, verb - NEAR) : verb;
    int to = participle ? verb : Math.min(tokens.size(), verb + NEAR);
    List<Token> its = tokens.subList(from, to);
    return its.stream().anyMatch(word -> word.form().equalsIgnoreCase("had"))
        && (participle || its.stream().anyMatch(word -> word.pos().equals("VBN")));
  }

  /** "Work begins in May", "the contract runs out in May": not "the plan starts from May's law". */
  private static boolean isOnTimetable(Sentence sentence, Token verb, int here) {
    return verb.pos().matches("VB[ZP]")
        && ON_TIMETABLE.contains(verb.lemma())
        && here < sentence.tokens().size()
        && sentence.upwards(sentence.tokens().get(here)).stream()
            .filter(Token::isVerb)
            .findFirst()
            .filter(verb::equals)
            .isPresent();
  }

  /** A verb of the present that nothing to come hangs on: not "is to sign", "plans to sign". */
  private static boolean isOfPresent(Token token) {
    return token.pos().matches("VB[ZP]")
        && !Set.of("be", "have", "do").contains(token.lemma())
        && !WISHING.contains(token.lemma());
  }

  private static boolean scheduled(Token token) {
    return token.pos().equals("VBN")
        && Set.of("schedule", "plan", "slate", "expect", "set").contains(token.lemma());
  }
}
