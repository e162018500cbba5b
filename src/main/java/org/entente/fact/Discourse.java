package org.entente.fact;

import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.annotation.Actor;
import org.entente.annotation.Mention.ActorMention;
import org.entente.annotation.Mention.PlaceMention;
import org.entente.annotation.Mention.ThingMention;
import org.entente.annotation.Sentence;
import org.entente.annotation.Token;
import org.entente.knowledge.ActorType;
import org.entente.knowledge.EngagementKind;

/** What has been spoken of so far: whom "the two nations", "it" and "the company" mean. */
final class Discourse {

  private static final Map<String, Integer> NUMBERS =
      Map.of("both", 2, "two", 2, "2", 2, "three", 3, "3", 3, "four", 4, "five", 5, "six", 6);

  /** What the body that a document is about is called without its name. */
  private static final Set<String> ORGANISATION = Set.of("organisation", "organization");

  /** Nouns that "member" stands before: "the member states". */
  private static final Set<String> MEMBERS = Set.of("state", "country", "nation");

  private static final Set<String> IN = Set.of("in", "during");

  private static final Set<String> SINGULAR = Set.of("it", "its", "itself");
  private static final Set<String> PLURAL =
      Set.of("they", "them", "their", "themselves", "both", "each");

  private static final Set<String> DEFINITE =
      Set.of("the", "this", "these", "that", "those", "both", "such", "its", "their", "our");

  /** What follows these says which a noun means: "the commission on the sale". */
  private static final Set<String> WHICH = Set.of("of", "on");

  private static final Set<String> PERSONAL = Set.of("he", "she", "him", "her", "his");

  /** How many sentences back "he" and "she" reach. */
  private static final int PERSON_REACH = 3;

  /** What two do whose parts in it differ; they are "the two sides" as well. */
  private static final Set<EngagementKind> OPPOSITE =
      Set.of(EngagementKind.TRANSFER, EngagementKind.CONFLICT);

  private final FactLexicon lexicon;
  private final Speakers speakers;
  private final Origins origins;
  private final Trades trades;
  private final Scenes scenes;
  private final Disjoint disjoint;
  private final Roster roster;
  private List<Actor> topic = List.of();
  private Optional<Actor> body = Optional.empty();
  private boolean begun;
  private Antecedents spoken;
  private final Deeds deeds = new Deeds();

  /** The last sentence, where it is about people whom it does not name. */
  private int crowd = -1;

  /** Those named in the sentence that was left last; of persons their states and bodies. */
  private Set<Actor> named = Set.of();

  /** Whom words of the sentence that is being read mean, by their index. */
  private final Map<Integer, List<Actor>> meant = new HashMap<>();

  /**
   * Whom words mean that are asked for while one is looked for that depends on them, nobody while
   * they are looked for themselves; kept for that one alone.
   */
  private final Map<Integer, List<Actor>> asked = new HashMap<>();

  /** Whether a word that is being looked for was asked for. */
  private boolean circular;

  private final List<Actor> byFrequency;

  /**
   * @param actors all actors of the document
   * @param scenes where its places lie
   * @param home the register's id of the state that an actor is of
   * @param press whether somebody only tells of what others do
   */
  Discourse(
      FactLexicon lexicon,
      List<Actor> actors,
      Scenes scenes,
      Function<Actor, Optional<String>> home,
      Predicate<Actor> press) {
    this.lexicon = lexicon;
    this.speakers = new Speakers(lexicon);
    this.origins = new Origins(lexicon, home);
    this.trades = new Trades(lexicon);
    this.scenes = scenes;
    this.disjoint = new Disjoint(lexicon, this::meant, this::bodyOf);
    this.roster = new Roster(lexicon, origins, this::meant, press);
    this.byFrequency =
        actors.stream()
            .sorted((a, b) -> Integer.compare(b.mentions().size(), a.mentions().size()))
            .toList();
    this.spoken = new Antecedents(byFrequency, topic);
  }

  /** Takes in a sentence that has been read. */
  void leave(SentenceMentions sentence) {
    boolean title = Titles.isTitle(sentence.sentence());
    if (sentence.sentence().index() == 0 && title) {
      topic = Titles.topic(sentence);
      spoken = spoken.about(topic);
    }
    if (!begun && !title) {
      begun = true;
      body = Titles.defined(sentence);
    }
    origins.take(sentence);
    trades.take(sentence);
    int now = sentence.sentence().index();
    spoken = upTo(sentence, Integer.MAX_VALUE).reaching(now);
    speakers.leave(sentence);
    crowd = isOfCrowd(sentence) ? now : -1;
    meant.clear();
    named =
        sentence.all(ActorMention.class).stream()
            .map(ActorMention::actor)
            .flatMap(actor -> bodyOf(actor).stream())
            .collect(Collectors.toSet());
  }

