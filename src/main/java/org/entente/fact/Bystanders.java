package org.entente.fact;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.entente.annotation.Actor;
import org.entente.annotation.Mention.ActorMention;
import org.entente.annotation.Sentence;
import org.entente.annotation.Token;
import org.entente.document.Span;
import org.entente.fact.Fact.Participation;
import org.entente.knowledge.ActorType;
import org.entente.knowledge.EngagementKind;
import org.entente.knowledge.Role;

/** Says who is named beside an engagement and has no part in it. */
final class Bystanders {

  private static final String MISSION = "mission";
  private static final String DIPLOMACY = "diplomacy";

  private static final Set<ActorType> BODIES =
      Set.of(ActorType.INTERGOVERNMENTAL_ORGANISATION, ActorType.BLOC);

  private final FactLexicon lexicon;
  private final Fillers fillers;

  Bystanders(FactLexicon lexicon, Fillers fillers) {
    this.lexicon = lexicon;
    this.fillers = fillers;
  }

  /** Whether grammar keeps an actor out: a bystander, or one whose words are aside. */
  boolean isAside(SentenceMentions where, Draft draft, Slot<Actor> actor) {
    return draft.bystanders().contains(actor.value().id())
        || isNationOfFirm(where, actor)
        || isBesideMission(where, draft, actor)
        || draft.kind() != EngagementKind.COOPERATION
            && isBodyOfMember(where.sentence(), actor.value(), actor.evidence())
        || isSpeakerOnOthers(where, draft, actor.evidence())
        || isDoerOfOther(where.sentence(), draft, actor.evidence())
        || isOfOtherPair(where.sentence(), draft, actor.evidence())
        || where
            .sentence()
            .headOf(actor.evidence())
            .filter(n -> fillers.isSentTo(where.sentence(), n))
            .isPresent()
        || isAside(where.sentence(), draft, actor.evidence());
  }

  /**
   * Laos of "the Laotian airline", "Laotian brewer Beerlao": that firm takes part, not its state.
   */
  private boolean isNationOfFirm(SentenceMentions where, Slot<Actor> actor) {
    return Fillers.isState(actor.value())
        && where
            .sentence()
            .headOf(actor.evidence())
            .filter(demonym -> !demonym.is("poss") && demonym.span().equals(actor.evidence()))
            .flatMap(where.sentence()::head)
            .filter(firm -> firm.index() > 0 && lexicon.isBusiness(firm.lemma()))
            .filter(firm -> firm.pos().equals("NN") && isAnother(where, firm, actor.value()))
            .isPresent();
  }

  /** Rwanda of "Rwanda sent soldiers to the UN mission": the mission is the body's. */
  private boolean isBesideMission(SentenceMentions where, Draft draft, Slot<Actor> actor) {
    Sentence sentence = where.sentence();
    Token mission = draft.anchor();
    return draft.kind() == EngagementKind.PROGRAMME
        && mission.lemma().equals(MISSION)
        && sentence.subtree(mission).stream().noneMatch(t -> actor.evidence().contains(t.span()))
        && sentence
            .children(mission, "compound", "nmod", "poss")
            .flatMap(before -> fillers.actors(where, before, false).stream())
            .anyMatch(body -> BODIES.contains(body.value().type()));
  }

  /** The EU of "the small EU country", as {@link Fillers#isBodyOfMember}. */
  boolean isBodyOfMember(Sentence sentence, Actor actor, Span words) {
    return fillers.isBodyOfMember(sentence, actor, words);
  }

  private boolean isAnother(SentenceMentions where, Token firm, Actor state) {
    List<Slot<Actor>> named = fillers.actors(where, firm, false);
    return !named.isEmpty() && named.stream().noneMatch(one -> one.value().id() == state.id());
  }

