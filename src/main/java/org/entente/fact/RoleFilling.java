package org.entente.fact;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.entente.annotation.Actor;
import org.entente.annotation.Mention.ActorMention;
import org.entente.annotation.Mention.AmountMention;
import org.entente.annotation.Mention.NamedMention;
import org.entente.annotation.Mention.PlaceMention;
import org.entente.annotation.Mention.ThingMention;
import org.entente.annotation.Sentence;
import org.entente.annotation.Token;
import org.entente.fact.Fact.Participation;
import org.entente.fact.Fact.Thing;
import org.entente.fact.Fact.Where;
import org.entente.knowledge.ActorType;
import org.entente.knowledge.EngagementKind;
import org.entente.knowledge.Role;

/** Fills the slots of a draft with the arguments of its trigger, as its frame says. */
final class RoleFilling {

  private static final Frame.Filling.Participant RECEIVER =
      new Frame.Filling.Participant(Role.RECIPIENT, false, Set.of());

  /** Before an argument in a frame's needs: it must stand there, whatever it means. */
  private static final String ANY = "any-";

  /** In a frame's needs: those who do it are more than one, whoever they are. */
  private static final String SEVERAL = "several";

  private static final Set<String> WE_AND_THEY = Set.of("we", "they", "both");
  private static final Set<String> THEY = Set.of("they", "he", "she");

  /** Arguments that name what an engagement is a part of. */
  private static final List<String> WHOLES = List.of("under", "within", "part-of");

  private static final String OF = "of";
  private static final String OBJECT = "object";

  private static final String WITH = "with";
  private static final String CENT = "cent";

  /** Arguments that say where something comes from and goes, and who is there. */
  private static final Map<String, Role> ENDS =
      Map.of(
          "from", Role.SUPPLIER,
          "to", Role.RECIPIENT,
          "in", Role.RECIPIENT,
          "into", Role.RECIPIENT);

  /** What those share in who pay for it. */
  private static final Set<EngagementKind> SHARED =
      Set.of(EngagementKind.PROJECT, EngagementKind.PROGRAMME);

  private static final Set<EngagementKind> TRADED =
      Set.of(EngagementKind.TRANSFER, EngagementKind.PROJECT);

  /** Arguments that also say why, and where. */
  private static final Set<String> ASIDE = Set.of("on", "for");

  /** Arguments that say where a visit leads. */
  private static final List<String> VISITED = List.of("to", OBJECT, "in", "into");

  /** Before what is no part of what is transferred. */
  private static final Set<String> OUTSIDE =
      Set.of("from", "to", "at", "by", "against", "during", "towards");

  private static final Set<String> WHERE = Set.of("in", "at", "near", "off", "outside");

  private static final Set<String> ALONG = Set.of("from", "to", "between", "through", "across");

  private static final Set<String> JOINED = Set.of("with", "to");

  private final FactLexicon lexicon;
  private final Fillers fillers;
  private final Things things;
  private final Places places;
  private final Lenders lenders;

  RoleFilling(FactLexicon lexicon, Fillers fillers, Things things, Places places) {
    this.lexicon = lexicon;
    this.fillers = fillers;
    this.things = things;
    this.places = places;
    this.lenders = new Lenders(lexicon);
  }

  /**
   * Fills what the arguments say.
   *
   * @param story takes a line for each argument: what it filled, or that it filled nothing
   */
  void fill(
      SentenceMentions where,
      Draft draft,
      TriggerMatch match,
      Arguments arguments,
      List<String> story) {
    for (String argument : draft.frame().roles().keySet()) {
      for (Token token : arguments.get(argument)) {
        if (!isWithinName(where, token)) {
          fill(where, draft, argument, token, match, story);
        }
      }
    }
    if (draft.kind() == EngagementKind.TRANSFER) {
      makers(where, draft, arguments);
      arguments.get("of").forEach(goods -> delivered(where, draft, goods));
      lenders.part(where.sentence(), draft);
    }
    if (draft.kind() == EngagementKind.MEETING && !draft.participants().isEmpty()) {
      hosts(where, draft, arguments);
    }
    if (draft.kind() == EngagementKind.COOPERATION && isAtHome(where, draft)) {
      draft.places().clear();
    }
    if (draft.kind() == EngagementKind.AGREEMENT) {
      arguments.get("to").forEach(token -> withoutDestination(where, draft, token));
    }
    arguments.get(Arguments.BYSTANDER).stream()
        .flatMap(token -> fillers.actors(where, token, false).stream())
        .map(Slot::value)
        .filter(actor -> !draft.actorIds().contains(actor.id()))
        .forEach(draft::bystander);
    for (String argument : WHOLES) {
      arguments.get(argument).forEach(token -> whole(where, draft, token));
    }
    draft.frame().needs().stream()
        .flatMap(Set::stream)
        .filter(need -> need.startsWith(ANY))
        .filter(need -> !arguments.get(need.substring(ANY.length())).isEmpty())
        .forEach(draft::said);
    if (Stream.of("subject", "by", "between")
        .flatMap(argument -> arguments.get(argument).stream())
        .anyMatch(token -> isSeveral(where, token))) {
      draft.said(SEVERAL);
    }
    phraseDomains(where, match, draft);
    draft.frame().domains().forEach(d -> draft.domain(new Slot<>(d, match.span())));
  }

