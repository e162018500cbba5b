package org.entente.fact;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.entente.annotation.Actor;
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
import org.entente.fact.Fact.Where;
import org.entente.knowledge.ActorType;

/** Says who or what a phrase means: from its head token to actors, things and places. */
final class Fillers {

  private static final Set<String> LISTS = Set.of("including", "like", "as", "namely");

  private final Document document;
  private final FactLexicon lexicon;
  private final Discourse discourse;
  private final Map<Integer, Actor> actorsById;
  private final Function<String, Optional<ThingMention>> thingByName;

  /**
   * @param thingByName the register's thing of a name, in any case
   */
  Fillers(
      Document document,
      FactLexicon lexicon,
      Discourse discourse,
      Map<Integer, Actor> actorsById,
      Function<String, Optional<ThingMention>> thingByName) {
    this.document = document;
    this.lexicon = lexicon;
    this.discourse = discourse;
    this.actorsById = actorsById;
    this.thingByName = thingByName;
  }

  /**
   * The actors that a phrase means, those coordinated with it among them.
   *
   * @param persons whether persons may fill the role; else their state or body does
   */
  List<Slot<Actor>> actors(SentenceMentions where, Token head, boolean persons) {
    Map<Integer, Slot<Actor>> found = new LinkedHashMap<>();
    for (Token token : coordinated(where.sentence(), head)) {
      for (Slot<Actor> slot : actor(where, token, 0)) {
        for (Slot<Actor> real : persons ? List.of(slot) : impersonal(where, token, slot)) {
          found.putIfAbsent(real.value().id(), real);
        }
      }
    }
    return List.copyOf(found.values());
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
    if (where.at(noun, ActorMention.class).isPresent()) {
      return List.of();
    }
    Sentence sentence = where.sentence();
    List<Slot<Actor>> makers = new ArrayList<>();
    List<Slot<Actor>> others = new ArrayList<>();
    sentence
        .children(noun, "compound", "nmod", "amod", "advmod")
        .filter(m -> m.index() < noun.index())
        .flatMap(m -> modifiers(where, m).stream())
        .forEach(a -> (a.value().type() == ActorType.STATE ? others : makers).add(a));
    if (!makers.isEmpty()) {
      return makers;
    }
    sentence.children(noun, "poss").forEach(p -> others.addAll(actors(where, p, false)));
    return others;
  }

  private List<Slot<Actor>> actor(SentenceMentions where, Token token, int depth) {
    Sentence sentence = where.sentence();
    if (depth > 4 || where.at(token, NamedMention.class).isPresent()) {
      return List.of();
    }
    List<ActorMention> named = where.allAt(token, ActorMention.class);
    if (!named.isEmpty()) {
      return named.stream().map(m -> new Slot<>(m.actor(), m.span())).toList();
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
      coordinated(sentence, apposition.get())
          .forEach(each -> apposed.addAll(actor(where, each, depth + 1)));
      return apposed;
    }
    if (token.isNoun() && lexicon.isPartitive(token.lemma())) {
      for (Token of : complements(sentence, token, "of")) {
        List<Slot<Actor>> actors = actor(where, of, depth + 1);
        if (!actors.isEmpty()) {
          return actors;
        }
      }
    }
    if (token.isNoun() && lexicon.isAgent(token.lemma())) {
      List<Slot<Actor>> owners = owners(where, token, depth);
      if (!owners.isEmpty()) {
        return owners;
      }
    }
    if (discourse.isReference(sentence, token)) {
      return discourse.refer(where, token).stream()
          .map(actor -> new Slot<>(actor, token.span()))
          .toList();
    }
    return List.of();
  }

  /** Whom an agent noun belongs to: "Indian and Chinese troops", "the government of Japan". */
  private List<Slot<Actor>> owners(SentenceMentions where, Token noun, int depth) {
    Sentence sentence = where.sentence();
    List<Slot<Actor>> owners = new ArrayList<>();
    sentence.children(noun, "poss").forEach(p -> owners.addAll(actors(where, p, true)));
    if (owners.isEmpty()) {
      sentence
          .children(noun, "nmod", "compound", "amod", "advmod")
          .filter(m -> m.index() < noun.index())
          .forEach(m -> owners.addAll(modifiers(where, m)));
    }
    if (owners.isEmpty()) {
      for (String preposition : List.of("of", "from")) {
        for (Token of : complements(sentence, noun, preposition)) {
          for (Token each : coordinated(sentence, of)) {
            owners.addAll(actor(where, each, depth + 1));
          }
        }
      }
    }
    return owners;
  }