  /** "Two officials told Reuters": whom "they" of the next sentence means nobody knows. */
  private boolean isOfCrowd(SentenceMentions where) {
    Sentence sentence = where.sentence();
    return sentence.tokens().stream()
        .filter(token -> token.is("root"))
        .flatMap(root -> sentence.children(root, "nsubj"))
        .filter(subject -> subject.pos().equals("NNS") && lexicon.isPerson(subject.lemma()))
        .filter(subject -> sentence.children(subject, "poss", "conj").findAny().isEmpty())
        .anyMatch(
            subject ->
                sentence.subtree(subject).stream()
                        .allMatch(t -> where.at(t, ActorMention.class).isEmpty())
                    && meant(where, subject).isEmpty());
  }

  /**
   * Takes in what a sentence has told of: those who did it together are a group; not Chad and the
   * fund of "Chad is not a member of the fund".
   */
  void tell(Sentence sentence, List<Draft> drafts) {
    drafts.stream()
        .filter(draft -> draft.isComplete() && !draft.isBorrowed() && !isNoMember(draft))
        .forEach(draft -> tell(sentence, draft, isWithEach(draft, drafts)));
    drafts.stream()
        .filter(draft -> Context.isMutual(draft.kind()) && isWithEach(draft, drafts))
        .map(draft -> all(draft, drafts))
        .distinct()
        // "A ministry signed contracts with Fiat, Enel and Eni. They": the contracts, likely.
        .filter(all -> all.stream().map(Actor::type).distinct().count() == 1)
        .forEach(all -> spoken.addTold(all, sentence.index(), named.containsAll(all)));
  }

  /** "Chile is not a member of the bloc": the two do nothing together; nor are they "they". */
  private static boolean isNoMember(Draft draft) {
    return Sameness.denied(draft)
        && draft.participants().keySet().stream().map(p -> p.actor().type()).distinct().count() > 1;
  }

  /** "Signed pacts with Chad, Mali and Togo. They": those who signed, all of them. */
  private List<Actor> all(Draft draft, List<Draft> drafts) {
    return drafts.stream()
        .filter(other -> other.anchor() == draft.anchor() && other.kind() == draft.kind())
        .flatMap(other -> other.participants().values().stream())
        .sorted(Comparator.comparingInt(one -> one.evidence().start()))
        .map(one -> one.value().actor())
        .flatMap(actor -> bodyOf(actor).stream())
        .distinct()
        .toList();
  }

  /** "Signed pacts with Chad, Mali and Togo": one with each of several, who are no pairs. */
  private static boolean isWithEach(Draft draft, List<Draft> drafts) {
    return drafts.stream()
            .filter(other -> other.anchor() == draft.anchor() && other.kind() == draft.kind())
            .count()
        > 2;
  }

  private void tell(Sentence sentence, Draft draft, boolean withEach) {
    boolean mutual = Context.isMutual(draft.kind());
    List<Actor> doers =
        draft.participants().values().stream()
            .filter(one -> !mutual || one.value().role() == Context.mutualRole(draft.kind()))
            .sorted(Comparator.comparingInt(one -> one.evidence().start()))
            .map(one -> one.value().actor())
            .flatMap(actor -> bodyOf(actor).stream())
            .distinct()
            .toList();
    if (!doers.isEmpty()) {
      deeds.add(draft.kind(), doers, sentence);
    }
    if (!withEach && doers.size() > 1 && (mutual || OPPOSITE.contains(draft.kind()))) {
      spoken.addTold(doers, sentence.index(), named.containsAll(doers));
    }
  }

  /** Those who did together what was told of last, right before. */
  List<Actor> lastTold(SentenceMentions where, EngagementKind kind) {
    return deeds.last(
        where.sentence(), kind == EngagementKind.EXERCISE ? TypeSets.FORCES : TypeSets.IMPERSONAL);
  }

  /** Whose "a similar deal with Peru" is. */
  Optional<Actor> lastDoer(EngagementKind kind) {
    return deeds.doer(kind, topic);
  }

  /** The body that the document is about, else the body of states spoken of shortly before. */
  Optional<Actor> body(SentenceMentions where, Token word) {
    return body.or(
        () ->
            upTo(where, word.index())
                .single(where.sentence(), TypeSets.BODIES, Antecedents.NEAR + 1));
  }

