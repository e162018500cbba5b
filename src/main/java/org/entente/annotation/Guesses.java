package org.entente.annotation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.annotation.Finding.Trust;
import org.entente.annotation.Sense.PlaceSense;
import org.entente.document.Span;
import org.entente.knowledge.ActorType;

/** Takes what the parser guesses to be an organisation or a place. */
final class Guesses {

  /** A stretch that the parser takes for a name. */
  private record Guess(Sentence sentence, int from, int to, String entity) {
    Span span() {
      return NameWords.span(sentence, from, to);
    }
  }

  private static final Pattern INVENTED =
      Pattern.compile("(?!Mc|Mac|De|Di|La|Le)\\p{Lu}\\p{Ll}+\\p{Lu}\\p{Ll}+");

  /** "Foresight-1": one of several things. */
  private static final Pattern NUMBERED = Pattern.compile("\\p{L}+-\\d{1,2}");

  private static final List<ActorType> TOLD =
      List.of(
          ActorType.COMPANY,
          ActorType.RESEARCH_INSTITUTION,
          ActorType.GOVERNMENT_BODY,
          ActorType.ARMED_FORCE,
          ActorType.ORGANISATION);

  /** "(15 percent)", "with 25 percent", "60 %". */
  private static final Pattern SHARE =
      Pattern.compile("(?:\\( ?|-LRB- |with )?\\d+(?:[.,]\\d+)? ?(?:%|per ?cent|pct)");

  private final BodyWords words;
  private final HeadedNames heads;
  private final Whereabouts contexts;
  private final Titles titles;
  private final CalendarWords calendar;
  private final Sited sited;

  Guesses(
      BodyWords words,
      HeadedNames heads,
      Whereabouts contexts,
      Titles titles,
      CalendarWords calendar) {
    this.calendar = calendar;
    this.words = words;
    this.heads = heads;
    this.contexts = contexts;
    this.titles = titles;
    this.sited = new Sited(contexts);
  }

  List<Finding> find(Passage passage, Known known) {
    return Stream.concat(
            guesses(passage).stream().flatMap(guess -> finding(passage, guess, known).stream()),
            passage.sentences().stream()
                .flatMap(
                    sentence ->
                        Stream.of(
                                apposed(passage, sentence, known),
                                invented(passage, sentence, known),
                                national(passage, sentence, known),
                                ofState(passage, sentence, known),
                                heads.before(passage, sentence).stream())
                            .flatMap(found -> found)))
        .toList();
  }

  /** "Varvik, a Canadian company": what the apposition says. */
  private Stream<Finding> apposed(Passage passage, Sentence sentence, Known known) {
    return sentence.tokens().stream()
        .filter(noun -> noun.is("appos") && noun.pos().equals("NN"))
        .filter(noun -> contexts.has("company", noun))
        .filter(noun -> sentence.children(noun, "det").anyMatch(a -> a.lemma().equals("a")))
        .flatMap(noun -> sentence.head(noun).stream())
        .filter(name -> name.isProperNoun() && name.entity().matches("O|.*-PERSON"))
        .map(
            name -> {
              int from = name.index();
              while (from > 0 && NameWords.isNameWord(sentence.token(from - 1))) {
                from--;
              }
              return NameWords.span(sentence, from, name.index());
            })
        .map(span -> new Finding(span, company(passage, span, known), Trust.GUESS));
  }

  /** "DataVolt": nothing else that acts is spelt like that. */
  private Stream<Finding> invented(Passage passage, Sentence sentence, Known known) {
    return sentence.tokens().stream()
        .filter(name -> name.isProperNoun() && name.entity().equals("O"))
        .filter(name -> INVENTED.matcher(name.form()).matches())
        .map(Token::span)
        .filter(span -> contexts.acts(sentence, span))
        .map(span -> new Finding(span, company(passage, span, known), Trust.GUESS));
  }

