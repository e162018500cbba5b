package org.entente.annotation;

import java.util.List;
import java.util.Optional;

/**
 * Mends "In June Fiji, Tonga and Samoa opened a school" and "in 2019 Fiji opened it": the parser
 * takes "June Fiji" for when it was, so that nobody opens it, or for who opens it; here Fiji does.
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
    if (!name.isProperNoun() || calendar.isName(name.form()) || name.head() < 0) {
      return;
    }
    Optional<Token> date =
        tokens.stream().filter(t -> t.head() == at && t.index() < at && isDate(t)).findFirst();
    Optional<Token> in = date.flatMap(d -> before(tokens, d.index()));
    if (in.filter(i -> opens(tokens, i.index()) && i.head() > at).isEmpty()) {
      return;
    }
    Token verb = tokens.get(in.get().head());
    boolean when = name.is("pobj") && name.head() == in.get().index() && lacksSubject(tokens, verb);
    if (when) {
      boolean passive = tokens.stream().anyMatch(t -> t.head() == verb.index() && t.is("auxpass"));
      RepairingParser.attach(tokens, name, verb.index(), passive ? "nsubjpass" : "nsubj");
    }
    if (when || name.relation().startsWith("nsubj")) {
      RepairingParser.attach(tokens, date.get(), in.get().index(), "pobj");
    }
  }

  /** The preposition before a date: "in" of "in early June". */
  private static Optional<Token> before(List<Token> tokens, int date) {
    int at = date - 1;
    if (at > 0 && tokens.get(at).form().matches("early|late|mid")) {
      at--;
    }
    return at < 0
        ? Optional.empty()
        : Optional.of(tokens.get(at)).filter(t -> t.pos().equals("IN"));
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
