package org.entente.fact;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.entente.annotation.Mention.ActorMention;
import org.entente.annotation.Mention.AmountMention;
import org.entente.annotation.Mention.DateMention;
import org.entente.annotation.Mention.NamedMention;
import org.entente.annotation.Mention.PlaceMention;
import org.entente.annotation.Mention.ThingMention;
import org.entente.annotation.Sentence;
import org.entente.annotation.Token;
import org.entente.document.Document;
import org.entente.document.Span;
import org.entente.fact.Fact.Thing;
import org.entente.knowledge.ActorType;
import org.entente.knowledge.EngagementKind;

/** Says which things a phrase means: designations, and nouns with what stands before them. */
final class Things {

  private static final Set<String> LISTS = Set.of("including", "like", "as", "namely");

  /** Between a noun and its name. */
  private static final Set<String> BETWEEN = Set.of(",", "a", "an", "the");

  private static final Set<EngagementKind> UNDERTAKINGS =
      Set.of(EngagementKind.PROJECT, EngagementKind.PROGRAMME);

  /** Who is not bought or built. */
  private static final Set<ActorType> PUBLIC =
      Set.of(
          ActorType.STATE,
          ActorType.BLOC,
          ActorType.GOVERNMENT_BODY,
          ActorType.ARMED_FORCE,
          ActorType.INTERGOVERNMENTAL_ORGANISATION);

  private static final String SINGULAR = "it";
  private static final String PLURAL = "them";

  /** Where what a pronoun means stands. */
  private static final Set<String> OBJECTS = Set.of("dobj", "nsubjpass", "nsubj", "conj");

  private final Document document;
  private final FactLexicon lexicon;
  private final Function<String, Optional<ThingMention>> thingByName;

  /**
   * @param thingByName the register's thing of a name, in any case
   */
  Things(
      Document document,
      FactLexicon lexicon,
      Function<String, Optional<ThingMention>> thingByName) {
    this.document = document;
    this.lexicon = lexicon;
    this.thingByName = thingByName;
  }

  /**
   * The things that a phrase names: one a coordinated phrase, those listed after "including" and
   * "such as" instead of what they exemplify.
   */
  List<Slot<Thing>> of(SentenceMentions where, Token head) {
    Map<String, Slot<Thing>> found = new LinkedHashMap<>();
    for (Token token : NounPhrases.coordinated(where.sentence(), head)) {
      for (Slot<Thing> slot : thing(where, token, 0)) {
        found.putIfAbsent(slot.value().name(), slot);
      }
    }
    return List.copyOf(found.values());
  }

  /** "It", "them". */
  static boolean isPronoun(Token token) {
    return SINGULAR.equals(token.form().toLowerCase(Locale.ROOT)) || isPlural(token);
  }

  private static boolean isPlural(Token pronoun) {
    return PLURAL.equals(pronoun.form().toLowerCase(Locale.ROOT));
  }

  /** What a pronoun means: the last thing before it in its sentence that it agrees with. */
  List<Slot<Thing>> meant(SentenceMentions where, Token pronoun) {
    List<Token> before = where.sentence().tokens().subList(0, pronoun.index());
    for (int i = before.size() - 1; i >= 0; i--) {
      Token noun = before.get(i);
      boolean things = noun.isNoun() && where.at(noun, ThingMention.class).isPresent();
      if (things
          && OBJECTS.contains(noun.relation())
          && noun.pos().endsWith("S") == isPlural(pronoun)) {
        return of(where, noun);
      }
    }
    return List.of();
  }