  /** "Chad and Peru signed a deal on supplies of gas to Fiji": Fiji did not. */
  private static void withoutDestination(SentenceMentions where, Draft draft, Token token) {
    Sentence sentence = where.sentence();
    // The parser may hang "to Fiji" on the verb.
    boolean delivered =
        sentence.head(token).filter(to -> to.is("prep") && to.index() > 0).stream()
            .flatMap(
                to ->
                    Stream.concat(
                        sentence.head(to).stream(), Stream.of(sentence.token(to.index() - 1))))
            .anyMatch(goods -> goods.isNoun() && goods != draft.anchor());
    List<Token> there = NounPhrases.coordinated(sentence, token);
    List<Slot<Participation>> named =
        draft.participants().values().stream()
            .filter(p -> sentence.headOf(p.evidence()).filter(there::contains).isPresent())
            .toList();
    if (delivered && draft.actorIds().size() - named.size() > 1) {
      named.forEach(
          part -> {
            draft.participants().remove(part.value());
            draft.bystander(part.value().actor());
          });
    }
  }

  /** Sweden of "bought Swedish jets"; not where somebody sells them: "from a dealer". */
  private void makers(SentenceMentions where, Draft draft, Arguments arguments) {
    for (String argument : draft.frame().roles().keySet()) {
      for (Frame.Filling filling : draft.frame().fillings(argument)) {
        if (filling instanceof Frame.Filling.Participant maker
            && maker.owner()
            && !draft.has(maker.role().term())) {
          for (Token token : arguments.get(argument)) {
            join(
                where,
                draft,
                argument,
                isDeliveredTo(where.sentence(), draft, token) ? RECEIVER : maker,
                token,
                owners(where, maker, token));
          }
        }
      }
    }
  }

  /** "Delivery of the navy's first frigate": the navy gets it. */
  private boolean isDeliveredTo(Sentence sentence, Draft draft, Token goods) {
    return lexicon.isDelivering(draft.anchor().lemma())
        && !draft.has(RECEIVER.role().term())
        && sentence.children(goods, "poss").findAny().isPresent()
        && sentence.children(goods).stream().anyMatch(rank -> lexicon.isRank(rank.word()));
  }

  /** "Saab and Chad announced the delivery of Chad's first jet": Chad gets it. */
  private void delivered(SentenceMentions where, Draft draft, Token goods) {
    if (!isDeliveredTo(where.sentence(), draft, goods)) {
      return;
    }
    List<Slot<Actor>> owners = fillers.ownersOf(where, goods);
    Set<Integer> theirs = new HashSet<>();
    owners.forEach(owner -> theirs.add(owner.value().id()));
    boolean others =
        draft.participants().keySet().stream()
            .anyMatch(p -> p.role() == Role.SUPPLIER && !theirs.contains(p.actor().id()));
    if (others
        && draft
            .participants()
            .keySet()
            .removeIf(p -> p.role() == Role.SUPPLIER && theirs.contains(p.actor().id()))) {
      owners.forEach(owner -> draft.participant(RECEIVER.role(), owner));
    }
  }

  /** "French officers began a course in Paris": nobody's guests. */
  private boolean isAtHome(SentenceMentions where, Draft draft) {
    Set<Integer> states = Sameness.states(draft);
    return lexicon.isOfGuests(draft.anchor().lemma())
        && states.size() == 1
        && draft.places().values().stream()
            .flatMap(place -> where.sentence().headOf(place.evidence()).stream())
            .flatMap(token -> fillers.hosts(where, token).stream())
            .anyMatch(state -> states.contains(state.value().id()));
  }

