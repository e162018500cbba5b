package org.entente.fact;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.entente.annotation.Sentence;
import org.entente.annotation.Token;
import org.entente.knowledge.EngagementKind;
import org.entente.knowledge.Role;

/** Which of the engagements that a sentence tells of only repeat, or say what is in, another. */
final class Redundancy {

  private static final Set<String> OCCASIONS =
      Set.of(
          "during",
          "after",
          "before",
          "following",
          "amid",
          "amidst",
          "at",
          "since",
          "despite",
          "because",
          "due",
          "owing");

  private static final Set<EngagementKind> SIGNED =
      Set.of(EngagementKind.AGREEMENT, EngagementKind.TRANSFER);

  private static final Set<String> MAKING = Set.of("make", "manufacture", "design");

  /** What one may also do with works that nobody sells. */
  private static final Set<String> BUILDING = Set.of("build", "produce", "develop", "assemble");

  private static final Set<String> BUYING =
      Set.of("buy", "purchase", "order", "choose", "select", "pick", "opt", "lease", "acquire");

  /** Prepositions after which it is said who makes a thing, and for whom. */
  private static final Set<String> ONLY_WHO = Set.of("by", "for");

  /** Verbs for the end of building. */
  private static final Set<String> OPENING =
      Set.of("open", "reopen", "inaugurate", "commission", "complete", "finish");

  private static final Set<String> FOUNDING =
      Set.of("found", "establish", "create", "set", "constitute", "institute");

  /** Prepositions before the text by which something is founded. */
  private static final Set<String> TEXT = Set.of("by", "under", "with", "through");

  /** What is opened or completed and built by nobody. */
  private static final Set<EngagementKind> OPENED =
      Set.of(
          EngagementKind.AGREEMENT,
          EngagementKind.TRANSFER,
          EngagementKind.MEETING,
          EngagementKind.EXERCISE);

  private static final Set<String> RESULT = Set.of("to", "into");

  /** What is called so says of what follows only that it is to be. */
  private static final Set<String> PLANS =
      Set.of("plan", "proposal", "intention", "intent", "idea", "scheme", "ambition");

  private static final Set<EngagementKind> PLANNING =
      Set.of(EngagementKind.PROGRAMME, EngagementKind.PROJECT);

  private static final Set<EngagementKind> PLANNED =
      Set.of(
          EngagementKind.TRANSFER,
          EngagementKind.AGREEMENT,
          EngagementKind.MEETING,
          EngagementKind.EXERCISE);

  /** Prepositions between what is agreed and the text by which it is. */
  private static final Set<String> MEANS = Set.of("by", "in", "through");

  private final Sentence sentence;
  private final List<Draft> drafts;
  private final Sites sites;

  /** Which draft says what one left out would have said. */
  private final Map<Draft, Draft> takers = new IdentityHashMap<>();

  private Redundancy(Sentence sentence, List<Draft> drafts) {
    this.sentence = sentence;
    this.drafts = drafts;
    this.sites = new Sites(sentence);
  }

  /** The drafts that stand on their own. */
  static List<Draft> without(Sentence sentence, List<Draft> drafts) {
    Redundancy redundancy = new Redundancy(sentence, drafts);
    return drafts.stream()
        .filter(draft -> !redundancy.isClause(draft) && !redundancy.isContent(draft))
        .toList();
  }

  /** "Contracts that took effect in 2017": the clause says so of its noun, of nothing before. */
  private boolean isClause(Draft draft) {
    Optional<Draft> noun =
        drafts.stream()
            .filter(other -> !other.frame().generic() && other.anchor().isNoun())
            .filter(other -> draft.frame().refers().contains(other.kind()))
            .filter(other -> isHead(other.anchor(), draft.anchor()))
            .findFirst();
    boolean clause =
        draft.frame().generic()
            && draft.participants().isEmpty()
            && (draft.anchor().is("relcl") || draft.anchor().is("acl"))
            && noun.isPresent();
    if (clause) {
      noun.orElseThrow().annex(draft);
    }
    return clause;
  }

