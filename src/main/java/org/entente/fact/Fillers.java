package org.entente.fact;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.annotation.Actor;
import org.entente.annotation.Mention.ActorMention;
import org.entente.annotation.Mention.NamedMention;
import org.entente.annotation.Mention.PlaceMention;
import org.entente.annotation.Mention.ThingMention;
import org.entente.annotation.Sentence;
import org.entente.annotation.Token;
import org.entente.document.Span;
import org.entente.knowledge.ActorType;

/** Says who is meant by a phrase, from its head token, and which places it names. */
final class Fillers {

  private static final Set<String> LISTS = Set.of("including", "like", "as", "namely");

  /** How many a list has at most. */
  private static final int LISTED = 40;

  private static final Set<String> TO = Set.of("to", "with");

  /** How many words an office has at most, and what joins them. */
  private static final int LONGEST_OFFICE = 8;

  private static final Set<String> JOINING = Set.of("and", "of", "for", "&");

  /** Before where somebody is from. */
  private static final Set<String> ORIGINS = Set.of("of", "in", "from");

  private static final String BOARD = "board";

  /** What a board may be of. */
  private static final Set<ActorType> GOVERNED =
      Set.of(ActorType.INTERGOVERNMENTAL_ORGANISATION, ActorType.COMPANY, ActorType.ORGANISATION);

  private final FactLexicon lexicon;
  private final Discourse discourse;
  private final Map<Integer, Actor> actorsById;

  Fillers(FactLexicon lexicon, Discourse discourse, Map<Integer, Actor> actorsById) {
    this.lexicon = lexicon;
    this.discourse = discourse;
    this.actorsById = actorsById;
  }

  /**
   * The actors that a phrase means, those coordinated with it among them.
   *
   * @param persons whether persons may fill the role; else their state or body does
   */
  List<Slot<Actor>> actors(SentenceMentions where, Token head, boolean persons) {
    Map<Integer, Slot<Actor>> found = new LinkedHashMap<>();
    for (Token token : coordinated(where, head)) {
      if (saysOfWhat(where, token)) {
        continue;
      }
      for (Slot<Actor> slot : actor(where, token, 0)) {
        for (Slot<Actor> real : persons ? List.of(slot) : impersonal(where, token, slot)) {
          if (real.evidence().contains(token.span())
              || !isBodyOfMember(where.sentence(), real.value(), real.evidence())) {
            found.putIfAbsent(real.value().id(), real);
          }
        }
      }
    }
    return List.copyOf(found.values());
  }

  /**
   * The EU of "the small EU country", "the minister for EU affairs": one of its members acts, and
   * whoever has to do with it.
   */
  boolean isBodyOfMember(Sentence sentence, Actor actor, Span words) {
    return TypeSets.BODIES.contains(actor.type())
        && sentence.headOf(words).filter(body -> isOfMember(sentence, body)).isPresent();
  }

  private boolean isOfMember(Sentence sentence, Token body) {
    Token name = NounPhrases.first(sentence, body).orElse(body);
    boolean behind =
        name.is("pobj") && sentence.head(name).filter(of -> of.word().equals("of")).isPresent();
    Optional<Token> noun =
        behind
            ? sentence.head(name).flatMap(sentence::head).filter(of -> of.lemma().equals("member"))
            : sentence.head(body).filter(of -> NounPhrases.BEFORE.contains(body.relation()));
    return noun.filter(one -> lexicon.isMember(one.lemma()) && one.pos().equals("NN")).isPresent()
        || sentence.above(body).stream()
            .takeWhile(word -> word.isNoun() || word.is("prep"))
            .anyMatch(word -> word.index() > body.index() && lexicon.isAffairs(word.word()));
  }