  /** Vietnam of "visited Hanoi", where the visitor is no Vietnamese. */
  private void hosts(SentenceMentions where, Draft draft, Arguments arguments) {
    if (!Hosts.isOfOneSide(where, draft)) {
      return;
    }
    Set<Integer> there = Sameness.states(draft);
    for (String argument : VISITED) {
      List<Frame.Filling> fillings = draft.frame().fillings(argument);
      Optional<Frame.Filling.Participant> host =
          fillings.stream()
              .filter(filling -> fillings.stream().anyMatch(Frame.Filling.Place.class::isInstance))
              .filter(Frame.Filling.Participant.class::isInstance)
              .map(Frame.Filling.Participant.class::cast)
              .findFirst();
      host.ifPresent(
          role ->
              arguments.get(argument).stream()
                  .flatMap(token -> fillers.hosts(where, token).stream())
                  .filter(state -> !there.contains(Sameness.stateOf(state.value())))
                  .forEach(state -> draft.participant(role.role(), state)));
    }
  }

  /** Gives a role to those who can have it; says whether any can. */
  private boolean join(
      SentenceMentions where,
      Draft draft,
      String argument,
      Frame.Filling.Participant participant,
      Token token,
      List<Slot<Actor>> found) {
    boolean filled = false;
    for (Slot<Actor> actor : found) {
      if (fits(participant, actor.value(), token)
          && (allowed(draft, argument, participant.role(), actor.value())
              || isPunished(draft, participant)
              || isMonarch(where, participant, token))) {
        draft.participant(participant.role(), actor);
        filled = true;
      }
    }
    return filled;
  }

  /** "The Institute for Peace was founded": a preposition of its name says nothing more. */
  private static boolean isWithinName(SentenceMentions where, Token token) {
    return where
        .sentence()
        .head(token)
        .filter(preposition -> token.is("pobj"))
        .filter(
            preposition ->
                where
                    .at(token, ActorMention.class)
                    .filter(name -> name.span().contains(preposition.span()))
                    .isPresent())
        .isPresent();
  }

  /** "The two sides", "both", "they": more than one, known or not. */
  private boolean isSeveral(SentenceMentions where, Token token) {
    boolean plural =
        token.pos().equals("NNS") || WE_AND_THEY.contains(token.form().toLowerCase(Locale.ROOT));
    boolean counted =
        token.pos().equals("CD")
            && where.sentence().children(token, "det").anyMatch(the -> the.lemma().equals("the"));
    return counted || plural && (fillers.isReference(where, token) || isOfBody(where, token));
  }

  /** "ASEAN members", "SADC leaders": several, who are named by what they are members of. */
  private boolean isOfBody(SentenceMentions where, Token several) {
    return where.at(several, ActorMention.class).isEmpty()
        && fillers.actors(where, several, false).stream()
            .anyMatch(body -> body.value().type() == ActorType.INTERGOVERNMENTAL_ORGANISATION);
  }

  private static void whole(SentenceMentions where, Draft draft, Token token) {
    if (draft.whole().isEmpty() && draft.wholeWord().isEmpty()) {
      where
          .at(token, NamedMention.class)
          .ifPresentOrElse(draft::whole, () -> draft.wholeWord(token));
    }
  }

  /** Fills from the trigger's whole phrase what no argument filled. */
  void fillFromPhrase(SentenceMentions where, Draft draft) {
    if (draft.kind() == EngagementKind.TRANSFER && draft.objects().isEmpty()) {
      thingsBelow(where, draft);
    }
    if (draft.places().isEmpty() && isSomewhere(draft.kind())) {
      placesBelow(where, draft);
    }
    if (draft.kind() == EngagementKind.PROJECT) {
      if (draft.places().isEmpty()) {
        placesOfObjects(where, draft);
      }
      ends(where, draft);
    }
    if (draft.places().isEmpty() && isSomewhere(draft.kind())) {
      placeBefore(where, draft, draft.anchor());
    }
  }

  /** "The Trieste summit", "the Zhuhai air show", "the Tanga mill": where it is. */
  private static void placeBefore(SentenceMentions where, Draft draft, Token noun) {
    Sentence sentence = where.sentence();
    sentence
        .children(noun, "compound", "nmod")
        .filter(before -> noun.isNoun() && before.index() < noun.index())
        .filter(Token::isProperNoun)
        .filter(before -> where.at(before, ActorMention.class).isEmpty())
        .filter(before -> where.at(before, NamedMention.class).isEmpty())
        .flatMap(before -> Places.known(where, before).stream())
        .forEach(draft::place);
  }

