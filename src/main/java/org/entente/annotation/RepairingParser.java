package org.entente.annotation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entente.document.Span;

/**
 * Mends what the parser regularly gets wrong, so that readers of the tree need not know.
 *
 * <ul>
 *   <li>"Russia and China's development": the parser coordinates Russia with the development; here
 *       both possess it.
 *   <li>"Wabtec, from which Chad ordered engines, shipped three": the parser makes the relative
 *       clause the sentence and what is said a second verb of it; here it is the other way about.
 *   <li>"the Norwegian producer Yara agreed": the parser takes noun and name for two subjects; here
 *       the noun stands before the name.
 *   <li>"a trade and logistics hub": the parser lists three things; here the first two say what
 *       hub.
 *   <li>"a long-haul, wide-bodied airliner": the parser takes "haul" for the object and the
 *       airliner for its apposition; here it modifies the airliner.
 *   <li>"Peru leased two ships; Chile bought one": the parser takes the first for what the second
 *       says; here they stand beside each other.
 *   <li>"Oslo says that Chad has paid, and it lent more": the parser takes both for what Oslo says;
 *       here the second is told beside it.
 *   <li>"Exported gas worth $3 million to Peru", "a contract worth about 3 million euros": the
 *       parser lets "worth" stand alone, or takes it for a noun; here it is said of gas and
 *       contract.
 *   <li>"Granite Peak Solutions, LLC bought": the parser takes the legal form for another buyer or
 *       for a place; here it stands beside the name.
 *   <li>"May: Peru and Oman sign a treaty", "May – Peru signs": the parser takes the month for a
 *       verb or for a part of the name; here it says when.
 *   <li>"Peru and Oman sign a treaty": the parser takes the verb for an infinitive; here it tells
 *       of the present.
 * </ul>
 */
final class RepairingParser implements Parser {

  private static final int LONGEST_AMOUNT = 6;

  private final Parser parser;
  private final Set<String> legalForms;
  private final DatedSubjects datedSubjects;
  private final DatedClauses datedClauses;
  private final PostHolders postHolders;

  /**
   * @param legalForms of companies: "LLC", "S.A."
   */
  RepairingParser(
      Parser parser, Set<String> legalForms, CalendarWords calendar, PostHolders postHolders) {
    this.parser = parser;
    this.postHolders = postHolders;
    this.datedSubjects = new DatedSubjects(calendar);
    this.datedClauses = new DatedClauses(calendar);
    this.legalForms = legalForms;
  }

  @Override
  public List<List<Token>> parse(String text, Span paragraph) {
    return parser.parse(text, paragraph).stream().map(this::repair).toList();
  }

  private List<Token> repair(List<Token> sentence) {
    List<Token> tokens = new ArrayList<>(sentence);
    for (int i = 0; i < tokens.size(); i++) {
      lemma(tokens, i);
      monthOfEntry(tokens, i);
      present(tokens, i);
      possessors(tokens, i);
      hyphenatedModifier(tokens, i);
      sharedHead(tokens, i);
      relativeClause(tokens, i);
      namedSubject(tokens, i);
      postHolders.repair(tokens, i);
      postHolders.repairOfBody(tokens, i);
      postHolders.repairApposed(tokens, i);
      datedSubjects.repair(tokens, i);
      Visitors.repair(tokens, i);
      TimeClauses.repair(tokens, i);
      GappedClauses.repair(tokens, i);
      datedClauses.repair(tokens, i);
      clauseOfItsOwn(tokens, i);
      clauseBeforeSemicolon(tokens, i);
      worth(tokens, i);
      legalForm(tokens, i);
    }
    return List.copyOf(tokens);
  }

  private static void monthOfEntry(List<Token> tokens, int at) {
    Token may = tokens.get(at);
    boolean month =
        may.form().equals("May")
            && at + 1 < tokens.size()
            && tokens.get(at + 1).form().matches("[-–—:]");
    if (month && !isRoot(may)) {
      int head = may.head();
      while (!isRoot(tokens.get(head))) {
        head = tokens.get(head).head();
      }
      tokens.set(
          at, new Token(at, may.span(), may.form(), may.lemma(), "NNP", "O", head, "npadvmod"));
    }
  }

  private static void present(List<Token> tokens, int at) {
    Token verb = tokens.get(at);
    boolean told =
        verb.pos().equals("VB")
            && isRoot(verb)
            && hasSubject(tokens, at)
            && tokens.stream().noneMatch(t -> t.head() == at && t.is("aux"));
    if (told) {
      tokens.set(at, changed(verb, verb.lemma(), "VBP", verb.head(), verb.relation()));
    }
  }