  /**
   * Whether a draft only says what another of the sentence is about or consists of, or tells the
   * same with fewer words.
   */
  private boolean isContent(Draft draft) {
    if (draft.name().isPresent()) {
      return drafts.stream()
          .anyMatch(other -> other != draft && other.isComplete() && sites.isSite(draft, other));
    }
    for (Draft other : drafts) {
      boolean told = other.isComplete() || other.ellipsis().isPresent();
      if (other != draft && told && takers.get(other) != draft && isContent(draft, other)) {
        takers.put(draft, other);
        return true;
      }
    }
    return false;
  }

  /** Whether another says what a draft does, and has taken what the draft adds. */
  private boolean isContent(Draft draft, Draft other) {
    if (isOfGoods(draft, other) || isSameSum(draft, other) || isPrice(draft, other)) {
      other.take(draft);
      return true;
    }
    if (isObject(draft, other) || isParticiple(draft, other) || isRenamed(draft, other)) {
      other.take(draft);
      other.unite(draft);
      return true;
    }
    if (isPaired(draft, other)
        || isListed(draft, other)
        || isSigning(draft, other)
        || isRaised(draft, other)
        || isOfSameThing(draft, other)
        || isSameStory(draft, other)) {
      other.take(draft);
      other.unite(draft);
      other.annex(draft);
      return true;
    }
    if (isOfItsWords(draft, other)) {
      return true;
    }
    if (isService(draft, other) || isAnswered(draft, other) || isAccusation(draft, other)) {
      return true;
    }
    if (other.anchor() == draft.anchor() && other.kind() != draft.kind()) {
      if (isAgreedByTwo(draft, other)) {
        return false;
      }
      return other.trigger().length() > draft.trigger().length();
    }
    if (isPlan(draft, other)) {
      other.take(draft);
      return true;
    }
    if (isBuiltTogether(draft, other)) {
      return false;
    }
    boolean part =
        !isPlan(other, draft)
            && !isToDo(other, draft)
            && other.contents().stream().anyMatch(v -> isSaid(draft.anchor(), v));
    if (part) {
      draft.objects().values().forEach(other::object);
    }
    return part
        || isToDo(draft, other)
        || isShared(draft, other)
        || isFinanced(draft, other)
        || isRevoked(draft, other)
        || isForbidden(draft, other)
        || isManner(draft, other)
        || isMade(draft, other)
        || isFounding(draft, other)
        || isWhatIsOpened(draft, other)
        || isDoer(draft, other)
        || isGoods(draft, other)
        || isFitted(draft, other)
        || sites.isSite(draft, other)
        || isAbout(draft, other);
  }

  /** "Chad and Mali agreed on a pipeline": the agreement, and the project that it is about. */
  private static boolean isAgreedByTwo(Draft draft, Draft other) {
    return draft.kind() == EngagementKind.AGREEMENT
        && other.kind() == EngagementKind.PROJECT
        && draft.actorIds().size() > 1;
  }

  /** "Launched a satellite for Chad": one launch, which is a service for Chad. */
  private static boolean isService(Draft event, Draft transfer) {
    return event.kind() == EngagementKind.EVENT
        && transfer.kind() == EngagementKind.TRANSFER
        && event.anchor() == transfer.anchor()
        && transfer.has("supplier")
        && transfer.has("recipient");
  }

  /** "The protests were met by an invasion": who invades meets nobody. */
  private boolean isAnswered(Draft meeting, Draft answer) {
    return meeting.kind() == EngagementKind.MEETING
        && (answer.kind() == EngagementKind.CONFLICT || answer.kind() == EngagementKind.SANCTION)
        && answer.anchor().isNoun()
        && sentence
            .children(meeting.anchor(), "agent", "prep")
            .filter(by -> by.word().equals("by") || by.word().equals("with"))
            .flatMap(by -> sentence.children(by, "pobj"))
            .anyMatch(noun -> noun == answer.anchor());
  }

  /** "Accused Chad of bombing a village": one deed, and no other for the accusing verb. */
  private boolean isAccusation(Draft draft, Draft other) {
    return draft.kind() == EngagementKind.CONFLICT
        && other.kind() == EngagementKind.CONFLICT
        && draft.frame().factuality() == Factuality.ALLEGED
        && draft.anchor().isVerb()
        && other.anchor() != draft.anchor()
        && isBelow(other.anchor(), draft.anchor())
        && other.has(Role.INITIATOR.term())
        && other.actorIds().containsAll(draft.actorIds());
  }

