package org.entente.annotation;

import java.util.List;

/**
 * Mends "In June Fiji, Tonga and Samoa opened a school" and "in 2019 Fiji opened it": the parser
 * takes "June Fiji" for when it was, so that nobody opens it; here Fiji does.
 */
final class DatedSubjects {

  private final CalendarWords calendar;

  DatedSubjects(CalendarWords calendar) {
    this.calendar = calendar;
  }

  /**
   * @param at of the name
   */
  void repair(List<Token> tokens, int at) {
    Token name = tokens.get(at);
    if (at < 2 || !name.is("pobj") || !name.isProperNoun() || calendar.isName(name.form())) {
      return;
    }
    Token in = name.head() < 0 ? name : tokens.get(name.head());
    if (in.index() + 1 >= at || in.head() <= at || !opens(tokens, in.index())) {
      return;
    }
    Token date = tokens.get(in.index() + 1);
    Token verb = tokens.get(in.head());
    if (date.head() == at && isDate(date) && lacksSubject(tokens, verb)) {
      boolean passive = tokens.stream().anyMatch(t -> t.head() == verb.index() && t.is("auxpass"));
      RepairingParser.attach(tokens, name, verb.index(), passive ? "nsubjpass" : "nsubj");
      RepairingParser.attach(tokens, date, in.index(), "pobj");
    }
  }

  private boolean isDate(Token token) {
    return calendar.isName(token.form())
        || token.pos().equals("CD") && token.form().matches("(1[5-9]|20)\\d\\d");
  }

  /** At the start of a sentence or of a clause: "but in June Fiji opened it". */
  private static boolean opens(List<Token> tokens, int at) {
    return at == 0 || tokens.get(at - 1).pos().matches(",|:|CC|IN|WRB|``");
  }

  private static boolean lacksSubject(List<Token> tokens, Token verb) {
    List<Token> below = tokens.stream().filter(t -> t.head() == verb.index()).toList();
    boolean finite =
        verb.pos().matches("VB[DZP]")
            || verb.isVerb() && below.stream().anyMatch(t -> t.relation().startsWith("aux"));
    return finite && below.stream().noneMatch(t -> t.relation().startsWith("nsubj"));
  }
}
