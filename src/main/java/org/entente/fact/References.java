package org.entente.fact;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.annotation.Actor;
import org.entente.annotation.Mention;
import org.entente.annotation.Sentence;
import org.entente.annotation.Token;
import org.entente.fact.Fact.Participation;
import org.entente.knowledge.ActorType;
import org.entente.knowledge.EngagementKind;
import org.entente.knowledge.Role;

/**
 * Finds the engagements told before that a text speaks of as known: "the deal", "the helicopter".
 */
final class References {

  /** How many sentences back "the deal" or "this project" reaches. */
  private static final int REACH = 8;

  /** How many sentences back a pronoun or another name reaches. */
  private static final int NEAR = 2;

  private static final Set<String> THE = Set.of("the", "this", "these", "that", "those");

  /** What may come from another than what was told of first. */
  private static final Set<String> REST = Set.of("rest", "remainder", "others");

  private static final Set<String> INDEFINITE = Set.of("a", "an", "another");

  /** Prepositions after which a name says which project is meant. */
  private static final List<String> WHICH = List.of("of", "from", "over");

  private static final Set<ActorType> ACTING = Set.of(ActorType.STATE, ActorType.COMPANY);

  private final FactLexicon lexicon;
  private final List<Draft> drafts;

  /**
   * @param drafts all engagements told so far, which grow
   */
  References(FactLexicon lexicon, List<Draft> drafts) {
    this.lexicon = lexicon;
    this.drafts = drafts;
  }

  /** The engagement told before that a draft speaks of as known. */
  Optional<Draft> reference(Sentence sentence, Draft draft) {
    if (draft.name().isPresent() && draft.kind() == EngagementKind.AGREEMENT) {
      Optional<Draft> unnamed = nameless(sentence, draft);
      if (unnamed.isPresent()) {
        return unnamed;
      }
    }
    if (isIntroduced(sentence, draft)) {
      return Optional.empty();
    }
    return draft.frame().generic()
            || (draft.definite() || isAttendance(sentence, draft)) && draft.name().isEmpty()
        ? referred(sentence, draft)
        : Optional.empty();
  }

  /** "Oxfam takes part in a project called Lifelink": one of its own, whatever was told before. */
  private static boolean isIntroduced(Sentence sentence, Draft draft) {
    Token noun = draft.anchor();
    return noun.isNoun()
        && isNew(sentence, noun)
        && sentence
            .children(noun, "acl")
            .flatMap(called -> sentence.children(called, "oprd"))
            .anyMatch(Token::isProperNoun);
  }

  /**
   * "A second followed in 2016", "four more were ordered": the transfer that is told once more, or
   * the order by which the goods have come.
   *
   * @param before what the sentence has told already
   */
  Optional<Draft> repeat(Draft draft, List<Draft> before) {
    return draft.ellipsis().isEmpty() || draft.frame().generic()
        ? Optional.empty()
        : Stream.concat(
                drafts.stream(),
                before.stream().filter(earlier -> earlier.isComplete() && isOfItsOwn(draft)))
            .filter(earlier -> isOfGoods(earlier, draft) && isOfWhat(earlier, draft))
            .filter(earlier -> isRest(draft) || !isOfAnother(earlier, draft))
            .filter(earlier -> !isSum(earlier, draft))
            .filter(earlier -> earlier.section() == draft.section())
            .filter(earlier -> draft.sentence() - earlier.sentence() <= NEAR)
            .reduce((first, last) -> last);
  }

  /**
   * "Chad signed a contract with Embraer for six jets. Deliveries will begin in 2027": the contract
   * by which the goods come, where no transfer was told since.
   */
  Optional<Draft> contract(Draft draft) {
    return draft.ellipsis().isEmpty() || !draft.frame().generic()
        ? Optional.empty()
        : drafts.stream()
            .filter(earlier -> earlier.section() == draft.section())
            .filter(earlier -> draft.sentence() - earlier.sentence() <= NEAR)
            .filter(
                earlier ->
                    earlier.kind() == EngagementKind.TRANSFER
                        || earlier.kind() == EngagementKind.AGREEMENT
                            && !earlier.objects().isEmpty())
            .reduce((first, last) -> isGiven(first, last) ? first : last)
            .filter(earlier -> earlier.kind() == EngagementKind.AGREEMENT)
            .filter(earlier -> !Sameness.denied(earlier));
  }

  /** "Delivered three jets under a contract for six": the transfer is told of. */
  private static boolean isGiven(Draft first, Draft last) {
    return first.kind() == EngagementKind.TRANSFER && first.sentence() == last.sentence();
  }