  /** "firms including Jacobs and AECOM", "partners such as India". */
  private List<Slot<Actor>> listed(SentenceMentions where, Token noun, int depth) {
    Sentence sentence = where.sentence();
    List<Slot<Actor>> listed = new ArrayList<>();
    sentence
        .children(noun, "prep")
        .filter(p -> LISTS.contains(p.form().toLowerCase(Locale.ROOT)))
        .flatMap(p -> sentence.children(p, "pobj", "dobj"))
        .flatMap(first -> coordinated(sentence, first).stream())
        .forEach(each -> listed.addAll(actor(where, each, depth + 1)));
    return listed;
  }

  private List<Slot<Actor>> impersonal(SentenceMentions where, Token token, Slot<Actor> slot) {
    Actor actor = slot.value();
    if (actor.type() != ActorType.PERSON) {
      return List.of(slot);
    }
    for (Token below : where.sentence().subtree(token)) {
      if (below.is("punct")) {
        continue;
      }
      for (ActorMention mention : where.allAt(below, ActorMention.class)) {
        ActorType type = mention.actor().type();
        if (type == ActorType.STATE || type == ActorType.COMPANY) {
          return List.of(new Slot<>(mention.actor(), mention.span()));
        }
      }
    }
    return actor
        .partOf()
        .map(actorsById::get)
        .map(owner -> List.of(new Slot<>(owner, slot.evidence())))
        .orElse(List.of());
  }

  /**
   * The things that a phrase names: one a coordinated phrase, those listed after "including" and
   * "such as" instead of what they exemplify.
   */
  List<Slot<Thing>> things(SentenceMentions where, Token head) {
    Map<String, Slot<Thing>> found = new LinkedHashMap<>();
    for (Token token : coordinated(where.sentence(), head)) {
      for (Slot<Thing> slot : thing(where, token, 0)) {
        found.putIfAbsent(slot.value().name(), slot);
      }
    }
    return List.copyOf(found.values());
  }

  /** The things that stand before a noun: "gas deal", "rail link agreement". */
  List<Slot<Thing>> modifierThings(SentenceMentions where, TriggerMatch match) {
    Sentence sentence = where.sentence();
    Token anchor = match.anchor();
    int first = match.tokens().get(0).index();
    List<Token> before =
        sentence.subtree(anchor).stream()
            .filter(t -> t.index() < first)
            .filter(t -> !underPossessive(sentence, t, anchor))
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
    if (compound.isEmpty() || lexicon.isNoThing(compound.get(compound.size() - 1).lemma())) {
      return List.of();
    }
    Span span = compound.get(0).span().cover(compound.get(compound.size() - 1).span());
    return List.of(new Slot<>(unregistered(document.text(span)), span));
  }

  private static boolean underPossessive(Sentence sentence, Token token, Token anchor) {
    Token t = token;
    while (t != anchor) {
      if (t.is("poss")) {
        return true;
      }
      Optional<Token> head = sentence.head(t);
      if (head.isEmpty()) {
        return false;
      }
      t = head.get();
    }
    return false;
  }