  /**
   * "A plant in Lima", "the Lima plant", "a line from Lima to Cusco": where what is built stands.
   */
  private void placesOfObjects(SentenceMentions where, Draft draft) {
    Sentence sentence = where.sentence();
    List<Token> built =
        List.copyOf(draft.objects().values()).stream()
            .flatMap(object -> sentence.headOf(object.evidence()).stream())
            .toList();
    built.stream()
        .flatMap(
            noun ->
                sentence
                    .children(noun, "prep")
                    .filter(p -> isWhere(p) || p.lemma().equals(OF) && isBuilt(noun)))
        .flatMap(
            p ->
                sentence
                    .children(p, "pobj")
                    .map(
                        place ->
                            p.lemma().equals(OF)
                                ? Places.known(where, place)
                                : places.at(where, place)))
        .flatMap(List::stream)
        .forEach(draft::place);
    if (draft.places().isEmpty()) {
      built.stream().filter(this::isBuilt).forEach(noun -> placeBefore(where, draft, noun));
    }
  }

  /**
   * "A line from Lima to Cusco in Peru", "a road between Lima and the port of Callao", "a line
   * linking Lima with Cusco": where what leads somewhere begins and ends.
   */
  private void ends(SentenceMentions where, Draft draft) {
    Sentence sentence = where.sentence();
    List<Token> routes =
        List.copyOf(draft.objects().values()).stream()
            .flatMap(object -> sentence.headOf(object.evidence()).stream())
            .filter(noun -> lexicon.isRoute(noun.lemma()))
            .toList();
    List<Slot<Where>> ends =
        routes.stream()
            .flatMap(noun -> Stream.of(noun, draft.anchor()))
            .distinct()
            .flatMap(above -> sentence.children(above, "prep", "dative"))
            .flatMap(from -> Stream.concat(Stream.of(from), sentence.children(from, "prep")))
            .filter(p -> ALONG.contains(p.word()))
            .flatMap(p -> sentence.children(p, "pobj"))
            .flatMap(place -> places.at(where, place).stream())
            .toList();
    List<Slot<Where>> joined =
        routes.stream()
            .flatMap(noun -> sentence.children(noun, "acl"))
            .filter(verb -> lexicon.isLinking(verb.lemma()))
            .flatMap(
                verb ->
                    Stream.concat(
                        sentence.children(verb, "dobj"),
                        sentence
                            .children(verb, "prep")
                            .filter(p -> JOINED.contains(p.word()))
                            .flatMap(p -> sentence.children(p, "pobj"))))
            .flatMap(place -> places.at(where, place).stream())
            .toList();
    if (draft.places().isEmpty() || ends.size() > 1) {
      ends.forEach(draft::place);
    }
    joined.forEach(draft::place);
  }

  private static boolean isWhere(Token preposition) {
    return WHERE.contains(preposition.form().toLowerCase(Locale.ROOT));
  }

  /** "The port of Tema", "a refinery". */
  private boolean isBuilt(Token noun) {
    return lexicon.isSite(noun.lemma()) || lexicon.isFacility(noun.lemma());
  }

  /** A person fits also by office: "Norway's foreign minister". */
  private boolean fits(Frame.Filling.Participant participant, Actor actor, Token token) {
    return participant.types().isEmpty()
        || participant.types().contains(actor.type())
        || participant.types().contains(ActorType.PERSON) && lexicon.isPerson(token.lemma());
  }

