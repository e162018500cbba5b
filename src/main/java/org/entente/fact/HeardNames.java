package org.entente.fact;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.entente.annotation.Actor;
import org.entente.annotation.AnnotatedDocument;
import org.entente.annotation.Mention;
import org.entente.annotation.Mention.ActorMention;
import org.entente.annotation.Mention.ThingMention;
import org.entente.annotation.Sentence;
import org.entente.annotation.SeveralBodies;
import org.entente.annotation.Token;
import org.entente.document.Span;
import org.entente.encoder.Name;
import org.entente.fact.Thresholds.Use;
import org.entente.knowledge.ActorType;

/**
 * Actors by the names that the encoder hears:
 *
 * <ul>
 *   <li>"Luqing", which neither register nor pattern knows
 *   <li>"Samsung Techwin", of which the register knows the first word
 *   <li>"Ganfeng and Lithium Argentina", taken for one name
 *   <li>"Nexans Hellas", a person only by its look
 * </ul>
 */
final class HeardNames {

  /** How many words "code-named" is, by the parser. */
  private static final int CODE_WORDS = 4;

  private static final Pattern CODE = Pattern.compile("code-?named?[“\"'‘]?$");

  private static final Pattern JOINED = Pattern.compile("\\s*(?:,?\\s+and|&|,)\\s*");

  private final EncodedDocument encoded;
  private final FactLexicon lexicon;
  private final AnnotatedDocument annotated;
  private final Map<Integer, Actor> actors = new LinkedHashMap<>();
  private final Map<Span, Integer> found = new LinkedHashMap<>();
  private int next;

  /** Mentions that others take the place of. */
  private final Map<Span, Integer> replaced = new HashMap<>();

  private HeardNames(EncodedDocument encoded, AnnotatedDocument annotated, FactLexicon lexicon) {
    this.encoded = encoded;
    this.lexicon = lexicon;
    this.annotated = annotated;
    annotated.actors().forEach(actor -> actors.put(actor.id(), actor));
    this.next = actors.keySet().stream().mapToInt(Integer::intValue).max().orElse(-1) + 1;
  }

  /**
   * The same document with them.
   *
   * @param sentences those that are read
   * @param between called before each of them
   */
  static AnnotatedDocument added(
      EncodedDocument encoded,
      AnnotatedDocument annotated,
      FactLexicon lexicon,
      List<Sentence> sentences,
      Runnable between) {
    HeardNames heard = new HeardNames(encoded, annotated, lexicon);
    for (Sentence sentence : sentences) {
      between.run();
      heard.read(sentence);
    }
    return heard.annotated();
  }

  private void read(Sentence sentence) {
    List<Name> names = encoded.names(sentence);
    List<Mention> known = new ArrayList<>();
    for (Mention mention : annotated.mentions(sentence)) {
      List<Name> several =
          mention instanceof ActorMention named ? several(named, names) : List.of();
      if (several.isEmpty()) {
        known.add(mention);
      } else {
        replace((ActorMention) mention);
        several.forEach(this::take);
      }
    }
    for (Name name : names) {
      List<Mention> there = known.stream().filter(m -> m.span().overlaps(name.span())).toList();
      if (there.isEmpty() && isHeard(sentence, name, known)) {
        take(name);
      } else if (there.size() == 1
          && there.get(0) instanceof ActorMention named
          && reaches(name, Use.RETYPE)) {
        retype(named, name);
        branch(sentence, named, name);
      }
    }
  }

  private void take(Name name) {
    String words = annotated.document().text(name.span()).replaceAll("\\s+", " ");
    ActorType.ofTerm(name.type()).ifPresent(type -> found.put(name.span(), bearer(type, words)));
  }

  private void replace(ActorMention mention) {
    replaced.put(mention.span(), mention.actor().id());
  }

  /** "Maersk and Africa Global Logistics", taken for one name where the encoder hears two. */
  private List<Name> several(ActorMention named, List<Name> names) {
    List<Name> within = names.stream().filter(n -> named.span().contains(n.span())).toList();
    if (!named.actor().candidates().isEmpty()
        || within.size() != 2
        || !within.stream().allMatch(n -> reaches(n, Use.RETYPE))) {
      return List.of();
    }
    Span first = within.get(0).span();
    Span second = within.get(1).span();
    String between = annotated.document().text(new Span(first.end(), second.start()));
    boolean whole = first.start() == named.span().start() && second.end() == named.span().end();
    return whole && JOINED.matcher(between).matches() ? within : List.of();
  }

  private boolean isHeard(Sentence sentence, Name name, List<Mention> known) {
    return reaches(name, Use.NAME)
        && sentence.tokens(name.span()).stream()
            .anyMatch(token -> token.isProperNoun() && !lexicon.isLegalForm(token))
        && !isSeat(sentence, name.span(), known)
        && !isCodeName(sentence, name.span())
        && sentence.headOf(name.span()).filter(SeveralBodies::areMeant).isEmpty()
        && !isThing(sentence, name.span(), known);
  }

  /** "Codenamed MEDUSA", "with the code name MEDUSA": what is done, and nobody who does it. */
  private boolean isCodeName(Sentence sentence, Span words) {
    List<Token> before =
        sentence.tokens().stream().filter(t -> t.span().end() <= words.start()).toList();
    String last =
        before.subList(Math.max(0, before.size() - CODE_WORDS), before.size()).stream()
            .map(Token::word)
            .collect(Collectors.joining());
    return CODE.matcher(last).find();
  }