  /** The things that stand before a noun: "gas deal", "rail link agreement". */
  List<Slot<Thing>> before(SentenceMentions where, TriggerMatch match) {
    Sentence sentence = where.sentence();
    Token anchor = match.anchor();
    int first = match.tokens().get(0).index();
    List<Token> before =
        sentence.subtree(anchor).stream()
            .filter(t -> t.index() < first)
            .filter(t -> !NounPhrases.underPossessive(sentence, t, anchor))
            .filter(t -> where.at(t, AmountMention.class).isEmpty())
            .toList();
    List<Slot<Thing>> named = new ArrayList<>();
    for (Token token : before) {
      where
          .at(token, ThingMention.class)
          .filter(m -> !lexicon.isMeans(token.lemma()))
          .map(m -> new Slot<>(thing(m), m.span()))
          .filter(s -> !named.contains(s))
          .ifPresent(named::add);
    }
    if (!named.isEmpty()) {
      return named;
    }
    List<Token> compound = new ArrayList<>();
    for (int i = first - 1; i >= 0; i--) {
      Token token = sentence.token(i);
      boolean noun =
          token.isNoun()
              && !token.isProperNoun()
              && (token.is("compound") || token.is("nmod"))
              && !isMeasure(sentence, i)
              && where.at(token, ActorMention.class).isEmpty();
      if (!noun) {
        break;
      }
      compound.add(0, token);
    }
    while (!compound.isEmpty() && lexicon.isAction(compound.get(compound.size() - 1).lemma())) {
      compound.remove(compound.size() - 1);
    }
    if (compound.isEmpty()
        || lexicon.isNoThing(compound.get(compound.size() - 1).lemma())
        || lexicon.isField(compound.get(compound.size() - 1).lemma())) {
      return List.of();
    }
    Span span = compound.get(0).span().cover(compound.get(compound.size() - 1).span());
    return List.of(new Slot<>(named(document.text(span)), span));
  }

  /** "Year" of "a 4-year fisheries deal". */
  private static boolean isMeasure(Sentence sentence, int at) {
    return at > 1
        && sentence.token(at - 1).pos().equals("HYPH")
        && sentence.token(at - 2).pos().equals("CD");
  }

  private List<Slot<Thing>> thing(SentenceMentions where, Token token, int depth) {
    Sentence sentence = where.sentence();
    if (depth > 4
        || token.isVerb()
        || !token.isNoun()
            && !token.pos().equals("CD")
            && !token.is("nsubj")
            && !token.is("nsubjpass")
            && !token.is("pobj")
            && !token.is("dobj")
            && !token.is("conj")) {
      return List.of();
    }
    Optional<Slot<Thing>> christened = christened(where, token);
    if (christened.isPresent()) {
      return List.of(christened.get());
    }
    if (where.at(token, ActorMention.class).isPresent()
        || where.at(token, NamedMention.class).isPresent()
        || where.at(token, DateMention.class).isPresent()
        || where.at(token, PlaceMention.class).isPresent()
        || where.at(token, AmountMention.class).isPresent()) {
      return List.of();
    }
    List<Slot<Thing>> listed = new ArrayList<>();
    sentence
        .children(token, "prep")
        .filter(p -> LISTS.contains(p.form().toLowerCase(Locale.ROOT)))
        .flatMap(p -> sentence.children(p, "pobj", "dobj"))
        .flatMap(first -> NounPhrases.coordinated(sentence, first).stream())
        .forEach(each -> listed.addAll(thing(where, each, depth + 1)));
    if (!listed.isEmpty()) {
      return listed;
    }
    boolean counted = !token.isNoun() && (token.pos().equals("CD") || token.pos().startsWith("JJ"));
    if (counted || lexicon.isPartitive(token) || lexicon.isAction(token.lemma())) {
      for (Token of : NounPhrases.complements(sentence, token, "of")) {
        List<Slot<Thing>> things = new ArrayList<>();
        NounPhrases.coordinated(sentence, of)
            .forEach(each -> things.addAll(thing(where, each, depth + 1)));
        if (!things.isEmpty()) {
          return things;
        }
      }
    }
    if (lexicon.isNoThing(token.lemma()) && where.at(token, ThingMention.class).isEmpty()) {
      // "cooperation in the field of energy" is about energy.
      for (String preposition : List.of("in", "of", "on")) {
        for (Token complement : NounPhrases.complements(sentence, token, preposition)) {
          List<Slot<Thing>> things = new ArrayList<>();
          NounPhrases.coordinated(sentence, complement)
              .forEach(each -> things.addAll(thing(where, each, depth + 1)));
          if (!things.isEmpty()) {
            return things;
          }
        }
      }
      return List.of();
    }
    List<Token> phrase = NounPhrases.words(where, token);
    boolean bare = phrase.size() == 1 && where.at(token, ThingMention.class).isEmpty();
    if (bare && lexicon.isAction(token.lemma()) || lexicon.isPerson(token.lemma())) {
      return List.of();
    }
    List<ThingMention> mentions =
        phrase.stream()
            .map(t -> where.at(t, ThingMention.class))
            .flatMap(Optional::stream)
            .distinct()
            .toList();
    Optional<ThingMention> designated =
        mentions.stream()
            .filter(m -> m.kind() == ThingMention.Kind.EQUIPMENT)
            .filter(m -> !Character.isLowerCase(document.text(m.span()).charAt(0)))
            .findFirst();
    if (designated.isPresent()) {
      return List.of(new Slot<>(thing(designated.get()), designated.get().span()));
    }
    Optional<ThingMention> atHead = where.at(token, ThingMention.class);
    List<Slot<Thing>> called = called(where, token, atHead);
    if (!called.isEmpty()) {
      return called;
    }
    if (!token.isNoun() && atHead.isEmpty()
        || lexicon.isNoThing(token.lemma()) && atHead.isEmpty()) {
      return List.of();
    }
    Span span = phrase.get(0).span().cover(token.span());
    if (atHead.isPresent() && atHead.get().span().start() <= span.start()) {
      return List.of(new Slot<>(thing(atHead.get()), atHead.get().span()));
    }
    String words = document.text(span);
    return List.of(
        new Slot<>(
            atHead
                .map(
                    m ->
                        new Thing(
                            words,
                            m.kind(),
                            thingByName.apply(words).flatMap(ThingMention::registerId)))
                .orElseGet(() -> named(words)),
            span));
  }