  /** "Ten jets came from Chad, the rest from Mali". */
  private static boolean isRest(Draft draft) {
    return draft.ellipsis().filter(word -> REST.contains(word.word())).isPresent();
  }

  /** "Supplied 300 jets, some of them donated": the participle tells nothing new. */
  private static boolean isOfItsOwn(Draft draft) {
    return !draft.anchor().is("acl") && !draft.anchor().is("relcl") && !draft.anchor().is("advcl");
  }

  /** "Oman bought ten jets from Chad. It bought six more from Mali": of another's goods. */
  private static boolean isOfAnother(Draft earlier, Draft draft) {
    Set<Integer> before = suppliers(earlier);
    Set<Integer> now = suppliers(draft);
    return !before.isEmpty() && !now.isEmpty() && Collections.disjoint(before, now);
  }

  /** "Chad lent $3 million. The rocket carried two satellites, and 26 followed": no loans. */
  private boolean isSum(Draft earlier, Draft draft) {
    return !earlier.objects().isEmpty()
        && earlier.objects().values().stream().allMatch(what -> lexicon.isMoney(what.value()))
        && draft
            .ellipsis()
            .filter(word -> word.pos().equals("CD") || word.word().equals("others"))
            .isPresent();
  }

  private static Set<Integer> suppliers(Draft draft) {
    return draft.participants().keySet().stream()
        .filter(part -> part.role() == Role.SUPPLIER)
        .map(part -> part.actor().id())
        .collect(Collectors.toSet());
  }

  /** Whether it is told of what; of money how much. */
  private static boolean isOfWhat(Draft earlier, Draft draft) {
    return !earlier.objects().isEmpty() || !earlier.amounts().isEmpty() && isOfMoney(draft);
  }

  private static boolean isOfGoods(Draft earlier, Draft draft) {
    return earlier.kind() == EngagementKind.TRANSFER
        || earlier.kind() == EngagementKind.AGREEMENT
            && draft.status().filter(status -> status.value() == Status.COMPLETED).isPresent();
  }

  /** The engagement told before that a definite phrase means. */
  private Optional<Draft> referred(Sentence sentence, Draft draft) {
    boolean mayBeOrder = isOrder(sentence, draft);
    for (int i = drafts.size() - 1; i >= 0; i--) {
      Draft earlier = drafts.get(i);
      boolean far = draft.sentence() - earlier.sentence() > REACH;
      if (far && !isBare(draft)) {
        break;
      }
      if (far && isBetweenTheSame(earlier, draft)) {
        return Optional.of(earlier);
      }
      boolean order =
          mayBeOrder
              && earlier.kind() == EngagementKind.TRANSFER
              && draft.sentence() - earlier.sentence() <= NEAR;
      mayBeOrder &= earlier.kind() != draft.kind();
      if (!far
          && (order || draft.frame().refers().contains(earlier.kind()))
          && isMeant(sentence, earlier, draft)) {
        return Optional.of(earlier);
      }
    }
    return Optional.empty();
  }

  private boolean isMeant(Sentence sentence, Draft earlier, Draft draft) {
    int distance = draft.sentence() - earlier.sentence();
    return Sameness.denied(earlier) == Sameness.denied(draft)
        && (earlier.section() == draft.section() || distance <= NEAR)
        && (draft.isBorrowed()
            || earlier.actorIds().isEmpty()
            || mayBeSignedFor(earlier, draft)
            || draft.participants().keySet().stream()
                .map(Participation::actor)
                .allMatch(
                    actor ->
                        isThere(actor, earlier)
                            || isCalledTheSame(earlier, draft) && isOf(actor, earlier))
            || draft.frame().generic() && distance <= NEAR && !isOfOthers(draft, earlier)
            || draft.kind() == EngagementKind.EXERCISE && distance <= NEAR
            || distance <= NEAR && isAttendance(sentence, draft)
            || draft.kind() == EngagementKind.PROJECT
                && (Sameness.objectsOverlap(earlier, draft) && !areApart(sentence, earlier, draft)
                    || isStructure(draft)))
        && !isParticular(sentence, earlier, draft)
        && (Sameness.objectsAgree(earlier, draft)
            || isStructure(draft)
            || distance <= NEAR && isProvision(sentence, draft))
        && !isUnlike(earlier, draft)
        && !isOfOtherGoods(earlier, draft)
        && !isOtherwiseCalled(earlier, draft)
        && !isOfOtherSort(earlier, draft)
        && Sameness.datesAgree(earlier, draft)
        && Sameness.amountsAgree(earlier, draft)
        && !(distance == 0 && !draft.frame().generic())
        && !(distance > NEAR && (isPronoun(draft) || isStructure(draft)));
  }