  /** "The members", "the member states"; not "crew members", "the members of the delegation". */
  private static boolean isMembers(Sentence sentence, Token token) {
    return token.form().equalsIgnoreCase("members")
            && sentence.children(token, "prep", "poss", "compound", "nmod").findAny().isEmpty()
        || MEMBERS.contains(token.lemma())
            && token.pos().equals("NNS")
            && sentence
                .children(token, "compound", "nmod", "amod")
                .anyMatch(t -> t.lemma().equals("member"));
  }

  /** The two states or bodies of states that a document's title names: what it is about. */
  List<Actor> topic() {
    return topic;
  }

  /** Whether the token is a pronoun or a group noun that {@link #refer} may resolve. */
  boolean isReference(Sentence sentence, Token token) {
    String word = token.form().toLowerCase(Locale.ROOT);
    if (SINGULAR.contains(word) && !isExpletive(sentence, token)
        || PLURAL.contains(word) && !isDeterminer(token)
        || PERSONAL.contains(word)
        || Speakers.isWe(token)) {
      return true;
    }
    return token.isNoun()
        && isDefinite(sentence, token)
        && !isOther(sentence, token)
        && (lexicon.anaphor(word).isPresent()
            || spoken.called(sentence, token, lexicon).isPresent()
            || ofOffice(sentence, token, spoken).isPresent());
  }

  /** "The Prime Minister": who has been named with that office shortly before. */
  private static Optional<Actor> ofOffice(Sentence sentence, Token noun, Antecedents before) {
    if (!noun.isProperNoun()
        || !isDefinite(sentence, noun)
        || !sentence.children(noun).stream()
            .allMatch(word -> word.is("det") || word.is("compound") && word.isProperNoun())) {
      return Optional.empty();
    }
    String office =
        Stream.concat(sentence.children(noun, "compound"), Stream.of(noun))
            .map(word -> lower(word.form()))
            .collect(Collectors.joining(" "));
    return before
        .only(
            s ->
                s.actor()
                    .position()
                    .map(held -> lower(held) + " ")
                    .filter(held -> held.startsWith(office + " "))
                    .isPresent())
        .alone(sentence, TypeSets.PERSON);
  }

  /**
   * "The project company", "the competition commission", "the members of the crew": none that has
   * been named.
   */
  private boolean isOther(Sentence sentence, Token noun) {
    return sentence.children(noun, "compound", "nmod").anyMatch(w -> lexicon.isNewFirm(w.lemma()))
        || (isComplemented(sentence, noun) || isOrgan(sentence, noun))
            && spoken.called(sentence, noun, lexicon).isEmpty();
  }

  private boolean isOrgan(Sentence sentence, Token noun) {
    return lexicon.isOrgan(noun.lemma())
        && sentence.children(noun, "compound", "nmod").anyMatch(w -> w.pos().equals("NN"));
  }

  /** "Of the crew"; not "the country of 2.4 million". */
  private static boolean isComplemented(Sentence sentence, Token noun) {
    return sentence
        .children(noun, "prep")
        .filter(p -> WHICH.contains(lower(p.form())))
        .flatMap(p -> sentence.children(p, "pobj"))
        .anyMatch(which -> !which.pos().equals("CD"));
  }

  private static String lower(String word) {
    return word.toLowerCase(Locale.ROOT);
  }

  /** "It was an honour to sign the treaty": nobody. */
  private boolean isExpletive(Sentence sentence, Token it) {
    return isMadeSo(sentence, it)
        || it.is("nsubj")
            && sentence
                .head(it)
                .filter(be -> be.lemma().equals("be"))
                .filter(be -> isImpersonal(sentence, be))
                .isPresent();
  }

  /** "The line makes it possible to supply gas". */
  private static boolean isMadeSo(Sentence sentence, Token it) {
    return it.is("nsubj")
        && sentence
            .head(it)
            .filter(possible -> possible.pos().startsWith("JJ") && possible.is("ccomp"))
            .filter(
                possible ->
                    sentence
                        .children(possible, "advcl", "xcomp")
                        .anyMatch(verb -> Clauses.isInfinitive(sentence, verb)))
            .isPresent();
  }

