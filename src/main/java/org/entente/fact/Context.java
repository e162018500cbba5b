package org.entente.fact;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.entente.annotation.Actor;
import org.entente.annotation.Mention.ActorMention;
import org.entente.annotation.Mention.DateMention;
import org.entente.annotation.Mention.NamedMention;
import org.entente.annotation.Sentence;
import org.entente.annotation.Token;
import org.entente.knowledge.ActorType;
import org.entente.knowledge.EngagementKind;
import org.entente.knowledge.Role;

/**
 * Participants for an engagement that names none: those of the text around it, from the first of
 * several sources that may lend to it and has at least two.
 */
final class Context {

  private static final Set<String> SHARED =
      Set.of("joint", "bilateral", "trilateral", "reciprocal", "collaborative");

  /** Relations of those who may be two sides to the verb that they stand with. */
  private static final Set<String> AROUND =
      Set.of("nsubj", "nsubjpass", "dobj", "dative", "prep", "agent");

  /** Prepositions after which somebody takes part in what a verb tells of. */
  private static final Set<String> SIDES = Set.of("to", "with", "from", "for", "by", "between");

  /** Prepositions that say which thing a noun means. */
  private static final Set<String> WHICH =
      Set.of("of", "for", "in", "at", "on", "between", "to", "from", "near", "across", "through");

  /** Arguments that say what somebody joins or leaves. */
  private static final List<String> JOINED = List.of("object", "to", "into", "from", "of");

  /** Words before a noun that bring in others than those spoken of. */
  private static final Set<String> SOME =
      Set.of("several", "many", "some", "other", "another", "numerous", "various");

  private static final Set<String> CLAUSES = Set.of("conj", "parataxis");

  /** A title and what stands right below it. */
  private static final int START = 1;

  private static final Set<String> THREE =
      Set.of("trilateral", "tripartite", "three-way", "quadrilateral", "multilateral");

  /** How many arcs above a trigger its doers may stand. */
  private static final int HEIGHT = 6;

  /** What is needed of an agreement that names nobody else: that it is between some. */
  private static final String BETWEEN = "any-between";

  /** What says between whom something is. */
  private static final List<String> BETWEEN_BODIES = List.of("between", "among", "of", "by");

  private final FactLexicon lexicon;
  private final Fillers fillers;
  private final Discourse discourse;

  Context(FactLexicon lexicon, Fillers fillers, Discourse discourse) {
    this.lexicon = lexicon;
    this.fillers = fillers;
    this.discourse = discourse;
  }

  /**
   * One place to look for participants.
   *
   * @param lendsTo the engagements that it may lend to
   */
  private record Source(
      String name, Predicate<Draft> lendsTo, Supplier<List<Slot<Actor>>> participants) {}

  /**
   * Gives a draft participants of the text around it.
   *
   * @return where they were found
   */
  Optional<String> lend(
      SentenceMentions where, Draft draft, TriggerMatch match, Arguments arguments) {
    // A verb with a subject of its own that is no actor says that others did it.
    boolean silent =
        !match.trigger().verb()
            || arguments.get("subject").isEmpty()
            || isImpersonal(match, arguments);
    if (draft.participants().isEmpty() && draft.kind() == EngagementKind.CONFLICT) {
      return lendSides(where.sentence(), draft, match);
    }
    // "The alliance signed a pact": whom it means is no engagement.
    boolean somebody = !fillers.meant(where, draft.anchor()).isEmpty();
    if (!draft.participants().isEmpty()
        || !isMutual(draft.kind())
        || !silent
        || somebody
        || isOfUnnamed(where.sentence(), arguments.get("subject").stream())) {
      return Optional.empty();
    }
    if (Clauses.isWishedElsewhere(where.sentence(), lexicon, draft.anchor())) {
      return Optional.empty();
    }
    int least = isOfThree(where.sentence(), match) ? 3 : 2;
    for (Source source : sources(where, match, arguments)) {
      if (source.lendsTo().test(draft)) {
        List<Slot<Actor>> found =
            source.participants().get().stream()
                .filter(a -> !draft.bystanders().contains(a.value().id()))
                .toList();
        if (found.size() >= least && !(isMixed(found) && isOfBodies(where, arguments))) {
          found.forEach(a -> draft.participant(mutualRole(draft.kind()), a));
          draft.borrowed();
          return Optional.of(source.name());
        }
      }
    }
    return Optional.empty();
  }

