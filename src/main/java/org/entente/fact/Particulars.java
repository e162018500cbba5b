package org.entente.fact;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.entente.annotation.Actor;
import org.entente.annotation.Mention.ActorMention;
import org.entente.annotation.Mention.AmountMention;
import org.entente.annotation.Mention.QuantityMention;
import org.entente.annotation.Sentence;
import org.entente.annotation.Token;
import org.entente.fact.Fact.Thing;
import org.entente.knowledge.ActorType;
import org.entente.knowledge.EngagementKind;

/**
 * What an engagement is about where no argument of its frame says so, once it is sure that it is
 * told: people who are sent, trained or expelled, a body that is founded, a firm that is sold, what
 * money is given for.
 */
final class Particulars {

  /** What can be founded, bought or sold. */
  private static final Set<ActorType> BODIES =
      Set.of(
          ActorType.COMPANY,
          ActorType.ORGANISATION,
          ActorType.RESEARCH_INSTITUTION,
          ActorType.GOVERNMENT_BODY,
          ActorType.INTERGOVERNMENTAL_ORGANISATION);

  private static final Set<ActorType> FIRMS = Set.of(ActorType.COMPANY, ActorType.ORGANISATION);

  /** Of what a contract is. */
  private static final Set<EngagementKind> GOODS =
      Set.of(EngagementKind.TRANSFER, EngagementKind.PROJECT);

  /** How many words up from "under" stands what is done. */
  private static final int REACH = 3;

  /** Between a share and what it is a share of. */
  private static final Set<String> WHOLE = Set.of("of", "in");

  private final FactLexicon lexicon;
  private final Things things;

  Particulars(FactLexicon lexicon, Things things) {
    this.lexicon = lexicon;
    this.things = things;
  }

  /** Gives objects to those drafts of a sentence that are told whole and have none. */
  void add(SentenceMentions where, List<Draft> drafts) {
    for (Draft draft : drafts) {
      boolean open =
          draft.anchor().isVerb()
              && draft.sentence() == where.sentence().index()
              && draft.objects().isEmpty()
              && !draft.frame().generic()
              && draft.isComplete();
      if (open) {
        acted(where.sentence(), lexicon, draft)
            .filter(Token::isNoun)
            .forEach(noun -> undergoing(where, draft, noun).forEach(draft::object));
      }
      if (open && draft.objects().isEmpty() && draft.kind() == EngagementKind.TRANSFER) {
        shares(where, draft).forEach(draft::object);
      }
      if (open && draft.objects().isEmpty() && draft.kind() == EngagementKind.TRANSFER) {
        purposes(where, draft).forEach(draft::object);
      }
      if (draft.kind() == EngagementKind.TRANSFER
          && draft.sentence() == where.sentence().index()
          && !draft.frame().generic()
          && draft.isComplete()
          && isMoney(draft)) {
        financed(where, draft);
      }
      if (draft.kind() == EngagementKind.PROJECT
          && draft.anchor().isNoun()
          && draft.objects().isEmpty()
          && !draft.frame().generic()
          && draft.isComplete()) {
        built(where, draft).forEach(draft::object);
      }
    }
    drafts.stream()
        .filter(draft -> draft.kind() == EngagementKind.TRANSFER && draft.isComplete())
        .filter(draft -> draft.objects().isEmpty() && !draft.frame().generic())
        .forEach(
            draft -> {
              money(where, draft).forEach(draft::object);
              if (draft.objects().isEmpty()) {
                metered(draft).forEach(draft::object);
              }
            });
    drafts.stream()
        .filter(order -> order.kind() == EngagementKind.AGREEMENT && order.isComplete())
        .filter(order -> order.objects().isEmpty() && !order.definite())
        .forEach(order -> ordered(where.sentence(), order, drafts).forEach(order::object));
  }

  /** Jets of "delivered the jets under a contract of 2012", which was for them. */
  private List<Slot<Thing>> ordered(Sentence sentence, Draft order, List<Draft> drafts) {
    return Optional.of(order.anchor())
        .filter(noun -> noun.is("pobj") && !isOfMoney(sentence, noun))
        .flatMap(sentence::head)
        .filter(under -> under.word().equals("under"))
        .stream()
        .flatMap(under -> sentence.above(under).stream())
        .limit(REACH)
        .flatMap(
            done ->
                drafts.stream()
                    .filter(draft -> GOODS.contains(draft.kind()))
                    .filter(draft -> draft.anchor() == done))
        .filter(Draft::isComplete)
        .findFirst()
        .map(draft -> List.copyOf(draft.objects().values()))
        .orElse(List.of());
  }

