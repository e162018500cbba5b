package org.entente.annotation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.entente.annotation.Mention.ActorMention;
import org.entente.annotation.Mention.ActorMention.Form;
import org.entente.annotation.Reading.Named;
import org.entente.annotation.Sense.ActorSense;
import org.entente.annotation.Sense.Naming;
import org.entente.document.Span;
import org.entente.knowledge.ActorType;
import org.entente.knowledge.Register;

/** Makes one actor of all that a document names by one key. */
final class ActorGrouping {

  private static final Pattern ENVOY_TO =
      Pattern.compile(
          "(?i)\\b((?:ambassador|commissioner|envoy|representative|consul|nuncio)"
              + "(?: (?!to )[^ ,]+){0,6}) to .*");

  private final Register register;
  private final Passage passage;
  private final Map<String, List<Named>> groups = new LinkedHashMap<>();
  private final Map<String, Actor> actors = new LinkedHashMap<>();
  private final Map<String, Actor> owners = new LinkedHashMap<>();
  private final Set<String> unnamed = new HashSet<>();

  ActorGrouping(Register register, Passage passage, List<Named> named) {
    this.register = register;
    this.passage = passage;
    for (Named one : named) {
      groups.computeIfAbsent(one.actor().key(), key -> new ArrayList<>()).add(one);
    }
    for (List<Named> group : List.copyOf(groups.values())) {
      for (Named one : group) {
        addOwner(one);
      }
    }
    groups.keySet().forEach(this::actor);
    for (Actor actor : actors.values()) {
      if (actor.type() != ActorType.PERSON && actor.type() != ActorType.BLOC) {
        for (Span span : actor.mentions()) {
          if (span.length() > 1) {
            owners.putIfAbsent(Folding.fold(passage.name(span)), actor);
          }
        }
      }
    }
    actors.replaceAll((key, actor) -> actor.type() == ActorType.PERSON ? member(actor) : actor);
  }

  /** The state of a body that only the body's name names: "Uzbek Ministry of Finance". */
  private void addOwner(Named one) {
    ActorSense actor = one.actor();
    boolean body =
        actor.rows().isEmpty() && actor.is(ActorType.GOVERNMENT_BODY)
            || actor.rows().isEmpty() && actor.is(ActorType.ARMED_FORCE);
    if (body) {
      actor
          .partOf()
          .filter(key -> !groups.containsKey(key))
          .flatMap(register::actor)
          .ifPresent(
              row ->
                  addUnnamed(
                      row.id(),
                      new ArrayList<>(
                          List.of(
                              new Named(
                                  one.span(),
                                  RegisterNames.sense(row, Naming.DEMONYM),
                                  Form.DEMONYM)))));
    }
  }

  /** A person is of the body or else the state that the position names. */
  private Actor member(Actor person) {
    String position = person.position().map(ActorGrouping::withoutHost).orElse("");
    Optional<Integer> owner = person.partOf();
    int best = 0;
    if (!position.isEmpty()) {
      for (Map.Entry<String, Actor> named : owners.entrySet()) {
        String name = named.getKey();
        int weight = name.length() + (named.getValue().type() == ActorType.STATE ? 0 : 1000);
        if (weight > best && contains(position, name)) {
          best = weight;
          owner = Optional.of(named.getValue().id());
        }
      }
    }
    return new Actor(
        person.id(),
        person.type(),
        person.name(),
        person.names(),
        person.candidates(),
        owner,
        person.position(),
        person.mentions());
  }

  /** "Ambassador of Fiji" of "Ambassador of Fiji to Chad": of whom, and not to whom. */
  private static String withoutHost(String position) {
    return ENVOY_TO.matcher(Folding.fold(position)).replaceFirst("$1");
  }

  private static boolean contains(String text, String name) {
    int at = text.indexOf(name);
    int end = at + name.length();
    return at >= 0
        && (at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1)))
        && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)));
  }

  private void addUnnamed(String key, List<Named> within) {
    unnamed.add(key);
    groups.put(key, within);
  }

  List<Actor> actors() {
    return List.copyOf(actors.values());
  }

  /** The mentions of the actors, in text order. */
  List<Mention> mentions() {
    List<Mention> mentions = new ArrayList<>();
    groups.forEach(
        (key, group) -> {
          Optional<Actor> actor = Optional.ofNullable(actors.get(key));
          for (Named one : group) {
            if (!unnamed.contains(key)) {
              actor.ifPresent(a -> mentions.add(new ActorMention(one.span(), a, one.form())));
            }
          }
        });
    return mentions;
  }

  private Optional<Actor> actor(String key) {
    List<Named> group = groups.getOrDefault(key, List.of());
    if (group.isEmpty()) {
      return Optional.empty();
    }
    Actor known = actors.get(key);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<Integer> partOf =
        group.stream()
            .flatMap(one -> one.actor().partOf().stream())
            .filter(owner -> !owner.equals(key))
            .findFirst()
            .flatMap(owner -> owner(key, owner));
    Set<String> names = new LinkedHashSet<>();
    String fullest = fullest(group);
    names.add(fullest);
    group.stream()
        .filter(one -> one.form() != Form.DEMONYM)
        .forEach(one -> names.add(passage.name(one.span())));
    ActorSense sense = group.get(0).actor();
    Actor actor =
        new Actor(
            actors.size(),
            sense.type(),
            fullest,
            List.copyOf(names),
            sense.rows(),
            partOf,
            group.stream().flatMap(one -> one.actor().position().stream()).findFirst(),
            group.stream().map(Named::span).sorted().toList());
    actors.put(key, actor);
    return Optional.of(actor);
  }

  /** The owner, unless ownership runs in a circle. */
  private Optional<Integer> owner(String key, String owner) {
    List<Named> group = groups.getOrDefault(owner, List.of());
    boolean circle =
        group.stream().flatMap(one -> one.actor().partOf().stream()).anyMatch(key::equals);
    return circle ? Optional.empty() : actor(owner).map(Actor::id);
  }

  private static String fullest(List<Named> group) {
    String best = "";
    for (Named one : group) {
      if (one.actor().name().length() > best.length()) {
        best = one.actor().name();
      }
    }
    return best;
  }
}