  /** "Mexican Sonavera (15 percent)", "Spanish Ferrovial and Polish Budimex": no person is. */
  private Stream<Finding> national(Passage passage, Sentence sentence, Known known) {
    return sentence.tokens().stream()
        .filter(name -> name.pos().equals("NNP") && name.entity().matches("O|.-NORP"))
        .filter(name -> isNational(sentence, name.index(), known))
        .filter(name -> isNamedFirm(sentence, name, known))
        .map(Token::span)
        .map(span -> new Finding(span, company(passage, span, known), Trust.GUESS));
  }

  /** "A contract with Orvex of Denmark": a firm, whose state follows. */
  private Stream<Finding> ofState(Passage passage, Sentence sentence, Known known) {
    return sentence.tokens().stream()
        .filter(name -> isFirmBeforeState(sentence, name, known))
        .filter(name -> name.entity().matches("O|[BUL]-ORG"))
        .map(Token::span)
        .map(span -> new Finding(span, company(passage, span, known), Trust.GUESS));
  }

  private boolean isFirmBeforeState(Guess guess, Known known) {
    return isFirmBeforeState(guess.sentence(), guess.sentence().token(guess.to()), known);
  }

  /** Whether one word alone and "of" a state stand together: "Orvex of Denmark". */
  private boolean isFirmBeforeState(Sentence sentence, Token name, Known known) {
    return CapitalRuns.behindOf(sentence, name.index() + 1)
            .flatMap(next -> known.stateStartingAt(next.span().start()))
            .filter(Known::isName)
            .isPresent()
        && (name.pos().equals("NNP") || name.form().matches("\\p{Lu}{2,}\\p{Ll}{2,}"))
        && NameWords.isNameWord(name)
        && NameWords.at(sentence, name.index() - 1)
            .filter(t -> NameWords.isNameWord(t) || t.pos().matches("DT|HYPH|JJ|PRP\\$|POS"))
            .isEmpty()
        && !titles.isTitle(name.form())
        && !titles.isPortfolio(name)
        && !titles.isGivenName(name.form())
        && !words.refersBack(name.form())
        && !heads.isHead(name.form())
        && !contexts.hasForm("no-actor", name)
        && words.endingAt(sentence, name.index()).isEmpty();
  }

  private boolean isFirmOfState(Guess guess, Known known) {
    return isNational(guess.sentence(), guess.to(), known)
        && isNamedFirm(guess.sentence(), guess.sentence().token(guess.to()), known);
  }

  /** Whether one word with a state's adjective before it, and no article, is all of a name. */
  private boolean isNational(Sentence sentence, int at, Known known) {
    Token name = sentence.token(at);
    boolean alone =
        NameWords.at(sentence, at + 1)
            .filter(
                next -> NameWords.isNameWord(next) || next.isNoun() || next.pos().equals("HYPH"))
            .isEmpty();
    return at > 0
        && alone
        && NameWords.isNameWord(name)
        && name.form().matches("\\p{L}{4,}")
        && !name.pos().equals("NNPS")
        && known.isDemonym(sentence.token(at - 1).span())
        && NameWords.at(sentence, at - 2).filter(t -> t.pos().equals("DT")).isEmpty()
        && !titles.isTitle(name.form())
        && !titles.isPortfolio(name)
        && !words.refersBack(name.form())
        && !heads.isHead(name.form())
        && !contexts.hasForm("no-actor", name)
        && words.endingAt(sentence, at).isEmpty();
  }

  /** Whether a share follows, or the name is in a list with another such. */
  private boolean isNamedFirm(Sentence sentence, Token name, Known known) {
    return SHARE.matcher(after(sentence, name)).lookingAt()
        || Stream.concat(
                sentence.children(name, "conj"),
                name.is("conj") ? sentence.head(name).stream() : Stream.empty())
            .anyMatch(
                other ->
                    isNational(sentence, other.index(), known)
                        && (name.entity().endsWith("-ORG") || !other.entity().endsWith("-PERSON")));
  }