  /**
   * What is coordinated with a word, also where the parser hangs it on a word within a name, or on
   * what is said of somebody: "the Republic of Chad, Mali and Togo", "Fiat, a carmaker, and Enel".
   */
  private List<Token> coordinated(SentenceMentions where, Token head) {
    Sentence sentence = where.sentence();
    List<Token> all = new ArrayList<>(NounPhrases.coordinated(sentence, head));
    for (int i = 0; i < all.size() && i < LISTED; i++) {
      Token token = all.get(i);
      Stream<Token> within =
          where.at(token, ActorMention.class).stream()
              .flatMap(name -> sentence.tokens(name.span()).stream())
              .filter(word -> word != token);
      Stream<Token> said =
          sentence
              .children(token, "appos")
              .filter(noun -> lexicon.isAgent(noun.lemma()))
              .filter(noun -> where.at(noun, ActorMention.class).isEmpty());
      Stream.of(within, said, origins(where, token))
          .flatMap(words -> words)
          .flatMap(word -> sentence.children(word, "conj"))
          .filter(other -> isNamed(where, other) && !isInName(where, other, token))
          .flatMap(other -> NounPhrases.coordinated(sentence, other).stream())
          .filter(other -> !all.contains(other))
          .toList()
          .forEach(all::add);
    }
    return all;
  }

  /**
   * Enel of "Fiat of Turin and Enel": whom the parser coordinates with the state that a firm, a
   * body or a person is of, and who is no state, is coordinated with the firm.
   */
  private static Stream<Token> origins(SentenceMentions where, Token name) {
    boolean body =
        where.at(name, ActorMention.class).filter(one -> !isState(one.actor())).isPresent();
    return !body
        ? Stream.empty()
        : where
            .sentence()
            .children(name, "prep")
            .filter(of -> ORIGINS.contains(of.word()))
            .flatMap(of -> where.sentence().children(of, "pobj"))
            .filter(
                state ->
                    where
                        .sentence()
                        .children(state, "conj")
                        .allMatch(
                            other ->
                                where
                                    .at(other, ActorMention.class)
                                    .filter(one -> !isState(one.actor()))
                                    .isPresent()));
  }

  /** Whether a word is, or an apposition gives it, the name of an actor. */
  private static boolean isNamed(SentenceMentions where, Token noun) {
    return Stream.concat(Stream.of(noun), where.sentence().children(noun, "appos"))
        .anyMatch(name -> where.at(name, ActorMention.class).isPresent());
  }

  /** "The Ministry of Energy and Mines": one name. */
  private static boolean isInName(SentenceMentions where, Token word, Token head) {
    return where
        .at(word, ActorMention.class)
        .filter(name -> name.span().contains(head.span()))
        .isPresent();
  }

  /** Whether a name only says of what somebody named is head: "President Ruto of Kenya". */
  boolean saysOfWhat(SentenceMentions where, Token name) {
    Sentence sentence = where.sentence();
    return name.is("pobj")
        && sentence
            .head(name)
            .filter(of -> of.lemma().equals("of"))
            .flatMap(sentence::head)
            .flatMap(person -> where.at(person, ActorMention.class))
            .filter(mention -> mention.actor().type() == ActorType.PERSON)
            .isPresent();
  }

  /**
   * As {@link #actors}, with persons whose state or body the text does not tell as themselves; a
   * parliament stands for its state.
   */
  List<Slot<Actor>> signatories(SentenceMentions where, Token head) {
    List<Slot<Actor>> bodies = actors(where, head, false);
    return (bodies.isEmpty() ? actors(where, head, true) : bodies)
        .stream().map(slot -> isLegislature(where, slot) ? ofState(slot) : slot).toList();
  }

  private boolean isLegislature(SentenceMentions where, Slot<Actor> slot) {
    return slot.value().type() == ActorType.GOVERNMENT_BODY
        && where
            .sentence()
            .headOf(slot.evidence())
            .filter(head -> lexicon.isLegislature(head.lemma().toLowerCase(Locale.ROOT)))
            .isPresent();
  }

  /** Whose somebody is, where that is a state; else the same. */
  Slot<Actor> ofState(Slot<Actor> body) {
    return body.value()
        .partOf()
        .map(actorsById::get)
        .filter(owner -> owner.type() == ActorType.STATE)
        .map(owner -> new Slot<>(owner, body.evidence()))
        .orElse(body);
  }

