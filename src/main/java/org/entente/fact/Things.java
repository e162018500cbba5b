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

/** Says which things a phrase means: designations, and nouns with what stands before them. */
final class Things {

  private static final Set<String> LISTS = Set.of("including", "like", "as", "namely");

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
    return List.of(new Slot<>(unregistered(document.text(span)), span));
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
    if (counted || lexicon.isPartitive(token.lemma()) || lexicon.isAction(token.lemma())) {
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
                .orElseGet(() -> unregistered(words)),
            span));
  }

  /** A company that is bought or sold. */
  Thing company(ActorMention mention) {
    return new Thing(
        document.text(mention.span()).replaceAll("\\s+", " "),
        ThingMention.Kind.COMMODITY,
        Optional.empty());
  }

  /** What is a thing only where it is made or sold: "power", "a railway line". */
  List<Slot<Thing>> goods(SentenceMentions where, Token noun) {
    if (!lexicon.isGoods(noun.lemma())
        || where.at(noun, ActorMention.class).isPresent()
        || where.at(noun, NamedMention.class).isPresent()) {
      return List.of();
    }
    Span span = NounPhrases.words(where, noun).get(0).span().cover(noun.span());
    return List.of(new Slot<>(unregistered(document.text(span)), span));
  }

  private static Thing thing(ThingMention mention) {
    return new Thing(mention.name(), mention.kind(), mention.registerId());
  }

  private Thing unregistered(String words) {
    String flat = words.replaceAll("\\s+", " ");
    return thingByName
        .apply(flat)
        .map(m -> new Thing(m.name(), m.kind(), m.registerId()))
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