  /** "It was an honour to …", "it was the first visit": what is so is told after the verb. */
  private boolean isImpersonal(Sentence sentence, Token be) {
    boolean clause = sentence.children(be, "xcomp", "ccomp", "advcl").findAny().isPresent();
    return clause && sentence.children(be, "attr", "acomp").findAny().isPresent()
        || sentence
            .children(be, "attr")
            .filter(what -> !lexicon.isAgent(what.lemma()))
            .flatMap(what -> sentence.children(what, "nmod", "amod"))
            .anyMatch(which -> lexicon.isRank(which.form().toLowerCase(Locale.ROOT)));
  }

  /** "Both countries", "each side": the noun says who. */
  private static boolean isDeterminer(Token token) {
    return token.is("det") || token.is("predet") || token.is("preconj") || token.is("cc");
  }

  /** "The two navies", "both central banks": bodies of as many states. */
  boolean isGroup(SentenceMentions where, Token token) {
    Sentence sentence = where.sentence();
    return token.pos().equals("NNS")
        && lexicon.isAgent(token.lemma())
        && where.at(token, ThingMention.class).isEmpty()
        && sentence.children(token, "nmod", "amod").noneMatch(t -> lexicon.isRank(lower(t.form())))
        && isDefinite(sentence, token)
        && count(sentence, token) > 0;
  }

  /**
   * The company that "the Danish firm" means, if one has been named; none for a noun that stands
   * for states.
   */
  List<Actor> known(SentenceMentions where, Token token) {
    Sentence sentence = where.sentence();
    Optional<FactLexicon.Anaphor> anaphor =
        lexicon
            .anaphor(token.form().toLowerCase(Locale.ROOT))
            .filter(a -> !a.plural() && !a.types().contains(ActorType.STATE));
    boolean fits =
        (anaphor.isPresent() || spoken.called(sentence, token, lexicon).isPresent())
            && isDefinite(sentence, token)
            && !isOther(sentence, token)
            && sentence.children(token, "poss", "appos").findAny().isEmpty()
            && !Antecedents.isComplemented(sentence, token);
    return fits ? refer(where, token) : List.of();
  }

  private static int count(Sentence sentence, Token token) {
    return sentence.children(token).stream()
        .map(c -> NUMBERS.getOrDefault(c.form().toLowerCase(Locale.ROOT), 0))
        .filter(n -> n > 0)
        .findFirst()
        .orElse(0);
  }

  /** The body that members are of; the one that the document is about, else the one before. */
  private Optional<Actor> bodyOf(Antecedents before, Sentence sentence) {
    return body.or(() -> before.single(sentence, TypeSets.BODIES, Antecedents.REACH));
  }

  /** Who has been spoken of up to a word. */
  private Antecedents upTo(SentenceMentions where, int word) {
    Antecedents before = spoken.copy();
    roster.take(where, word, before);
    return before;
  }

  /** Whom a noun or a pronoun means, where it is one that means somebody. */
  private List<Actor> meant(SentenceMentions where, Token token) {
    boolean said =
        where
            .sentence()
            .children(token, "appos")
            .anyMatch(name -> where.at(name, ActorMention.class).isPresent());
    return !said && isReference(where.sentence(), token) ? refer(where, token) : List.of();
  }

  /** "In Niger, the authorities": the state that a sentence begins with, of bodies of a state. */
  Optional<ActorMention> scene(SentenceMentions where, Token noun) {
    Sentence sentence = where.sentence();
    return sentence.tokens().stream()
        .findFirst()
        .filter(in -> lexicon.isRuling(noun.lemma()) && isDefinite(sentence, noun))
        .filter(in -> in.form().equals("In"))
        .flatMap(in -> sentence.children(in, "pobj").findFirst())
        .flatMap(place -> where.at(place, ActorMention.class))
        .filter(mention -> mention.actor().type() == ActorType.STATE);
  }

  /** The actors that a pronoun or a group noun stands for; none when nobody fits. */
  List<Actor> refer(SentenceMentions where, Token token) {
    List<Actor> known = meant.get(token.index());
    if (known != null) {
      return known;
    }
    List<Actor> open = asked.get(token.index());
    if (open != null) {
      circular = true;
      return open;
    }
    boolean outer = circular;
    boolean first = asked.isEmpty();
    circular = false;
    asked.put(token.index(), List.of());
    List<Actor> found = found(where, token);
    if (circular) {
      asked.put(token.index(), found);
    } else {
      asked.remove(token.index());
      meant.put(token.index(), found);
    }
    circular |= outer;
    if (first) {
      asked.clear();
      circular = false;
    }
    return found;
  }