  /** The states in which the places of a phrase lie: Vietnam of "a visit to Hanoi". */
  List<Slot<Actor>> hosts(SentenceMentions where, Token place) {
    return NounPhrases.coordinated(where.sentence(), place).stream()
        .flatMap(token -> where.at(token, PlaceMention.class).stream())
        .flatMap(
            named ->
                discourse.stateOf(named).stream().map(state -> new Slot<>(state, named.span())))
        .toList();
  }

  /** The actors that stand before a noun: "Chinese loans", "Russia-China deal". */
  List<Slot<Actor>> modifiers(SentenceMentions where, Token modifier) {
    Map<Integer, Slot<Actor>> found = new LinkedHashMap<>();
    for (Token token : where.sentence().subtree(modifier)) {
      if (where.at(token, NamedMention.class).isEmpty()
          && where.at(token, ThingMention.class).isEmpty()) {
        where
            .allAt(token, ActorMention.class)
            .forEach(m -> found.putIfAbsent(m.actor().id(), new Slot<>(m.actor(), m.span())));
      }
    }
    return List.copyOf(found.values());
  }

  /**
   * Whose a thing is, by what stands before it: of "China's UnionPay system" UnionPay, of "Russian
   * jets" Russia.
   */
  List<Slot<Actor>> ownersOf(SentenceMentions where, Token noun) {
    Map<Integer, Slot<Actor>> found = new LinkedHashMap<>();
    for (Token token : NounPhrases.coordinated(where.sentence(), noun)) {
      ownersOfOne(where, token, 0).forEach(a -> found.putIfAbsent(a.value().id(), a));
    }
    return List.copyOf(found.values());
  }

  private List<Slot<Actor>> ownersOfOne(SentenceMentions where, Token noun, int depth) {
    if (depth > 2 || where.at(noun, ActorMention.class).isPresent()) {
      return List.of();
    }
    Sentence sentence = where.sentence();
    List<Slot<Actor>> makers = new ArrayList<>();
    List<Slot<Actor>> others = new ArrayList<>();
    sentence
        .children(noun, "compound", "nmod", "amod", "advmod")
        .filter(m -> m.index() < noun.index() && !isCompound(sentence, m))
        .flatMap(m -> modifiers(where, m).stream())
        .forEach(a -> (a.value().type() == ActorType.STATE ? others : makers).add(a));
    if (!makers.isEmpty()) {
      return makers;
    }
    if (lexicon.isBesides(noun.lemma())) {
      return others;
    }
    List<Slot<Actor>> owners =
        sentence.children(noun, "poss").flatMap(p -> actors(where, p, false).stream()).toList();
    if (!owners.isEmpty()) {
      return owners; // "Saab's Finnish unit" is Saab's.
    }
    if (others.isEmpty() && !noun.isProperNoun()) {
      // "batteries of Ukrainian missiles"
      for (Token of : NounPhrases.complements(sentence, noun, "of")) {
        others.addAll(ownersOfOne(where, of, depth + 1));
        if (others.isEmpty() && isOwned(where, noun)) {
          others.addAll(actors(where, of, false));
        }
      }
    }
    return others;
  }

  /** "The mill of Nordzucker", "the frigate of Navantia": what somebody has or makes. */
  private boolean isOwned(SentenceMentions where, Token noun) {
    return where.at(noun, ThingMention.class).isPresent() || lexicon.isFacility(noun.lemma());
  }

  /** Whose a part of a firm is: Holcim of "the Dutch cement arm of Holcim". */
  List<Slot<Actor>> firmsOf(SentenceMentions where, Token unit) {
    return NounPhrases.complements(where.sentence(), unit, "of").stream()
        .filter(of -> lexicon.isUnitOfFirm(unit.lemma()))
        .flatMap(of -> actors(where, of, false).stream())
        .filter(firm -> firm.value().type() == ActorType.COMPANY)
        .toList();
  }

