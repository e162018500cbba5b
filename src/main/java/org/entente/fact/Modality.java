package org.entente.fact;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.entente.annotation.Actor;
import org.entente.annotation.Sentence;
import org.entente.annotation.Token;
import org.entente.document.Span;

/**
 * How sure a statement is, how far its engagement has come, and whose word it is: read from the
 * verbs, nouns and modifiers above and beside a trigger.
 *
 * @param tense of the trigger, or of the verb that carries it
 * @param status what words beside the tense say
 * @param factuality what the words say; empty when nothing qualifies the statement
 * @param sources whose word it is
 */
record Modality(
    Frame.Tense tense,
    Optional<Slot<Status>> status,
    Optional<Slot<Factuality>> factuality,
    List<Slot<Actor>> sources) {

  private static final Set<String> FUTURE = Set.of("will", "shall", "'ll", "would", "wo", "going");

  /** What has only begun when it has been done. */
  private static final Set<String> BEGINNING = Set.of("begin", "start", "commence");

  private static final Set<String> CONDITIONS = Set.of("if", "unless", "provided");

  /** What opens a clause that tells of nothing done when its sentence looks ahead. */
  private static final Set<String> AWAITING =
      Set.of("once", "until", "till", "when", "after", "as");

  private static final Set<String> NOTHING = Set.of("no", "nothing", "nobody", "neither", "none");

  /** "In talks", "on a visit", "under negotiation". */
  private static final Set<String> GOING_ON = Set.of("in", "on", "under");

  private static final Set<String> MAY = Set.of("may", "might", "could", "can");

  private static final Set<String> ARTICLES = Set.of("a", "an", "any");

  private static final Set<String> WITH = Set.of("with", "between");

  private static final Set<String> SHOULD = Set.of("should", "must", "ought");

  /** "Will", "shall". */
  static boolean isFuture(Token auxiliary) {
    return FUTURE.contains(auxiliary.form().toLowerCase(Locale.ROOT));
  }

  /** Reads the modality of matches in one sentence. */
  static final class Reader {

    private final FactLexicon lexicon;
    private final Fillers fillers;
    private final Accounts accounts;
    private final Chronicle chronicle;

    Reader(FactLexicon lexicon, Fillers fillers, Chronicle chronicle) {
      this.lexicon = lexicon;
      this.fillers = fillers;
      this.chronicle = chronicle;
      this.accounts = new Accounts(lexicon, fillers);
    }

    Modality read(SentenceMentions where, TriggerMatch match, Arguments arguments) {
      return new Reading(where, match, arguments).read();
    }

    /** The state of one reading. */
    private final class Reading {

      private final SentenceMentions where;
      private final Sentence sentence;
      private final Doubts doubts;
      private final TriggerMatch match;
      private final Arguments arguments;
      private Optional<Slot<Status>> status = Optional.empty();
      private Optional<Slot<Factuality>> factuality = Optional.empty();
      private final List<Slot<Actor>> sources = new ArrayList<>();

      Reading(SentenceMentions where, TriggerMatch match, Arguments arguments) {
        this.where = where;
        this.sentence = where.sentence();
        this.doubts = new Doubts(sentence, lexicon);
        this.match = match;
        this.arguments = arguments;
      }

      Modality read() {
        Token anchor = match.anchor();
        Frame.Tense tense;
        if (match.trigger().verb()) {
          tense = verbGroup(anchor);
          doubts.counterfactual(anchor).ifPresent(would -> deny(would.span()));
          doubts.notOne(anchor).ifPresent(not -> deny(not.span()));
        } else {
          modifiers(anchor);
          fate(anchor);
          sentence.children(anchor, "acl", "relcl").forEach(this::blamed);
          tense =
              arguments
                  .carrier()
                  .map(this::carrierTense)
                  .or(() -> happening(anchor).map(this::verbGroup))
                  .orElseGet(() -> around(anchor));
        }
        hypothetical(anchor);
        climb(anchor);
        according();
        if (sources.isEmpty()) {
          sources.addAll(accounts.sources(where));
        }
        // "3 May 2011: Peru and Chile sign a treaty": the present of chronologies is past.
        if (tense == Frame.Tense.PRESENT && chronicle.isEntry()) {
          tense = Frame.Tense.PAST;
        }
        return new Modality(tense, status, factuality, List.copyOf(sources));
      }

      /** "A joint venture with Chad would give it gas": nobody says that there is one. */
      private void hypothetical(Token noun) {
        boolean some =
            noun.isNoun()
                && noun.is("nsubj")
                && sentence.children(noun, "det").anyMatch(a -> ARTICLES.contains(a.word()))
                && sentence.children(noun, "prep").anyMatch(p -> WITH.contains(p.word()));
        sentence
            .head(noun)
            .filter(verb -> some && !lexicon.isHappening(verb.lemma()))
            .filter(verb -> sentence.children(verb, "aux").noneMatch(a -> a.lemma().equals("have")))
            .stream()
            .flatMap(verb -> sentence.children(verb, "aux"))
            .filter(would -> would.word().equals("would"))
            .findFirst()
            .ifPresent(would -> possible(would.span()));
      }

      /** What stands around a noun that no verb says to happen. */
      private Frame.Tense around(Token noun) {
        if (isScheduled(noun)) {
          return Frame.Tense.FUTURE;
        }
        if (participle(noun) || afterwards(noun)) {
          return Frame.Tense.PAST;
        }
        return isGoingOn(noun) ? Frame.Tense.PRESENT : Frame.Tense.NOUN;
      }

      /** "Is in talks with", "are on a visit to". */
      private boolean isGoingOn(Token noun) {
        return noun.is("pobj")
            && sentence
                .head(noun)
                .filter(in -> GOING_ON.contains(in.word()))
                .flatMap(sentence::head)
                .filter(be -> be.lemma().equals("be") && finite(be) == Frame.Tense.PRESENT)
                .isPresent();
      }

      /**
       * "The summit is to be held", "the drill is due to begin", "noted a summit to take place".
       */
      private boolean isScheduled(Token noun) {
        return isToBeHeld(noun)
            || noun.is("nsubj")
                && sentence
                    .head(noun)
                    .filter(be -> be.lemma().equals("be") && finite(be) != Frame.Tense.PAST)
                    .filter(be -> sentence.children(be, "xcomp").anyMatch(this::isInfinitive))
                    .isPresent();
      }

      private boolean isToBeHeld(Token noun) {
        int next = noun.index() + 1;
        int to = next < sentence.tokens().size() && isComma(sentence.token(next)) ? next + 1 : next;
        return to < sentence.tokens().size()
            && sentence.token(to).word().equals("to")
            && sentence
                .head(sentence.token(to))
                .filter(Token::isVerb)
                .filter(held -> lexicon.isHolding(held.lemma()))
                .filter(
                    held ->
                        sentence.children(held, "auxpass").findAny().isPresent()
                            || sentence
                                .children(held, "dobj")
                                .anyMatch(place -> place.word().equals("place")))
                .isPresent();
      }

      private static boolean isComma(Token token) {
        return token.form().equals(",");
      }

      /** "after talks", "during the visit". */
      private boolean afterwards(Token noun) {
        return noun.is("pobj")
            && sentence
                .head(noun)
                .filter(
                    p ->
                        Set.of("after", "following", "during", "since").contains(p.lemma())
                            || p.form().equalsIgnoreCase("following"))
                .isPresent();
      }

      /** "exercises conducted in the bay", "a deal signed last year". */
      private boolean participle(Token noun) {
        return sentence
            .children(noun, "acl", "relcl")
            .anyMatch(v -> v.pos().equals("VBN") && arguments.territory().contains(v));
      }

      /** What became of the engagement: "the treaty lapsed", "an order cancelled in May". */
      private void fate(Token noun) {
        sentence
            .children(noun, "acl", "relcl")
            .filter(verb -> verb.pos().equals("VBN") && lexicon.cancels(sentence, verb))
            .filter(verb -> sentence.children(verb, "aux").noneMatch(Modality::isFuture))
            .findFirst()
            .ifPresent(verb -> status = Optional.of(new Slot<>(Status.CANCELLED, verb.span())));
        if (noun.is("nsubj")) {
          sentence.head(noun).filter(this::isInForce).ifPresent(this::ends);
          sentence
              .head(noun)
              .filter(verb -> sentence.children(verb, "dobj").findAny().isEmpty())
              .flatMap(
                  verb ->
                      lexicon
                          .verb(sentence, verb)
                          .filter(m -> !m.reports())
                          .flatMap(FactLexicon.Modal::status)
                          .filter(s -> isFate(s, verb)))
              .ifPresent(s -> status = Optional.of(new Slot<>(s, noun.span())));
        }
      }

      /** "Became the second state to open a base", "is the latest to do so": it has done so. */
      private boolean isOneOfFew(Token verb) {
        // The parser may hang "to open" on "became" itself.
        Stream<Token> beside =
            verb.is("advcl") && Clauses.isInfinitive(sentence, verb)
                ? sentence.head(verb).stream().flatMap(is -> sentence.children(is, "attr"))
                : Stream.empty();
        return Stream.concat(sentence.head(verb).stream(), beside)
            .filter(one -> one.isNoun() && (one.is("attr") || one.is("acomp")))
            .filter(one -> one.index() < verb.index())
            .filter(
                one ->
                    sentence
                        .children(one, "amod", "nmod")
                        .anyMatch(which -> which.isOrdinal() || lexicon.isOneOf(which.word())))
            .flatMap(one -> sentence.head(one).stream())
            .filter(
                is -> is.pos().equals("VBD") || is.pos().equals("VBN") || is.pos().equals("VBZ"))
            .anyMatch(is -> is.lemma().equals("become") || is.lemma().equals("be"));
      }

      /** What has begun is under way; what will begin is not. */
      private boolean isFate(Status said, Token verb) {
        return switch (said) {
          case COMPLETED, CANCELLED -> true;
          case UNDERWAY ->
              finite(verb) == Frame.Tense.PAST
                  && sentence.children(verb, "aux").noneMatch(Modality::isFuture);
          default -> false;
        };
      }

      /** "will begin" of "the talks will begin". */
      private Optional<Token> happening(Token noun) {
        return sentence
            .head(noun)
            .filter(v -> noun.is("nsubj") && v.isVerb() && lexicon.isHappening(v.lemma()));
      }

      private Frame.Tense carrierTense(Token carrier) {
        Frame.Tense tense = verbGroup(carrier);
        Optional<FactLexicon.Modal> modal = lexicon.verb(sentence, carrier);
        modal
            .filter(m -> !m.reports() && !doubts.isHeldFor(carrier, match.anchor()))
            .ifPresent(m -> apply(m, carrier));
        blamed(carrier);
        // "Denied the sale"; who rejects a deal takes it as given.
        boolean denied =
            modal
                    .flatMap(FactLexicon.Modal::factuality)
                    .filter(f -> f == Factuality.DENIED)
                    .isPresent()
                && !lexicon.isOpinion(carrier.lemma());
        if (doubts.isUnconfirmed(carrier)) {
          set(Factuality.POSSIBLE, carrier.span());
        } else if (denied && factuality.isEmpty()) {
          deny(carrier.span());
          source(carrier);
        }
        return tense;
      }

      /** "Blamed the strike on Peru", "a strike blamed on Peru": it is alleged that Peru did it. */
      private void blamed(Token verb) {
        if (lexicon.isAccusing(verb.lemma())) {
          set(Factuality.ALLEGED, verb.span());
          source(verb);
        }
      }

      /** Auxiliaries, negation and adverbs of a verb; and its tense. */
      private Frame.Tense verbGroup(Token verb) {
        Frame.Tense tense = finite(verb);
        boolean over = verb == match.anchor() && ends(verb);
        for (Token child : sentence.children(verb)) {
          String word = child.form().toLowerCase(Locale.ROOT);
          if (child.is("neg") && lexicon.isConfirming(verb.lemma())) {
            set(Factuality.POSSIBLE, child.span());
          } else if (child.is("neg") || word.equals("never")) {
            deny(child.span());
          } else if (child.is("aux") && MAY.contains(word) && !over) {
            possible(child.span());
          } else if (child.is("aux") && isFuture(child)) {
            tense = Frame.Tense.FUTURE;
          } else if (child.is("aux") && SHOULD.contains(word) && isDemanded(verb)) {
            status = status.or(() -> Optional.of(new Slot<>(Status.PROPOSED, child.span())));
          } else if (child.is("advmod")) {
            lexicon.modifier(word).ifPresent(m -> apply(m, child));
          } else if (isNothing(child)) {
            deny(child.span());
          }
        }
        return tense == Frame.Tense.PRESENT && isNext(verb) ? Frame.Tense.FUTURE : tense;
      }

      /** "Should be fined"; not "should have been fined". */
      private boolean isDemanded(Token verb) {
        return sentence.children(verb, "auxpass").anyMatch(be -> be.word().equals("be"));
      }

      /** "Is in force", "is valid", "applies". */
      private boolean isInForce(Token verb) {
        return lexicon.isInForce(verb.lemma())
            || verb.lemma().equals("be")
                && Stream.concat(
                        sentence.children(verb, "acomp", "attr"),
                        sentence.children(verb, "prep").flatMap(p -> sentence.children(p, "pobj")))
                    .anyMatch(what -> lexicon.isInForce(what.lemma()));
      }

      /** Takes in "no longer sells gas", "can no longer sell"; says whether it is so. */
      private boolean ends(Token verb) {
        Optional<Token> longer =
            sentence
                .children(verb, "advmod")
                .filter(word -> word.word().equals("longer"))
                .filter(
                    word -> sentence.children(word).stream().anyMatch(no -> no.word().equals("no")))
                .findFirst();
        longer.ifPresent(word -> status = Optional.of(new Slot<>(Status.CANCELLED, word.span())));
        return longer.isPresent();
      }

      /** "Received no aid", "neither Chad nor Mali signed". */
      private boolean isNothing(Token phrase) {
        boolean taken = phrase.is("dobj") || phrase.relation().startsWith("nsubj");
        return taken
            && (NOTHING.contains(phrase.lemma())
                || sentence
                    .children(phrase, "det", "preconj", "cc", "neg")
                    .filter(word -> word.index() < phrase.index())
                    .anyMatch(word -> NOTHING.contains(word.lemma())));
      }

      /** "Are reported to have been delivered"; not "are expected to have been delivered". */
      private boolean isSaidToBe(Token infinitive) {
        return infinitive.is("xcomp")
            && sentence
                .head(infinitive)
                .filter(saying -> saying.pos().equals("VBN"))
                .filter(saying -> !lexicon.isScheduling(saying.lemma()))
                .isPresent();
      }

      /** "Visits Rome next week". */
      private boolean isNext(Token verb) {
        return (verb.pos().equals("VBZ") || verb.pos().equals("VBP"))
            && sentence
                .children(verb, "npadvmod", "tmod")
                .flatMap(when -> sentence.children(when, "amod", "nmod"))
                .anyMatch(next -> next.form().equalsIgnoreCase("next"));
      }

      private Frame.Tense finite(Token verb) {
        boolean progressive =
            verb.pos().equals("VBG")
                && sentence.children(verb, "aux").anyMatch(a -> a.lemma().equals("be"));
        boolean perfect = sentence.children(verb, "aux").anyMatch(a -> a.lemma().equals("have"));
        if (progressive) {
          return sentence.children(verb, "aux").anyMatch(a -> a.pos().equals("VBD"))
              ? Frame.Tense.PAST
              : Frame.Tense.PRESENT;
        }
        if (isInfinitive(verb) && (isOneOfFew(verb) || perfect && isSaidToBe(verb))) {
          return Frame.Tense.PAST;
        }
        if (isInfinitive(verb)) {
          // "Helped to build": built. "Is to help to build": not yet.
          return sentence
              .head(verb)
              .filter(above -> verb.is("xcomp") && lexicon.isImplicative(above.lemma()))
              .map(this::helping)
              .orElse(Frame.Tense.FUTURE);
        }
        if (verb.pos().equals("VB") && sentence.children(verb, "aux").findAny().isEmpty()) {
          // "Helped Peru build": built.
          Optional<Token> helping =
              sentence
                  .head(verb)
                  .filter(above -> verb.is("ccomp") || verb.is("xcomp"))
                  .filter(above -> lexicon.isHelping(above.lemma()));
          if (helping.isPresent()) {
            return helping(helping.get());
          }
        }
        if (perfect || verb.pos().equals("VBD") || isJudged(verb)) {
          return Frame.Tense.PAST;
        }
        if (verb.pos().equals("VBN")) {
          return sentence
                  .children(verb, "auxpass")
                  .anyMatch(a -> a.pos().equals("VBZ") || a.pos().equals("VBP"))
              ? Frame.Tense.PRESENT
              : sentence.children(verb, "auxpass").anyMatch(a -> a.pos().equals("VBG"))
                  ? Frame.Tense.PRESENT
                  : Frame.Tense.PAST;
        }
        if (verb.pos().equals("VBG") && verb.is("conj")) {
          return sentence
              .head(verb)
              .filter(Token::isVerb)
              .map(this::finite)
              .orElse(Frame.Tense.PRESENT);
        }
        return Frame.Tense.PRESENT;
      }

      /** The tense of "helped", "will help". */
      private Frame.Tense helping(Token verb) {
        return sentence.children(verb, "aux").anyMatch(Modality::isFuture)
            ? Frame.Tense.FUTURE
            : finite(verb);
      }

      /** "Was fined for exporting chips": that is done. */
      private boolean isJudged(Token gerund) {
        return gerund.is("pcomp")
            && sentence
                .head(gerund)
                .filter(
                    on ->
                        sentence
                            .head(on)
                            .flatMap(governor -> arguments.clauses().judging(on, governor))
                            .isPresent())
                .isPresent();
      }

      private void modifiers(Token noun) {
        for (Token child : sentence.children(noun)) {
          String word = child.form().toLowerCase(Locale.ROOT);
          if (child.index() < noun.index()) {
            lexicon.modifier(word).ifPresent(m -> apply(m, child));
          }
          if (child.is("det") && word.equals("no") || child.is("neg")) {
            deny(child.span());
          }
        }
      }

      /** Follows the arcs upwards as long as what is above governs the statement. */
      private void climb(Token from) {
        Token token = from;
        for (int i = 0; i < 8; i++) {
          Optional<Token> head = above(token);
          if (doubts.isInstead(token)) {
            deny(token.span());
            break;
          }
          if (head.isEmpty()) {
            apart(token);
            break;
          }
          Token above = head.get();
          condition(token);
          boolean governs =
              switch (token.relation()) {
                case "xcomp",
                    "ccomp",
                    "pcomp",
                    "prep",
                    "pobj",
                    "dobj",
                    "compound",
                    "conj",
                    "nsubjpass",
                    "attr",
                    "oprd",
                    "parataxis" ->
                    true;
                case "acl", "relcl" -> isInfinitive(token) || doubts.isContent(token);
                case "advcl" ->
                    isInfinitive(token)
                        || above.lemma().equals("say")
                        || doubts.isGerundOf(above, token);
                case "nmod" -> above.isNoun();
                case "advmod" -> lexicon.verbWith(above, token).isPresent();
                default -> false;
              };
          if (!governs || isApart(token, above)) {
            reportedAround(token);
            break;
          }
          if (doubts.isExcluded(above, token)) {
            deny(above.span());
            break;
          }
          doubts.none(above, token).ifPresent(no -> deny(no.span()));
          doubts.whether(token).ifPresent(w -> set(Factuality.POSSIBLE, w.span()));
          boolean undergoes = token.is("dobj") || token.is("nsubjpass");
          if (undergoes && doubts.isHearsay(token) && lexicon.isDismissal(above.lemma())) {
            deny(above.span());
            source(above);
            break;
          }
          // Whoever condemns or discusses a thing takes it as given.
          if (token.is("dobj") && lexicon.isOpinion(above.lemma())) {
            break;
          }
          if (!token.is("conj")) {
            govern(above, token);
          }
          token = above;
        }
      }

      /** "Accused by Chad of shelling a village": the verb, which the parser puts below Chad. */
      private Optional<Token> above(Token token) {
        return Optional.of(token)
            .filter(preposition -> preposition.is("prep"))
            .flatMap(sentence::head)
            .flatMap(sentence::head)
            .filter(by -> by.is("agent"))
            .flatMap(sentence::head)
            .filter(this::isDoubting)
            .or(() -> sentence.head(token));
      }

      private boolean isDoubting(Token verb) {
        return lexicon.verb(sentence, verb).flatMap(FactLexicon.Modal::factuality).isPresent();
      }

      /**
       * "If Qatar signs a treaty", "unless Chile sells", "will open the border once Chad and Mali
       * sign": nobody says that they do.
       */
      private void condition(Token verb) {
        if (verb.is("advcl")) {
          sentence
              .children(verb, "mark")
              .filter(mark -> CONDITIONS.contains(mark.word()) || isAwaited(verb, mark))
              .findFirst()
              .ifPresent(
                  mark -> {
                    status = status.filter(s -> !isDone(s.value()));
                    possible(mark.span());
                  });
        }
      }

      private static boolean isDone(Status status) {
        return status == Status.AGREED || status == Status.COMPLETED;
      }

      private boolean isAwaited(Token verb, Token mark) {
        boolean open =
            AWAITING.contains(mark.word())
                && (!mark.word().equals("as") || isSoon(mark))
                && !verb.pos().equals("VBD")
                && !verb.pos().equals("VBG")
                && sentence.children(verb, "aux", "auxpass").noneMatch(a -> a.pos().equals("VBD"));
        return open
            && sentence
                .head(verb)
                .filter(above -> sentence.children(above, "aux").anyMatch(Modality::isFuture))
                .isPresent();
      }

      /** "As soon as Chad signs"; but "as Chad signs" is at the same time. */
      private boolean isSoon(Token mark) {
        return mark.index() > 0 && sentence.token(mark.index() - 1).word().equals("soon");
      }

      /**
       * "They drilled in 2017; the drill of 2021 was cancelled": a semicolon parts two statements.
       */
      private boolean isApart(Token token, Token above) {
        int from = Math.min(token.index(), above.index());
        int to = Math.max(token.index(), above.index());
        return (token.is("ccomp") || token.is("parataxis") || token.is("conj"))
            && token.isVerb()
            && sentence.tokens().subList(from, to).stream().anyMatch(t -> t.form().equals(";"));
      }

      /** "Has not ruled out": it may be. "Did not deny": it is as sure as it was. */
      private void notDenied(Token verb, Optional<Slot<Factuality>> before) {
        Optional<Token> not = sentence.children(verb, "neg").findFirst();
        boolean denied =
            factuality
                .filter(f -> f.value() == Factuality.DENIED && f.evidence().equals(verb.span()))
                .isPresent();
        if (not.isPresent() && denied) {
          boolean open = !doubts.isDenying(verb);
          factuality =
              before.or(() -> Optional.of(new Slot<>(Factuality.POSSIBLE, not.get().span())));
          if (open) {
            status = Optional.of(new Slot<>(Status.PROPOSED, verb.span()));
          }
        }
      }

      /** "Denies having sold", torn apart by the parser. */
      private void apart(Token gerund) {
        doubts
            .before(gerund)
            .ifPresent(
                verb ->
                    lexicon
                        .verb(sentence, verb)
                        .filter(m -> m.factuality().isPresent())
                        .ifPresent(
                            m -> {
                              apply(m, verb);
                              source(verb);
                            }));
      }

      /** "the deal, X said": a speech verb beside the clause. */
      private void reportedAround(Token token) {
        sentence
            .children(token, "parataxis", "ccomp", "advcl")
            .filter(Token::isVerb)
            .filter(
                v -> v.lemma().equals("say") || v.lemma().equals("add") || v.lemma().equals("note"))
            .findFirst()
            .ifPresent(this::source);
      }

      private void govern(Token above, Token below) {
        if (above.isVerb() || above.pos().startsWith("JJ")) {
          if (doubts.isToldOf(above, below, arguments.clauses())) {
            set(Factuality.REPORTED, above.span());
          }
          if (doubts.isUnconfirmed(above)) {
            set(Factuality.POSSIBLE, above.span());
          }
          if (arguments.carrier().filter(c -> c == above).isPresent()) {
            return;
          }
          boolean clausal =
              Set.of(
                      "xcomp",
                      "ccomp",
                      "pcomp",
                      "prep",
                      "dobj",
                      "nsubjpass",
                      "acl",
                      "advcl",
                      "pobj",
                      "advmod")
                  .contains(below.relation());
          // "continue with talks" says little of the talks; "accused of", "called for talks" say
          // all.
          Optional<FactLexicon.Modal> modal =
              Optional.of(below)
                  .filter(preposition -> preposition.is("prep") && !doubts.isText(above))
                  .flatMap(preposition -> lexicon.verbWith(above, preposition))
                  .or(
                      () ->
                          lexicon
                              .verb(sentence, above)
                              .filter(m -> !below.is("prep") || m.factuality().isPresent()));
          if (clausal && modal.isPresent() && !doubts.isHeldFor(above, below)) {
            FactLexicon.Modal m = modal.get();
            Optional<Slot<Factuality>> before = factuality;
            // "said that", but not "said the deal" with the deal as speaker.
            if (m.reports()) {
              if (below.is("ccomp")
                  || below.is("pcomp")
                  || below.is("prep")
                  || below.is("xcomp")
                  || m.factuality().isPresent()) {
                apply(m, above);
                source(above);
              }
            } else {
              apply(m, above);
            }
            notDenied(above, before);
            if (arguments.clauses().isPassive(above) && lexicon.isScheduling(above.lemma())) {
              status = Optional.of(new Slot<>(Status.PLANNED, above.span()));
            }
          }
          if (clausal && (below.is("ccomp") || below.is("xcomp"))) {
            doubts.negation(above).ifPresent(not -> negated(above, below, not));
            for (Token child : sentence.children(above)) {
              String word = child.form().toLowerCase(Locale.ROOT);
              if (child.is("aux") && MAY.contains(word) && below.is("xcomp")) {
                possible(child.span());
              } else if (child.is("advmod")) {
                lexicon.modifier(word).ifPresent(mod -> apply(mod, child));
              }
            }
            if (sentence
                .children(above, "nsubj")
                .map(Token::lemma)
                .anyMatch(
                    s ->
                        lexicon
                            .noun(s)
                            .flatMap(FactLexicon.Modal::factuality)
                            .filter(f -> f == Factuality.REPORTED)
                            .isPresent())) {
              set(Factuality.REPORTED, above.span());
            }
          }
        } else if (above.isNoun()) {
          boolean complement =
              below.is("pobj")
                  || below.is("prep")
                  || below.is("acl")
                  || below.is("pcomp")
                  || below.is("compound")
                  || below.is("nmod");
          Optional<FactLexicon.Modal> modal = lexicon.noun(above.lemma());
          if (complement && modal.isPresent()) {
            apply(modal.get(), above);
            if (modal.get().reports()) {
              owners(above).forEach(o -> sources.addAll(fillers.actors(where, o, true)));
              sentence
                  .children(above, "compound", "nmod")
                  .forEach(m -> sources.addAll(fillers.modifiers(where, m)));
            }
          }
          if (complement && above.lemma().equals("risk")) {
            possible(above.span());
          }
        }
      }

      /**
       * "Did not agree to sell": denied; "will not hesitate to sell", "does not mean that": open.
       */
      private void negated(Token above, Token below, Token not) {
        boolean infinitive = below.is("xcomp");
        if (infinitive && lexicon.isHesitating(above.lemma())
            || !infinitive && lexicon.isInferring(above.lemma())) {
          possible(not.span());
        } else if (infinitive) {
          deny(not.span());
        }
      }

      private List<Token> owners(Token noun) {
        return sentence.children(noun, "poss").toList();
      }

      private void source(Token speech) {
        if (sources.isEmpty()) {
          sentence
              .children(speech, "nsubj")
              .forEach(s -> sources.addAll(fillers.actors(where, s, true)));
          sentence
              .children(speech, "agent")
              .flatMap(a -> sentence.children(a, "pobj"))
              .forEach(s -> sources.addAll(fillers.actors(where, s, true)));
        }
      }

      private void according() {
        if (!sources.isEmpty()) {
          return;
        }
        for (Token token : sentence.tokens()) {
          if (token.form().equalsIgnoreCase("according")) {
            sentence
                .children(token, "prep", "pcomp")
                .flatMap(to -> sentence.children(to, "pobj"))
                .forEach(
                    said -> {
                      sources.addAll(fillers.actors(where, said, true));
                      lexicon
                          .noun(said.lemma())
                          .flatMap(FactLexicon.Modal::factuality)
                          .ifPresent(f -> set(f, token.span()));
                    });
          }
        }
      }

      private boolean isInfinitive(Token verb) {
        return Clauses.isInfinitive(sentence, verb);
      }

      private void apply(FactLexicon.Modal modal, Token by) {
        // What was planned and then dropped is dropped.
        boolean dropped =
            modal.status().filter(s -> s == Status.CANCELLED).isPresent()
                && status.filter(s -> s.value() != Status.COMPLETED).isPresent();
        // "Hopes to begin exporting": it has not begun.
        boolean ahead =
            modal.status().filter(s -> s == Status.PLANNED || s == Status.PROPOSED).isPresent()
                && status
                    .filter(s -> s.value() == Status.UNDERWAY)
                    .flatMap(s -> sentence.headOf(s.evidence()))
                    .filter(verb -> BEGINNING.contains(verb.lemma()))
                    .isPresent();
        if (status.isEmpty() || dropped || ahead) {
          status =
              modal.status().map(s -> resumed(s, by).orElseGet(() -> new Slot<>(s, by.span())));
        }
        modal.factuality().ifPresent(f -> set(f, by.span()));
      }

      /** "Suspended the deliveries in May and resumed them in June": they go on. */
      private Optional<Slot<Status>> resumed(Status said, Token verb) {
        return sentence
            .children(verb, "conj")
            .filter(
                next -> said == Status.CANCELLED && verb.isVerb() && next.index() > verb.index())
            .filter(
                next ->
                    lexicon
                        .verb(sentence, next)
                        .flatMap(FactLexicon.Modal::status)
                        .equals(Optional.of(Status.UNDERWAY)))
            .findFirst()
            .map(next -> new Slot<>(Status.UNDERWAY, next.span()));
      }

      private void possible(Span by) {
        set(Factuality.POSSIBLE, by);
        if (status.isEmpty()) {
          status = Optional.of(new Slot<>(Status.PROPOSED, by));
        }
      }

      private void deny(Span by) {
        factuality = Optional.of(new Slot<>(Factuality.DENIED, by));
      }

      private void set(Factuality value, Span by) {
        // "Denied reports that": denied.
        boolean hearsay =
            value == Factuality.DENIED
                && factuality
                    .map(Slot::value)
                    .filter(f -> f == Factuality.REPORTED || f == Factuality.ALLEGED)
                    .isPresent();
        if (factuality.isEmpty() || hearsay) {
          factuality = Optional.of(new Slot<>(value, by));
        }
      }
    }
  }
}