  /**
   * "Lent $3 billion", "a grant of €2 million", "approved a grant of €2 million": the money itself,
   * where nothing else is said.
   */
  private List<Slot<Thing>> money(SentenceMentions where, Draft draft) {
    Token anchor = draft.anchor();
    if (draft.amounts().isEmpty() || draft.sentence() != where.sentence().index()) {
      return List.of();
    }
    if (anchor.isNoun()) {
      return lexicon.isMeans(anchor.lemma()) ? List.of(things.phrase(where, anchor)) : List.of();
    }
    List<Slot<Thing>> said =
        acted(where.sentence(), lexicon, draft)
            .filter(noun -> noun.isNoun() && lexicon.isMeans(noun.lemma()))
            .map(noun -> things.phrase(where, noun))
            .limit(1)
            .toList();
    return said.isEmpty()
        ? lexicon.moneyOf(anchor.lemma()).stream()
            .map(noun -> new Slot<>(things.named(noun), anchor.span()))
            .toList()
        : said;
  }

  /** "Supplies 200 megawatts", "bought 4 bcm". */
  private List<Slot<Thing>> metered(Draft draft) {
    return draft.quantities().stream()
        .flatMap(
            quantity ->
                quantity.goods().map(things::named).stream()
                    .map(thing -> new Slot<>(thing, quantity.span())))
        .limit(1)
        .toList();
  }

  /** "A loan agreement". */
  private boolean isOfMoney(Sentence sentence, Token text) {
    return sentence
        .children(text, "compound", "nmod", "amod")
        .anyMatch(word -> lexicon.isMeans(word.lemma()));
  }

  /** What the verb acts on, pronouns and numbers too. */
  static Stream<Token> acted(Sentence sentence, FactLexicon lexicon, Draft draft) {
    Clauses clauses = new Clauses(sentence, lexicon);
    Token verb = draft.anchor();
    Stream<Token> objects =
        sentence.children(verb, "dobj").map(o -> clauses.withoutRelative(o).orElse(o));
    return Stream.concat(
            objects, clauses.isPassive(verb) ? clauses.subjects(verb).stream() : Stream.empty())
        .flatMap(noun -> NounPhrases.coordinated(sentence, noun).stream())
        .filter(noun -> !draft.words().contains(noun) && !noun.is("poss"))
        .distinct();
  }

  private List<Slot<Thing>> undergoing(SentenceMentions where, Draft draft, Token noun) {
    return switch (draft.kind()) {
      case PROJECT -> bodies(where, draft, noun, BODIES);
      case COOPERATION -> lent(where, draft, noun);
      case TRANSFER -> {
        boolean given = where.sentence().children(draft.anchor(), "dative", "iobj").count() > 0;
        List<Slot<Thing>> firms = given ? List.of() : bodies(where, draft, noun, FIRMS);
        yield firms.isEmpty() ? people(where, noun) : firms;
      }
      default -> List.of();
    };
  }

  /** "Trains midwives", "shared radar data"; how many they are says enough. */
  private List<Slot<Thing>> lent(SentenceMentions where, Draft draft, Token noun) {
    boolean several = noun.pos().equals("NNS") || lexicon.isPerson(noun.lemma());
    if (!several
        || new Clauses(where.sentence(), lexicon).isPassive(draft.anchor())
        || lexicon.isMembership(draft.anchor().lemma())
        || where.at(noun, QuantityMention.class).isPresent()
        || draft.participants().values().stream()
            .anyMatch(part -> part.evidence().overlaps(noun.span()))) {
      return List.of();
    }
    List<Slot<Thing>> found = things.of(where, noun);
    return found.isEmpty() ? people(where, noun) : found;
  }

  /**
   * Newcastle of "bought 80 per cent of Newcastle", the works of "works in which it holds half".
   */
  private List<Slot<Thing>> shares(SentenceMentions where, Draft draft) {
    Sentence sentence = where.sentence();
    Clauses clauses = new Clauses(sentence, lexicon);
    List<Token> parts =
        acted(sentence, lexicon, draft)
            .filter(part -> lexicon.isNoThing(part.lemma()) || part.pos().equals("CD"))
            .filter(part -> lexicon.isPartitive(part.lemma()) || isPercent(where, part))
            .toList();
    return Stream.concat(parts.stream(), parts.stream().map(part -> draft.anchor()).limit(1))
        .flatMap(above -> sentence.children(above, "prep"))
        .filter(preposition -> WHOLE.contains(preposition.word()))
        .flatMap(preposition -> clauses.objects(preposition).stream())
        .flatMap(whole -> whole(where, draft, whole).stream())
        .toList();
  }

  private List<Slot<Thing>> whole(SentenceMentions where, Draft draft, Token noun) {
    List<Slot<Thing>> found = things.of(where, noun);
    List<Slot<Thing>> goods = found.isEmpty() ? things.goods(where, noun) : found;
    return goods.isEmpty() ? bodies(where, draft, noun, FIRMS) : goods;
  }

  private static boolean isPercent(SentenceMentions where, Token part) {
    return where.at(part, QuantityMention.class).filter(q -> q.unit().equals("%")).isPresent();
  }