  private List<Slot<Thing>> thing(SentenceMentions where, Token token, int depth) {
    Sentence sentence = where.sentence();
    if (depth > 4
        || !token.isNoun()
            && !token.pos().equals("CD")
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
        .flatMap(first -> coordinated(sentence, first).stream())
        .forEach(each -> listed.addAll(thing(where, each, depth + 1)));
    if (!listed.isEmpty()) {
      return listed;
    }
    if (lexicon.isPartitive(token.lemma()) || lexicon.isAction(token.lemma())) {
      for (Token of : complements(sentence, token, "of")) {
        List<Slot<Thing>> things = new ArrayList<>();
        coordinated(sentence, of).forEach(each -> things.addAll(thing(where, each, depth + 1)));
        if (!things.isEmpty()) {
          return things;
        }
      }
    }
    if (lexicon.isNoThing(token.lemma()) && where.at(token, ThingMention.class).isEmpty()) {
      // "cooperation in the field of energy" is about energy.
      for (String preposition : List.of("in", "of", "on")) {
        for (Token complement : complements(sentence, token, preposition)) {
          List<Slot<Thing>> things = new ArrayList<>();
          coordinated(sentence, complement)
              .forEach(each -> things.addAll(thing(where, each, depth + 1)));
          if (!things.isEmpty()) {
            return things;
          }
        }
      }
      return List.of();
    }
    List<Token> phrase = phrase(where, token);
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

  /** The noun and what stands before it, without article, number and owner. */
  private static List<Token> phrase(SentenceMentions where, Token noun) {
    Sentence sentence = where.sentence();
    int from = noun.index();
    for (int i = noun.index() - 1; i >= 0; i--) {
      Token token = sentence.token(i);
      boolean part =
          (token.isNoun()
                  || token.pos().startsWith("JJ")
                  || token.pos().equals("VBN")
                  || token.pos().equals("VBG")
                  || token.pos().equals("HYPH")
                  || token.pos().equals("CD")
                  || token.pos().equals("RB") && token.is("advmod"))
              && isBelow(sentence, token, noun)
              && where.at(token, ActorMention.class).isEmpty();
      if (!part) {
        break;
      }
      from = i;
    }
    List<Token> phrase = new ArrayList<>(sentence.tokens().subList(from, noun.index() + 1));
    // "Chinese-built railway" is a railway.
    if (phrase.size() > 2
        && phrase.get(0).pos().equals("HYPH")
        && phrase.get(1).pos().equals("VBN")) {
      phrase.subList(0, 2).clear();
    }
    while (phrase.size() > 1
        && (phrase.get(0).pos().equals("CD")
                && phrase.get(0).is("nmod")
                && !phrase.get(1).pos().equals("HYPH")
            || phrase.get(0).pos().equals("HYPH")
            || phrase.get(0).pos().equals("RB")
            || Set.of("new", "more", "other", "such", "additional", "first", "several", "many")
                .contains(phrase.get(0).lemma()))) {
      phrase.remove(0);
    }
    return phrase;
  }

  private static boolean isBelow(Sentence sentence, Token token, Token noun) {
    Token t = token;
    for (int i = 0; i < 6; i++) {
      Optional<Token> head = sentence.head(t);
      if (head.isEmpty()) {
        return false;
      }
      if (head.get() == noun) {
        return !t.is("poss") && !t.is("det");
      }
      if (t.is("poss")) {
        return false;
      }
      t = head.get();
    }
    return false;
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

  /** The places that a phrase names. */
  List<Slot<Where>> places(SentenceMentions where, Token head) {
    List<Slot<Where>> places = new ArrayList<>();
    for (Token token : coordinated(where.sentence(), head)) {
      where
          .at(token, PlaceMention.class)
          .map(p -> new Slot<>(new Where(p.name(), p.registerId()), p.span()))
          .ifPresent(places::add);
    }
    return places;
  }

  private static List<Token> complements(Sentence sentence, Token noun, String preposition) {
    return sentence
        .children(noun, "prep")
        .filter(p -> p.form().equalsIgnoreCase(preposition))
        .flatMap(p -> sentence.children(p, "pobj"))
        .toList();
  }

  /** The token and all that is coordinated with it, in text order. */
  static List<Token> coordinated(Sentence sentence, Token first) {
    List<Token> all = new ArrayList<>(List.of(first));
    for (int i = 0; i < all.size() && all.size() < 40; i++) {
      sentence
          .children(all.get(i), "conj")
          .filter(c -> !c.isVerb() || first.isVerb())
          .filter(c -> !all.contains(c))
          .forEach(all::add);
    }
    all.sort(java.util.Comparator.comparingInt(Token::index));
    return all;
  }
}
