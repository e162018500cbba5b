package org.entente.annotation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entente.annotation.Finding.Trust;
import org.entente.annotation.Sense.ActorSense;
import org.entente.annotation.Sense.EngagementSense;
import org.entente.annotation.Sense.Naming;
import org.entente.annotation.Sense.PlaceSense;
import org.entente.document.Span;
import org.entente.knowledge.ActorType;
import org.entente.knowledge.EngagementKind;

/** Finds organisations by words in their names: "X Shipyard", "Ministry of X of Y". */
final class Designators {

  /**
   * Of several words in one name the one that tells the type: "Ministry" in "Ministry of Energy".
   */
  private record Candidate(Finding finding, int rank, int order) {
    Candidate better(Candidate other) {
      boolean mine = rank != other.rank ? rank < other.rank : order < other.order;
      return mine ? this : other;
    }
  }

  private final BodyWords words;
  private final CapitalRuns runs;
  private final HeadedNames heads;
  private final Whereabouts contexts;
  private final Titles titles;

  Designators(
      BodyWords words, CapitalRuns runs, HeadedNames heads, Whereabouts contexts, Titles titles) {
    this.contexts = contexts;
    this.titles = titles;
    this.words = words;
    this.runs = runs;
    this.heads = heads;
  }

  List<Finding> find(Passage passage, Known known) {
    List<Finding> findings = new ArrayList<>();
    for (Sentence sentence : passage.sentences()) {
      if (passage.isHeadline(sentence)) {
        continue;
      }
      Map<Span, Candidate> best = new HashMap<>();
      for (int i = 0; i < sentence.tokens().size(); i++) {
        if (titles.isPortfolio(sentence, i)) {
          continue;
        }
        if (isLegalFormOfName(sentence, i)) {
          Candidate firm = firm(passage, sentence, i - 2, known);
          best.merge(firm.finding().span(), firm, Candidate::better);
        } else if (NameWords.isNameWord(sentence.token(i))) {
          words
              .endingAt(sentence, i)
              .flatMap(match -> capitalised(passage, sentence, match, known))
              .ifPresent(c -> best.merge(c.finding().span(), c, Candidate::better));
        } else {
          words
              .smallEndingAt(sentence, i)
              .flatMap(match -> small(passage, sentence, match, known))
              .ifPresent(findings::add);
        }
      }
      best.values().forEach(candidate -> findings.add(candidate.finding()));
    }
    return findings;
  }

  /** "Orvex Labs, LLC". */
  private boolean isLegalFormOfName(Sentence sentence, int at) {
    return at > 1
        && contexts.isLegalForm(sentence.token(at))
        && sentence.token(at).head() == at - 2
        && NameWords.isNameWord(sentence.token(at - 2))
        && sentence.token(at - 1).form().equals(",");
  }

  private Candidate firm(Passage passage, Sentence sentence, int to, Known known) {
    Span span = NameWords.span(sentence, runs.left(sentence, to, known), to);
    Sense sense = Bodies.sense(passage, span, ActorType.COMPANY, Optional.empty());
    return new Candidate(new Finding(span, sense, Trust.DESIGNATOR), 0, -1);
  }

