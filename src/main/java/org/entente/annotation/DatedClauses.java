package org.entente.annotation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Mends "Chile ratified it in 2009, Peru and Bolivia in 2011 and Ecuador a year later", where a
 * verb stands once for several who did so at several times: each but the first hangs on the verb as
 * {@link GappedClauses#RELATION}, with its date. Not "visited Chile in May and Peru in June", where
 * those visited stand before the dates.
 */
final class DatedClauses {

  private static final Set<String> BETWEEN = Set.of(",", ";", "and", "while", "but");

  private static final Set<String> ENDS = Set.of(",", ";", ".", ")", "and", "while", "but");

  private static final Set<String> IN = Set.of("in", "on", "since", "from");

  private static final Set<String> SPANS = Set.of("day", "week", "month", "year", "decade");

  private static final Set<String> BEFORE_SPANS =
      Set.of("a", "one", "two", "three", "four", "five", "ten", "the", "following", "next", "same");

  /**
   * Verbs of which a name before the date is what several do the same to: "joined NATO in 1999".
   */
  private static final Set<String> JOINING =
      Set.of("join", "rejoin", "enter", "leave", "quit", "ratify", "sign", "accede");

  private final CalendarWords calendar;

  DatedClauses(CalendarWords calendar) {
    this.calendar = calendar;
  }

  /**
   * @param at of the first word of who did so later
   */
  void repair(List<Token> tokens, int at) {
    Optional<Token> date = dateBefore(tokens, at);
    List<List<Token>> names = date.isPresent() ? names(tokens, at) : List.of();
    if (names.isEmpty()) {
      return;
    }
    int behind = last(last(names)).index() + 1;
    int end = behindDate(tokens, behind);
    if (end == behind || end < tokens.size() && !ENDS.contains(tokens.get(end).word())) {
      return;
    }
    Optional<Token> verb =
        date.flatMap(d -> GappedClauses.above(tokens, d).filter(Token::isVerb).findFirst())
            .filter(
                v -> GappedClauses.isWithSubject(tokens, v) && !isOfNames(tokens, v, date.get()));
    if (verb.isEmpty()) {
      return;
    }
    Token doer = last(names.get(0));
    RepairingParser.attach(tokens, doer, verb.get().index(), GappedClauses.RELATION);
    list(tokens, names, doer);
    date(tokens, behind, end, doer);
  }

  private static void list(List<Token> tokens, List<List<Token>> names, Token doer) {
    for (List<Token> name : names) {
      Token head = last(name);
      if (head != doer) {
        RepairingParser.attach(tokens, head, doer.index(), "conj");
      }
      for (Token word : name.subList(0, name.size() - 1)) {
        RepairingParser.attach(tokens, word, head.index(), word.is("det") ? "det" : "compound");
      }
    }
  }

  /** Hangs "in May 2011" or "a year later" on who did so then. */
  private static void date(List<Token> tokens, int from, int end, Token doer) {
    boolean in = tokens.get(from).pos().equals("IN");
    Token top = tokens.get(in ? from : end - 1);
    RepairingParser.attach(tokens, top, doer.index(), in ? "prep" : "advmod");
    for (Token word : List.copyOf(tokens.subList(from, end))) {
      boolean outside = word.head() < from || word.head() >= end;
      if (outside && word.index() != top.index()) {
        RepairingParser.attach(tokens, word, top.index(), in ? "pobj" : "npadvmod");
      }
    }
  }

  /** "Peru", "the Netherlands and Denmark": the names that begin at a word. */
  private List<List<Token>> names(List<Token> tokens, int at) {
    List<List<Token>> names = new ArrayList<>();
    int from = at;
    while (from < tokens.size()) {
      int end = tokens.get(from).is("det") ? from + 1 : from;
      int first = end;
      while (end < tokens.size() && isNameWord(tokens.get(end))) {
        end++;
      }
      if (end == first) {
        return List.of();
      }
      names.add(tokens.subList(from, end));
      if (end >= tokens.size() || !tokens.get(end).word().matches(",|and")) {
        return names;
      }
      from = end + 1;
    }
    return List.of();
  }

  private boolean isNameWord(Token token) {
    return token.isProperNoun() && !calendar.isName(token.form());
  }

  /** Behind "in May 2011", "on 3 June", "a year later"; the same place where no date stands. */
  private int behindDate(List<Token> tokens, int from) {
    int end = from;
    if (end < tokens.size() && IN.contains(tokens.get(end).word())) {
      end++;
      while (end < tokens.size() && tokens.get(end).form().matches("early|late|mid|the")) {
        end++;
      }
      boolean dated = false;
      while (end < tokens.size()
          && (calendar.isDate(tokens.get(end)) || tokens.get(end).pos().equals("CD"))) {
        dated |= calendar.isDate(tokens.get(end));
        end++;
      }
      return dated ? end : from;
    }
    while (end < tokens.size() && BEFORE_SPANS.contains(tokens.get(end).word())) {
      end++;
    }
    if (end == from || end >= tokens.size() || !SPANS.contains(tokens.get(end).lemma())) {
      return from;
    }
    return end + 1 < tokens.size() && tokens.get(end + 1).form().equals("later")
        ? end + 2
        : end + 1;
  }

  /** The last word of the date that stands just before a word, but for "and". */
  private Optional<Token> dateBefore(List<Token> tokens, int at) {
    int before = at - 1;
    while (before > 0 && BETWEEN.contains(tokens.get(before).word())) {
      before--;
    }
    return Optional.of(before)
        .filter(b -> b > 0 && b < at - 1)
        .map(tokens::get)
        .filter(word -> calendar.isDate(word) || word.form().matches("later|year|month|week"));
  }

  /** Whether a name that another may stand for comes before the date: "visited Chile in May". */
  private boolean isOfNames(List<Token> tokens, Token verb, Token date) {
    if (GappedClauses.above(tokens, date).anyMatch(word -> word.is(GappedClauses.RELATION))) {
      return false;
    }
    List<Token> between = tokens.subList(verb.index() + 1, date.index());
    return between.stream().anyMatch(this::isNameWord)
        && (!JOINING.contains(verb.lemma())
            || between.stream().anyMatch(word -> word.form().equals("with")));
  }

  private static <T> T last(List<T> list) {
    return list.get(list.size() - 1);
  }
}