  private List<Actor> found(SentenceMentions where, Token token) {
    if (Speakers.isWe(token)) {
      return speakers.of(where);
    }
    List<Actor> apposed = apposed(where, token);
    if (!apposed.isEmpty()) {
      return apposed;
    }
    List<Actor> helped = helped(where, token);
    if (!helped.isEmpty()) {
      return helped;
    }
    Antecedents before = upTo(where, token.index());
    String word = lower(token.form());
    if (PLURAL.contains(word) || isPlural(lexicon.anaphor(word), token)) {
      return several(where, token, before);
    }
    Set<Actor> others = token.is("poss") ? intruders(where, token) : disjoint.of(where, token);
    return one(where, token, before.only(s -> !others.contains(s.actor())))
        .map(List::of)
        .orElse(List.of());
  }

  /** "Nammo, the Norwegian company": whom the noun only says more of. */
  private static List<Actor> apposed(SentenceMentions where, Token noun) {
    Sentence sentence = where.sentence();
    return sentence
        .head(noun)
        .filter(named -> noun.is("appos") && named.index() < noun.index())
        .map(named -> NounPhrases.coordinated(sentence, named))
        .orElse(List.of())
        .stream()
        .flatMap(each -> where.at(each, ActorMention.class).stream())
        .map(ActorMention::actor)
        .toList();
  }

  /** Haiti of "helped Haiti in its battle", "backed Haiti's army in its war". */
  private List<Actor> helped(SentenceMentions where, Token pronoun) {
    Sentence sentence = where.sentence();
    return sentence
        .head(pronoun)
        .filter(noun -> pronoun.is("poss") && pronoun.pos().equals("PRP$"))
        .flatMap(noun -> helping(sentence, lexicon, noun))
        .stream()
        .flatMap(verb -> sentence.children(verb, "dobj"))
        .flatMap(object -> NounPhrases.coordinated(sentence, object).stream())
        .map(
            object ->
                where
                    .at(object, ActorMention.class)
                    .or(
                        () ->
                            sentence
                                .children(object, "nmod", "amod", "poss")
                                .flatMap(whose -> where.at(whose, ActorMention.class).stream())
                                .findFirst()))
        .flatMap(Optional::stream)
        .map(ActorMention::actor)
        .filter(actor -> TypeSets.IMPERSONAL.contains(actor.type()))
        .distinct()
        .toList();
  }

  /** "Helped" of "helped Haiti in its battle", on which or on whose object "in" hangs. */
  static Optional<Token> helping(Sentence sentence, FactLexicon lexicon, Token noun) {
    return sentence
        .head(noun)
        .filter(in -> noun.is("pobj") && IN.contains(in.word()))
        .flatMap(sentence::head)
        .flatMap(at -> at.isNoun() && at.is("dobj") ? sentence.head(at) : Optional.of(at))
        .filter(Token::isVerb)
        .filter(verb -> lexicon.isHelping(verb.lemma()) || lexicon.isSupporting(verb.lemma()))
        .filter(verb -> sentence.children(verb, "dobj").findAny().isPresent());
  }

  private static boolean isPlural(Optional<FactLexicon.Anaphor> noun, Token token) {
    return noun.map(FactLexicon.Anaphor::plural).orElse(token.pos().equals("NNS"));
  }

  /** The one whom "it", "she" or "the company" means. */
  private Optional<Actor> one(SentenceMentions where, Token token, Antecedents before) {
    Sentence sentence = where.sentence();
    String word = lower(token.form());
    if (SINGULAR.contains(word)) {
      return sameSubject(where, token)
          .or(() -> ownDoer(where, token))
          .or(
              () ->
                  before
                      .only(s -> !s.place())
                      .single(sentence, TypeSets.IMPERSONAL, Antecedents.REACH));
    }
    if (PERSONAL.contains(word)) {
      return speakersState(where, token)
          .or(() -> before.single(sentence, TypeSets.PERSON, PERSON_REACH));
    }
    Set<ActorType> types =
        lexicon.anaphor(word).map(FactLexicon.Anaphor::types).orElse(TypeSets.NONE);
    Optional<Actor> found =
        body.filter(b -> ORGANISATION.contains(word))
            .or(() -> ofOffice(sentence, token, before))
            .or(() -> doerHere(sentence, token, before, types))
            .or(() -> before.called(sentence, token, lexicon))
            .or(() -> ofTrade(where, token, before, types));
    found.ifPresent(actor -> trades.call(actor, word));
    return found;
  }