  /** States and others: none of them is one of "both central banks". */
  private static boolean isMixed(List<Slot<Actor>> found) {
    return found.stream().map(a -> a.value().type() == ActorType.STATE).distinct().count() > 1;
  }

  /** "Between both central banks", "the two navies": bodies of states, or those of firms. */
  private boolean isOfBodies(SentenceMentions where, Arguments arguments) {
    return BETWEEN_BODIES.stream()
        .flatMap(argument -> arguments.get(argument).stream())
        .filter(noun -> discourse.isGroup(where, noun))
        .anyMatch(noun -> lexicon.anaphor(noun.word()).filter(this::mayBeStates).isEmpty());
  }

  private boolean mayBeStates(FactLexicon.Anaphor anaphor) {
    return anaphor.types().contains(ActorType.STATE);
  }

  /** "Met ahead of the Blue Summit": who meets at that is not said. */
  private boolean isNamedOther(SentenceMentions where, TriggerMatch match) {
    return where
        .at(match.anchor(), NamedMention.class)
        .filter(name -> ProperNames.isAtOtherTime(where.sentence(), lexicon, name))
        .isPresent();
  }

  /** "Five states signed the treaty": some that nobody has spoken of. */
  static boolean isOfUnnamed(Sentence sentence, Stream<Token> subjects) {
    return subjects
        .filter(several -> several.pos().equals("NNS"))
        .filter(several -> !Discourse.isDefinite(sentence, several))
        .flatMap(subject -> sentence.children(subject).stream())
        .anyMatch(
            which ->
                which.pos().equals("CD") && !which.word().equals("two")
                    || SOME.contains(which.word()));
  }

  /** "The war", "the dispute" in a text about two: theirs. */
  private Optional<String> lendSides(Sentence sentence, Draft draft, TriggerMatch match) {
    if (!draft.definite()
        || !draft.anchor().isNoun()
        || discourse.topic().size() < 2
        || Clauses.isOfElsewhere(sentence, draft.anchor())) {
      return Optional.empty();
    }
    slots(discourse.topic(), match).forEach(a -> draft.participant(Role.INITIATOR, a));
    draft.borrowed();
    return Optional.of("what the document is about");
  }

  /** "A trilateral summit". */
  private static boolean isOfThree(Sentence sentence, TriggerMatch match) {
    return sentence.children(match.anchor()).stream()
        .anyMatch(word -> THREE.contains(word.form().toLowerCase(Locale.ROOT)));
  }

  /**
   * The other side of what is "with" somebody: "its safeguards agreement with Washington", "Manila
   * cancelled a drill with Hanoi".
   *
   * @return where it was found
   */
  Optional<String> lendOtherSide(
      SentenceMentions where, Draft draft, TriggerMatch match, Arguments arguments) {
    if (draft.participants().size() != 1
        || !isMutual(draft.kind()) && !isDispute(draft)
        || match.trigger().verb()
        || !isWith(where.sentence(), draft, arguments)) {
      return Optional.empty();
    }
    Set<Integer> there = draft.actorIds();
    Optional<Slot<Actor>> doer =
        doers(where, match.anchor()).stream()
            .filter(a -> !there.contains(a.value().id()))
            .filter(a -> !draft.bystanders().contains(a.value().id()))
            .findFirst();
    Optional<Slot<Actor>> other =
        doer.or(() -> isOneMore(where.sentence(), match) ? before(draft, match) : doer);
    other.ifPresent(a -> draft.participant(mutualRole(draft.kind()), a));
    return other.map(a -> doer.isPresent() ? "the clause above" : "the one told before");
  }