  private static void possessors(List<Token> tokens, int possessor) {
    Token second = tokens.get(possessor);
    if (!second.is("poss") || !second.isProperNoun() || isRoot(second)) {
      return;
    }
    Token noun = tokens.get(second.head());
    if (!noun.is("conj") || isRoot(noun)) {
      return;
    }
    Token first = tokens.get(noun.head());
    boolean bothOwned =
        noun.isProperNoun()
            && tokens.stream().anyMatch(t -> t.is("poss") && t.head() == first.index());
    if (first.entity().endsWith("PERSON")
        || bothOwned
        || noun.entity().endsWith("PERSON")
        || noun.isProperNoun() && first.entity().endsWith("ORG")) {
      // "Ruto and Japan's minister", "India's Modi and Canada's Carney": two of a kind.
      return;
    }
    Optional<Token> before = and(tokens, possessor);
    if (first.isProperNoun()
        && first.index() < possessor
        && before.isPresent()
        && before.get().index() <= first.index() + 2) {
      attach(tokens, noun, first.head(), first.relation());
      attach(tokens, first, noun.index(), "poss");
      attach(tokens, second, first.index(), "conj");
      // What hung on the first name as a clause's subject now hangs on the noun.
      for (Token t : List.copyOf(tokens)) {
        if (t.head() == first.index() && t.index() > noun.index()) {
          attach(tokens, t, noun.index(), t.relation());
        }
      }
    }
  }