  /** "The consul attended the meeting": the one told before, of which nothing else is said. */
  private boolean isAttendance(Sentence sentence, Draft draft) {
    Token anchor = draft.anchor();
    Optional<Token> meeting =
        anchor.isVerb() ? sentence.children(anchor, "dobj").findFirst() : Optional.of(anchor);
    return draft.kind() == EngagementKind.MEETING
        && meeting.filter(noun -> isBareDefinite(sentence, noun)).isPresent()
        && meeting
            .flatMap(noun -> Clauses.verbOf(sentence, noun))
            .filter(verb -> lexicon.isAttending(verb.lemma()))
            .isPresent();
  }

  private static boolean isBareDefinite(Sentence sentence, Token noun) {
    List<Token> below = sentence.children(noun);
    return noun.isNoun()
        && !below.isEmpty()
        && below.stream().allMatch(word -> word.is("det") && Discourse.isDefinite(sentence, noun));
  }

  /** "The protocol includes a clause on wages": what a text provides for says not which it is. */
  private static boolean isProvision(Sentence sentence, Draft draft) {
    return draft.kind() == EngagementKind.AGREEMENT
        && draft.isBorrowed()
        && draft.anchor().is("nsubj")
        && draft.objects().values().stream()
            .flatMap(object -> sentence.headOf(object.evidence()).stream())
            .noneMatch(sentence.subtree(draft.anchor())::contains);
  }

  /** Whether somebody takes part, or is the state of a body that does, or a body of it. */
  private static boolean isThere(Actor actor, Draft draft) {
    return draft.actorIds().contains(actor.id())
        || draft.actorIds().contains(Sameness.stateOf(actor))
        || actor.type() == ActorType.STATE && Sameness.states(draft).contains(actor.id());
  }

  /** "The agreement" of an agreement: a bank of a party may sign what its state is said to. */
  private static boolean isCalledTheSame(Draft earlier, Draft draft) {
    return draft.kind() == EngagementKind.AGREEMENT && word(earlier).equals(word(draft));
  }

  private static String word(Draft draft) {
    return Sameness.headWord(draft.trigger().toLowerCase(Locale.ROOT));
  }

  private static boolean isOf(Actor actor, Draft draft) {
    return actor.partOf().filter(draft.actorIds()::contains).isPresent();
  }

  /** "Colonel Rios and Major Prado signed the truce": for those between whom it is. */
  private static boolean mayBeSignedFor(Draft earlier, Draft draft) {
    return earlier.kind() == EngagementKind.AGREEMENT
        && draft.kind() == EngagementKind.AGREEMENT
        && draft.participants().keySet().stream().allMatch(part -> isSigner(part.actor()));
  }

  /** A person of whom nothing says whose he is. */
  static boolean isSigner(Actor actor) {
    return actor.type() == ActorType.PERSON
        && actor.partOf().isEmpty()
        && actor.candidates().isEmpty();
  }

  /**
   * Whether none of those who take part in one takes part in the other, or is where it is: "China
   * will build the railway. Siemens built the railway"; not "The railway was built by Siemens",
   * right after.
   */
  private static boolean areApart(Sentence sentence, Draft earlier, Draft draft) {
    boolean topic =
        draft.sentence() - earlier.sentence() <= NEAR
            && draft.objects().values().stream()
                .flatMap(object -> sentence.headOf(object.evidence()).stream())
                .anyMatch(noun -> noun.is("nsubjpass"));
    return !topic
        && !draft.actorIds().isEmpty()
        && Collections.disjoint(Sameness.states(earlier), Sameness.states(draft))
        && draft.participants().keySet().stream()
            .noneMatch(part -> earlier.places().containsKey(part.actor().name()));
  }

  /**
   * "The building of a port", "the railway from Cairo to Aswan": none of which was told, unless
   * that is where it is.
   */
  private static boolean isParticular(Sentence sentence, Draft earlier, Draft draft) {
    return draft.kind() == EngagementKind.PROJECT
        && draft.objects().values().stream()
            .flatMap(object -> sentence.headOf(object.evidence()).stream())
            .anyMatch(noun -> isNew(sentence, noun) || isElsewhere(sentence, earlier, noun));
  }

  private static boolean isNew(Sentence sentence, Token noun) {
    return sentence
        .children(noun, "det")
        .anyMatch(article -> INDEFINITE.contains(article.form().toLowerCase(Locale.ROOT)));
  }