  private static String after(Sentence sentence, Token name) {
    return sentence.tokens().stream()
        .skip(name.index() + 1L)
        .limit(5)
        .map(Token::form)
        .collect(Collectors.joining(" "));
  }

  private static Sense company(Passage passage, Span span, Known known) {
    return Bodies.sense(passage, span, ActorType.COMPANY, known.stateWithin(span));
  }

  /** Guesses that hold a state's name and more: "China Mobile", "Western Australia". */
  List<Finding> longer(Passage passage, Known known) {
    return guesses(passage).stream()
        .filter(guess -> guess.to() > guess.from() && holdsState(guess, known))
        .flatMap(guess -> finding(passage, guess, known).stream())
        .toList();
  }

  private static boolean holdsState(Guess guess, Known known) {
    Span span = guess.span();
    Optional<Finding> state =
        known
            .stateWithin(span)
            .or(() -> known.demonymEndingAt(span.end()).filter(f -> span.contains(f.span())));
    boolean more = state.filter(s -> s.span().length() < span.length()).isPresent();
    List<Token> tokens = guess.sentence().tokens(span);
    boolean list = tokens.stream().anyMatch(t -> t.pos().matches(",|HYPH|POS|IN|:"));
    boolean rest =
        tokens.stream()
            .filter(t -> state.filter(s -> s.span().overlaps(t.span())).isEmpty())
            .allMatch(t -> NameWords.isNameWord(t) || joinsWords(guess, t, known));
    return more && !list && rest && !guess.entity().equals("GPE");
  }

  /** An "and" that parts no state from the rest: "Water and Electric". */
  private static boolean joinsWords(Guess guess, Token token, Known known) {
    Optional<Token> before = NameWords.at(guess.sentence(), token.index() - 1);
    Optional<Token> after = NameWords.at(guess.sentence(), token.index() + 1);
    return token.pos().equals("CC")
        && before.flatMap(t -> known.stateEndingAt(t.span().end())).isEmpty()
        && after.flatMap(t -> known.stateStartingAt(t.span().start())).isEmpty();
  }

  private List<Guess> guesses(Passage passage) {
    List<Guess> guesses = new ArrayList<>();
    for (Sentence sentence : passage.sentences()) {
      int first = 0;
      while (first < sentence.tokens().size()) {
        int last = first;
        while (NameWords.at(sentence, last + 1)
            .filter(t -> t.entity().startsWith("I-") || t.entity().startsWith("L-"))
            .isPresent()) {
          last++;
        }
        if (!sentence.token(first).entity().equals("O") && !passage.isHeadline(sentence)) {
          trimmed(sentence, first, last).ifPresent(guesses::add);
        }
        first = last + 1;
      }
    }
    return guesses;
  }

  private Optional<Guess> trimmed(Sentence sentence, int first, int last) {
    int from = first;
    while (from <= last
        && (!NameWords.isNameWord(sentence.token(from)) || calendar.tellsWhen(sentence, from))) {
      from++;
    }
    int to = last;
    while (to >= from && sentence.token(to).pos().matches("POS|,|\\.|:|CC|-RRB-|IN|DT")) {
      to--;
    }
    String entity = sentence.token(first).entity().substring(2);
    boolean month = from == to && calendar.isName(sentence.token(from).form());
    boolean thing = from == to && contexts.hasForm("no-actor", sentence.token(from));
    return from > to || month || thing || sentence.token(from).form().length() + to - from < 2
        ? Optional.empty()
        : Optional.of(new Guess(sentence, from, to, entity));
  }

