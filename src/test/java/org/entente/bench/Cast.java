package org.entente.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.entente.annotation.Actor;
import org.entente.document.Span;
import org.entente.identity.Identities;
import org.entente.identity.Identity;
import org.entente.identity.Slug;
import org.entente.knowledge.ActorType;
import org.entente.knowledge.Register;
import org.entente.knowledge.Register.ActorRow;

/** Who appears in generated documents: the register's actors, and persons that it does not know. */
final class Cast {

  /** Named in the questions' defaults, so they come first. */
  private static final List<String> FOREMOST =
      List.of("russia", "china", "united-states", "india", "ukraine", "japan", "france", "germany");

  private static final List<String> FIRST =
      List.of("Anna", "Boris", "Chen", "Deepa", "Elena", "Farid", "Greta", "Hiro", "Ivan", "Jaya");

  private static final List<String> LAST =
      List.of("Adler", "Bose", "Cheng", "Dorn", "Egorov", "Fuchs", "Gupta", "Hsu", "Ito", "Jansen");

  private static final double UNKNOWN = 0.06;

  private final Zipf<ActorRow> known;

  Cast(Register register, long seed) {
    List<ActorRow> ranked = new ArrayList<>();
    FOREMOST.forEach(id -> ranked.add(register.actor(id).orElseThrow()));
    List<ActorRow> others = new ArrayList<>(register.actors());
    others.removeAll(ranked);
    java.util.Collections.shuffle(others, new Random(seed));
    // States are told of most; among them, and among the rest, chance decides.
    others.stream().filter(row -> row.type() == ActorType.STATE).limit(60).forEach(ranked::add);
    others.stream().filter(row -> !ranked.contains(row)).forEach(ranked::add);
    known = new Zipf<>(ranked);
  }

  /** One of the register, the more likely the more documents tell of it. */
  ActorRow known(RandomGenerator random) {
    return known.draw(random);
  }

  /** One document's actors; each is mentioned once, where {@link #enter} was called for it. */
  final class Scene {

    private final RandomGenerator random;
    private final Map<Integer, Actor> actors = new TreeMap<>();
    private final Map<Integer, Identity> identities = new TreeMap<>();
    private final Map<String, Integer> numbers = new TreeMap<>();

    Scene(RandomGenerator random) {
      this.random = random;
    }

    /** Somebody else than those who are there, with the name that the text is to use. */
    Actor enter(Prose prose) {
      while (true) {
        boolean unknown = random.nextDouble() < UNKNOWN;
        Optional<ActorRow> row = unknown ? Optional.empty() : Optional.of(known(random));
        String name =
            row.map(ActorRow::label)
                .orElseGet(
                    () -> FIRST.get(random.nextInt(10)) + " " + LAST.get(random.nextInt(10)));
        if (!numbers.containsKey(name)) {
          return add(name, row, prose.says(name));
        }
      }
    }

    private Actor add(String name, Optional<ActorRow> row, Span span) {
      int id = numbers.size();
      numbers.put(name, id);
      Actor actor =
          new Actor(
              id,
              row.map(ActorRow::type).orElse(ActorType.PERSON),
              name,
              List.of(name),
              row.map(ActorRow::id).stream().toList(),
              Optional.empty(),
              row.isPresent() ? Optional.empty() : Optional.of("minister"),
              List.of(span));
      actors.put(id, actor);
      identities.put(
          id,
          row.<Identity>map(Identity.Linked::new)
              .orElseGet(() -> new Identity.Nil(Slug.of(name) + "-person")));
      return actor;
    }

    Actor any() {
      return java.util.Objects.requireNonNull(actors.get(random.nextInt(actors.size())));
    }

    List<Actor> actors() {
      return List.copyOf(actors.values());
    }

    Identities identities() {
      return new Identities(identities, Map.of());
    }
  }
}