  private Optional<Candidate> capitalised(
      Passage passage, Sentence sentence, BodyWords.Match match, Known known) {
    int left = runs.left(sentence, match.from(), known);
    int from = match.type() == ActorType.ARMED_FORCE ? left - ordinal(sentence, left) : left;
    int run = runs.further(sentence, match.to());
    int to = run;
    Optional<Finding> whole = runs.owner(sentence, to, known);
    if (whole.isEmpty()
        && words.opens(sentence, match)
        && !isKnownFirm(sentence, from, run, known)) {
      to = runs.right(sentence, to, known);
    }
    int named = contexts.withoutPublication(sentence, match.to(), to);
    boolean published = named < to;
    to = named;
    Optional<Finding> owner = owner(sentence, from, known).or(() -> whole);
    boolean bare = from == match.from() && to == match.to();
    boolean several = match.to() > match.from();
    if (bare && owner.isEmpty() && !several || !published && isCut(sentence, to, match.type())) {
      return Optional.empty();
    }
    Span span = NameWords.span(sentence, from, to);
    String name = passage.name(span);
    boolean engagement =
        to != match.to()
            && heads.senseOf(name).filter(sense -> !isMinistry(sentence, match, sense)).isPresent();
    boolean office =
        NameWords.at(sentence, to + 1).filter(t -> contexts.has("office", t)).isPresent()
            && match.type() == ActorType.COMPANY;
    boolean operation =
        from < match.from() && HeadedNames.opensEngagementName(sentence.token(from));
    boolean ofOffice = titles.isOfOffice(sentence, from);
    if (engagement || office || operation || ofOffice || isDoubtful(sentence, match, from, to)) {
      return Optional.empty();
    }
    Optional<Finding> state = known.stateWithin(span);
    boolean extended = to > run;
    ActorType type =
        state.filter(s -> s.span().end() == span.end() && extended && Known.isName(s)).isPresent()
            ? words.typeOfState(sentence, match)
            : typeOfPart(match.type(), whole);
    List<Sense> senses = new ArrayList<>();
    Token last = sentence.token(match.to());
    heads.senseBefore(sentence, span, name).ifPresent(senses::add);
    if (senses.isEmpty()) {
      senses.add(Bodies.sense(passage, span, type, owner.or(() -> state)));
      if (contexts.has("undertaking", last)) {
        senses.add(new EngagementSense(name, EngagementKind.PROJECT, Optional.empty()));
      } else if (contexts.has("facility", last)) {
        senses.add(new PlaceSense(name, Optional.empty()));
      }
    }
    boolean opens = match.from() == from;
    boolean closes = run == match.to();
    int rank = opens ? 0 : extended || several && closes ? 1 : closes ? 2 : 3;
    return Optional.of(
        new Candidate(
            new Finding(span, senses, Trust.DESIGNATOR),
            rank,
            rank > 1 ? -match.from() : match.from()));
  }

  /** "Sumitomo Corporation of Japan", where the register has the firm without its state. */
  private static boolean isKnownFirm(Sentence sentence, int from, int to, Known known) {
    return known
        .bodyEndingAt(sentence.token(to).span().end())
        .filter(f -> f.span().start() == sentence.token(from).span().start())
        .filter(f -> f.sense(ActorSense.class).orElseThrow().is(ActorType.COMPANY))
        .isPresent();
  }

  /** "Ministry of Foreign Affairs and Cooperation": what it is for, and no cooperation. */
  private boolean isMinistry(Sentence sentence, BodyWords.Match match, Sense sense) {
    return match.type() == ActorType.GOVERNMENT_BODY
        && words.opens(sentence, match)
        && sense instanceof EngagementSense engagement
        && engagement.kind() == EngagementKind.COOPERATION;
  }

  /** Of how many tokens the number before a name is: "2nd" of "2nd Brigade", "1" and "st". */
  private static int ordinal(Sentence sentence, int from) {
    String last = from > 0 ? sentence.token(from - 1).form() : "";
    if (last.matches("\\d{1,3}(?:st|nd|rd|th)")) {
      return 1;
    }
    boolean parted =
        from > 1
            && last.matches("st|nd|rd|th")
            && sentence.token(from - 2).form().matches("\\d{1,3}")
            && NameWords.touch(sentence.token(from - 2), sentence.token(from - 1));
    return parted ? 2 : 0;
  }

  /** Whether the name goes on with a word that was not understood: "Roman Space" Telescope. */
  private static boolean isCut(Sentence sentence, int to, ActorType type) {
    return NameWords.at(sentence, to + 1)
        .filter(t -> NameWords.sameEntity(sentence.token(to), t) && !t.pos().equals("POS"))
        .filter(t -> NameWords.isNameWord(t) || type == ActorType.COMPANY && t.pos().equals("CC"))
        .isPresent();
  }

  /** A word such as "Space" or "Gold" makes a name only where the parser sees a name too. */
  private boolean isDoubtful(Sentence sentence, BodyWords.Match match, int from, int to) {
    return match.type() == ActorType.COMPANY
        && match.from() == match.to()
        && !sentence.token(match.to()).entity().endsWith("-ORG")
        && contexts.has("common-word", sentence.token(match.to()))
        && !contexts.acts(sentence, NameWords.span(sentence, from, to));
  }

