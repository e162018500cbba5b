package org.entente.annotation;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.entente.document.Span;

/** How far a name reaches to the left and right of a word that is surely in it. */
final class CapitalRuns {

  private static final Set<String> OF = Set.of("de", "del", "do", "da", "dos", "das", "di", "du");
  private static final Set<String> ARTICLES = Set.of("a", "an");
  private static final Set<String> INNER = Set.of("and", "of", "for", "the", "'s", "’s");

  private static final Set<String> FIELDED = Set.of("Cooperation", "Co-operation", "Collaboration");

  /** Kinds of nouns that stand before a name: "Carmaker Toyota". */
  private static final Set<String> NOUNS_BEFORE =
      Set.of("company", "businessman", "organisation", "governmentbody", "researchinstitution");

  /** Titles that names of places and bodies begin with: "King Khalid Airport". */
  private static final Set<String> ROYAL =
      Set.of("King", "Queen", "Prince", "Princess", "Sultan", "Sheikh", "Crown");

  private final Titles titles;
  private final CalendarWords calendar;
  private final Whereabouts contexts;

  CapitalRuns(Titles titles, CalendarWords calendar, Whereabouts contexts) {
    this.titles = titles;
    this.calendar = calendar;
    this.contexts = contexts;
  }

  /** The first token of the name. */
  int left(Sentence sentence, int start, Known known) {
    int from = start;
    while (from > 0) {
      Token before = sentence.token(from - 1);
      Token here = sentence.token(from);
      if (NameWords.isNameWord(before)
          && (!titles.isTitle(before.form())
              || ROYAL.contains(before.form())
              || known.bodyStartingAt(before.span().start()).isPresent())
          && !before.pos().matches("VB[DPZ]?")
          && !calendar.tellsWhen(sentence, from - 1)) {
        from--;
      } else if ((joins(before, here)
              || isList(sentence, from, start)
              || isOne(sentence, from, start, known))
          && from > 1
          && NameWords.isNameWord(sentence.token(from - 2))
          && !titles.isTitle(sentence.token(from - 2).form())
          && !calendar.tellsWhen(sentence, from - 2)
          && !(before.pos().equals("CC")
              && known.stateEndingAt(sentence.token(from - 2).span().end()).isPresent())
          && (before.pos().equals("HYPH")
              || known.stateStartingAt(here.span().start()).isEmpty())) {
        from -= 2;
      } else if (isOfOffices(sentence, from)) {
        from -= 2;
      } else {
        break;
      }
    }
    boolean doubtful =
        from == 0
            && start > 0
            && !NameWords.isSurelyName(sentence, sentence.token(0))
            && !opensName(sentence, start);
    return doubtful && known.stateStartingAt(sentence.token(0).span().start()).isEmpty() ? 1 : from;
  }

  /** "The Leaders' Summit": whose it is belongs to its name. */
  private boolean isOfOffices(Sentence sentence, int from) {
    return from > 1
        && sentence.token(from - 1).pos().equals("POS")
        && sentence.token(from - 2).form().endsWith("s")
        && NameWords.isNameWord(sentence.token(from - 2))
        && titles.isTitle(sentence.token(from - 2).form());
  }

  /** "Granite Peak Solutions won": the parser sees that the noun belongs to the name. */
  private boolean opensName(Sentence sentence, int start) {
    Token first = sentence.token(0);
    return first.isNoun()
        && first.is("compound")
        && first.head() <= start
        && NOUNS_BEFORE.stream().noneMatch(kind -> contexts.has(kind, first))
        && !titles.isTitle(first.form());
  }

  /**
   * "Aerospace and Defense Technology Fund", where the parser sees that the first word modifies.
   */
  private static boolean isList(Sentence sentence, int from, int start) {
    Token and = sentence.token(from - 1);
    if (from < 2 || !and.pos().equals("CC")) {
      return false;
    }
    Token left = sentence.token(from - 2);
    return left.head() >= from && left.head() <= start && (left.is("compound") || left.is("nmod"));
  }