  /**
   * Whether words only say under whose roof, between whom, or who judges it: "under the auspices of
   * Qatar", "Laos, wedged between Thailand and Vietnam", "Norway condemned the talks".
   */
  boolean isAside(Sentence sentence, Draft draft, Span words) {
    Optional<Token> at = sentence.headOf(words);
    if (isBreaker(sentence, draft, words) || isHelper(sentence, draft, words)) {
      return true;
    }
    if (at.filter(
            token ->
                isOwnerOfOthers(sentence, token)
                    || isPassedOver(sentence, token)
                    || isAboveOthers(sentence, draft, token)
                    || isWronged(sentence, draft, token)
                    || isAccuser(sentence, draft, token)
                    || isBacked(sentence, draft, token)
                    || isOutsidePair(sentence, draft, token)
                    || isOfPenalty(sentence, draft, token)
                    || isRuler(sentence, token)
                    || isOnlyHelping(sentence, draft, token)
                    || isPayingOnly(sentence, draft, token)
                    || isCalling(sentence, draft, token))
        .isPresent()) {
      return true;
    }
    for (Token token : at.map(sentence::upwards).orElse(List.of())) {
      if (draft.territory().contains(token)) {
        return false;
      }
      Optional<Token> above = sentence.head(token);
      boolean judge =
          token.is("nsubj")
              && above.filter(v -> isOfOthers(sentence, v) || holds(sentence, v, draft)).isPresent()
              && !above.equals(Optional.of(draft.anchor()));
      if (judge || lexicon.isAside(token.lemma()) || isExcluded(sentence, token)) {
        return true;
      }
      // "Under the auspices of Qatar, Chad and Mali met": the parser may take all three for one.
      if (above.filter(h -> !token.is("conj") || isCloselyJoined(sentence, h, token)).isEmpty()) {
        return false;
      }
    }
    return false;
  }

  /** "Chad bought ten buses with a loan from the World Bank": the bank has no buses. */
  private boolean isPayingOnly(Sentence sentence, Draft draft, Token named) {
    return draft.kind() == EngagementKind.TRANSFER
        && draft.anchor().isVerb()
        && draft.frame().fillings("subject").stream().anyMatch(Bystanders::isOfRecipient)
        && sentence
            .children(draft.anchor(), "dobj", "nsubjpass")
            .noneMatch(goods -> lexicon.isMeans(goods.lemma()))
        && sentence
            .children(draft.anchor(), "prep")
            .filter(with -> with.word().equals("with"))
            .flatMap(with -> sentence.children(with, "pobj"))
            .filter(money -> lexicon.isMeans(money.lemma()))
            .anyMatch(money -> isOf(sentence, draft.anchor(), money, named));
  }

  /** Whether somebody is told of within the words of a noun, or right behind it. */
  private static boolean isOf(Sentence sentence, Token verb, Token noun, Token named) {
    return sentence.subtree(noun).contains(named)
        || named.index() > noun.index()
            && sentence
                .head(named)
                .filter(from -> from.word().equals("from"))
                .flatMap(sentence::head)
                .filter(verb::equals)
                .isPresent()
            && sentence.children(verb, "dobj").noneMatch(goods -> goods.index() > noun.index());
  }

  private static boolean isOfRecipient(Frame.Filling filling) {
    return filling instanceof Frame.Filling.Participant part && part.role() == Role.RECIPIENT;
  }

  private boolean isOfOthers(Sentence sentence, Token verb) {
    return lexicon.isCommenting(verb.lemma()) || Clauses.isAsking(sentence, lexicon, verb);
  }

  /** "Kenya and Peru agreed that the war which Chad began has hurt them": neither is at war. */
  private boolean holds(Sentence sentence, Token verb, Draft draft) {
    return verb != draft.anchor()
        && sentence
            .children(verb, "ccomp")
            .anyMatch(held -> sentence.upwards(draft.anchor()).contains(held))
        && new Doubts(sentence, lexicon).isOnlySaid(EngagementKind.AGREEMENT, verb);
  }

  /** "Chad and Mali signed with the help of Oman": Oman did not. */
  private boolean isOnlyHelping(Sentence sentence, Draft draft, Token named) {
    return draft.kind() == EngagementKind.AGREEMENT
        && draft.participants().size() > 1
        && sentence.above(named).stream()
            .takeWhile(word -> !draft.territory().contains(word))
            .filter(noun -> noun.is("pobj") && lexicon.isMeans(noun.lemma()))
            .flatMap(noun -> sentence.head(noun).stream())
            .anyMatch(with -> with.word().equals("with"));
  }

  /** "Fiat broke Canadian sanctions": it neither imposes them nor are they on it. */
  private boolean isBreaker(Sentence sentence, Draft draft, Span words) {
    return draft.kind() == EngagementKind.SANCTION
        && sentence
            .head(draft.anchor())
            .filter(verb -> draft.anchor().is("dobj") || draft.anchor().is("nsubjpass"))
            .filter(verb -> verb.isVerb() && lexicon.isBreaking(verb.lemma()))
            .filter(verb -> isOfVerb(sentence, draft, verb, "agent", words))
            .isPresent();
  }