  /** "Soviet-era": a name within a compound noun is nobody's who owns or makes the thing. */
  private static boolean isCompound(Sentence sentence, Token modifier) {
    return modifier.isNoun()
        && !modifier.isProperNoun()
        && sentence.subtree(modifier).stream().anyMatch(t -> t.pos().equals("HYPH"));
  }

  /** Whether a name only says whose, or from where, somebody is: Peru of "Peru's Credicorp". */
  boolean isOrigin(SentenceMentions where, Token name) {
    return discourse.isOrigin(where, name);
  }

  /** Whether a token is a pronoun or a group noun that means actors, and names none. */
  boolean isReference(SentenceMentions where, Token token) {
    return where.at(token, ActorMention.class).isEmpty()
        && discourse.isReference(where.sentence(), token);
  }

  /** Whom a pronoun or a group noun means. */
  List<Actor> meant(SentenceMentions where, Token token) {
    return isReference(where, token) ? discourse.refer(where, token) : List.of();
  }

  private List<Slot<Actor>> actor(SentenceMentions where, Token token, int depth) {
    Sentence sentence = where.sentence();
    if (depth > 4 || where.at(token, NamedMention.class).isPresent()) {
      return List.of();
    }
    List<ActorMention> named =
        where.allAt(token, ActorMention.class).stream()
            .filter(mention -> !isMaker(where, token, mention))
            .toList();
    if (!named.isEmpty()) {
      List<Slot<Actor>> found = new ArrayList<>();
      List<Slot<Actor>> whole = governed(where, token, named);
      if (!whole.isEmpty()) {
        return whole;
      }
      found.addAll(beside(where, token, named));
      named.forEach(m -> found.add(new Slot<>(m.actor(), m.span())));
      found.addAll(enumerated(where, token, named, depth));
      return found;
    }
    List<Slot<Actor>> listed = listed(where, token, depth);
    if (!listed.isEmpty()) {
      return listed;
    }
    Optional<Token> apposition =
        sentence
            .children(token, "appos")
            .filter(a -> where.at(a, ActorMention.class).isPresent())
            .findFirst();
    if (apposition.isPresent()) {
      List<Slot<Actor>> apposed = new ArrayList<>();
      NounPhrases.coordinated(sentence, apposition.get())
          .forEach(each -> apposed.addAll(actor(where, each, depth + 1)));
      return apposed;
    }
    if (token.isNoun() && lexicon.isPartitive(token.lemma())) {
      for (Token of : NounPhrases.complements(sentence, token, "of")) {
        List<Slot<Actor>> actors = actor(where, of, depth + 1);
        if (!actors.isEmpty()) {
          return actors;
        }
      }
    }
    if (token.isNoun() && lexicon.isAgent(token.lemma())) {
      List<Slot<Actor>> before =
          discourse.known(where, token).stream()
              .map(actor -> new Slot<>(actor, token.span()))
              .toList();
      if (!before.isEmpty()) {
        return before;
      }
      List<Slot<Actor>> owners = owners(where, token, depth);
      if (!owners.isEmpty()) {
        return owners;
      }
      Optional<ActorMention> scene = discourse.scene(where, token);
      if (scene.isPresent()) {
        return List.of(new Slot<>(scene.get().actor(), scene.get().span()));
      }
    }
    if (discourse.isReference(sentence, token) || discourse.isGroup(where, token)) {
      return discourse.refer(where, token).stream()
          .map(actor -> new Slot<>(actor, token.span()))
          .toList();
    }
    return List.of();
  }

  /** The fund of "the Board of Directors of the fund". */
  private static List<Slot<Actor>> governed(
      SentenceMentions where, Token board, List<ActorMention> named) {
    return board.lemma().equals(BOARD)
        ? where.sentence().subtree(board).stream()
            .flatMap(word -> where.allAt(word, ActorMention.class).stream())
            .filter(other -> !named.contains(other) && GOVERNED.contains(other.actor().type()))
            .limit(1)
            .map(other -> new Slot<>(other.actor(), other.span()))
            .toList()
        : List.of();
  }