  private Optional<Finding> finding(Passage passage, Guess whole, Known known) {
    Guess guess = withoutDemonym(whole, known);
    if (titles.isPortfolio(guess.sentence(), guess.from()) || isOpening(guess, known)) {
      return Optional.empty();
    }
    Span span = guess.span();
    String name = passage.name(span);
    Optional<Token> first = NameWords.at(guess.sentence(), guess.from());
    boolean compass =
        guess.to() > guess.from() && first.filter(t -> contexts.has("compass", t)).isPresent();
    Optional<Sense> called = called(guess, name);
    if (called.isPresent()) {
      return called.map(sense -> new Finding(span, sense, Trust.GUESS));
    }
    if (guess.entity().matches("ORG|PERSON")
        && type(guess).isEmpty()
        && sited.isPlace(guess.sentence(), span)) {
      return Optional.of(new Finding(span, new PlaceSense(name, Optional.empty()), Trust.GUESS));
    }
    return switch (compass && holdsState(guess, known) ? "LOC" : guess.entity()) {
      case "ORG" ->
          isLeft(guess)
              ? Optional.of(new Finding(span, new PlaceSense(name, Optional.empty()), Trust.GUESS))
              : heads
                  .senseOf(guess.sentence(), span, name)
                  .or(() -> heads.senseBefore(guess.sentence(), span, name))
                  .map(sense -> new Finding(span, sense, Trust.GUESS))
                  .or(() -> organisation(passage, guess, known));
      case "GPE", "LOC", "FAC" ->
          guess.to() == guess.from()
                  && (isAmongOrganisations(guess) || isAmongKnown(guess, known))
                  && isFirmBeforeState(guess, known)
              ? Optional.of(new Finding(span, company(passage, span, known), Trust.GUESS))
              : Optional.of(new Finding(span, new PlaceSense(name, Optional.empty()), Trust.GUESS));
      case "PERSON" ->
          guess.to() == guess.from() && isAmongOrganisations(guess)
                  || !guess.equals(whole) && contexts.acts(guess.sentence(), span)
                  || contexts.isCalledFirm(guess.sentence(), guess.from(), titles)
              ? organisation(passage, guess, known)
              : Optional.empty();
      case "EVENT", "LAW" ->
          heads.senseOf(name).map(sense -> new Finding(span, sense, Trust.GUESS));
      default -> Optional.empty();
    };
  }

  /** "Troops withdrew from Aozou and Wour": where they were. */
  private boolean isLeft(Guess guess) {
    Sentence sentence = guess.sentence();
    return type(guess).isEmpty()
        && sentence
            .headOf(guess.span())
            .map(name -> Whereabouts.climb(sentence, name))
            .filter(name -> name.is("pobj"))
            .flatMap(sentence::head)
            .filter(from -> from.lemma().equals("from"))
            .flatMap(sentence::head)
            .filter(leaving -> contexts.has("leaving", leaving) && movesTroops(sentence, leaving))
            .isPresent();
  }

  private boolean movesTroops(Sentence sentence, Token leaving) {
    return Stream.concat(
            sentence.children(leaving, "nsubj", "nsubjpass", "dobj", "poss"),
            sentence
                .children(leaving, "prep")
                .filter(of -> of.lemma().equals("of"))
                .flatMap(of -> sentence.children(of, "pobj")))
        .anyMatch(troops -> contexts.has("troops", troops));
  }

  /** "Landlocked Chad": an adjective that opens the sentence, and a state. */
  private boolean isOpening(Guess guess, Known known) {
    Sentence sentence = guess.sentence();
    return guess.from() == 0
        && contexts.hasWord("before-state", sentence.token(0))
        && NameWords.at(sentence, 1)
            .flatMap(state -> known.stateStartingAt(state.span().start()))
            .filter(state -> state.span().end() >= guess.span().end())
            .isPresent();
  }