  /** "The minister of Chad said his country would pay": whose minister it is. */
  private Optional<Actor> speakersState(SentenceMentions where, Token owner) {
    Sentence sentence = where.sentence();
    boolean whose =
        owner.is("poss")
            && sentence
                .head(owner)
                .flatMap(noun -> lexicon.anaphor(noun.word()))
                .filter(noun -> noun.types().equals(TypeSets.STATES) && !noun.plural())
                .isPresent();
    Optional<Token> said =
        sentence.upwards(owner).stream()
            .filter(clause -> clause.is("ccomp"))
            .findFirst()
            .flatMap(sentence::head)
            .filter(v -> lexicon.verb(sentence, v).filter(FactLexicon.Modal::reports).isPresent());
    if (!whose || said.isEmpty()) {
      return Optional.empty();
    }
    List<Actor> states =
        sentence
            .children(said.get(), "nsubj")
            .flatMap(subject -> sentence.subtree(subject).stream())
            .flatMap(token -> where.at(token, ActorMention.class).stream())
            .map(ActorMention::actor)
            .flatMap(actor -> stateOf(actor).stream())
            .distinct()
            .toList();
    return states.size() == 1 ? Optional.of(states.get(0)) : Optional.empty();
  }

  private Optional<Actor> stateOf(Actor actor) {
    return actor.type() == ActorType.STATE
        ? Optional.of(actor)
        : ownerOf(actor).filter(owner -> owner.type() == ActorType.STATE);
  }

  /** "Enel signed with the Oman Power Company, the company said": who acts in its sentence. */
  private Optional<Actor> doerHere(
      Sentence sentence, Token noun, Antecedents before, Set<ActorType> types) {
    return lexicon.isFirmWord(noun)
        ? before.only(s -> s.sentence() == sentence.index() && s.subject()).alone(sentence, types)
        : Optional.empty();
  }

  /** "The airline": who has been called so, else the only company of late that may be one. */
  private Optional<Actor> ofTrade(
      SentenceMentions where, Token noun, Antecedents before, Set<ActorType> types) {
    Sentence sentence = where.sentence();
    String word = lower(noun.form());
    Optional<Actor> state = origins.said(where, noun);
    if (!lexicon.isTrade(word)) {
      return ofNation(sentence, state, before, types)
          .or(() -> ofNobodyKnown(state, before).single(sentence, types, Antecedents.REACH));
    }
    Antecedents called = before.only(s -> trades.is(s.actor(), word));
    Antecedents fitting = before.only(s -> trades.mayBe(s.actor(), word));
    return ofNation(sentence, state, called, types)
        .or(() -> ofNobodyKnown(state, called).single(sentence, types, Antecedents.REACH))
        .or(() -> state.flatMap(s -> ofNation(sentence, state, fitting, types)))
        .or(() -> ofNobodyKnown(state, unheardOf(state, fitting)).alone(sentence, types));
  }

  /** "The Finnish company": the one of that nation. */
  private Optional<Actor> ofNation(
      Sentence sentence, Optional<Actor> state, Antecedents before, Set<ActorType> types) {
    return before
        .only(s -> state.filter(of -> !origins.isOf(s.actor(), of)).isEmpty())
        .single(sentence, types, Antecedents.REACH);
  }

  /** "The Qatari carrier" after Airbus: none that the register knows as of several nations. */
  private static Antecedents unheardOf(Optional<Actor> state, Antecedents before) {
    return before.only(s -> state.isEmpty() || s.actor().candidates().isEmpty());
  }

  /** Those of whom nobody knows of which nation they are, where one is said. */
  private Antecedents ofNobodyKnown(Optional<Actor> state, Antecedents before) {
    return before.only(s -> state.isEmpty() || !origins.isKnown(s.actor()));
  }

  /** Those whom "they", "both" or "the two countries" means. */
  private List<Actor> several(SentenceMentions where, Token token, Antecedents all) {
    Sentence sentence = where.sentence();
    String word = lower(token.form());
    Set<Actor> others = others(where, token, all);
    Antecedents before = all.without(others);
    if (PLURAL.contains(word)) {
      if (crowd == sentence.index() - 1 && all.in(sentence).isEmpty()) {
        return List.of();
      }
      List<Actor> own = token.is("poss") ? ownDoers(where, token) : List.of();
      int count = word.equals("both") ? 2 : 0;
      return own.size() > 1 ? own : before.several(sentence, TypeSets.ANY, count);
    }
    int said = count(sentence, token);
    if (isMembers(sentence, token) && said == 0) {
      Optional<Actor> whose = bodyOf(before, sentence);
      if (whose.isPresent()) {
        return List.of(whose.get());
      }
    }
    Set<ActorType> types =
        lexicon.anaphor(word).map(FactLexicon.Anaphor::types).orElse(TypeSets.STATES);
    int count = said == 0 && word.equals("sides") ? 2 : said;
    List<Actor> hosts =
        count == 2 && types.contains(ActorType.STATE) ? meeting(where, token) : List.of();
    if (hosts.size() == 2 && Collections.disjoint(hosts, others)) {
      return hosts;
    }
    List<Actor> told = here(where, token, before).several(sentence, types, count);
    List<Actor> states = count == 2 ? statesIn(sentence, before) : List.of();
    boolean pair = states.size() == 2 && types.contains(ActorType.STATE);
    return pair && Collections.disjoint(states, told) ? states : told;
  }