  /**
   * The body that a document is about, else the one spoken of last, for whoever joins or leaves and
   * nothing says what: "Libya joined in 2008", "Peru and Chile were admitted"; not "Laos left on
   * Monday".
   *
   * @return where it was found
   */
  Optional<String> lendBody(SentenceMentions where, Draft draft, Arguments arguments) {
    Sentence sentence = where.sentence();
    boolean states =
        !draft.participants().isEmpty()
            && draft.participants().keySet().stream()
                .allMatch(joining -> joining.actor().type() == ActorType.STATE);
    if (!states
        || draft.kind() != EngagementKind.COOPERATION
        || !lexicon.isMembership(draft.anchor().lemma())
        || !isOfBodies(draft.frame())
        || lexicon.isDeparture(draft.anchor().lemma()) && !isOfYear(sentence, draft)
        || isSaid(where, draft, arguments)) {
      return Optional.empty();
    }
    return discourse
        .body(where, draft.anchor())
        .map(
            body -> {
              draft.participant(Role.PARTNER, new Slot<>(body, draft.anchor().span()));
              return "the body that is spoken of";
            });
  }

  /**
   * The two sides of a visit or of talks, for what was signed there by nobody else: "23 agreements
   * were signed during the visit of the president to Peru".
   *
   * @param drafts all of the sentence
   */
  void lendOccasion(SentenceMentions where, List<Draft> drafts) {
    Occasions occasions = new Occasions(where.sentence());
    for (Draft occasion : drafts) {
      for (Draft other : drafts) {
        if (isSignedOn(where.sentence(), occasion, other, occasions)) {
          other.said(BETWEEN);
          occasion.participants().values().stream()
              .map(side -> new Slot<>(side.value().actor(), side.evidence()))
              .map(fillers::ofState)
              .forEach(side -> other.participant(Role.PARTY, side));
          other.own();
        }
      }
    }
  }

  /** Whether several texts were signed on an occasion of two sides, and not by others. */
  private boolean isSignedOn(Sentence sentence, Draft occasion, Draft other, Occasions occasions) {
    boolean others = !other.participants().isEmpty() && (other.definite() || !other.isBorrowed());
    return occasion.kind() == EngagementKind.MEETING
        && other.kind() == EngagementKind.AGREEMENT
        && !others
        && sentence.children(other.anchor()).stream().anyMatch(n -> n.pos().equals("CD"))
        && Sameness.states(occasion).size() == 2
        && occasions.isSignedOn(occasion, other, lexicon);
  }

  /** Whether a frame has a role that only bodies fill: what somebody is a member of. */
  private static boolean isOfBodies(Frame frame) {
    return frame.roles().values().stream()
        .flatMap(List::stream)
        .anyMatch(
            filling ->
                filling instanceof Frame.Filling.Participant one
                    && !one.types().isEmpty()
                    && TypeSets.BODIES.containsAll(one.types()));
  }

  /** "Left in 1984", "was admitted on 5 May 1997". */
  private static boolean isOfYear(Sentence sentence, Draft draft) {
    return sentence
        .children(draft.anchor(), "prep", "tmod", "npadvmod", "advmod")
        .flatMap(when -> sentence.subtree(when).stream())
        .anyMatch(References::isYear);
  }

  /**
   * "Acceded to the treaty": what somebody joins or leaves is said, whatever it is; not Peru of
   * "Chile joined in 2000, Peru in 2009".
   */
  private static boolean isSaid(SentenceMentions where, Draft draft, Arguments arguments) {
    return JOINED.stream()
        .flatMap(argument -> arguments.get(argument).stream())
        .filter(token -> !isBehindDate(where, draft.anchor(), token))
        .anyMatch(
            token ->
                draft.participants().values().stream()
                    .noneMatch(one -> one.evidence().overlaps(token.span())));
  }

  private static boolean isBehindDate(SentenceMentions where, Token verb, Token token) {
    return where.at(token, ActorMention.class).isPresent()
        && where.all(DateMention.class).stream()
            .anyMatch(
                date ->
                    date.span().start() >= verb.span().end()
                        && date.span().end() <= token.span().start());
  }

  /** "Left over a row with Chad": whoever did so has it; not of "the war with Chad". */
  private static boolean isDispute(Draft draft) {
    return draft.kind() == EngagementKind.CONFLICT && !draft.frame().domains().contains("military");
  }

  /** Whether the one who takes part is the one that it is with. */
  private static boolean isWith(Sentence sentence, Draft draft, Arguments arguments) {
    return arguments.get("with").stream()
        .flatMap(with -> sentence.subtree(with).stream())
        .anyMatch(
            token ->
                draft.participants().values().stream()
                    .anyMatch(one -> one.evidence().overlaps(token.span())));
  }