  /**
   * "Turkish Karpowership", which the parser takes for a person: Karpowership; "Ugandan Mukwano" in
   * a list with "Kenyan Bidco": Mukwano.
   */
  private Guess withoutDemonym(Guess guess, Known known) {
    Sentence sentence = guess.sentence();
    boolean demonym =
        guess.to() > guess.from()
            && known.isDemonym(sentence.token(guess.from()).span())
            && !contexts.has("given-adjective", sentence.token(guess.from()))
            && (guess.entity().equals("PERSON")
                || guess.to() == guess.from() + 1 && isFirmOfState(guess, known));
    return demonym
        ? new Guess(guess.sentence(), guess.from() + 1, guess.to(), guess.entity())
        : guess;
  }

  /** "the frigate X", "the exercise Y": what the word before says. */
  private Optional<Sense> called(Guess guess, String name) {
    Optional<Token> before =
        NameWords.at(guess.sentence(), guess.from() - 1)
            .filter(t -> t.isNoun() && !t.isProperNoun())
            .filter(t -> !guess.entity().matches("DATE|CARDINAL|MONEY|QUANTITY|PERCENT|TIME|NORP"));
    if (before.filter(t -> contexts.has("vessel", t)).isPresent()) {
      return Optional.of(
          new Sense.ThingSense(name, Mention.ThingMention.Kind.EQUIPMENT, Optional.empty()));
    }
    return before
        .filter(t -> contexts.has("drill", t))
        .map(
            t ->
                new Sense.EngagementSense(
                    name, org.entente.knowledge.EngagementKind.EXERCISE, Optional.empty()));
  }

  private Optional<Finding> organisation(Passage passage, Guess guess, Known known) {
    Span span = guess.span();
    Optional<ActorType> type = type(guess);
    boolean several = SeveralBodies.areMeant(guess.sentence().token(guess.to()));
    if (several
        || isCommon(guess)
        || isOffice(guess)
        || type.isEmpty()
            && !isLikely(passage, guess)
            && !isFirmOfState(guess, known)
            && !isFirmBeforeState(guess, known)) {
      return Optional.empty();
    }
    return Optional.of(
        new Finding(
            span,
            Bodies.sense(passage, span, type.orElse(ActorType.COMPANY), known.stateWithin(span)),
            Trust.GUESS));
  }

  /** "Government", "Mission", "Climate Change": words in capitals that name nobody. */
  private boolean isCommon(Guess guess) {
    Sentence sentence = guess.sentence();
    Token first = sentence.token(guess.from());
    boolean office =
        sentence.tokens(guess.span()).stream().allMatch(titles::isPortfolio)
            && words
                .endingAt(sentence, guess.to())
                .filter(match -> match.type() != ActorType.COMPANY)
                .isEmpty();
    return guess.to() == guess.from()
        ? office || words.refersBack(first.form()) || heads.isHead(first.form())
        : office && !contexts.acts(sentence, guess.span(), true);
  }

  private boolean isLikely(Passage passage, Guess guess) {
    Sentence sentence = guess.sentence();
    Optional<Token> next = NameWords.at(sentence, guess.to() + 1);
    boolean joined = next.filter(t -> t.pos().equals("HYPH")).isPresent();
    if (joined) {
      return false;
    }
    boolean several = guess.to() > guess.from();
    String name = passage.name(guess.span());
    boolean mixed = name.substring(1).chars().anyMatch(Character::isUpperCase);
    Span span = guess.span();
    boolean numbered = NUMBERED.matcher(name).matches();
    boolean title = passage.isBefore(span.start(), "\"") && passage.isAfter(span.end(), "\"");
    return !title
        && !numbered
        && (contexts.acts(sentence, span)
            || isAmongOrganisations(guess)
            || several && mixed && !isModifier(guess));
  }