  /** "Held talks", "placed an order", "cut ties": a noun of a verb's words, which tells of both. */
  private static boolean isOfItsWords(Draft draft, Draft other) {
    boolean same =
        other.kind() == draft.kind()
            || draft.kind() == EngagementKind.AGREEMENT && other.kind() == EngagementKind.TRANSFER
            || draft.kind() == EngagementKind.COOPERATION
                && other.kind() == EngagementKind.CONFLICT;
    return same && other.anchor() != draft.anchor() && other.words().contains(draft.anchor());
  }

  /**
   * "Offered a loan", "fought a war", "put their names to a treaty", "signed off on a loan": verb
   * and object tell of one engagement.
   */
  private boolean isObject(Draft draft, Draft other) {
    boolean direct =
        (draft.anchor().is("dobj") || draft.anchor().is("nsubjpass"))
            && isHead(other.anchor(), draft.anchor());
    boolean indirect =
        SIGNED.contains(draft.kind())
            && draft.anchor().is("pobj")
            && sentence
                .head(draft.anchor())
                .filter(to -> RESULT.contains(to.lemma()) || to.lemma().equals("on"))
                .flatMap(sentence::head)
                .filter(above -> above == other.anchor() || isHead(other.anchor(), above))
                .isPresent();
    return other.kind() == draft.kind()
        && other.anchor().isVerb()
        && (direct || indirect || isFought(draft, other) || isMeans(draft, other));
  }

  /** "Fighting broke out": noun and verb tell of one war. */
  private boolean isFought(Draft draft, Draft other) {
    return draft.kind() == EngagementKind.CONFLICT
        && draft.anchor().is("nsubj")
        && isHead(other.anchor(), draft.anchor())
        && sentence.children(other.anchor(), "dobj").findAny().isEmpty();
  }

  /** "Settled their dispute by a treaty", "agreed in a memorandum to": the text that says it. */
  private boolean isMeans(Draft draft, Draft other) {
    return draft.kind() == EngagementKind.AGREEMENT
        && draft.anchor().is("pobj")
        && sentence
            .head(draft.anchor())
            .filter(by -> MEANS.contains(by.lemma()))
            .flatMap(by -> Clauses.verbOf(sentence, by))
            .filter(verb -> verb == other.anchor())
            .isPresent();
  }

  /**
   * "The Sahel Charter, a defence pact", "an order for jets, its biggest contract": two words for
   * one engagement.
   */
  private boolean isRenamed(Draft draft, Draft other) {
    boolean second = draft.anchor().is("appos") && isHead(other.anchor(), draft.anchor());
    boolean first =
        other.name().isPresent()
            && other.anchor().is("appos")
            && isHead(draft.anchor(), other.anchor());
    boolean owned =
        draft.anchor().is("appos")
            && draft.kind() == EngagementKind.AGREEMENT
            && (draft.participants().isEmpty()
                || sentence.children(draft.anchor(), "poss").findAny().isPresent())
            && isBelow(draft.anchor(), other.anchor())
            && other.actorIds().containsAll(draft.actorIds());
    boolean listed =
        sentence.children(other.anchor(), "conj", "cc").findAny().isPresent()
            || sentence.children(draft.anchor(), "conj", "cc").findAny().isPresent();
    boolean same =
        draft.objects().isEmpty()
            || other.objects().isEmpty()
            || !Collections.disjoint(draft.objects().keySet(), other.objects().keySet());
    return other.kind() == draft.kind()
        && draft.anchor().isNoun()
        && other.anchor().isNoun()
        && same
        && !listed
        && (second || first || owned);
  }

  /**
   * "A Saudi-funded hospital was opened", "was built and opened": two words for what becomes of one
   * thing.
   */
  private static boolean isOfSameThing(Draft draft, Draft other) {
    boolean second =
        isBeforeNoun(draft)
            || draft.participants().isEmpty()
                && (!other.participants().isEmpty()
                    || other.anchor().index() < draft.anchor().index());
    return draft.kind() == EngagementKind.PROJECT
        && other.kind() == EngagementKind.PROJECT
        && draft.anchor() != other.anchor()
        && second
        && !isBeforeNoun(other)
        && !draft.objects().isEmpty()
        && draft.objects().keySet().equals(other.objects().keySet())
        && draft.objects().values().stream()
            .allMatch(
                object ->
                    other.objects().values().stream()
                        .anyMatch(its -> its.evidence().overlaps(object.evidence())));
  }