  /** Its names, where a noun only says what it is: "the submarine Lima", "a jet, the C-295". */
  private List<Slot<Thing>> called(
      SentenceMentions where, Token noun, Optional<ThingMention> atHead) {
    Sentence sentence = where.sentence();
    if (!noun.isNoun() || noun.isProperNoun()) {
      return List.of();
    }
    ThingMention.Kind kind = atHead.map(ThingMention::kind).orElse(ThingMention.Kind.COMMODITY);
    List<Slot<Thing>> names = new ArrayList<>();
    for (Token first : sentence.children(noun, "appos").toList()) {
      int from = first.index();
      while (from > 0 && isPartOfName(sentence, sentence.token(from - 1), first)) {
        from--;
      }
      if (!isCalled(where, noun, first, from)) {
        return List.of();
      }
      for (Token name : NounPhrases.coordinated(sentence, first)) {
        Span words = name == first ? sentence.token(from).span().cover(name.span()) : name.span();
        if (isName(where, name)) {
          names.add(
              new Slot<>(
                  new Thing(document.text(words), kind, Optional.empty()),
                  from == noun.index() + 1 && name == first ? noun.span().cover(words) : words));
        }
      }
    }
    return names;
  }

  /** As {@link #called}, where the parser has the noun depend on the name. */
  private Optional<Slot<Thing>> christened(SentenceMentions where, Token name) {
    Sentence sentence = where.sentence();
    if (!name.isProperNoun() || !isName(where, name)) {
      return Optional.empty();
    }
    int from = name.index();
    while (from > 0 && isPartOfName(sentence, sentence.token(from - 1), name)) {
      from--;
    }
    Span words = sentence.token(from).span().cover(name.span());
    return Optional.of(from - 1)
        .filter(kind -> kind >= 0)
        .map(sentence::token)
        .filter(kind -> kind.isNoun() && !kind.isProperNoun() && kind.head() == name.index())
        .flatMap(
            kind ->
                where
                    .at(kind, ThingMention.class)
                    .filter(thing -> thing.kind() == ThingMention.Kind.EQUIPMENT)
                    .map(
                        thing ->
                            new Slot<>(
                                new Thing(document.text(words), thing.kind(), Optional.empty()),
                                kind.span().cover(words))));
  }

  private static boolean isPartOfName(Sentence sentence, Token before, Token name) {
    return (before.isProperNoun() || before.pos().equals("CD"))
        && (before.is("compound") || before.is("nmod"))
        && sentence.head(before).filter(head -> head == name).isPresent();
  }