  /**
   * "A Trade and Partnership Agreement": the article says that it is one name; so does "the" or a
   * state's adjective where what stands before "and" is a field: "the Maltese Ports and Yachting
   * Authority", not "the Ministry of Trade and National Bank".
   */
  private boolean isOne(Sentence sentence, int from, int start, Known known) {
    if (from < 2 || !sentence.token(from - 1).pos().equals("CC")) {
      return false;
    }
    int first = from - 2;
    while (first > 0 && NameWords.isNameWord(sentence.token(first - 1))) {
      first--;
    }
    String before = first > 0 ? sentence.token(first - 1).form().toLowerCase(Locale.ROOT) : "";
    if (ARTICLES.contains(before)) {
      return true;
    }
    List<Token> fields = sentence.tokens().subList(first, from - 1);
    Token last = fields.get(fields.size() - 1);
    boolean adjective = fields.size() > 1 && known.isDemonym(fields.get(0).span());
    return from < start
        && titles.isPortfolio(last)
        && !contexts.hasForm("body-alone", last)
        && (adjective
            ? !before.equals("of")
            : before.equals("the") && fields.stream().allMatch(titles::isPortfolio))
        && known.bodyEndingAt(last.span().end()).isEmpty();
  }

  private static boolean joins(Token before, Token here) {
    return before.form().equals("&")
        || before.pos().equals("HYPH") && NameWords.touch(before, here)
        || NameWords.isParticle(before) && !before.form().equals("e")
        || (INNER.contains(before.form()) || before.form().matches("\\d{1,3}"))
            && NameWords.sameEntity(before, here);
  }

  /** The last token of the name, with "of X, Y and Z" and legal form. */
  int right(Sentence sentence, int end, Known known) {
    boolean comma = isForm(sentence, end + 1, ",");
    Optional<Token> legal = NameWords.at(sentence, comma ? end + 2 : end + 1);
    if (legal.filter(contexts::isLegalForm).isPresent()) {
      return comma ? end + 2 : end + 1;
    }
    int to = end;
    for (int step = 0; step < 3; step++) {
      int further = complement(sentence, to, known);
      if (further == to) {
        break;
      }
      to = further;
    }
    return to;
  }

  /** The last of the capitalised words that the parser takes for the same name. */
  int further(Sentence sentence, int end) {
    int to = end;
    while (NameWords.at(sentence, to + 1)
        .filter(t -> NameWords.isNameWord(t) && !titles.isTitle(t.form()))
        .isPresent()) {
      if (!NameWords.sameEntity(sentence.token(to), sentence.token(to + 1))) {
        break;
      }
      to++;
    }
    return isSlashed(sentence, to) ? to + 2 : to;
  }

  /** "A/S", a legal form whose first letter ends a name. */
  private static boolean isSlashed(Sentence sentence, int to) {
    return sentence.token(to).form().equals("A")
        && isForm(sentence, to + 1, "/")
        && isForm(sentence, to + 2, "S");
  }

  /** The organisation after "of the": "Sixth Academy of the" X Corporation. */
  Optional<Finding> owner(Sentence sentence, int to, Known known) {
    return behindOf(sentence, to + 1).flatMap(t -> known.bodyStartingAt(t.span().start()));
  }

  private int complement(Sentence sentence, int to, Known known) {
    int next = to + 1;
    if (isRomance(sentence, to)) {
      return run(sentence, to + 2);
    }
    boolean in = isForm(sentence, next, "in");
    boolean of = isForm(sentence, next, "of") || isForm(sentence, next, "for");
    if (!in && !of && !isForm(sentence, next, "on")) {
      return to;
    }
    next++;
    boolean where = in && !isFieldOf(sentence, to, known);
    if (isForm(sentence, next, "the")) {
      next++;
    } else if (where) {
      return to;
    }
    Optional<Token> first = NameWords.at(sentence, next);
    boolean number = NameWords.at(sentence, next + 1).filter(t -> t.pos().equals("CD")).isPresent();
    if (first
        .filter(NameWords::isNameWord)
        .filter(t -> !t.entity().endsWith("DATE") && !(number && isCode(t)))
        .isEmpty()) {
      return to;
    }
    boolean ofOthers = first.filter(t -> isBeforeNoun(sentence, t)).isPresent();
    if (in && ofOthers) {
      return to;
    }
    Optional<Finding> state = first.flatMap(t -> known.stateStartingAt(t.span().start()));
    if (state.isPresent()) {
      int end = lastWithin(sentence, state.get().span());
      // "Bank of Kenya Governor Jane Otieno": one who holds its office.
      boolean more =
          NameWords.at(sentence, end + 1)
                  .filter(t -> NameWords.isNameWord(t) && !t.entity().startsWith("B-PERSON"))
                  .filter(t -> t.pos().equals("NNPS") || !titles.isTitle(t.form()))
                  .isPresent()
              && !in;
      // "Built Hamad Port for Qatar": for whom, and no part of the name.
      return more ? run(sentence, end) : isBuiltFor(sentence, to) ? to : end;
    }
    boolean text = contexts.has("agreement", sentence.token(to));
    return where || ofOthers ? to : list(sentence, next, known, text);
  }