  /** Whether names by a noun say which it is, and what was told has none of them. */
  private static boolean isElsewhere(Sentence sentence, Draft earlier, Token noun) {
    List<String> which =
        Stream.concat(
                sentence.children(noun, "compound", "nmod"),
                WHICH.stream()
                    .flatMap(by -> NounPhrases.complements(sentence, noun, by).stream())
                    .flatMap(of -> NounPhrases.coordinated(sentence, of).stream()))
            .filter(Token::isProperNoun)
            .map(Token::form)
            .toList();
    return !which.isEmpty() && which.stream().noneMatch(name -> isSaid(earlier, name));
  }

  private static boolean isSaid(Draft draft, String name) {
    return Stream.of(
                draft.places().keySet().stream(),
                draft.objects().keySet().stream(),
                draft.name().stream().map(Mention.NamedMention::name),
                draft.participants().keySet().stream().map(part -> part.actor().name()))
            .flatMap(names -> names)
            .anyMatch(said -> said.contains(name))
        || draft.contents().stream().anyMatch(token -> token.form().equals(name));
  }

  /** "The Angolan project": of somebody who has no part in the one told before. */
  private static boolean isOfOthers(Draft draft, Draft earlier) {
    return draft.anchor().isNoun()
        && Collections.disjoint(draft.actorIds(), earlier.actorIds())
        && draft.participants().values().stream()
            .anyMatch(
                part ->
                    part.evidence().end() < draft.anchor().span().start()
                        && draft.anchor().span().start() - part.evidence().end() <= 3);
  }

  private static boolean isOtherwiseCalled(Draft earlier, Draft draft) {
    return earlier.name().isPresent()
        && draft.name().filter(name -> !Sameness.sameName(name, earlier.name().get())).isPresent();
  }

  /** "The contract" is not the treaty told before, nor "the treaty" the contract. */
  private boolean isOfOtherSort(Draft earlier, Draft draft) {
    return draft.kind() == EngagementKind.AGREEMENT
        && earlier.kind() == EngagementKind.AGREEMENT
        && (draft.isCalled(lexicon::isCommercial) && earlier.isCalled(lexicon::isInterstate)
            || draft.isCalled(lexicon::isInterstate) && earlier.isCalled(lexicon::isCommercial));
  }

  /** "It was opened in 2019". */
  private static boolean isPronoun(Draft draft) {
    return draft.kind() == EngagementKind.PROJECT
        && draft.anchor().isVerb()
        && draft.objects().isEmpty();
  }

  /** "The structure was opened": whatever was built. */
  boolean isStructure(Draft draft) {
    return draft.kind() == EngagementKind.PROJECT
        && draft.definite()
        && !draft.objects().isEmpty()
        && draft.objects().keySet().stream()
            .allMatch(o -> lexicon.isStructure(Sameness.headWord(o.toLowerCase(Locale.ROOT))));
  }

  /** "The contract", of which nothing else is said: may be that of a transfer told before. */
  private boolean isOrder(Sentence sentence, Draft draft) {
    return draft.kind() == EngagementKind.AGREEMENT
        && draft.objects().isEmpty()
        && lexicon.isAwarded(draft.anchor().lemma())
        && sentence
            .children(draft.anchor(), "prep", "relcl", "acl", "amod", "compound", "nmod", "poss")
            .allMatch(
                below ->
                    below.is("prep") && below.lemma().equals("with")
                        || below.is("acl") && !Clauses.isInfinitive(sentence, below)
                        || below.pos().equals("DT"));
  }

  /** The text that a name of its own is given later: "signed a treaty … The Lake Treaty allows". */
  private Optional<Draft> nameless(Sentence sentence, Draft draft) {
    boolean the =
        sentence
            .children(draft.anchor(), "det")
            .anyMatch(d -> d.form().equalsIgnoreCase("the") || d.form().equalsIgnoreCase("this"));
    String head = Sameness.singular(Sameness.headWord(draft.trigger().toLowerCase(Locale.ROOT)));
    return the
        ? drafts.stream()
            .filter(earlier -> earlier.kind() == draft.kind() && earlier.name().isEmpty())
            .filter(earlier -> draft.sentence() - earlier.sentence() <= NEAR)
            .filter(earlier -> draft.sentence() > earlier.sentence())
            .filter(
                earlier ->
                    Sameness.singular(Sameness.headWord(earlier.trigger().toLowerCase(Locale.ROOT)))
                        .equals(head))
            .filter(
                earlier ->
                    draft.isBorrowed()
                        || draft.actorIds().isEmpty()
                        || earlier.actorIds().equals(draft.actorIds()))
            .filter(
                earlier ->
                    Sameness.denied(earlier) == Sameness.denied(draft)
                        && Sameness.datesAgree(earlier, draft))
            .filter(
                earlier -> sentence.subtree(draft.anchor()).stream().noneMatch(References::isYear))
            .reduce((first, last) -> last)
        : Optional.empty();
  }