  /** "Prime Ministers", "Petroleum" before "Minister", "State" after "Secretary of". */
  private boolean isOffice(Guess guess) {
    Sentence sentence = guess.sentence();
    boolean office =
        NameWords.at(sentence, afterPortfolios(guess))
            .filter(t -> Set.of("minister", "secretary").contains(t.lemma()))
            .isPresent();
    boolean ofOffice =
        CapitalRuns.isForm(sentence, guess.from() - 1, "of")
            && NameWords.at(sentence, guess.from() - 2)
                .filter(t -> titles.isTitle(t.form()) && NameWords.isNameWord(t))
                .filter(t -> !words.endingAt(sentence, guess.to()).isPresent())
                .isPresent();
    // "Peruvian Foreign and Defence Ministers"
    boolean officers =
        guess.to() > guess.from()
            && sentence.token(guess.to()).pos().equals("NNPS")
            && titles.isTitle(sentence.token(guess.to()).form())
            && (titles.isPortfolio(sentence.token(guess.to() - 1))
                || sentence.token(guess.to() - 1).pos().equals("JJ"));
    boolean titlesOnly =
        sentence.tokens(guess.span()).stream().allMatch(t -> titles.isTitle(t.form()));
    return office
        || ofOffice
        || officers
        || titlesOnly
        || titles.isOfOffice(sentence, guess.from());
  }

  /** Behind "Climate Change and Environment", which the parser may cut. */
  private int afterPortfolios(Guess guess) {
    Sentence sentence = guess.sentence();
    int next = guess.to() + 1;
    boolean office = titles.isPortfolio(sentence.token(guess.to()));
    while (office
        && NameWords.at(sentence, next)
            .filter(t -> t.pos().matches("CC|,") || titles.isPortfolio(t))
            .isPresent()) {
      next++;
    }
    return next;
  }

  /** Whether the list that the name stands in holds organisations. */
  private static boolean isAmongOrganisations(Guess guess) {
    return beside(guess).anyMatch(other -> other.entity().endsWith("-ORG"));
  }

  /** Whether the list that the name stands in has an organisation that is known. */
  private static boolean isAmongKnown(Guess guess, Known known) {
    return beside(guess).anyMatch(other -> known.bodyEndingAt(other.span().end()).isPresent());
  }

  /** What stands before and behind a name in its list. */
  private static Stream<Token> beside(Guess guess) {
    Sentence sentence = guess.sentence();
    return sentence.headOf(guess.span()).stream()
        .flatMap(
            name ->
                Stream.concat(
                    sentence.children(name, "conj"),
                    name.is("conj") ? sentence.head(name).stream() : Stream.empty()));
  }

  private static boolean isModifier(Guess guess) {
    return guess
        .sentence()
        .headOf(guess.span())
        .filter(t -> t.is("compound") || t.is("nmod"))
        .isPresent();
  }

  /** By a word in the name, else by the words that the sentence gives it. */
  private Optional<ActorType> type(Guess guess) {
    Sentence sentence = guess.sentence();
    for (int i = guess.to(); i >= guess.from(); i--) {
      Optional<BodyWords.Match> match = words.endingAt(sentence, i);
      if (match.isPresent()) {
        return match.map(BodyWords.Match::type);
      }
    }
    Optional<Token> head = sentence.headOf(guess.span());
    return head.flatMap(
        token -> {
          List<Token> around = around(sentence, token, guess);
          return TOLD.stream()
              .filter(
                  type ->
                      around.stream()
                          .anyMatch(t -> contexts.has(type.term().toLowerCase(Locale.ROOT), t)))
              .findFirst();
        });
  }

  private static List<Token> around(Sentence sentence, Token token, Guess guess) {
    Stream<Token> below =
        sentence.children(token).stream()
            .filter(t -> t.is("compound") || t.is("nmod") || t.is("appos"));
    Stream<Token> above =
        token.is("appos") || token.is("compound") || token.is("nmod")
            ? sentence.head(token).stream()
            : Stream.empty();
    Optional<Token> exemplified = Whereabouts.exemplified(sentence, guess.span());
    return Stream.concat(Stream.concat(below, above), exemplified.stream())
        .filter(Token::isNoun)
        .filter(t -> t.index() < guess.from() || t.index() > guess.to())
        .toList();
  }
}