  /** "A similar agreement with Tanzania". */
  private boolean isOneMore(Sentence sentence, TriggerMatch match) {
    return sentence
        .children(match.anchor(), "nmod", "amod", "det")
        .anyMatch(word -> lexicon.isFurther(word.form().toLowerCase(Locale.ROOT)));
  }

  /** Who did first what was told of the kind before. */
  private Optional<Slot<Actor>> before(Draft draft, TriggerMatch match) {
    return discourse
        .lastDoer(draft.kind())
        .filter(doer -> !draft.actorIds().contains(doer.id()))
        .map(doer -> new Slot<>(doer, match.span()));
  }

  /** Who does what the verbs above say, nearest first. */
  private List<Slot<Actor>> doers(SentenceMentions where, Token anchor) {
    Sentence sentence = where.sentence();
    List<Slot<Actor>> doers = new ArrayList<>();
    Optional<Token> above = sentence.head(anchor);
    for (int i = 0; i < HEIGHT && above.isPresent(); i++) {
      if (above.get().isVerb() && !lexicon.isCommenting(above.get().lemma())) {
        for (Token subject : sides(sentence, above.get(), Set.of("nsubj", "nsubjpass"))) {
          List<Slot<Actor>> named = fillers.actors(where, subject, false);
          doers.addAll(named.isEmpty() ? fillers.behind(where, subject) : named);
        }
      }
      above = isClosed(sentence, above.get()) ? Optional.empty() : sentence.head(above.get());
    }
    return doers;
  }

  /** What stands with a verb; not who only asks others: "Oman asked Chad to publish the deal". */
  private List<Token> sides(Sentence sentence, Token verb, Set<String> relations) {
    boolean asks = Clauses.isAsking(sentence, lexicon, verb);
    return sentence.children(verb).stream()
        .filter(side -> relations.contains(side.relation()))
        .filter(side -> !asks || !side.is("nsubj"))
        .toList();
  }

  /**
   * "Oman lends, and Chad signed a deal": a clause with a doer of its own beside another; "Oman
   * said that its neighbour signed a deal": one whose doer is surely none of those above.
   */
  private boolean isClosed(Sentence sentence, Token verb) {
    List<Token> subjects = sentence.children(verb, "nsubj", "nsubjpass").toList();
    return CLAUSES.contains(verb.relation()) && !subjects.isEmpty()
        || subjects.stream().anyMatch(subject -> lexicon.isBesides(subject.lemma()));
  }

  /** The sources, best first. */
  private List<Source> sources(SentenceMentions where, TriggerMatch match, Arguments arguments) {
    boolean shared =
        where.sentence().subtree(match.anchor()).stream()
            .filter(t -> t.index() < match.anchor().index())
            .anyMatch(t -> SHARED.contains(t.form().toLowerCase(Locale.ROOT)));
    boolean impersonal = match.trigger().verb() && isImpersonal(match, arguments);
    return List.of(
        new Source(
            "the clauses above",
            d -> !isNamedOther(where, match),
            () -> above(where, match.anchor())),
        new Source(
            "the text before",
            d -> shared || impersonal || isTopic(d) || isBareProject(where, d, arguments),
            () -> slots(textBefore(where, match), match)),
        new Source(
            "the two states of the sentence",
            d -> d.kind() == EngagementKind.AGREEMENT,
            () -> Optional.of(states(where)).filter(s -> s.size() == 2).orElse(List.of())),
        new Source(
            "what \u201ctheir\u201d means",
            d ->
                d.kind() == EngagementKind.PROJECT
                    || d.kind() == EngagementKind.AGREEMENT && d.definite(),
            () -> theirs(where)),
        new Source(
            "what was told last",
            d ->
                d.kind() != EngagementKind.PROJECT && d.definite() && d.anchor().isNoun()
                    || isBareTalks(where.sentence(), d),
            () -> slots(discourse.lastTold(where, match.trigger().frame().kind()), match)),
        new Source(
            "what the document is about",
            d -> d.kind() != EngagementKind.PROJECT && (shared || isOfTitle(where, d)),
            () -> slots(discourse.topic(), match)));
  }