  private void fill(
      SentenceMentions where,
      Draft draft,
      String argument,
      Token word,
      TriggerMatch match,
      List<String> story) {
    Token token = argument.equals(OBJECT) ? defined(where, draft, word) : word;
    boolean named =
        argument.equals("modifier")
            && where
                .at(token, ActorMention.class)
                .filter(m -> m.form() != ActorMention.Form.DEMONYM)
                .isPresent()
            && draft.frame().roles().containsKey("name-modifier");
    boolean goods = argument.equals("object") && isHandedOn(where.sentence(), draft, token);
    for (Frame.Filling filling : draft.frame().fillings(named ? "name-modifier" : argument)) {
      boolean filled = false;
      if (goods && !(filling instanceof Frame.Filling.About)) {
        continue;
      }
      if (filling instanceof Frame.Filling.Participant participant) {
        if (participant.owner() && draft.kind() == EngagementKind.TRANSFER) {
          continue; // Last, where nobody else has the role.
        }
        List<Slot<Actor>> found =
            argument.equals("modifier")
                ? fillers.modifiers(where, token)
                : participant.owner()
                    ? mission(where, draft, token)
                        .map(List::of)
                        .orElseGet(() -> owners(where, participant, token))
                    : isPunished(draft, participant)
                        ? fillers.actors(where, token, true)
                        : mayBePersons(draft.kind()) || isMonarch(where, participant, token)
                            ? fillers.signatories(where, token)
                            : fillers.actors(where, token, draft.kind() == EngagementKind.MEETING);
        if (found.isEmpty() && isBehind(where, draft, argument, participant, token)) {
          found = fillers.behind(where, token);
        }
        if (found.isEmpty() && argument.equals(WITH) && SHARED.contains(draft.kind())) {
          found = fillers.backers(where, token);
        }
        filled = join(where, draft, argument, participant, token, found);
        // An owner of an object says who is behind it, and the object itself still counts.
        filled &= !participant.owner() && !isOwnedEquipment(where, argument, token);
      } else if (filling instanceof Frame.Filling.About) {
        List<Slot<Thing>> found =
            argument.equals("modifier")
                ? things.before(where, match)
                : goods ? things.meant(where, token) : objects(where, draft, argument, token);
        if (found.isEmpty() && token != word) {
          found = objects(where, draft, argument, word);
        }
        found.forEach(draft::object);
        if (found.stream().anyMatch(thing -> isKnown(where, thing) || isFacility(thing))) {
          draft.said("known");
        }
        filled = !found.isEmpty();
        Optional<NamedMention> name =
            where.at(token, NamedMention.class).filter(n -> n.kind() == draft.kind());
        if (name.isPresent() && !argument.equals("modifier")) {
          draft.name(name.get());
          filled = true;
        }
      } else if (filling instanceof Frame.Filling.Place) {
        List<Slot<Where>> found = Places.named(where, token, lexicon);
        found.forEach(draft::place);
        filled = !found.isEmpty();
      } else {
        List<Slot<Actor>> found = fillers.actors(where, token, true);
        found.forEach(draft::attributedTo);
        filled = !found.isEmpty();
      }
      if (filled) {
        story.add(argument + " «" + token.form() + "» fills " + filling.written());
        return;
      }
    }
    if (isSomebody(where, token)) {
      draft.frame().fillings(argument).stream()
          .filter(Frame.Filling.Participant.class::isInstance)
          .map(Frame.Filling.Participant.class::cast)
          .forEach(filling -> draft.close(filling.role()));
    }
    story.add(argument + " «" + token.form() + "» fills nothing");
  }

  /**
   * Whether a word that means nobody whom the text names means somebody: "a trader", "Smiths",
   * "they", "the airline" where it has spoken of none.
   */
  private boolean isSomebody(SentenceMentions where, Token token) {
    boolean known =
        where.at(token, ThingMention.class).isPresent()
            || where.at(token, PlaceMention.class).isPresent()
            || where.at(token, NamedMention.class).isPresent();
    boolean told = lexicon.isAgent(token.lemma()) || lexicon.isPerson(token.lemma());
    return !known
        && (token.isProperNoun()
            || THEY.contains(token.word())
            || told && (lexicon.isTrade(token.word()) || !fillers.isReference(where, token)));
  }

  /** The CN-235 of "The CN-235 is an aircraft developed by", "the CN-235, an aircraft made by". */
  private static Token defined(SentenceMentions where, Draft draft, Token noun) {
    Sentence sentence = where.sentence();
    boolean clause = sentence.head(draft.anchor()).filter(h -> h == noun).isPresent();
    Optional<Token> above = sentence.head(noun).filter(h -> clause);
    Stream<Token> names =
        noun.is("attr")
            ? above.stream().flatMap(be -> subject(sentence, be))
            : noun.is("appos") ? above.stream() : Stream.empty();
    return names.filter(name -> isName(where, name)).findFirst().orElse(noun);
  }

  /** Of "was to be" that of "was". */
  private static Stream<Token> subject(Sentence sentence, Token be) {
    Optional<Token> above = sentence.head(be).filter(was -> be.is("xcomp"));
    return Stream.concat(Stream.of(be), above.stream())
        .flatMap(verb -> sentence.children(verb, "nsubj"));
  }

  private static boolean isName(SentenceMentions where, Token name) {
    boolean proper = name.isProperNoun() || name.form().chars().anyMatch(Character::isDigit);
    return where.at(name, NamedMention.class).isPresent()
        || proper && where.at(name, ActorMention.class).isEmpty();
  }