  /** Whether only a comma and an article stand between a noun and the name behind it. */
  private boolean isCalled(SentenceMentions where, Token noun, Token name, int from) {
    return from > noun.index()
        && isName(where, name)
        && where.sentence().tokens().subList(noun.index() + 1, from).stream()
            .allMatch(between -> BETWEEN.contains(between.word()));
  }

  /** A proper name or a designation of what can be bought or built. */
  private static boolean isName(SentenceMentions where, Token token) {
    String form = token.form();
    boolean designation =
        form.chars().anyMatch(Character::isDigit) && form.chars().anyMatch(Character::isLetter);
    return (token.isProperNoun() || designation)
        && where.at(token, DateMention.class).isEmpty()
        && where.at(token, AmountMention.class).isEmpty()
        && where.at(token, PlaceMention.class).isEmpty()
        && where.at(token, NamedMention.class).isEmpty()
        && where
            .at(token, ActorMention.class)
            .map(ActorMention::actor)
            .filter(actor -> PUBLIC.contains(actor.type()) && !actor.candidates().isEmpty())
            .isEmpty();
  }

  /** A company that is bought or sold. */
  Thing company(ActorMention mention) {
    return new Thing(
        document.text(mention.span()).replaceAll("\\s+", " "),
        ThingMention.Kind.COMMODITY,
        Optional.empty());
  }

  /** "The order for the Coral Cable": what is built or run under a name of its own. */
  List<Slot<Thing>> undertakings(SentenceMentions where, Token head) {
    return NounPhrases.coordinated(where.sentence(), head).stream()
        .flatMap(each -> where.at(each, NamedMention.class).stream())
        .filter(named -> UNDERTAKINGS.contains(named.kind()))
        .map(named -> new Slot<>(named(document.text(named.span())), named.span()))
        .toList();
  }

  /** What a noun names, wherever it stands: a thing, a firm, an undertaking, or whatever it is. */
  Optional<Slot<Thing>> at(SentenceMentions where, Token noun) {
    if (!noun.isNoun()) {
      return Optional.empty();
    }
    Optional<ActorMention> actor = where.at(noun, ActorMention.class);
    if (actor.isPresent()) {
      return actor
          .filter(one -> !PUBLIC.contains(one.actor().type()))
          .filter(one -> one.actor().type() != ActorType.PERSON)
          .map(one -> new Slot<>(company(one), one.span()));
    }
    if (where.at(noun, NamedMention.class).isPresent()) {
      return undertakings(where, noun).stream().findFirst();
    }
    boolean somewhere =
        noun.isProperNoun()
            && where
                .at(noun, PlaceMention.class)
                .filter(p -> p.registerId().isPresent())
                .isPresent();
    boolean other =
        somewhere
            || where.at(noun, DateMention.class).isPresent()
            || where.at(noun, AmountMention.class).isPresent();
    return other
        ? Optional.empty()
        : thing(where, noun, 0).stream().findFirst().or(() -> Optional.of(phrase(where, noun)));
  }

  /** What is a thing only where it is made or sold: "power", "a railway line". */
  List<Slot<Thing>> goods(SentenceMentions where, Token noun) {
    if (!lexicon.isGoods(noun.lemma())
        || where.at(noun, ActorMention.class).isPresent()
        || where.at(noun, NamedMention.class).isPresent()) {
      return List.of();
    }
    return List.of(phrase(where, noun));
  }

  /** Whatever a noun and the words before it name, be it a thing or not. */
  Slot<Thing> phrase(SentenceMentions where, Token noun) {
    Span span = NounPhrases.words(where, noun).get(0).span().cover(noun.span());
    return new Slot<>(named(document.text(span)), span);
  }

  private static Thing thing(ThingMention mention) {
    return new Thing(mention.name(), mention.kind(), mention.registerId());
  }

  /** A thing as words call it, the register's where it has one of that name. */
  Thing named(String words) {
    String flat = words.replaceAll("\\s+", " ");
    return thingByName
        .apply(flat)
        .map(Things::thing)
        .orElseGet(
            () -> {
              String head = flat.substring(flat.lastIndexOf(' ') + 1);
              return new Thing(
                  flat,
                  thingByName
                      .apply(head)
                      .map(ThingMention::kind)
                      .orElse(ThingMention.Kind.COMMODITY),
                  Optional.empty());
            });
  }
}