  /** "Memorandum on Cooperation in Fisheries", "… Trust in Border Regions": not where. */
  private static boolean isFieldOf(Sentence sentence, int to, Known known) {
    boolean fielded =
        FIELDED.contains(sentence.token(to).form())
            || isTitled(sentence, to)
                && NameWords.at(sentence, to + 3).filter(NameWords::isNameWord).isPresent();
    return fielded
        && NameWords.at(sentence, to + 2)
            .filter(NameWords::isNameWord)
            .filter(field -> field.entity().matches("O|.-ORG|.-LAW"))
            .filter(field -> known.stateStartingAt(field.span().start()).isEmpty())
            .isPresent();
  }

  /** "Treaty on Deepening Military Trust". */
  private static boolean isTitled(Sentence sentence, int to) {
    int at = to;
    while (at > 0 && NameWords.isNameWord(sentence.token(at))) {
      at--;
    }
    return at > 0
        && sentence.token(at).form().equals("on")
        && NameWords.isNameWord(sentence.token(at - 1));
  }

  /**
   * "Erste Bank of the Austrian group", "Air Force in the French town": an adjective of what is no
   * name.
   */
  private static boolean isBeforeNoun(Sentence sentence, Token first) {
    return first.pos().equals("JJ")
        && NameWords.at(sentence, first.index() + 1)
            .filter(next -> next.isNoun() && !NameWords.isNameWord(next))
            .isPresent();
  }

  private boolean isBuiltFor(Sentence sentence, int to) {
    return isForm(sentence, to + 1, "for") && contexts.has("facility", sentence.token(to));
  }

  /** "Banco Internacional de Desarrollo". */
  private static boolean isRomance(Sentence sentence, int to) {
    return NameWords.at(sentence, to + 1).filter(t -> OF.contains(t.form())).isPresent()
        && NameWords.at(sentence, to + 2).filter(NameWords::isNameWord).isPresent();
  }

  /** "For EUR 200 million": a currency, as a rule. */
  private static boolean isCode(Token token) {
    return token.form().length() == 3 && token.form().chars().allMatch(Character::isUpperCase);
  }

  /**
   * "Trade, Industry and Energy"; without persons: "Defence, Minister Tea Seiha and".
   *
   * @param text whether a text is named by what it is of: "Treaty of Peace, Friendship, and Trade"
   */
  private int list(Sentence sentence, int start, Known known, boolean text) {
    int to = run(sentence, start);
    int end = to;
    while (isForm(sentence, end + 1, ",")
        && NameWords.at(sentence, end + 2).filter(NameWords::isNameWord).isPresent()) {
      end = run(sentence, end + 2);
    }
    int and = isForm(sentence, end + 1, ",") ? end + 2 : end + 1;
    Optional<Token> after = NameWords.at(sentence, and + 1);
    boolean joined =
        (isForm(sentence, and, "and") || isForm(sentence, and, "&"))
            && after
                .filter(NameWords::isNameWord)
                .filter(t -> text && t.is("conj") || !t.entity().matches("[BU]-.*"))
                .filter(t -> known.stateStartingAt(t.span().start()).isEmpty())
                .isPresent();
    int last = joined ? run(sentence, and + 1) : to;
    boolean persons =
        sentence.tokens().subList(to + 1, last + 1).stream()
            .anyMatch(token -> titles.isTitle(token.form()) && !titles.isPortfolio(token));
    return persons ? to : last;
  }

  private static int run(Sentence sentence, int start) {
    int to = start;
    while (NameWords.at(sentence, to + 1).filter(NameWords::isNameWord).isPresent()) {
      to++;
    }
    return to;
  }

  private static int lastWithin(Sentence sentence, Span span) {
    return sentence.tokens(span).stream().mapToInt(Token::index).max().orElse(0);
  }

  static boolean isForm(Sentence sentence, int index, String form) {
    return NameWords.at(sentence, index).filter(t -> t.form().equals(form)).isPresent();
  }

  /** "Denmark" behind "of", "Gambia" behind "of the"; nothing where no "of" stands. */
  static Optional<Token> behindOf(Sentence sentence, int of) {
    return isForm(sentence, of, "of")
        ? NameWords.at(sentence, isForm(sentence, of + 1, "the") ? of + 2 : of + 1)
        : Optional.empty();
  }
}