  /** Whose it is; a Polish company is not sold by Poland. */
  private List<Slot<Actor>> owners(
      SentenceMentions where, Frame.Filling.Participant participant, Token noun) {
    Sentence sentence = where.sentence();
    boolean business =
        lexicon.isBusiness(noun.lemma())
            || noun.isProperNoun()
                && sentence
                    .children(noun, "compound", "nmod", "appos")
                    .anyMatch(word -> lexicon.isBusiness(word.lemma()));
    boolean owned = sentence.children(noun, "poss").findAny().isPresent();
    // "Duties on 91 per cent of Chilean exports"
    boolean share = participant.role() == Role.TARGET && CENT.equals(noun.lemma());
    List<Slot<Actor>> firms = fillers.firmsOf(where, noun);
    if (participant.role() == Role.SUPPLIER && (!firms.isEmpty() || business && !owned)) {
      return firms;
    }
    return share ? List.of() : fillers.ownersOf(where, noun);
  }

  /** Chad of "the Chadian Embassy", "the Embassy of Chad", which is one name. */
  private Optional<Slot<Actor>> mission(SentenceMentions where, Draft draft, Token noun) {
    return where
        .at(noun, ActorMention.class)
        .filter(name -> draft.kind() == EngagementKind.PROJECT)
        .filter(name -> name.actor().type() == ActorType.GOVERNMENT_BODY)
        .filter(
            name ->
                where.sentence().tokens(name.span()).stream()
                    .anyMatch(word -> lexicon.isMission(word.word())))
        .map(name -> fillers.ofState(new Slot<>(name.actor(), name.span())))
        .filter(owner -> Fillers.isState(owner.value()));
  }

  /**
   * Whether what somebody has may stand for who has it: "from Norway's stocks", "to Iraqi ports",
   * "the meeting of the Malian–Guinean commission"; not "to its own ports".
   */
  private static boolean isBehind(
      SentenceMentions where,
      Draft draft,
      String argument,
      Frame.Filling.Participant participant,
      Token noun) {
    boolean end =
        switch (draft.kind()) {
          case TRANSFER -> participant.role() == ENDS.get(argument);
          case SANCTION -> where.at(noun, PlaceMention.class).isPresent();
          case MEETING -> argument.equals(OF);
          default -> false;
        };
    return argument.equals("subject")
        || end && where.sentence().children(noun, "poss").noneMatch(p -> p.pos().equals("PRP$"));
  }

  /** "Shot down six Indian aircraft": India's, and aircraft still. */
  private static boolean isOwnedEquipment(SentenceMentions where, String argument, Token noun) {
    return argument.equals(OBJECT)
        && noun.isNoun()
        && where.at(noun, ActorMention.class).isEmpty()
        && where
            .at(noun, ThingMention.class)
            .filter(thing -> thing.kind() == ThingMention.Kind.EQUIPMENT)
            .isPresent();
  }

  /** The things that an argument names; a company too, where it is bought or sold. */
  private List<Slot<Thing>> objects(
      SentenceMentions where, Draft draft, String argument, Token token) {
    if (argument.equals(OBJECT) && isReceiver(where, draft, token)
        || ASIDE.contains(argument) && lexicon.isCircumstance(token.lemma())
        || isAim(where, draft, argument)) {
      return List.of();
    }
    List<Slot<Thing>> found = things.of(where, token);
    if (found.isEmpty() && isSold(where.sentence(), draft, argument)) {
      found = companies(where, token);
    }
    if (found.isEmpty() && draft.kind() == EngagementKind.AGREEMENT) {
      found = things.undertakings(where, token);
    }
    // "The construction of a line": what only something built is called.
    boolean built = argument.equals(OF) && draft.kind() == EngagementKind.PROJECT;
    boolean goods = built || argument.equals(OBJECT) && TRADED.contains(draft.kind());
    return found.isEmpty() && goods ? things.goods(where, token) : found;
  }

  /** "Opened a plant for dressings": what a thing is for, that is built, is not built. */
  private boolean isAim(SentenceMentions where, Draft draft, String argument) {
    return draft.kind() == EngagementKind.PROJECT
        && draft.anchor().isVerb()
        && ASIDE.contains(argument)
        && Particulars.acted(where.sentence(), lexicon, draft)
            .anyMatch(built -> !things.of(where, built).isEmpty());
  }