  /** Chad of "the Chadian and Malian armies", of which only the last are known by a name. */
  private List<Slot<Actor>> beside(SentenceMentions where, Token noun, List<ActorMention> named) {
    int start = named.get(0).span().start();
    Sentence sentence = where.sentence();
    boolean joined =
        noun.pos().equals("NNS")
            && sentence.tokens().stream()
                .filter(word -> word.span().end() <= start)
                .reduce((first, last) -> last)
                .filter(and -> and.pos().equals("CC"))
                .isPresent();
    return sentence
        .children(noun, "nmod", "amod", "compound")
        .filter(word -> joined && word.span().end() <= start)
        .flatMap(word -> modifiers(where, word).stream())
        .filter(owner -> named.stream().noneMatch(m -> m.actor().id() == owner.value().id()))
        .toList();
  }

  /** "A Boeing 747": a thing, whose maker its name begins with. */
  private static boolean isMaker(SentenceMentions where, Token token, ActorMention named) {
    return where
        .at(token, ThingMention.class)
        .filter(thing -> thing.span().contains(named.span()))
        .filter(thing -> thing.span().length() > named.span().length())
        .isPresent();
  }

  /** "The Baltic states, Poland and Finland": no apposition, though the parser takes it for one. */
  private List<Slot<Actor>> enumerated(
      SentenceMentions where, Token token, List<ActorMention> named, int depth) {
    Sentence sentence = where.sentence();
    List<Slot<Actor>> more = new ArrayList<>();
    if (named.stream().allMatch(m -> isState(m.actor()))) {
      List<Token> apposed =
          sentence
              .children(token, "appos")
              .flatMap(a -> Stream.concat(Stream.of(a), sentence.children(a, "appos")))
              .filter(
                  a -> where.at(a, ActorMention.class).filter(m -> isState(m.actor())).isPresent())
              .toList();
      if (apposed.stream().anyMatch(a -> sentence.children(a, "conj").findAny().isPresent())) {
        apposed.stream()
            .flatMap(a -> NounPhrases.coordinated(sentence, a).stream())
            .forEach(each -> more.addAll(actor(where, each, depth + 1)));
      }
    }
    return more;
  }

  static boolean isState(Actor actor) {
    return actor.type() == ActorType.STATE || actor.type() == ActorType.BLOC;
  }

  /**
   * Who acts by what a phrase names, by what stands before it: Panama of "Panamanian judges", Japan
   * of "Japan's cabinet".
   */
  List<Slot<Actor>> behind(SentenceMentions where, Token noun) {
    Map<Integer, Slot<Actor>> found = new LinkedHashMap<>();
    for (Token token : NounPhrases.coordinated(where.sentence(), noun)) {
      if (token.isNoun()
          && (!token.isProperNoun() || where.at(token, PlaceMention.class).isPresent())
          && !lexicon.isNoThing(token.lemma())
          && !lexicon.isAction(token.lemma())) {
        owners(where, token, 0).forEach(a -> found.putIfAbsent(a.value().id(), a));
      }
    }
    return List.copyOf(found.values());
  }

  /**
   * Whom an agent noun belongs to: "Indian and Chinese troops", "the government of Japan"; nobody
   * of "the neighbours of Japan".
   */
  private List<Slot<Actor>> owners(SentenceMentions where, Token noun, int depth) {
    Sentence sentence = where.sentence();
    boolean besides = lexicon.isBesides(noun.lemma());
    if (lexicon.isCollective(noun.lemma())) {
      List<Slot<Actor>> members = members(where, noun, depth);
      if (!members.isEmpty()) {
        return members;
      }
    }
    List<Slot<Actor>> owners = new ArrayList<>();
    if (!besides) {
      sentence
          .children(noun, "poss")
          .forEach(
              p ->
                  owners.addAll(p.pos().equals("WP$") ? before(where, p) : actors(where, p, true)));
    }
    if (owners.isEmpty()) {
      sentence
          .children(noun, "nmod", "compound", "amod", "advmod")
          .filter(m -> m.index() < noun.index())
          .forEach(m -> owners.addAll(modifiers(where, m)));
    }
    if (owners.isEmpty() && !besides) {
      owners.addAll(ownersAfter(where, noun, depth));
    }
    return owners.isEmpty() ? behindActs(where, noun, depth) : owners;
  }

