package org.entente.fact;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.entente.annotation.Actor;
import org.entente.annotation.AnnotatedDocument;
import org.entente.annotation.Mention;
import org.entente.annotation.Mention.ActorMention;
import org.entente.annotation.Sentence;
import org.entente.annotation.Token;
import org.entente.document.Span;
import org.entente.encoder.Name;
import org.entente.fact.Thresholds.Use;
import org.entente.knowledge.ActorType;

/**
 * Actors whose names the encoder hears where neither register nor pattern knows one: "Luqing",
 * "Canal+"; and persons by their look whom it hears as a firm or body: "Nexans Hellas".
 */
final class HeardNames {

  private static final Pattern JOINED = Pattern.compile("\\s*(?:,?\\s+and|&|,)\\s*");

  private final EncodedDocument encoded;
  private final AnnotatedDocument annotated;
  private final Map<Integer, Actor> actors = new LinkedHashMap<>();
  private final Map<Span, Integer> found = new LinkedHashMap<>();
  private final Set<Mention> several = new HashSet<>();

  private HeardNames(EncodedDocument encoded, AnnotatedDocument annotated) {
    this.encoded = encoded;
    this.annotated = annotated;
    annotated.actors().forEach(actor -> actors.put(actor.id(), actor));
  }

  /**
   * The same document with them.
   *
   * @param sentences those that are read
   */
  static AnnotatedDocument added(
      EncodedDocument encoded, AnnotatedDocument annotated, List<Sentence> sentences) {
    HeardNames heard = new HeardNames(encoded, annotated);
    for (Sentence sentence : sentences) {
      heard.read(sentence);
    }
    return heard.annotated();
  }

  private void read(Sentence sentence) {
    List<Name> names = encoded.names(sentence);
    List<Mention> known =
        annotated.mentions(sentence).stream()
            .filter(mention -> !isSeveral(mention, names) || !several.add(mention))
            .toList();
    for (Name name : names) {
      List<Mention> there = known.stream().filter(m -> m.span().overlaps(name.span())).toList();
      Optional<ActorType> type = ActorType.ofTerm(name.type());
      if (type.isPresent() && there.isEmpty() && isHeard(sentence, name)) {
        found.put(name.span(), bearer(type.get(), annotated.document().text(name.span())));
      } else if (type.isPresent() && there.size() == 1 && reaches(name, Use.RETYPE)) {
        retype(there.get(0), name.span(), type.get());
      }
    }
  }

  /** "Maersk and Africa Global Logistics", taken for one name where the encoder hears two. */
  private boolean isSeveral(Mention mention, List<Name> names) {
    if (!(mention instanceof ActorMention named) || !named.actor().candidates().isEmpty()) {
      return false;
    }
    List<Name> within = names.stream().filter(n -> named.span().contains(n.span())).toList();
    if (within.size() != 2 || !within.stream().allMatch(n -> reaches(n, Use.RETYPE))) {
      return false;
    }
    Span first = within.get(0).span();
    Span second = within.get(1).span();
    String between = annotated.document().text(new Span(first.end(), second.start()));
    return first.start() == named.span().start()
        && second.end() == named.span().end()
        && JOINED.matcher(between).matches();
  }

  private boolean isHeard(Sentence sentence, Name name) {
    return reaches(name, Use.NAME)
        && sentence.tokens(name.span()).stream().anyMatch(Token::isProperNoun);
  }

  private boolean reaches(Name name, Use use) {
    return name.score() >= encoded.thresholds().of(use, name.type());
  }

  /** Who is called so, or by a longer name that begins so; else somebody new. */
  private int bearer(ActorType type, String name) {
    return actors.values().stream()
        .filter(a -> a.names().stream().anyMatch(n -> n.equals(name) || n.startsWith(name + " ")))
        .filter(a -> a.type() != ActorType.PERSON && a.type() != ActorType.STATE)
        .filter(a -> several.stream().noneMatch(mention -> isOf(mention, a.id())))
        .findFirst()
        .map(Actor::id)
        .orElseGet(() -> add(type, name));
  }

  private int add(ActorType type, String name) {
    int id = actors.keySet().stream().mapToInt(Integer::intValue).max().orElse(-1) + 1;
    actors.put(
        id,
        new Actor(
            id, type, name, List.of(name), List.of(), Optional.empty(), Optional.empty(), List.of()));
    return id;
  }

  /** Makes a firm or body of somebody whom only the look of a name made a person. */
  private void retype(Mention mention, Span heard, ActorType type) {
    if (mention instanceof ActorMention named
        && named.span().equals(heard)
        && named.actor().type() == ActorType.PERSON
        && named.actor().candidates().isEmpty()
        && named.actor().position().isEmpty()) {
      actors.computeIfPresent(named.actor().id(), (id, a) -> changed(a, type, a.mentions()));
    }
  }

  private AnnotatedDocument annotated() {
    found.forEach(
        (span, id) ->
            actors.computeIfPresent(
                id,
                (same, a) -> {
                  TreeSet<Span> mentions = new TreeSet<>(a.mentions());
                  mentions.add(span);
                  return changed(a, a.type(), List.copyOf(mentions));
                }));
    List<Mention> mentions = new ArrayList<>();
    for (Mention mention : annotated.mentions()) {
      if (several.contains(mention)) {
        continue;
      }
      mentions.add(
          mention instanceof ActorMention named
              ? new ActorMention(named.span(), actor(named.actor().id()), named.form())
              : mention);
    }
    found.forEach((span, id) -> mentions.add(named(span, actor(id))));
    mentions.sort(Comparator.comparing(Mention::span));
    several.stream()
        .map(mention -> ((ActorMention) mention).actor().id())
        .filter(id -> mentions.stream().noneMatch(m -> isOf(m, id)))
        .forEach(actors::remove);
    return new AnnotatedDocument(
        annotated.document(), annotated.sentences(), List.copyOf(actors.values()), mentions);
  }

  private static boolean isOf(Mention mention, int actor) {
    return mention instanceof ActorMention named && named.actor().id() == actor;
  }

  private Actor actor(int id) {
    return Objects.requireNonNull(actors.get(id));
  }

  private static Mention named(Span span, Actor actor) {
    return new ActorMention(span, actor, ActorMention.Form.NAME);
  }

  private static Actor changed(Actor actor, ActorType type, List<Span> mentions) {
    return new Actor(
        actor.id(),
        type,
        actor.name(),
        actor.names(),
        actor.candidates(),
        actor.partOf(),
        actor.position(),
        mentions);
  }
}