  private static List<Slot<Actor>> slots(List<Actor> actors, TriggerMatch match) {
    return actors.stream().map(a -> new Slot<>(a, match.span())).toList();
  }

  /** Whom the text speaks of together; firms hold no exercises. */
  private List<Actor> textBefore(SentenceMentions where, TriggerMatch match) {
    return switch (match.trigger().frame().kind()) {
      case EXERCISE -> discourse.lastPowers(where);
      case PROJECT ->
          lexicon.isBody(match.anchor().form().toLowerCase(Locale.ROOT))
              ? discourse.lastGroup(where)
              : discourse.groupBefore(where);
      default -> discourse.lastGroup(where);
    };
  }

  /** Whether what is told of is known from the text before: "relations were restored in 2023". */
  private static boolean isTopic(Draft draft) {
    Token anchor = draft.anchor();
    return draft.kind() == EngagementKind.COOPERATION
        && (!draft.objects().isEmpty() && anchor.is("nsubj")
            || anchor.isNoun() && anchor.is("nsubjpass"));
  }

  /** "The project", "the plant was built"; not "the port of Chancay". */
  private boolean isBareProject(SentenceMentions where, Draft draft, Arguments arguments) {
    Sentence sentence = where.sentence();
    Token anchor = draft.anchor();
    List<Token> nouns = anchor.isNoun() ? List.of(anchor) : arguments.get("object");
    boolean definite = draft.definite();
    if (lexicon.isAction(anchor.lemma()) && !arguments.get("of").isEmpty()) {
      nouns = arguments.get("of");
      definite = nouns.stream().allMatch(noun -> Discourse.isDefinite(sentence, noun));
    }
    // "The work was done by the Brazilian company": others do it, whoever they are.
    boolean others = arguments.get("subject").stream().anyMatch(s -> lexicon.isAgent(s.lemma()));
    return draft.kind() == EngagementKind.PROJECT
        && definite
        && !others
        && nouns.stream().noneMatch(noun -> isParticular(where, sentence, noun));
  }

  /** Whether a name or a complement says which it is; a fund or an institute is somebody's. */
  private boolean isParticular(SentenceMentions where, Sentence sentence, Token noun) {
    if (lexicon.isBody(noun.form().toLowerCase(Locale.ROOT))) {
      return false;
    }
    return noun.isProperNoun()
        || where.at(noun, NamedMention.class).isPresent()
        || sentence.children(noun, "compound", "nmod").anyMatch(Token::isProperNoun)
        || sentence
            .children(noun, "prep")
            .anyMatch(p -> WHICH.contains(p.form().toLowerCase(Locale.ROOT)));
  }

  /** Whether those of the title do it, where nobody is named; of bare "talks" it is not sure. */
  private boolean isOfTitle(SentenceMentions where, Draft draft) {
    Sentence sentence = where.sentence();
    Token noun = draft.anchor();
    boolean sure =
        draft.kind() != EngagementKind.MEETING
            || draft.definite()
            || sentence.index() <= START && !isToldTo(sentence, noun);
    return noun.isNoun() && (sure || isHeld(sentence, noun)) && !isOfOthers(where, draft);
  }

  /**
   * "Chad signed a pact with Mali. The text speaks of a lease": no matter of those of the title.
   */
  private boolean isOfOthers(SentenceMentions where, Draft draft) {
    return discourse.lastTold(where, draft.kind()).stream()
        .anyMatch(a -> a.type() == ActorType.STATE && !discourse.topic().contains(a));
  }

  /** "Told a briefing". */
  private boolean isToldTo(Sentence sentence, Token noun) {
    return noun.is("dobj")
        && sentence
            .head(noun)
            .flatMap(verb -> lexicon.verb(sentence, verb))
            .filter(FactLexicon.Modal::reports)
            .isPresent();
  }

  /**
   * "Talks were held", "talks on a treaty began": not "talks on the price continued", "told a
   * briefing".
   */
  private static boolean isHeld(Sentence sentence, Token noun) {
    return (noun.is("nsubjpass") || noun.is("nsubj"))
        && sentence
            .children(noun, "prep")
            .flatMap(p -> sentence.children(p, "pobj"))
            .noneMatch(on -> isOfThing(sentence, on));
  }