  /** "Supplied the force with radars": who gets them; not "sold a ship with radars to Peru". */
  private boolean isReceiver(SentenceMentions where, Draft draft, Token noun) {
    List<String> beside =
        where.sentence().children(draft.anchor(), "prep", "dative").map(Token::lemma).toList();
    boolean receiver = lexicon.isAgent(noun.lemma()) || noun.isProperNoun();
    // "Lent the power company €26 million"
    boolean paid =
        where
            .sentence()
            .children(draft.anchor(), "dobj")
            .filter(sum -> sum.index() > noun.index() && noun.is("dobj"))
            .anyMatch(sum -> where.at(sum, AmountMention.class).isPresent());
    if (draft.kind() == EngagementKind.TRANSFER
        && paid
        && (receiver || lexicon.isBusiness(noun.lemma()))) {
      return true;
    }
    return draft.kind() == EngagementKind.TRANSFER
        && receiver
        && where.at(noun, ThingMention.class).isEmpty()
        && draft.frame().fillings("with").stream().anyMatch(Frame.Filling.About.class::isInstance)
        && beside.contains("with")
        && !beside.contains("to");
  }

  private List<Slot<Thing>> companies(SentenceMentions where, Token token) {
    return NounPhrases.coordinated(where.sentence(), token).stream()
        .flatMap(each -> where.at(each, ActorMention.class).stream())
        .filter(m -> m.actor().type() == ActorType.COMPANY)
        .filter(m -> m.form() == ActorMention.Form.NAME)
        .map(m -> new Slot<>(things.company(m), m.span()))
        .toList();
  }

  /** "Siemens bought Gamesa", "the takeover of Opel"; not "sold Embraer two radars". */
  private boolean isSold(Sentence sentence, Draft draft, String argument) {
    Token anchor = draft.anchor();
    return draft.kind() == EngagementKind.TRANSFER
        && argument.equals(anchor.isVerb() ? OBJECT : OF)
        && lexicon.isOwnership(anchor.lemma())
        && sentence.children(anchor, "dative", "iobj").noneMatch(Token::isNoun);
  }

  private boolean isFacility(Slot<Thing> thing) {
    String name = thing.value().name();
    return lexicon.isFacility(name.substring(name.lastIndexOf(' ') + 1).toLowerCase(Locale.ROOT));
  }

  /** "Built jets and sold them to Peru": what is handed to somebody else is no actor. */
  private static boolean isHandedOn(Sentence sentence, Draft draft, Token pronoun) {
    List<String> beside =
        sentence
            .children(draft.anchor(), "prep", "dative", "iobj")
            .map(to -> to.is("iobj") ? "to" : to.lemma())
            .toList();
    boolean object =
        draft.frame().fillings(OBJECT).stream().anyMatch(Frame.Filling.About.class::isInstance);
    return draft.kind() == EngagementKind.TRANSFER
        && draft.anchor().isVerb()
        && Things.isPronoun(pronoun)
        && (beside.contains("to") || object && !beside.contains("with"));
  }

  /** Whether the register knows what sort of thing it is. */
  private static boolean isKnown(SentenceMentions where, Slot<Thing> thing) {
    return where.all(ThingMention.class).stream()
        .anyMatch(m -> m.span().end() == thing.evidence().end());
  }

  /**
   * "Sanctions on the Chadian minister Idriss Youssouf": on him, and not on Chad. "The army
   * overthrew President Tete": him too.
   */
  private static boolean isPunished(Draft draft, Frame.Filling.Participant participant) {
    return participant.role() == Role.TARGET
        && (draft.kind() == EngagementKind.SANCTION
            || draft.kind() == EngagementKind.CONFLICT
                && participant.types().contains(ActorType.PERSON));
  }

  /** "King Zog sent arms": where the text does not say of what, it is he who did. */
  private boolean isMonarch(
      SentenceMentions where, Frame.Filling.Participant participant, Token name) {
    return where
        .at(name, ActorMention.class)
        .filter(person -> participant.role() == Role.SUPPLIER)
        .filter(person -> person.actor().type() == ActorType.PERSON)
        .filter(
            person ->
                where
                    .sentence()
                    .children(name, "compound", "nmod")
                    .anyMatch(title -> lexicon.isMonarch(title.word())))
        .isPresent();
  }

  /** Whether persons of whom no state or body is known do it, or undergo it, themselves. */
  private static boolean mayBePersons(EngagementKind kind) {
    return kind == EngagementKind.AGREEMENT || kind == EngagementKind.SANCTION;
  }

  /** Whether an actor can have the role: a person stands for nobody before a noun. */
  private static boolean allowed(Draft draft, String argument, Role role, Actor actor) {
    return draft.kind() == EngagementKind.MEETING
        || role == Role.HOST
        || actor.type() != ActorType.PERSON
        || draft.kind() == EngagementKind.AGREEMENT && !argument.equals("modifier");
  }