  /**
   * "Was built by Fiat and opened in 2012", "opened a port that Chile had built": two steps of one
   * thing.
   */
  private boolean isSameStory(Draft draft, Draft other) {
    Token verb = draft.anchor();
    boolean project =
        draft.kind() == EngagementKind.PROJECT
            && other.kind() == EngagementKind.PROJECT
            && verb.isVerb()
            && other.anchor().isVerb()
            && (OPENING.contains(verb.lemma()) || OPENING.contains(other.anchor().lemma()));
    boolean paired =
        verb.is("conj")
            && isHead(other.anchor(), verb)
            && sentence.children(verb, "dobj", "nsubj", "nsubjpass").findAny().isEmpty();
    boolean clause =
        (verb.is("acl") || verb.is("relcl"))
            && sentence
                .head(verb)
                .filter(thing -> thing.is("dobj") || thing.is("nsubjpass") || thing.is("nsubj"))
                .filter(thing -> isHead(other.anchor(), thing))
                .isPresent();
    return project && (paired || clause);
  }

  /** A participle such as "funded" of "Saudi-funded hospital". */
  private static boolean isBeforeNoun(Draft draft) {
    return draft.anchor().isVerb() && (draft.anchor().is("amod") || draft.anchor().is("nmod"));
  }

  /** "Was picked to supply turbines", "want to erect reactors": what the infinitive tells. */
  private boolean isToDo(Draft draft, Draft other) {
    return draft.kind() == EngagementKind.TRANSFER
        && draft.anchor().isVerb()
        && other.anchor().isVerb()
        && (other.anchor().is("xcomp") || other.anchor().is("advcl"))
        && isHead(draft.anchor(), other.anchor())
        && Clauses.isInfinitive(sentence, other.anchor())
        && sentence.children(draft.anchor(), "dobj").findAny().isEmpty()
        && other.participants().size() >= draft.participants().size();
  }

  /** "Rammed and boarded the boats": two verbs for what is done to one thing. */
  private boolean isPaired(Draft draft, Draft other) {
    return other.kind() == draft.kind()
        && other.anchor().isVerb()
        && !other.anchor().is("conj")
        && draft.anchor().isVerb()
        && draft.anchor().is("conj")
        && isHead(other.anchor(), draft.anchor())
        && !draft.objects().isEmpty()
        && draft.objects().keySet().equals(other.objects().keySet())
        && draft.dates().isEmpty()
        && draft.participants().keySet().equals(other.participants().keySet());
  }

  /** "Imposed travel bans and asset freezes": two words for what is done at once. */
  private boolean isListed(Draft draft, Draft other) {
    return draft.kind() == EngagementKind.SANCTION
        && other.kind() == EngagementKind.SANCTION
        && draft.anchor().isNoun()
        && other.anchor().isNoun()
        && draft.anchor().is("conj")
        && isBelow(draft.anchor(), other.anchor())
        && draft.objects().isEmpty()
        && draft.dates().isEmpty()
        && other.actorIds().containsAll(draft.actorIds());
  }

  /** "The deal signed in 2014": the participle tells of its noun. */
  private boolean isParticiple(Draft draft, Draft other) {
    return other.kind() == draft.kind()
        && draft.anchor().isVerb()
        && (draft.anchor().is("acl") || draft.anchor().is("relcl"))
        && other.anchor().isNoun()
        && isHead(other.anchor(), draft.anchor())
        && !isOfSomebody(draft.anchor());
  }

  /** "A row with China, whose ships rammed boats": the clause tells of China. */
  private boolean isOfSomebody(Token verb) {
    return sentence
        .children(verb, "nsubj", "nsubjpass")
        .flatMap(subject -> sentence.children(subject, "poss"))
        .anyMatch(whose -> whose.pos().equals("WP$"));
  }