  static boolean isYear(Token word) {
    return word.pos().equals("CD") && word.form().length() == 4;
  }

  /** "The agreement", of which nothing else is said. */
  private static boolean isBare(Draft draft) {
    return draft.kind() == EngagementKind.AGREEMENT
        && draft.objects().isEmpty()
        && draft.amounts().isEmpty()
        && draft.dates().isEmpty();
  }

  private static boolean isBetweenTheSame(Draft earlier, Draft draft) {
    return earlier.kind() == draft.kind()
        && draft.actorIds().size() > 1
        && earlier.actorIds().containsAll(draft.actorIds())
        && Sameness.denied(earlier) == Sameness.denied(draft);
  }

  /** "The helicopter contract" is hardly the accord of long before of which no object is told. */
  private static boolean isUnlike(Draft earlier, Draft draft) {
    return draft.kind() == EngagementKind.AGREEMENT
        && earlier.objects().isEmpty()
        && !draft.objects().isEmpty()
        && draft.sentence() - earlier.sentence() > 2;
  }

  /** "The missile sales" are not what was lent before, nor the loan for a dam what was sold. */
  private static boolean isOfOtherGoods(Draft earlier, Draft draft) {
    return draft.kind() == EngagementKind.TRANSFER
        && earlier.kind() == EngagementKind.TRANSFER
        && !draft.frame().generic()
        && !draft.objects().isEmpty()
        && (isOfMoney(draft)
            ? !isOfMoney(earlier) && earlier.amounts().isEmpty()
            : isOfMoney(earlier));
  }

  private static boolean isOfMoney(Draft draft) {
    return draft.frame().domains().contains("finance");
  }

  /** Engagements whose object the sentence speaks of as known: "the helicopter"; and the word. */
  Map<Draft, Token> byObject(SentenceMentions where, int section) {
    Map<Draft, Token> found = new LinkedHashMap<>();
    for (Token token : where.sentence().tokens()) {
      if (token.isNoun() && !lexicon.isNoThing(token.lemma()) && isKnown(where, token)) {
        byObject(where, section, token).ifPresent(draft -> found.putIfAbsent(draft, token));
      }
    }
    return found;
  }

  private Optional<Draft> byObject(SentenceMentions where, int section, Token noun) {
    Sentence sentence = where.sentence();
    for (int i = drafts.size() - 1; i >= 0; i--) {
      Draft draft = drafts.get(i);
      if (draft.section() == section
          && sentence.index() - draft.sentence() <= REACH
          && draft.sentence() != sentence.index()
          && !isOther(where, noun, draft)
          && !isOfOthers(where, noun, draft)
          && draft.objects().keySet().stream()
              .anyMatch(
                  o ->
                      Sameness.singular(Sameness.headWord(o.toLowerCase(Locale.ROOT)))
                          .equals(Sameness.singular(noun.lemma())))) {
        return Optional.of(draft);
      }
    }
    return Optional.empty();
  }

  /** "The helicopter", "these boats"; not "its boats", "the largest boat". */
  private static boolean isKnown(SentenceMentions where, Token noun) {
    Sentence sentence = where.sentence();
    return sentence
            .children(noun, "det", "nmod", "predet")
            .anyMatch(d -> THE.contains(d.form().toLowerCase(Locale.ROOT)))
        && sentence.children(noun, "amod", "nmod").noneMatch(d -> d.pos().equals("JJS"));
  }

  /** "Chile, which has the largest fleet of frigates": a state or firm that has no part in it. */
  private static boolean isOfOthers(SentenceMentions where, Token noun, Draft draft) {
    Sentence sentence = where.sentence();
    return !draft.actorIds().isEmpty()
        && Clauses.verbOf(sentence, noun).stream()
            .flatMap(verb -> sentence.children(verb, "nsubj"))
            .flatMap(subject -> where.at(subject, Mention.ActorMention.class).stream())
            .map(Mention.ActorMention::actor)
            .filter(actor -> ACTING.contains(actor.type()))
            .anyMatch(actor -> !draft.actorIds().contains(actor.id()));
  }

  /** "The two ASC 890 aircraft": things of a name that the engagement's have not. */
  private static boolean isOther(SentenceMentions where, Token noun, Draft draft) {
    return where
        .at(noun, Mention.ThingMention.class)
        .filter(thing -> Character.isUpperCase(thing.name().charAt(0)))
        .filter(thing -> !draft.objects().containsKey(thing.name()))
        .isPresent();
  }
}