  /** The "and" before a name, over an article and the name's own words. */
  private static Optional<Token> and(List<Token> tokens, int from) {
    for (int i = from - 1; i >= Math.max(0, from - 4); i--) {
      Token token = tokens.get(i);
      if (token.lemma().equals("and") || token.form().equals("&")) {
        return Optional.of(token);
      }
      if (!token.is("compound") && !token.is("det")) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static void hyphenatedModifier(List<Token> tokens, int at) {
    Token noun = tokens.get(at);
    if (!noun.is("appos") || !noun.isNoun() || isRoot(noun)) {
      return;
    }
    Token taken = tokens.get(noun.head());
    boolean hyphenated = taken.index() > 0 && tokens.get(taken.index() - 1).pos().equals("HYPH");
    boolean comma =
        taken.index() + 1 < tokens.size() && tokens.get(taken.index() + 1).form().equals(",");
    boolean between =
        taken.index() + 2 <= noun.index()
            && tokens.subList(taken.index() + 2, noun.index()).stream()
                .allMatch(t -> Set.of("JJ", "NN", "VBN", "HYPH", "RB").contains(t.pos()));
    if (hyphenated && comma && between && !taken.isProperNoun()) {
      attach(tokens, noun, taken.head(), taken.relation());
      for (Token t : List.copyOf(tokens)) {
        if (t.head() == taken.index() && (t.is("det") || t.index() > noun.index())) {
          attach(tokens, t, noun.index(), t.relation());
        }
      }
      attach(tokens, taken, noun.index(), "nmod");
    }
  }

  private static void sharedHead(List<Token> tokens, int at) {
    if (at < 3 || !isListed(tokens.get(at)) || !isListed(tokens.get(at - 1))) {
      return;
    }
    Token head = tokens.get(at);
    Token second = tokens.get(at - 1);
    Token first = tokens.get(at - 3);
    boolean listed = head.head() == first.index() && second.head() == first.index();
    if (listed && tokens.get(at - 2).is("cc") && first.isNoun() && !first.isProperNoun()) {
      attach(tokens, head, first.head(), first.relation());
      for (Token t : List.copyOf(tokens)) {
        boolean outer = t.is("det") || t.is("poss") || t.index() > at;
        if (t.head() == first.index() && t != head && outer) {
          attach(tokens, t, at, t.relation());
        }
      }
      attach(tokens, first, at, "compound");
    }
  }

  /** A common noun that is listed with another. */
  private static boolean isListed(Token noun) {
    return noun.is("conj") && noun.isNoun() && !noun.isProperNoun();
  }

  private static void relativeClause(List<Token> tokens, int at) {
    Token verb = tokens.get(at);
    if (!verb.is("root")) {
      return;
    }
    Optional<Token> pronoun =
        tokens.stream()
            .filter(t -> t.pos().equals("WDT") || t.pos().equals("WP"))
            .filter(t -> !isRoot(t) && tokens.get(t.head()).is("prep"))
            .filter(t -> tokens.get(t.head()).head() == at && t.index() < at)
            .findFirst();
    Optional<Token> main =
        tokens.stream()
            .filter(t -> t.is("conj") && t.head() == at && t.pos().startsWith("VB"))
            .filter(t -> t.index() > at)
            .filter(t -> tokens.get(t.index() - 1).form().equals(","))
            .findFirst();
    if (pronoun.isEmpty() || main.isEmpty()) {
      return;
    }
    List<Token> subjects =
        tokens.stream()
            .filter(t -> t.head() == at && (t.is("nsubj") || t.is("nsubjpass")))
            .toList();
    if (subjects.size() == 2
        && subjects.get(0).index() < pronoun.get().index()
        && subjects.get(1).index() > pronoun.get().index()) {
      Token noun = subjects.get(0);
      attach(tokens, main.get(), verb.head(), verb.relation());
      attach(tokens, noun, main.get().index(), noun.relation());
      attach(tokens, verb, noun.index(), "relcl");
    }
  }

  private static void namedSubject(List<Token> tokens, int at) {
    Token noun = tokens.get(at);
    if (!noun.relation().startsWith("nsubj") || !noun.isNoun() || noun.isProperNoun()) {
      return;
    }
    int next = at + 1;
    while (next < tokens.size() && tokens.get(next).is("compound")) {
      next++;
    }
    if (next < tokens.size()) {
      Token name = tokens.get(next);
      boolean own = tokens.subList(at + 1, next).stream().allMatch(t -> t.head() == name.index());
      if (own
          && name.isProperNoun()
          && name.relation().equals(noun.relation())
          && name.head() == noun.head()) {
        attach(tokens, noun, next, "nmod");
      }
    }
  }

  private static void clauseOfItsOwn(List<Token> tokens, int at) {
    Token verb = tokens.get(at);
    if (!verb.is("conj") || !verb.pos().startsWith("VB") || isRoot(verb)) {
      return;
    }
    Token said = tokens.get(verb.head());
    if (!said.is("ccomp")
        || isRoot(said)
        || said.head() > said.index()
        || said.index() > at
        || isBefore(tokens, at)) {
      return;
    }
    boolean pronoun =
        tokens.stream()
            .anyMatch(t -> t.head() == at && t.is("nsubj") && t.pos().equals("PRP") && isIt(t));
    boolean apart =
        tokens.subList(said.index(), at).stream()
            .anyMatch(t -> t.is("cc") && tokens.get(t.index() - 1).form().equals(","));
    Token saying = tokens.get(said.head());
    boolean subject =
        tokens.stream()
            .anyMatch(t -> t.head() == saying.index() && t.is("nsubj") && t.isProperNoun());
    if (pronoun && apart && subject) {
      attach(tokens, verb, saying.index(), "conj");
    }
  }

  private static void clauseBeforeSemicolon(List<Token> tokens, int at) {
    Token first = tokens.get(at);
    if (!first.is("ccomp") || isRoot(first) || first.head() < at || !hasSubject(tokens, at)) {
      return;
    }
    Token second = tokens.get(first.head());
    boolean apart =
        tokens.subList(at, second.index()).stream()
            .filter(mark -> mark.form().equals(";"))
            .anyMatch(
                mark ->
                    mark.head() == second.index()
                        && tokens.subList(mark.index(), second.index()).stream()
                            .anyMatch(word -> isSubjectOf(word, second.index())));
    if (apart) {
      attach(tokens, first, second.head(), second.relation());
      attach(tokens, second, at, "conj");
    }
  }

  private static boolean hasSubject(List<Token> tokens, int verb) {
    return tokens.subList(0, verb).stream().anyMatch(word -> isSubjectOf(word, verb));
  }

  private static boolean isSubjectOf(Token word, int verb) {
    return word.head() == verb && (word.is("nsubj") || word.is("nsubjpass"));
  }

  /** "It had struck", "it would strike": within what is said. */
  private static boolean isBefore(List<Token> tokens, int verb) {
    return tokens.stream()
        .filter(t -> t.head() == verb && t.is("aux"))
        .anyMatch(t -> t.pos().equals("MD") || t.form().equalsIgnoreCase("had"));
  }

  private static boolean isIt(Token token) {
    return token.form().equalsIgnoreCase("it");
  }

  private static void worth(List<Token> tokens, int at) {
    Token worth = tokens.get(at);
    if (at == 0 || !worth.form().equals("worth") || !tokens.get(at - 1).isNoun()) {
      return;
    }
    Token noun = tokens.get(at - 1);
    if (isRoot(worth) && tokens.stream().anyMatch(other -> other != worth && isRoot(other))) {
      attach(tokens, worth, noun.index(), "nmod");
    } else if (noun.head() == at) {
      int end = endOfAmount(tokens, at);
      if (end > at) {
        attach(tokens, noun, worth.head(), worth.relation());
        for (Token t : List.copyOf(tokens)) {
          boolean below = t.head() == at || t.head() > at && t.head() < end;
          if (below && t.is("prep") || t.head() == at && t.index() < at) {
            attach(tokens, t, noun.index(), t.relation());
          }
        }
        attach(tokens, worth, noun.index(), "nmod");
      }
    }
  }

  /** Where "about 3 million euros" behind "worth" ends; at "worth" where no number follows. */
  private static int endOfAmount(List<Token> tokens, int worth) {
    int end = worth + 1;
    boolean number = false;
    while (end < tokens.size()
        && end - worth <= LONGEST_AMOUNT
        && !tokens.get(end).is("prep")
        && !tokens.get(end).is("punct")
        && !tokens.get(end).isVerb()) {
      number |= tokens.get(end).pos().equals("CD");
      end++;
    }
    return number ? end : worth;
  }

  private void legalForm(List<Token> tokens, int at) {
    Token form = tokens.get(at);
    if (at < 2 || !legalForms.contains(form.form()) || !tokens.get(at - 1).form().equals(",")) {
      return;
    }
    Token name = tokens.get(at - 2);
    boolean opensName = form.is("compound") && form.head() > at;
    if (!name.isProperNoun() || opensName || isRoot(form) && name.head() != at) {
      return;
    }
    boolean below = isBelow(tokens, form, name);
    // "In Oslo, SAS signed", "Qantas, SIA and Cathay": names of others.
    boolean list = tokens.stream().anyMatch(t -> t.head() == at && (t.is("cc") || t.is("conj")));
    if (!below && name.head() != at && (name.is("pobj") || list)) {
      return;
    }
    if (!below && name.head() != form.head()) {
      attach(tokens, name, form.head(), form.relation());
    }
    if (below || tokens.get(name.index()).head() == form.head()) {
      for (Token t : List.copyOf(tokens)) {
        if (t.head() == at) {
          attach(tokens, t, name.index(), t.relation());
        }
      }
      tokens.set(at, apart(form, name.index()));
    }
  }

  /** The form, which the parser may take for a place, as no name of its own. */
  private static Token apart(Token form, int name) {
    return new Token(
        form.index(), form.span(), form.form(), form.lemma(), form.pos(), "O", name, "dep");
  }

  /** Whether nothing is above it, whatever its relation says: the parser errs there too. */
  private static boolean isRoot(Token token) {
    return token.head() < 0;
  }

  /** Whether a token hangs somewhere below another. */
  static boolean isBelow(List<Token> tokens, Token token, Token above) {
    int head = tokens.get(token.index()).head();
    for (int i = 0; i < tokens.size() && head >= 0; i++) {
      if (head == above.index()) {
        return true;
      }
      head = tokens.get(head).head();
    }
    return false;
  }

  private static void lemma(List<Token> tokens, int at) {
    Token token = tokens.get(at);
    if (token.word().equals("memoranda")) {
      // The parser takes it for one.
      token = changed(token, "memorandum", "NNS", token.head(), token.relation());
      tokens.set(at, token);
    }
    String lemma = Lemmas.of(token);
    if (!lemma.equals(token.lemma())) {
      tokens.set(at, changed(token, lemma, token.pos(), token.head(), token.relation()));
    }
  }

  /** Hangs a token on another head; leaves it where it is when that one hangs below it. */
  static void attach(List<Token> tokens, Token token, int head, String relation) {
    if (!goesRound(tokens, token, head)) {
      tokens.set(token.index(), changed(token, token.lemma(), token.pos(), head, relation));
    }
  }

  private static boolean goesRound(List<Token> tokens, Token token, int head) {
    return head == token.index() || head >= 0 && isBelow(tokens, tokens.get(head), token);
  }

  private static Token changed(Token token, String lemma, String pos, int head, String relation) {
    return new Token(
        token.index(), token.span(), token.form(), lemma, pos, token.entity(), head, relation);
  }
}
