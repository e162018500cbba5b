package org.entente.annotation;

import java.util.List;
import java.util.Optional;

/**
 * Mends "In June Fiji, Tonga and Samoa opened a school" and "in 2019 Fiji opened it": the parser
 * takes "June Fiji" for when it was, so that nobody opens it, or for who opens it; here Fiji does.
 * So too "at a summit in Suva, Tonga and Samoa opened it", where the parser lists Suva with them.
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
    if (isListedWithDate(tokens, name) || isListedWithPlace(tokens, name)) {
      actor(tokens, name)
          .filter(v -> lacksSubject(tokens, v) && !RepairingParser.isBelow(tokens, v, name))
          .ifPresent(v -> RepairingParser.attach(tokens, name, v.index(), subjectOf(tokens, v)));
      return;
    }
    Optional<Token> date =
        tokens.stream()
            .filter(t -> t.head() == at && t.index() < at && calendar.isDate(t))
            .findFirst();
    Optional<Token> in = date.flatMap(d -> before(tokens, d.index()));
    if (in.isEmpty()) {
      return;
    }
    Optional<Token> verb =
        Optional.of(in.get())
            .filter(i -> name.is("pobj") && name.head() == i.index())
            .flatMap(i -> verb(tokens, name, i))
            .filter(v -> lacksSubject(tokens, v) && !RepairingParser.isBelow(tokens, v, name));
    verb.ifPresent(v -> RepairingParser.attach(tokens, name, v.index(), subjectOf(tokens, v)));
    boolean acts = name.relation().startsWith("nsubj") && opens(tokens, in.get().index());
    if (verb.isPresent() || acts) {
      RepairingParser.attach(tokens, date.get(), in.get().index(), "pobj");
    }
  }

  /** What the name does: the verb of the clause that it opens, or the one that follows at once. */
  private static Optional<Token> verb(List<Token> tokens, Token name, Token in) {
    if (opens(tokens, in.index()) && in.head() > name.index()) {
      return Optional.of(tokens.get(in.head()));
    }
    return actor(tokens, name);
  }

  /** Fiji of "before the vote in June, Fiji and Tonga closed it", taken for one more month. */
  private boolean isListedWithDate(List<Token> tokens, Token name) {
    return name.is("conj")
        && calendar.isDate(tokens.get(name.head()))
        && name.index() == name.head() + 2
        && tokens.get(name.index() - 1).form().equals(",");
  }

  /** Tonga of "at talks held in Suva, Tonga and Samoa closed it", taken for one more place. */
  private static boolean isListedWithPlace(List<Token> tokens, Token name) {
    Token place = tokens.get(name.head());
    return name.is("conj")
        && place.is("pobj")
        && place.isProperNoun()
        && place.head() >= 0
        && tokens.get(place.head()).form().matches("(?i)in|at|near|outside")
        && name.index() == place.index() + 2
        && tokens.get(name.index() - 1).form().equals(",");
  }

  /** The verb that follows at once upon a name, or upon the list that it begins. */
  private static Optional<Token> actor(List<Token> tokens, Token name) {
    int last = name.index();
    for (Token token : tokens) {
      last = token.is("conj") && token.head() == last ? token.index() : last;
    }
    if (last + 1 >= tokens.size()) {
      return Optional.empty();
    }
    Token next = tokens.get(last + 1);
    boolean auxiliary = next.relation().startsWith("aux") && next.head() > next.index();
    return Optional.of(auxiliary ? tokens.get(next.head()) : next)
        .filter(v -> v.isVerb() && !v.is("acl") && !v.is("relcl"));
  }

  private static String subjectOf(List<Token> tokens, Token verb) {
    boolean passive = tokens.stream().anyMatch(t -> t.head() == verb.index() && t.is("auxpass"));
    return passive ? "nsubjpass" : "nsubj";
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