  /** "A sale of tanks by Ghana to Togo was denied by both governments". */
  private List<Actor> statesIn(Sentence sentence, Antecedents before) {
    Set<Actor> named = before.in(sentence);
    return byFrequency.stream()
        .filter(actor -> actor.type() == ActorType.STATE && named.contains(actor))
        .toList();
  }

  /**
   * Whom several are none of: "Norway mediated between the two sides", "Chad invited bids, and its
   * neighbours protested".
   */
  private Set<Actor> others(SentenceMentions where, Token token, Antecedents before) {
    Sentence sentence = where.sentence();
    Set<Actor> here = before.in(sentence);
    Set<Actor> others = Disjoint.isActedOn(sentence, token) ? disjoint.of(where, token) : Set.of();
    boolean besides = lexicon.isBesides(token.lemma()) && here.size() == 1;
    // "Peru agreed with Chile on trade between the two": who else is named may be one of them.
    boolean alone = !here.isEmpty() && others.containsAll(here) && !isPair(here);
    return besides || alone ? here : Set.of();
  }

  private static boolean isPair(Set<Actor> actors) {
    return actors.stream().filter(a -> a.type() == ActorType.STATE).count() > 1;
  }

  /** "During a visit of Modi to Dhaka, the two countries": the visitor's and the host's. */
  private List<Actor> meeting(SentenceMentions where, Token token) {
    Sentence sentence = where.sentence();
    List<Token> before = sentence.tokens().subList(0, token.index());
    if (before.stream().noneMatch(t -> lexicon.isEncounter(t.lemma()))) {
      return List.of();
    }
    Stream<Actor> named =
        before.stream()
            .flatMap(t -> where.allAt(t, ActorMention.class).stream())
            .map(ActorMention::actor)
            .flatMap(actor -> bodyOf(actor).stream());
    return Stream.concat(named, scenes.before(where, token).stream())
        .filter(actor -> actor.type() == ActorType.STATE)
        .distinct()
        .toList();
  }

  /** "In Hanoi, the two sides": groups with the state of the place, where there are such. */
  private Antecedents here(SentenceMentions where, Token token, Antecedents before) {
    return topic.isEmpty()
        ? before.preferring(scenes.before(where, token), where.sentence())
        : before;
  }

  /** "Chad and Mali kept their word": those whose clause it is. */
  private List<Actor> ownDoers(SentenceMentions where, Token pronoun) {
    Sentence sentence = where.sentence();
    return subjectsOver(sentence, pronoun)
        .flatMap(subject -> NounPhrases.coordinated(sentence, subject).stream())
        .flatMap(
            subject ->
                where.at(subject, ActorMention.class).isPresent()
                    ? where.allAt(subject, ActorMention.class).stream().map(ActorMention::actor)
                    : meant(where, subject).stream())
        .distinct()
        .toList();
  }

  /** The subjects of the clause that an owner stands in, where it is in none of them. */
  private static Stream<Token> subjectsOver(Sentence sentence, Token owner) {
    return sentence.head(owner).flatMap(noun -> Clauses.verbOf(sentence, noun)).stream()
        .flatMap(verb -> sentence.children(verb, "nsubj", "nsubjpass"))
        .filter(subject -> !sentence.subtree(subject).contains(owner));
  }

  /** "Oslo says that Chad paid, and it lent more": who says it lent, the subject of both verbs. */
  private Optional<Actor> sameSubject(SentenceMentions where, Token pronoun) {
    Sentence sentence = where.sentence();
    return sentence
        .head(pronoun)
        .filter(verb -> pronoun.is("nsubj") && verb.isVerb() && verb.is("conj"))
        .flatMap(sentence::head)
        .stream()
        .flatMap(first -> sentence.children(first, "nsubj"))
        .filter(subject -> subject.index() < pronoun.index())
        .flatMap(
            subject ->
                lexicon.isAgent(subject.lemma())
                    ? sentence.subtree(subject).stream()
                    : Stream.of(subject))
        .flatMap(subject -> where.at(subject, ActorMention.class).stream())
        .map(ActorMention::actor)
        .flatMap(actor -> bodyOf(actor).stream())
        .findFirst();
  }