  /** "Received vaccine donated by India": the participle tells of what the verb hands over. */
  private boolean isOfGoods(Draft draft, Draft other) {
    return draft.kind() == EngagementKind.TRANSFER
        && other.kind() == EngagementKind.TRANSFER
        && draft.anchor().isVerb()
        && draft.anchor().is("acl")
        && other.anchor().isVerb()
        && sentence
            .children(other.anchor(), "dobj")
            .flatMap(goods -> NounPhrases.withComplements(sentence, goods))
            .anyMatch(goods -> isHead(goods, draft.anchor()))
        && !draft.participants().isEmpty()
        && draft.participants().keySet().stream()
            .allMatch(
                part -> !other.has(part.role().term()) || other.participants().containsKey(part));
  }

  /** "Borrowed $5 million from Oman, which approved the loan", "…, a loan that it repaid". */
  private boolean isSameSum(Draft draft, Draft other) {
    boolean again =
        draft.definite() || draft.anchor().is("appos") && isBelow(draft.anchor(), other.anchor());
    return draft.kind() == EngagementKind.TRANSFER
        && other.kind() == EngagementKind.TRANSFER
        && draft.anchor().isNoun()
        && draft.frame().domains().contains("finance")
        && other.frame().domains().contains("finance")
        && other.anchor().index() < draft.anchor().index()
        && again
        && !draft.actorIds().isEmpty()
        && other.actorIds().containsAll(draft.actorIds());
  }

  /** "Bought gold, paying $5 million": what one pays for what one gets. */
  private boolean isPrice(Draft draft, Draft other) {
    return draft.kind() == EngagementKind.TRANSFER
        && other.kind() == EngagementKind.TRANSFER
        && draft.anchor().pos().equals("VBG")
        && draft.anchor().is("advcl")
        && isHead(other.anchor(), draft.anchor())
        && draft.frame().domains().contains("finance")
        && !other.frame().domains().contains("finance");
  }

  /** "Plans to buy jets": what is planned is told by the verb. */
  private static boolean isPlan(Draft draft, Draft other) {
    return PLANNING.contains(draft.kind())
        && PLANNED.contains(other.kind())
        && PLANS.contains(draft.anchor().lemma())
        && draft.name().isEmpty()
        && other.anchor().isVerb()
        && draft.contents().contains(other.anchor());
  }

  /**
   * "Held signed copies of the deal", "the Framework Agreement on space, which was signed in 2023":
   * who signs only follows from the agreement beside it.
   */
  private static boolean isSigning(Draft draft, Draft other) {
    return draft.kind() == EngagementKind.AGREEMENT
        && other.kind() == EngagementKind.AGREEMENT
        && draft.isBorrowed()
        && draft.anchor().isVerb()
        && other.anchor().isNoun()
        && draft.objects().isEmpty()
        && other.actorIds().equals(draft.actorIds());
  }

  /** "Elevated their ties to a strategic partnership": what they became. */
  private boolean isRaised(Draft draft, Draft other) {
    Optional<Token> to = sentence.head(other.anchor()).filter(p -> RESULT.contains(p.lemma()));
    return draft.kind() == EngagementKind.COOPERATION
        && other.kind() == EngagementKind.COOPERATION
        && (draft.anchor().is("dobj") || draft.anchor().is("nsubjpass"))
        && to.flatMap(sentence::head).filter(verb -> isHead(verb, draft.anchor())).isPresent();
  }

  /** "Banned exports of chips": nothing is transferred. */
  private boolean isForbidden(Draft draft, Draft other) {
    return draft.kind() == EngagementKind.TRANSFER
        && other.kind() == EngagementKind.SANCTION
        && !draft.anchor().isVerb()
        && other.anchor() != draft.anchor()
        && isBelow(draft.anchor(), other.anchor());
  }

  /** "Donated six radar stations": goods, and nothing that is built. */
  private static boolean isGoods(Draft draft, Draft other) {
    return draft.kind() == EngagementKind.PROJECT
        && draft.anchor().isNoun()
        && other.kind() == EngagementKind.TRANSFER
        && other.anchor().isVerb()
        && !other.frame().domains().contains("finance")
        && other.objects().values().stream()
            .anyMatch(object -> object.evidence().overlaps(draft.anchor().span()));
  }