  /** Fiat and Enel of "an Italian consortium of Fiat and Enel", Fiat of "a group led by Fiat". */
  private List<Slot<Actor>> members(SentenceMentions where, Token group, int depth) {
    List<Slot<Actor>> members = new ArrayList<>();
    NounPhrases.complements(where.sentence(), group, "of").stream()
        .flatMap(of -> NounPhrases.coordinated(where.sentence(), of).stream())
        .forEach(each -> members.addAll(actor(where, each, depth + 1)));
    behindActs(where, group, depth).stream()
        .filter(one -> one.value().type() != ActorType.PERSON)
        .forEach(members::add);
    return members;
  }

  /** Whose means a thing is done with: Japan of "a loan from Japan", "Japanese money". */
  List<Slot<Actor>> backers(SentenceMentions where, Token means) {
    Sentence sentence = where.sentence();
    Map<Integer, Slot<Actor>> found = new LinkedHashMap<>();
    for (Token token : NounPhrases.coordinated(sentence, means)) {
      if (lexicon.isMeans(token.lemma())) {
        owners(where, token, 0).forEach(one -> found.putIfAbsent(one.value().id(), one));
        // "A loan of $3 million from Japan"
        NounPhrases.complements(sentence, token, "of").stream()
            .flatMap(sum -> NounPhrases.complements(sentence, sum, "from").stream())
            .flatMap(from -> actors(where, from, false).stream())
            .forEach(one -> found.putIfAbsent(one.value().id(), one));
      }
    }
    return List.copyOf(found.values());
  }

  /** Japan of "the government of Japan", "the minister of trade of Japan". */
  private List<Slot<Actor>> ownersAfter(SentenceMentions where, Token noun, int depth) {
    Sentence sentence = where.sentence();
    List<Slot<Actor>> owners =
        Stream.of("of", "from", "between")
            .flatMap(by -> NounPhrases.complements(sentence, noun, by).stream())
            .flatMap(of -> NounPhrases.coordinated(sentence, of).stream())
            .flatMap(each -> actor(where, each, depth + 1).stream())
            .toList();
    return owners.isEmpty() ? ofOffice(where, noun, depth) : owners;
  }

  /** Japan of "the minister of trade of Japan". */
  private List<Slot<Actor>> ofOffice(SentenceMentions where, Token noun, int depth) {
    Sentence sentence = where.sentence();
    return NounPhrases.complements(sentence, noun, "of").stream()
        .filter(office -> office.isNoun() && !lexicon.isAgent(office.lemma()))
        .filter(office -> where.at(office, ThingMention.class).isEmpty())
        .flatMap(office -> NounPhrases.complements(sentence, office, "of").stream())
        .flatMap(of -> NounPhrases.coordinated(sentence, of).stream())
        .filter(of -> where.at(of, ActorMention.class).isPresent())
        .flatMap(each -> actor(where, each, depth + 1).stream())
        .toList();
  }

  /** Chad of "hackers linked to Chad", "rebels backed by Chad". */
  private List<Slot<Actor>> behindActs(SentenceMentions where, Token noun, int depth) {
    Sentence sentence = where.sentence();
    List<Slot<Actor>> owners = new ArrayList<>();
    sentence
        .children(noun, "acl")
        .filter(verb -> verb.pos().equals("VBN"))
        .flatMap(
            verb ->
                lexicon.isLinking(verb.lemma())
                    ? sentence.children(verb, "prep").filter(p -> TO.contains(p.lemma()))
                    : lexicon.isBacking(verb.lemma())
                        ? sentence.children(verb, "agent")
                        : Stream.empty())
        .flatMap(by -> sentence.children(by, "pobj"))
        .forEach(of -> owners.addAll(actor(where, of, depth + 1)));
    return owners;
  }