  /** "Chile helped Haiti in its battle": who helps does not fight by that, least of all Haiti. */
  private boolean isHelper(Sentence sentence, Draft draft, Span words) {
    return draft.kind() == EngagementKind.CONFLICT
        && Discourse.helping(sentence, lexicon, draft.anchor())
            .filter(verb -> isOfVerb(sentence, draft, verb, "dobj", words))
            .isPresent();
  }

  /** Whether words name a subject of a verb, or what else hangs on it, outside of the draft's. */
  private boolean isOfVerb(
      Sentence sentence, Draft draft, Token verb, String relation, Span words) {
    List<Token> own = sentence.subtree(draft.anchor());
    return Stream.concat(
            new Clauses(sentence, lexicon).subjects(verb).stream(),
            sentence.children(verb, relation))
        .flatMap(one -> sentence.subtree(one).stream())
        .filter(one -> !own.contains(one))
        .anyMatch(one -> one.span().overlaps(words));
  }

  /** Ford of "chose Fiat over Ford", "won the contract over Ford". */
  private boolean isPassedOver(Sentence sentence, Token named) {
    return named.is("pobj")
        && sentence
            .head(named)
            .filter(over -> over.word().equals("over"))
            .flatMap(over -> Clauses.verbOf(sentence, over))
            .filter(
                verb ->
                    lexicon.isChoice(verb.lemma())
                        || lexicon.isWinning(verb.lemma())
                        || lexicon.isGranting(verb.lemma()))
            .isPresent();
  }

  /** "Without a licence from Chad", "rather than let Chad build it". */
  private boolean isExcluded(Sentence sentence, Token word) {
    return word.is("prep") && lexicon.isExcluding(word.word())
        || word.isVerb() && Doubts.isInstead(sentence, lexicon, word);
  }

  /** "Iran said that its neighbour signed a deal": who is named outside of what others did. */
  private boolean isAboveOthers(Sentence sentence, Draft draft, Token named) {
    return Clauses.verbOf(sentence, draft.anchor())
        .filter(
            verb ->
                sentence
                    .children(verb, "nsubj", "nsubjpass")
                    .anyMatch(doer -> lexicon.isBesides(doer.lemma())))
        .filter(verb -> !sentence.subtree(verb).contains(named))
        .isPresent();
  }

  /**
   * "Fiji opened the port after Chad and Peru had signed a pact": who does the one has no part in
   * the other where that names enough of its own.
   */
  private static boolean isDoerOfOther(Sentence sentence, Draft draft, Span words) {
    Optional<Token> theirs =
        NounPhrases.first(sentence, words).filter(doer -> doer.is("nsubj")).flatMap(sentence::head);
    Optional<Token> verb = Clauses.verbOf(sentence, draft.anchor());
    return theirs.isPresent()
        && verb.filter(v -> Clauses.areApart(sentence, v, theirs.get())).isPresent()
        && isTold(sentence, draft, verb.get());
  }

  /**
   * "Ties between Fiji and Peru were hurt by the accord of Chad and Peru": between whom something
   * else is, where the draft names its own two.
   */
  private static boolean isOfOtherPair(Sentence sentence, Draft draft, Span words) {
    Optional<Token> between =
        NounPhrases.first(sentence, words)
            .filter(named -> named.is("pobj"))
            .flatMap(sentence::head)
            .filter(preposition -> Casting.PAIRS.contains(preposition.word()))
            .filter(preposition -> sentence.head(preposition).filter(Token::isNoun).isPresent())
            .filter(preposition -> !sentence.upwards(preposition).contains(draft.anchor()));
    List<Token> pair = between.map(sentence::subtree).orElse(List.of());
    return between.isPresent()
        && draft.participants().values().stream()
                .flatMap(part -> sentence.headOf(part.evidence()).stream())
                .filter(part -> !pair.contains(part))
                .distinct()
                .count()
            > 1;
  }