  /** An actor that is nobody in person; of a person the state or body that it belongs to. */
  private Optional<Actor> bodyOf(Actor actor) {
    return TypeSets.IMPERSONAL.contains(actor.type()) ? Optional.of(actor) : ownerOf(actor);
  }

  private Optional<Actor> ownerOf(Actor actor) {
    return actor
        .partOf()
        .flatMap(id -> byFrequency.stream().filter(other -> other.id() == id).findFirst());
  }

  /** "Oman lent money, and Chad broke its word", "under its plan Oman will earn less": the doer. */
  private Optional<Actor> ownDoer(SentenceMentions where, Token pronoun) {
    return pronoun.is("poss") && intruding(where.sentence(), pronoun).isEmpty()
        ? subjectsOver(where.sentence(), pronoun)
            .flatMap(subject -> where.at(subject, ActorMention.class).stream())
            .map(ActorMention::actor)
            .filter(actor -> TypeSets.IMPERSONAL.contains(actor.type()))
            .findFirst()
        : Optional.empty();
  }

  /** Turkey of "Greece said Turkey violated its airspace": whose that is not. */
  private Set<Actor> intruders(SentenceMentions where, Token owner) {
    Sentence sentence = where.sentence();
    return intruding(sentence, owner).stream()
        .flatMap(verb -> sentence.children(verb, "nsubj"))
        .flatMap(doer -> sentence.subtree(doer).stream())
        .flatMap(doer -> where.allAt(doer, ActorMention.class).stream())
        .map(ActorMention::actor)
        .collect(Collectors.toSet());
  }

  private Optional<Token> intruding(Sentence sentence, Token owner) {
    return sentence
        .head(owner)
        .filter(realm -> owner.is("poss") && lexicon.isRealm(realm.lemma()))
        .flatMap(realm -> Clauses.verbOf(sentence, realm))
        .filter(verb -> lexicon.isIntruding(verb.lemma()));
  }

  /** The group of states or bodies spoken of last; what "joint" means when nobody is named. */
  List<Actor> lastGroup(SentenceMentions where) {
    return lastGroup(where, TypeSets.IMPERSONAL, Antecedents.REACH);
  }

  /** The group of states or bodies that was listed last. */
  List<Actor> lastList(SentenceMentions where) {
    return upTo(where, Integer.MAX_VALUE)
        .listed()
        .lastGroup(where.sentence(), TypeSets.IMPERSONAL, Antecedents.REACH);
  }

  /** The group of states or forces spoken of last. */
  List<Actor> lastPowers(SentenceMentions where) {
    return lastGroup(where, TypeSets.FORCES, Antecedents.REACH);
  }

  /** The group spoken of right before. */
  List<Actor> groupBefore(SentenceMentions where) {
    return lastGroup(where, TypeSets.IMPERSONAL, Antecedents.NEAR);
  }

  private List<Actor> lastGroup(SentenceMentions where, Set<ActorType> types, int reach) {
    return upTo(where, Integer.MAX_VALUE).lastGroup(where.sentence(), types, reach);
  }

  /** Whose, or from where, somebody is: see {@link Origins#isOrigin}. */
  boolean isOrigin(SentenceMentions where, Token token) {
    return origins.isOrigin(where, token);
  }

  /** Whose a firm is that is not named there: see {@link Origins#isOfUnnamedFirm}. */
  boolean isOfUnnamedFirm(SentenceMentions where, Token token) {
    return origins.isOfUnnamedFirm(where, token);
  }

  /** Whether an actor is known to be of a state. */
  boolean isOf(Actor actor, Actor state) {
    return origins.isOf(actor, state);
  }

  static boolean isDefinite(Sentence sentence, Token noun) {
    return sentence
        .children(noun, "det", "nmod", "poss", "predet", "preconj")
        .map(d -> d.form().toLowerCase(Locale.ROOT))
        .anyMatch(DEFINITE::contains);
  }

  /** The state that a place lies in, where the text names it. */
  Optional<Actor> stateOf(PlaceMention place) {
    return scenes.stateOf(place);
  }
}