  /** "Equipped the frigates with radars supplied by Thales": Thales has supplied them. */
  private boolean isFitted(Draft draft, Draft other) {
    return draft.kind() == EngagementKind.TRANSFER
        && other.kind() == EngagementKind.TRANSFER
        && other.anchor().is("acl")
        && other.has("supplier")
        && !draft.has("recipient")
        && sentence
            .head(other.anchor())
            .filter(goods -> goods.is("pobj") && isBelow(goods, draft.anchor()))
            .filter(
                goods ->
                    draft.objects().values().stream()
                        .anyMatch(object -> object.evidence().overlaps(goods.span())))
            .isPresent();
  }

  /** "Developed and delivered the jets": the delivery is within the project. */
  private boolean isShared(Draft draft, Draft other) {
    return draft.kind() == EngagementKind.TRANSFER
        && other.kind() == EngagementKind.PROJECT
        && !draft.has("recipient")
        && !draft.objects().isEmpty()
        && draft.anchor().is("conj")
        && isHead(other.anchor(), draft.anchor())
        && other.objects().keySet().equals(draft.objects().keySet());
  }

  /** "Built a radar in cooperation with Chile": with whom, and no other cooperation. */
  private boolean isManner(Draft draft, Draft other) {
    return draft.kind() == EngagementKind.COOPERATION
        && draft.anchor().is("pobj")
        && other.anchor() != draft.anchor()
        && sentence
            .head(draft.anchor())
            .filter(in -> in.lemma().equals("in"))
            .flatMap(sentence::head)
            .filter(above -> other.territory().contains(above) || isHead(other.anchor(), above))
            .isPresent()
        && other.actorIds().containsAll(draft.actorIds());
  }

  /** "Radars made by Thales were handed over": by whom they are, and no project. */
  private boolean isMade(Draft draft, Draft other) {
    return draft.kind() == EngagementKind.PROJECT
        && other.kind() == EngagementKind.TRANSFER
        && draft.anchor().is("acl")
        && (MAKING.contains(draft.anchor().lemma()) || isBuiltBySeller(draft, other))
        && draft.dates().isEmpty()
        && sentence
            .head(draft.anchor())
            .flatMap(goods -> goods.is("appos") ? sentence.head(goods) : Optional.of(goods))
            .filter(
                goods ->
                    other.objects().values().stream()
                        .anyMatch(object -> object.evidence().overlaps(goods.span())))
            .isPresent();
  }

  /** "Ordered boats built by Damen"; not "boats built by Damen in 2012", "by Damen and Baykar". */
  private boolean isBuiltBySeller(Draft project, Draft transfer) {
    Token built = project.anchor();
    return BUILDING.contains(built.lemma())
        && BUYING.contains(transfer.anchor().lemma())
        && (!transfer.has(Role.SUPPLIER.term())
            || transfer.actorIds().containsAll(project.actorIds()))
        && sentence.children(built, "prep").allMatch(by -> ONLY_WHO.contains(by.word()))
        && sentence
            .children(built, "agent", "prep")
            .flatMap(by -> sentence.children(by, "pobj"))
            .noneMatch(maker -> sentence.children(maker, "conj").findAny().isPresent());
  }

  /** "Financed the Karuma Dam": the named project says it. */
  private boolean isFinanced(Draft draft, Draft other) {
    return draft.kind() == EngagementKind.TRANSFER
        && other.kind() == EngagementKind.PROJECT
        && other.name().isPresent()
        && other.anchor().is("dobj")
        && isHead(draft.anchor(), other.anchor());
  }

  /** "Withdrew the firm's mining licence": the penalty tells it. */
  private boolean isRevoked(Draft draft, Draft other) {
    return draft.kind() == EngagementKind.AGREEMENT
        && other.kind() == EngagementKind.SANCTION
        && other.anchor().isVerb()
        && (draft.anchor().is("dobj") || draft.anchor().is("nsubjpass"))
        && isHead(other.anchor(), draft.anchor())
        && other.objects().values().stream()
            .anyMatch(object -> object.evidence().overlaps(draft.anchor().span()));
  }

  /** "Was founded by the treaty of 1965": the agreement tells it. */
  private boolean isFounding(Draft draft, Draft other) {
    return draft.kind() == EngagementKind.PROJECT
        && other.kind() == EngagementKind.AGREEMENT
        && FOUNDING.contains(draft.anchor().lemma())
        && other.anchor().is("pobj")
        && sentence
            .head(other.anchor())
            .filter(by -> TEXT.contains(by.lemma()))
            .filter(by -> isHead(draft.anchor(), by))
            .isPresent();
  }