  /** Whether the clause of a verb has a doer, and names both sides of what has sides. */
  private static boolean isTold(Sentence sentence, Draft draft, Token verb) {
    boolean alone = draft.kind() == EngagementKind.PROJECT || draft.kind() == EngagementKind.EVENT;
    List<Token> own = sentence.subtree(verb);
    return sentence.children(verb, "nsubj").findAny().isPresent()
        && draft.participants().values().stream()
                .filter(p -> sentence.headOf(p.evidence()).filter(own::contains).isPresent())
                .count()
            >= (alone ? 1 : 2);
  }

  /**
   * "The bank says Asia needs to invest $9 billion": who says what is done by somebody that we know
   * no actor for.
   */
  private boolean isSpeakerOnOthers(SentenceMentions where, Draft draft, Span words) {
    Sentence sentence = where.sentence();
    Optional<Token> says =
        sentence
            .headOf(words)
            .filter(speaker -> speaker.is("nsubj"))
            .flatMap(sentence::head)
            .filter(v -> lexicon.verb(sentence, v).filter(FactLexicon.Modal::reports).isPresent());
    return sentence.upwards(draft.anchor()).stream()
        .filter(clause -> clause.is("ccomp"))
        .filter(clause -> says.filter(v -> v.index() == clause.head()).isPresent())
        .flatMap(clause -> sentence.children(clause, "nsubj"))
        .anyMatch(doer -> doer.isProperNoun() && where.at(doer, ActorMention.class).isEmpty());
  }

  /**
   * "For the war on Chad, Fiji banned its airlines", "after the raid on Lamu, Kenya closed its
   * border": who takes part in what answers a conflict is not said to fight in it. On whom
   * sanctions are for it may well have.
   */
  void answering(Sentence sentence, List<Draft> drafts) {
    for (Draft fight : drafts) {
      if (isAnswered(sentence, fight)) {
        drafts.stream()
            .filter(answer -> isAnswer(sentence, answer, fight.anchor()))
            .flatMap(answer -> answer.participants().keySet().stream())
            .filter(part -> part.role() != Role.TARGET)
            .map(Participation::actor)
            .filter(actor -> !fight.actorIds().contains(actor.id()))
            .forEach(fight::bystander);
      }
    }
  }

  private boolean isAnswered(Sentence sentence, Draft fight) {
    List<Token> between =
        sentence.above(fight.anchor()).stream().takeWhile(word -> !word.isVerb()).toList();
    return fight.kind() == EngagementKind.CONFLICT
        && fight.anchor().is("pobj")
        && between.stream().allMatch(word -> word.is("prep") || word.is("pobj"))
        && between.stream().anyMatch(word -> lexicon.isAnswered(word.word()));
  }

  private static boolean isAnswer(Sentence sentence, Draft answer, Token answered) {
    boolean fight =
        answer.kind() == EngagementKind.CONFLICT && !answer.frame().domains().contains(DIPLOMACY);
    return !fight
        && !sentence.upwards(answer.anchor()).contains(answered)
        && Clauses.verbOf(sentence, answer.anchor()).equals(Clauses.verbOf(sentence, answered));
  }

  /** "Sanctions on firms that act against U.S. interests": whose they are is no target. */
  private boolean isWronged(Sentence sentence, Draft draft, Token named) {
    return draft.kind() == EngagementKind.SANCTION
        && NounPhrases.BEFORE.contains(named.relation())
        && sentence
            .head(named)
            .filter(what -> lexicon.isConcern(what.lemma()) && isHarmed(sentence, draft, what))
            .isPresent();
  }

  /** Whether a verb or "against" says that others act on it: not "sanctions over the election". */
  private static boolean isHarmed(Sentence sentence, Draft draft, Token what) {
    return !draft.territory().contains(what)
        && sentence.upwards(what).stream()
            .skip(1)
            .takeWhile(at -> at != draft.anchor() && !draft.territory().contains(at))
            .anyMatch(at -> at.isVerb() || at.word().equals("against"));
  }

  /** "Peru accused the rebels of burning a school": who did it is not known, but not Peru. */
  private boolean isAccuser(Sentence sentence, Draft draft, Token named) {
    return draft.kind() == EngagementKind.CONFLICT
        && !draft.has(Role.INITIATOR.term())
        && named.is("nsubj")
        && sentence
            .head(named)
            .filter(verb -> lexicon.isBlaming(verb.lemma()) && verb != draft.anchor())
            .filter(verb -> sentence.subtree(verb).contains(draft.anchor()))
            .isPresent();
  }