  /** "Chad, whose army": who is named right before. */
  private static List<Slot<Actor>> before(SentenceMentions where, Token whose) {
    List<Token> tokens = where.sentence().tokens().subList(0, whose.index());
    for (int i = tokens.size() - 1; i >= 0 && i >= tokens.size() - 2; i--) {
      List<ActorMention> named = where.allAt(tokens.get(i), ActorMention.class);
      if (!named.isEmpty()) {
        return named.stream().map(m -> new Slot<>(m.actor(), m.span())).toList();
      }
    }
    return List.of();
  }

  /** "firms including Jacobs and AECOM", "partners such as India". */
  private List<Slot<Actor>> listed(SentenceMentions where, Token noun, int depth) {
    Sentence sentence = where.sentence();
    List<Slot<Actor>> listed = new ArrayList<>();
    sentence
        .children(noun, "prep")
        .filter(p -> LISTS.contains(p.form().toLowerCase(Locale.ROOT)))
        .flatMap(p -> sentence.children(p, "pobj", "dobj"))
        .flatMap(first -> NounPhrases.coordinated(sentence, first).stream())
        .forEach(each -> listed.addAll(actor(where, each, depth + 1)));
    return listed;
  }

  private List<Slot<Actor>> impersonal(SentenceMentions where, Token token, Slot<Actor> slot) {
    Actor actor = slot.value();
    if (actor.type() != ActorType.PERSON) {
      return List.of(slot);
    }
    Sentence sentence = where.sentence();
    // "NASA's Bill Nelson and Japan": whom he is joined with is not his, nor what he also did.
    Set<Token> joined =
        sentence
            .children(token, "conj", "relcl", "acl")
            .flatMap(other -> sentence.subtree(other).stream())
            .collect(Collectors.toSet());
    for (Token below : sentence.subtree(token)) {
      if (below.is("punct") || joined.contains(below) || isSentTo(sentence, below)) {
        continue;
      }
      for (ActorMention mention : where.allAt(below, ActorMention.class)) {
        if (mention.actor().type() != ActorType.PERSON) {
          return List.of(new Slot<>(mention.actor(), mention.span()));
        }
      }
    }
    return actor
        .partOf()
        .map(actorsById::get)
        .map(owner -> new Slot<>(owner, slot.evidence()))
        .or(() -> ofOfficeBefore(where, slot.evidence()))
        .map(List::of)
        .orElse(List.of());
  }

  /** The UN of "the Permanent Representative to the UN". */
  boolean isSentTo(Sentence sentence, Token name) {
    return name.is("pobj")
        && sentence
            .head(name)
            .filter(to -> TO.contains(to.lemma()))
            .flatMap(sentence::head)
            .filter(envoy -> lexicon.isEnvoy(envoy.lemma().toLowerCase(Locale.ROOT)))
            .isPresent();
  }

  /** Chad of "the Chad Energy and Water Minister Peter Lund", whom the parser may tear apart. */
  private Optional<Slot<Actor>> ofOfficeBefore(SentenceMentions where, Span person) {
    List<Token> words =
        where.sentence().tokens().stream().filter(t -> t.span().end() <= person.start()).toList();
    int last = words.size() - 1;
    if (last < 1 || !lexicon.isAgent(words.get(last).lemma().toLowerCase(Locale.ROOT))) {
      return Optional.empty();
    }
    for (int at = last; at >= 0 && last - at < LONGEST_OFFICE; at--) {
      int i = at;
      Token word = words.get(i);
      Optional<ActorMention> state =
          where.at(word, ActorMention.class).filter(named -> isState(named.actor()));
      if (state.isPresent()) {
        return state
            .filter(named -> i < last && isCapital(words.get(i + 1)))
            .map(named -> new Slot<>(named.actor(), named.span()));
      }
      if (!isCapital(word) && !JOINING.contains(word.word())) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static boolean isCapital(Token word) {
    return Character.isUpperCase(word.form().codePointAt(0));
  }
}