  /** "Talks resumed", "further negotiations are under way": of those told of last. */
  private boolean isBareTalks(Sentence sentence, Draft draft) {
    Token noun = draft.anchor();
    return draft.kind() == EngagementKind.MEETING
        && noun.pos().equals("NNS")
        && lexicon.isParley(noun.lemma())
        && (noun.is("nsubj") || noun.is("nsubjpass"))
        && sentence.children(noun).stream().allMatch(said -> said.is("amod") || said.is("punct"))
        && sentence
            .head(noun)
            .filter(
                verb ->
                    noun.is("nsubjpass")
                        || verb.lemma().equals("be")
                        || lexicon.isHappening(verb.lemma()))
            .isPresent();
  }

  private static boolean isOfThing(Sentence sentence, Token noun) {
    return Discourse.isDefinite(sentence, noun)
        || sentence.children(noun, "poss").findAny().isPresent();
  }

  /** Two actors or more of the verbs and owners above, nearest first. */
  private List<Slot<Actor>> above(SentenceMentions where, Token anchor) {
    Sentence sentence = where.sentence();
    Map<Integer, Slot<Actor>> found = new LinkedHashMap<>();
    Optional<Token> above = sentence.head(anchor);
    for (int i = 0; i < HEIGHT && above.isPresent() && found.size() < 2; i++) {
      List<Token> phrases = List.of();
      if (above.get().isVerb() && !lexicon.isCommenting(above.get().lemma())) {
        phrases =
            sides(sentence, above.get(), AROUND).stream()
                .filter(c -> !c.is("prep") || SIDES.contains(c.form().toLowerCase(Locale.ROOT)))
                .map(
                    c ->
                        c.is("prep") || c.is("agent")
                            ? sentence.children(c, "pobj").findFirst().orElse(c)
                            : c)
                .toList();
      } else if (above.get().isNoun()) {
        phrases = sentence.children(above.get(), "poss").toList();
      }
      for (Token phrase : phrases) {
        fillers.actors(where, phrase, false).forEach(a -> found.putIfAbsent(a.value().id(), a));
      }
      above = isClosed(sentence, above.get()) ? Optional.empty() : sentence.head(above.get());
    }
    return List.copyOf(found.values());
  }

  /** Whom "their" means, where a sentence has it: "plans for a port show their friendship". */
  private List<Slot<Actor>> theirs(SentenceMentions where) {
    return where.sentence().tokens().stream()
        .filter(t -> t.lemma().equals("they") || t.form().equalsIgnoreCase("their"))
        .findFirst()
        .map(t -> fillers.actors(where, t, false))
        .orElse(List.of());
  }

  /**
   * "The focus is on developing…": the subject is nobody, so the doers are those spoken of; not
   * "the contract is part of a pact".
   */
  private boolean isImpersonal(TriggerMatch match, Arguments arguments) {
    List<Token> subjects = arguments.get("subject");
    return !subjects.isEmpty()
        && !match.anchor().lemma().equals("be")
        && subjects.stream()
            .allMatch(
                s -> s.isNoun() && lexicon.isNoThing(s.lemma()) && !lexicon.isAgent(s.lemma()));
  }

  /** The states that a sentence names, each once. */
  private List<Slot<Actor>> states(SentenceMentions where) {
    Map<Integer, Slot<Actor>> states = new LinkedHashMap<>();
    for (ActorMention mention : where.all(ActorMention.class)) {
      boolean origin =
          where
              .sentence()
              .headOf(mention.span())
              .filter(token -> discourse.isOrigin(where, token))
              .isPresent();
      if (mention.actor().type() == ActorType.STATE && !origin) {
        states.putIfAbsent(mention.actor().id(), new Slot<>(mention.actor(), mention.span()));
      }
    }
    return List.copyOf(states.values());
  }

  static boolean isMutual(EngagementKind kind) {
    return switch (kind) {
      case AGREEMENT, PROJECT, EXERCISE, COOPERATION, MEETING -> true;
      default -> false;
    };
  }

  static Role mutualRole(EngagementKind kind) {
    return switch (kind) {
      case AGREEMENT -> Role.PARTY;
      case CONFLICT -> Role.INITIATOR;
      default -> Role.PARTNER;
    };
  }
}