  /** "Estlink, a power cable": what is said to be a thing is nobody. */
  private static boolean isThing(Sentence sentence, Span words, List<Mention> known) {
    return sentence.headOf(words).stream()
        .flatMap(name -> sentence.children(name, "appos"))
        .filter(noun -> noun.pos().equals("NN"))
        .anyMatch(
            noun ->
                known.stream()
                    .anyMatch(
                        m -> m instanceof ThingMention && m.span().end() == noun.span().end()));
  }

  /** "Varga Lines of Split": where an actor has its seat. */
  private static boolean isSeat(Sentence sentence, Span words, List<Mention> known) {
    return sentence
        .headOf(words)
        .filter(place -> place.is("pobj"))
        .flatMap(sentence::head)
        .filter(of -> of.form().equals("of"))
        .flatMap(sentence::head)
        .filter(
            noun ->
                known.stream()
                    .anyMatch(m -> m instanceof ActorMention && m.span().overlaps(noun.span())))
        .isPresent();
  }

  private boolean reaches(Name name, Use use) {
    return name.score() >= encoded.thresholds().of(use, name.type());
  }

  /**
   * Who is called so, or the only one of the type by a longer name that begins so; else somebody
   * new.
   */
  private int bearer(ActorType type, String name) {
    Optional<Integer> same =
        actors.values().stream()
            .filter(a -> a.names().contains(name) && isNamedStill(a))
            .map(Actor::id)
            .findFirst();
    List<Integer> longer =
        actors.values().stream()
            .filter(a -> a.type() == type && isNamedStill(a))
            .filter(a -> a.names().stream().anyMatch(n -> begins(n, name)))
            .map(Actor::id)
            .toList();
    return same.orElseGet(() -> longer.size() == 1 ? longer.get(0) : add(type, name));
  }

  private static boolean begins(String whole, String start) {
    return whole.startsWith(start)
        && whole.length() > start.length()
        && whole.charAt(start.length()) == ' ';
  }

  /** Whether the register knows an actor, or no others took the place of its mention. */
  private boolean isNamedStill(Actor actor) {
    return !actor.candidates().isEmpty() || !replaced.containsValue(actor.id());
  }

  private int add(ActorType type, String name) {
    int id = next++;
    actors.put(
        id,
        new Actor(
            id,
            type,
            name,
            List.of(name),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            List.of()));
    return id;
  }

  /** "Samsung Techwin", of which only "Samsung" was known: a firm of its own. */
  private void branch(Sentence sentence, ActorMention named, Name name) {
    Span heard = name.span();
    if (Titles.isTitle(sentence)
        || named.actor().type() != ActorType.COMPANY
        || named.actor().candidates().isEmpty()
        || named.span().start() != heard.start()
        || named.span().end() >= heard.end()) {
      return;
    }
    List<Token> more = sentence.tokens(new Span(named.span().end(), heard.end()));
    boolean goesOn =
        more.stream().allMatch(Token::isProperNoun) && more.stream().noneMatch(lexicon::isFirmWord);
    if (goesOn) {
      replace(named);
      take(name);
    }
  }

  /** Makes a firm or body of somebody whom only the look of a name made a person. */
  private void retype(ActorMention named, Name heard) {
    if (named.span().equals(heard.span())
        && named.actor().type() == ActorType.PERSON
        && named.actor().candidates().isEmpty()
        && named.actor().position().isEmpty()) {
      ActorType.ofTerm(heard.type())
          .ifPresent(
              type ->
                  actors.computeIfPresent(
                      named.actor().id(), (id, a) -> changed(a, type, a.partOf(), a.mentions())));
    }
  }

  private AnnotatedDocument annotated() {
    if (found.isEmpty() && List.copyOf(actors.values()).equals(annotated.actors())) {
      return annotated;
    }
    replaced.forEach((span, id) -> mentions(id, mentions -> mentions.remove(span)));
    found.forEach((span, id) -> mentions(id, mentions -> mentions.add(span)));
    actors.values().removeIf(actor -> actor.mentions().isEmpty());
    actors.replaceAll(
        (id, a) -> changed(a, a.type(), a.partOf().filter(actors::containsKey), a.mentions()));
    List<Mention> mentions = new ArrayList<>();
    for (Mention mention : annotated.mentions()) {
      if (!(mention instanceof ActorMention named)) {
        mentions.add(mention);
      } else if (!replaced.containsKey(named.span())) {
        mentions.add(new ActorMention(named.span(), actor(named.actor().id()), named.form()));
      }
    }
    found.forEach((span, id) -> mentions.add(named(span, actor(id))));
    mentions.sort(Comparator.comparing(Mention::span));
    return new AnnotatedDocument(
        annotated.document(), annotated.sentences(), List.copyOf(actors.values()), mentions);
  }

  private void mentions(int id, Consumer<Set<Span>> change) {
    actors.computeIfPresent(
        id,
        (same, actor) -> {
          TreeSet<Span> mentions = new TreeSet<>(actor.mentions());
          change.accept(mentions);
          return changed(actor, actor.type(), actor.partOf(), List.copyOf(mentions));
        });
  }

  private Actor actor(int id) {
    return Objects.requireNonNull(actors.get(id));
  }

  private static Mention named(Span span, Actor actor) {
    return new ActorMention(span, actor, ActorMention.Form.NAME);
  }

  private static Actor changed(
      Actor actor, ActorType type, Optional<Integer> partOf, List<Span> mentions) {
    return new Actor(
        actor.id(),
        type,
        actor.name(),
        actor.names(),
        actor.candidates(),
        partOf,
        actor.position(),
        mentions);
  }
}