  /** "A consortium of Fiat and Enel built a dam": who did it, and nothing besides. */
  private static boolean isDoer(Draft draft, Draft other) {
    return draft.kind() == EngagementKind.PROJECT
        && draft.anchor().lemma().equals("consortium")
        && draft.objects().isEmpty()
        && !draft.actorIds().isEmpty()
        && other.actorIds().containsAll(draft.actorIds());
  }

  /** "Opened a swap line", "completed the delivery of jets": what is done to it is no project. */
  private boolean isWhatIsOpened(Draft draft, Draft other) {
    return draft.kind() == EngagementKind.PROJECT
        && OPENED.contains(other.kind())
        && draft.anchor().isVerb()
        && other.anchor().isNoun()
        && (other.anchor().is("dobj") || other.anchor().is("nsubjpass"))
        && isHead(draft.anchor(), other.anchor());
  }

  /** "An agreement on cooperation": nothing that the agreement does not say. */
  private boolean isAbout(Draft draft, Draft other) {
    // "Export 600 megawatts": a quantity is no thing, but says something.
    boolean nothingNew =
        draft.objects().isEmpty() && !draft.has("any-object")
            || !draft.objects().isEmpty()
                && other.objects().keySet().containsAll(draft.objects().keySet());
    return nothingNew
        && other.kind() == EngagementKind.AGREEMENT
        && draft.kind() != EngagementKind.AGREEMENT
        && other.anchor().index() < draft.anchor().index()
        && isWhatIsAgreed(draft.anchor(), other.territory());
  }

  /** "Agreed to set up a plant together with Fiat": what they build is told too. */
  private boolean isBuiltTogether(Draft draft, Draft other) {
    return draft.kind() == EngagementKind.PROJECT
        && other.kind() == EngagementKind.AGREEMENT
        && draft.anchor().is("xcomp")
        && draft.anchor().head() == other.anchor().index()
        && draft.actorIds().size() > 1
        && draft.actorIds().equals(other.actorIds())
        && other.participants().values().stream()
            .flatMap(part -> sentence.headOf(part.evidence()).stream())
            .anyMatch(sentence.subtree(draft.anchor())::contains);
  }

  /** Whether words stand below an agreement's, and not only beside it: "during her visit". */
  private boolean isWhatIsAgreed(Token token, Set<Token> agreement) {
    for (Token here : sentence.upwards(token)) {
      if (agreement.contains(here)) {
        return true;
      }
      boolean beside =
          here.is("advcl")
              || isDoneByOthers(here)
              || here.is("conj") && here.isVerb()
              || here.is("prep") && OCCASIONS.contains(here.form().toLowerCase(Locale.ROOT));
      if (beside) {
        return false;
      }
    }
    return false;
  }

  private boolean isHead(Token head, Token token) {
    return sentence.head(token).filter(h -> h == head).isPresent();
  }

  /**
   * Whether a word is within what a verb says, and no relative clause tells it: "met to discuss the
   * jet, which Chile has bought".
   */
  private boolean isSaid(Token word, Token verb) {
    return sentence.upwards(word).stream()
        .filter(at -> at == verb || isTold(at))
        .findFirst()
        .filter(at -> at == verb)
        .isPresent();
  }

  private boolean isTold(Token clause) {
    return isDoneByOthers(clause)
        || clause.is("relcl")
            && clause.isVerb()
            && !Clauses.isInfinitive(sentence, clause)
            && sentence.children(clause, "nsubj", "nsubjpass").findAny().isPresent()
            && sentence.children(clause, "aux").noneMatch(Modality::isFuture);
  }

  /** "Agreed to revive the railway, built by Fiat in 1970": another story of the same thing. */
  private boolean isDoneByOthers(Token participle) {
    return participle.is("acl")
        && participle.pos().equals("VBN")
        && !MAKING.contains(participle.lemma())
        && sentence.children(participle, "agent").findAny().isPresent();
  }

  private boolean isBelow(Token token, Token above) {
    return sentence.upwards(token).stream().anyMatch(at -> at == above);
  }
}