  /** "Movitel, a joint venture": what it is called; "its new depot": what stands for itself. */
  private List<Slot<Thing>> built(SentenceMentions where, Draft draft) {
    Token noun = draft.anchor();
    Optional<Token> called =
        where.sentence().head(noun).filter(name -> noun.is("appos") && name.isProperNoun());
    if (called.isPresent()) {
      List<Slot<Thing>> named = things.of(where, called.get());
      return named.isEmpty() ? bodies(where, draft, called.get(), BODIES) : named;
    }
    return lexicon.isFacility(noun.lemma()) ? things.of(where, noun) : List.of();
  }

  /** "The institute was founded by", "bought the carmaker": who takes part is none. */
  private List<Slot<Thing>> bodies(
      SentenceMentions where, Draft draft, Token noun, Set<ActorType> types) {
    return where
        .at(noun, ActorMention.class)
        .filter(mention -> mention.form() == ActorMention.Form.NAME)
        .filter(mention -> types.contains(mention.actor().type()))
        .filter(mention -> !draft.actorIds().contains(mention.actor().id()))
        .map(mention -> new Slot<>(things.company(mention), mention.span()))
        .stream()
        .toList();
  }

  /** "Two engineers", "the ambassador"; not those whom a name or a group noun means. */
  private List<Slot<Thing>> people(SentenceMentions where, Token noun) {
    if (noun.isProperNoun()
        || !lexicon.isPerson(noun.lemma())
        || where.at(noun, ActorMention.class).isPresent()) {
      return List.of();
    }
    return List.of(things.phrase(where, noun));
  }

  /** "A loan", "a grant": the means, and no goods. */
  private boolean isMoney(Draft draft) {
    return draft.objects().values().stream().allMatch(thing -> lexicon.isMoney(thing.value()))
        && (!draft.objects().isEmpty() || lexicon.isMeans(draft.anchor().lemma()));
  }

  /** The dam of "approved a loan of $3 million to Chad for a dam": more telling than the loan. */
  private void financed(SentenceMentions where, Draft draft) {
    Sentence sentence = where.sentence();
    List<Token> money =
        Clauses.own(sentence, draft.anchor()).stream()
            .filter(
                word ->
                    word == draft.anchor()
                        || lexicon.isMeans(word.lemma())
                        || where.at(word, AmountMention.class).isPresent()
                        || word.is("pobj") && where.at(word, ActorMention.class).isPresent())
            .toList();
    List<Slot<Thing>> goals = goals(where, draft, money);
    if (!goals.isEmpty()) {
      draft.objects().clear();
      goals.forEach(draft::object);
    }
  }

  /** A harbour of "lent 24 million for a harbour", a road of "a road for which it gave a loan". */
  private List<Slot<Thing>> purposes(SentenceMentions where, Draft draft) {
    Sentence sentence = where.sentence();
    List<Token> money =
        draft.amounts().stream()
            .flatMap(amount -> sentence.headOf(amount.span()).stream())
            .filter(sum -> sum.is("dobj") || sum.is("nsubjpass"))
            .toList();
    if (money.isEmpty()) {
      return List.of();
    }
    // "Lends €40 million to the utility for a dam": the parser may hang the dam on the utility.
    Stream<Token> receivers =
        Stream.concat(Stream.of(draft.anchor()), money.stream())
            .flatMap(above -> sentence.children(above, "prep", "dative"))
            .filter(to -> to.word().equals("to"))
            .flatMap(to -> sentence.children(to, "pobj"));
    return goals(
        where,
        draft,
        Stream.of(Stream.of(draft.anchor()), money.stream(), receivers)
            .flatMap(words -> words)
            .toList());
  }

  /** What follows "for" below some words, but for who takes part. */
  private List<Slot<Thing>> goals(SentenceMentions where, Draft draft, List<Token> above) {
    Sentence sentence = where.sentence();
    Clauses clauses = new Clauses(sentence, lexicon);
    Set<Integer> there = draft.actorIds();
    List<Slot<Thing>> found = new ArrayList<>();
    Stream<Token> goal =
        above.stream()
            .flatMap(word -> sentence.children(word, "prep"))
            .filter(preposition -> preposition.word().equals("for"))
            .flatMap(preposition -> clauses.objects(preposition).stream());
    goal.filter(what -> what.isNoun() && !lexicon.isAgent(what.lemma()))
        .filter(what -> sentence.children(what, "poss").noneMatch(its -> its.pos().equals("PRP$")))
        .filter(
            what ->
                where
                    .at(what, ActorMention.class)
                    .map(ActorMention::actor)
                    .map(Actor::id)
                    .filter(there::contains)
                    .isEmpty())
        .forEach(what -> found.addAll(purpose(where, what)));
    return found;
  }

  /** What is done counts too: "gave $4 million for the restoration of the palace". */
  private List<Slot<Thing>> purpose(SentenceMentions where, Token noun) {
    List<Slot<Thing>> found = things.of(where, noun);
    return found.isEmpty() && lexicon.isAction(noun.lemma())
        ? List.of(things.phrase(where, noun))
        : found;
  }
}