  /**
   * "Peru summoned the envoy and accused Chile of meddling", "Chile was accused by Peru of it": who
   * accuses has not done it, though it may have been done to him.
   */
  boolean isAccusing(Sentence sentence, Draft draft, Role role, Span words) {
    return role == Role.INITIATOR
        && draft.kind() == EngagementKind.CONFLICT
        && draft.has(Role.INITIATOR.term())
        && sentence.upwards(draft.anchor()).stream()
            .filter(verb -> verb.isVerb() && lexicon.isBlaming(verb.lemma()))
            .filter(v -> v != draft.anchor() || draft.frame().factuality() == Factuality.ALLEGED)
            .flatMap(verb -> accusers(sentence, verb))
            .flatMap(accuser -> sentence.subtree(accuser).stream())
            .anyMatch(word -> word.span().overlaps(words));
  }

  private Stream<Token> accusers(Sentence sentence, Token verb) {
    Clauses clauses = new Clauses(sentence, lexicon);
    return clauses.isPassive(verb)
        ? sentence.children(verb, "agent")
        : clauses.subjects(verb).stream();
  }

  /** "Accused Chad of backing the Red Front": who is backed is not attacked by that. */
  private boolean isBacked(Sentence sentence, Draft draft, Token named) {
    return draft.kind() == EngagementKind.CONFLICT
        && lexicon.isBlaming(draft.anchor().lemma())
        && NounPhrases.first(sentence, named)
            .filter(backed -> backed.is("dobj"))
            .flatMap(sentence::head)
            .filter(verb -> verb != draft.anchor())
            .filter(verb -> lexicon.isSupporting(verb.lemma()) || lexicon.isHelping(verb.lemma()))
            .isPresent();
  }

  /** "Peru sold Chad jets amid tension between Chad and Mali": it is between those two. */
  private static boolean isOutsidePair(Sentence sentence, Draft draft, Token named) {
    List<Token> pair =
        draft.kind() == EngagementKind.CONFLICT && draft.anchor().isNoun()
            ? sentence
                .children(draft.anchor(), "prep")
                .filter(between -> between.word().equals("between"))
                .flatMap(between -> sentence.children(between, "pobj"))
                .filter(Token::isProperNoun)
                .flatMap(first -> NounPhrases.coordinated(sentence, first).stream())
                .toList()
            : List.of();
    return pair.size() > 1
        && !pair.contains(named)
        && !sentence.subtree(draft.anchor()).contains(named);
  }

  /** "Togo called for a ceasefire in Gaza": who wants what others are to agree on. */
  private boolean isCalling(Sentence sentence, Draft draft, Token named) {
    return draft.kind() == EngagementKind.AGREEMENT
        && Clauses.isWishedElsewhere(sentence, lexicon, draft.anchor())
        && !sentence.subtree(draft.anchor()).contains(named);
  }

  /** "Chad's war with Mali and Peruvian sanctions": whose those are does not fight. */
  private boolean isOfPenalty(Sentence sentence, Draft draft, Token named) {
    return draft.kind() == EngagementKind.CONFLICT
        && NounPhrases.BEFORE.contains(named.relation())
        && sentence
            .head(named)
            .filter(noun -> lexicon.isPenalty(noun.lemma()) && noun != draft.anchor())
            .isPresent();
  }

  /** "Under President Tete, Chad and Mali met": when it was. */
  private static boolean isRuler(Sentence sentence, Token named) {
    return named.is("pobj")
        && named.entity().endsWith("-PERSON")
        && sentence.head(named).filter(under -> under.word().equals("under")).isPresent();
  }

  /** "The neighbours of Japan", "its neighbour": whose they are is none of them. */
  private boolean isOwnerOfOthers(Sentence sentence, Token owner) {
    Token whose = NounPhrases.first(sentence, owner).orElse(owner);
    Optional<Token> noun =
        whose.is("pobj")
            ? sentence.head(whose).filter(of -> of.lemma().equals("of")).flatMap(sentence::head)
            : sentence.head(whose).filter(others -> whose.is("poss"));
    return noun.filter(others -> lexicon.isBesides(others.lemma())).isPresent();
  }

  private static boolean isCloselyJoined(Sentence sentence, Token head, Token other) {
    return sentence
        .tokens()
        .subList(Math.min(head.index(), other.index()), Math.max(head.index(), other.index()))
        .stream()
        .noneMatch(t -> t.form().equals(","));
  }
}