  /** The field that the words before a trigger noun name: "naval drills", "energy partnership". */
  private void phraseDomains(SentenceMentions where, TriggerMatch match, Draft draft) {
    if (match.trigger().verb()) {
      return;
    }
    Sentence sentence = where.sentence();
    for (Token token : sentence.subtree(match.anchor())) {
      if (token.index() >= match.anchor().index()) {
        break;
      }
      if (isPerson(where, token)) {
        continue;
      }
      int next = token.index() + 1;
      String pair =
          token.form() + " " + (next < match.anchor().index() ? sentence.token(next).form() : "");
      lexicon
          .domain(pair.toLowerCase(Locale.ROOT).strip())
          .or(() -> lexicon.domain(token.form().toLowerCase(Locale.ROOT)))
          .ifPresent(d -> draft.domain(new Slot<>(d, token.span())));
    }
  }

  private static boolean isPerson(SentenceMentions where, Token token) {
    return where
        .at(token, ActorMention.class)
        .filter(m -> m.actor().type() == ActorType.PERSON)
        .isPresent();
  }

  private static boolean isSomewhere(EngagementKind kind) {
    return switch (kind) {
      case MEETING, EXERCISE, EVENT -> true;
      default -> false;
    };
  }

  /** "talks with the minister in Hanoi": the parser may hang the place on the minister. */
  private void placesBelow(SentenceMentions where, Draft draft) {
    Sentence sentence = where.sentence();
    for (Token token : Clauses.own(sentence, draft.anchor())) {
      if (token.is("prep")
          && token.index() > draft.anchor().index()
          && Set.of("in", "at", "off").contains(token.form().toLowerCase(Locale.ROOT))) {
        sentence
            .children(token, "pobj")
            .flatMap(p -> Places.known(where, p).stream())
            .forEach(draft::place);
      }
    }
  }

  /** Known things in the trigger's phrase, where no argument names any. */
  private void thingsBelow(SentenceMentions where, Draft draft) {
    Sentence sentence = where.sentence();
    // "Saab, from which Peru ordered ten jets, delivered the first three"
    boolean counted =
        sentence
            .children(draft.anchor(), "dobj")
            .anyMatch(o -> o.pos().equals("CD") && where.at(o, AmountMention.class).isEmpty());
    List<Token> below =
        counted ? sentence.subtree(draft.anchor()) : Clauses.own(sentence, draft.anchor());
    for (Token token : below) {
      where
          .at(token, ThingMention.class)
          .ifPresent(
              m -> {
                if (isTransferred(where, draft, token, m)) {
                  draft.object(new Slot<>(new Thing(m.name(), m.kind(), m.registerId()), m.span()));
                  draft.said("known");
                  draft.said(Draft.GOODS);
                }
              });
    }
  }

  /**
   * Not the vessels of "vessels paid $2 million", the dams of "bought power from dams", the oil of
   * "the oil company lent $2 million".
   */
  private boolean isTransferred(
      SentenceMentions where, Draft draft, Token token, ThingMention thing) {
    Sentence sentence = where.sentence();
    boolean subject =
        draft.frame().fillings("subject").stream().noneMatch(Frame.Filling.About.class::isInstance);
    List<Token> path =
        sentence.upwards(token).stream()
            .takeWhile(word -> word != draft.anchor() && !word.isVerb())
            .toList();
    boolean outside =
        path.stream()
                .filter(word -> word.is("prep"))
                .findFirst()
                .filter(nearest -> OUTSIDE.contains(nearest.word()))
                .isPresent()
            || subject && path.stream().anyMatch(word -> word.is("nsubj"));
    boolean modifier = token.is("compound") || token.is("nmod") || token.is("amod");
    boolean ofOther =
        modifier
            && sentence
                .head(token)
                .filter(noun -> noun.isNoun() && noun != draft.anchor())
                .filter(noun -> !thing.span().overlaps(noun.span()))
                .filter(noun -> where.at(noun, ThingMention.class).isEmpty())
                .filter(noun -> !lexicon.isAction(noun.lemma()))
                .filter(noun -> !lexicon.isPartitive(noun.lemma()))
                .filter(noun -> lexicon.isAgent(noun.lemma()) || isWho(where, noun))
                .isPresent();
    return !outside && !ofOther;
  }

  /** "The oil company", "water boards", "tuna vessels". */
  private boolean isWho(SentenceMentions where, Token noun) {
    return lexicon.isBusiness(noun.lemma())
        || lexicon.isBody(noun.form().toLowerCase(Locale.ROOT))
        || where.at(noun, ActorMention.class).isPresent();
  }
}