  /** An academy of a corporation is a company. */
  private static ActorType typeOfPart(ActorType type, Optional<Finding> whole) {
    return whole
        .flatMap(f -> f.sense(ActorSense.class))
        .filter(a -> a.is(ActorType.COMPANY))
        .map(ActorSense::type)
        .orElse(type);
  }

  /** Whom the name follows with a possessive ending: "Egypt's Foreign Ministry". */
  private static Optional<Finding> owner(Sentence sentence, int from, Known known) {
    boolean possessive =
        NameWords.at(sentence, from - 1).filter(t -> t.pos().equals("POS")).isPresent();
    return possessive
        ? NameWords.at(sentence, from - 2).flatMap(t -> actorEndingAt(known, t.span().end()))
        : Optional.empty();
  }

  private static Optional<Finding> actorEndingAt(Known known, int offset) {
    return known.bodyEndingAt(offset).or(() -> known.stateEndingAt(offset));
  }

  private Optional<Finding> small(
      Passage passage, Sentence sentence, BodyWords.Match match, Known known) {
    int from = match.from();
    boolean body = match.type() == ActorType.GOVERNMENT_BODY;
    for (int i = 0; i < 3 && body && from > 0 && isSmallModifier(sentence.token(from - 1)); i++) {
      from--;
    }
    Optional<Token> next = NameWords.at(sentence, match.to() + 1);
    boolean modifies = next.filter(t -> t.pos().equals("HYPH")).isPresent();
    if (from == 0 || modifies || isNamed(sentence, match.to(), known)) {
      return Optional.empty();
    }
    Optional<Finding> owner = owner(sentence, from, known);
    if (owner.isPresent()) {
      Span span = NameWords.span(sentence, from, match.to());
      return Optional.of(
          new Finding(span, Bodies.sense(passage, span, match.type(), owner), Trust.DESIGNATOR));
    }
    Optional<Finding> adjective = actorEndingAt(known, sentence.token(from - 1).span().end());
    if (adjective.isEmpty()) {
      return ofState(passage, sentence, from, match, known);
    }
    return adjective.map(
        actor -> {
          Span span = actor.span().cover(sentence.token(match.to()).span());
          return new Finding(
              span, Bodies.sense(passage, span, match.type(), adjective), Trust.DESIGNATOR);
        });
  }

  /** "The armed forces of Ghana": the noun is the body, and Ghana is named as well. */
  private static Optional<Finding> ofState(
      Passage passage, Sentence sentence, int from, BodyWords.Match match, Known known) {
    Span span = NameWords.span(sentence, from, match.to());
    return CapitalRuns.behindOf(sentence, match.to() + 1)
        .flatMap(state -> known.stateStartingAt(state.span().start()))
        .filter(state -> state.sense(ActorSense.class).orElseThrow().how() == Naming.NAME)
        .filter(state -> isAlone(sentence, state))
        .map(state -> Bodies.sense(passage, span, match.type(), Optional.of(state)))
        .map(sense -> new Finding(span, sense, Trust.DESIGNATOR));
  }

  /** Not "the navy of Ghana's neighbour", "the police forces of Ghana and Togo". */
  private static boolean isAlone(Sentence sentence, Finding state) {
    List<Token> tokens = sentence.tokens(state.span());
    int next = tokens.get(tokens.size() - 1).index() + 1;
    boolean joined =
        NameWords.at(sentence, next)
            .filter(t -> t.pos().matches("POS|HYPH") || NameWords.isNameWord(t))
            .isPresent();
    boolean list =
        NameWords.at(sentence, next).filter(t -> t.form().matches("and|&|,")).isPresent()
            && sentence
                .headOf(state.span())
                .filter(t -> sentence.children(t, "conj").findAny().isPresent())
                .isPresent();
    return !joined && !list;
  }

  /** "the Italian export credit agency SACE": the name follows. */
  private static boolean isNamed(Sentence sentence, int noun, Known known) {
    return NameWords.at(sentence, noun + 1)
        .filter(name -> name.is("appos") && name.head() == noun && name.isProperNoun())
        .flatMap(name -> known.bodyStartingAt(name.span().start()))
        .isPresent();
  }

  private static boolean isSmallModifier(Token token) {
    return Character.isLowerCase(token.form().charAt(0))
        && (token.isNoun() || token.pos().equals("JJ"));
  }
}
