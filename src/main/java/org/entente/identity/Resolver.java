package org.entente.identity;

import java.util.ArrayList;
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
import org.entente.fact.Extraction;
import org.entente.fact.Fact;
import org.entente.fact.Fact.Thing;
import org.entente.fact.Fact.Where;
import org.entente.fact.Slot;
import org.entente.identity.Identity.Ambiguous;
import org.entente.identity.Identity.Candidate;
import org.entente.identity.Identity.Linked;
import org.entente.identity.Identity.Nil;
import org.entente.knowledge.ActorType;
import org.entente.knowledge.Register;
import org.entente.knowledge.Register.ActorRow;

/**
 * Decides for each actor of a document which row of the register it is. First those are linked that
 * can be only one; they are the context in which the others are weighed.
 */
public final class Resolver {

  /** By how much the best candidate must lead, in the points of {@link Weighing}. */
  private static final double CLEAR_LEAD = 1.0;

  private final Register register;

  public Resolver(Register register) {
    this.register = register;
  }

  /**
   * @throws IllegalArgumentException when an actor names a candidate that the register lacks
   */
  public Identities resolve(Extraction extraction) {
    List<Actor> actors = extraction.actors();
    Map<Integer, ActorRow> certain = new HashMap<>();
    for (Actor actor : actors) {
      List<Weighing> open = open(weigh(actor, Context.NONE));
      if (open.size() == 1) {
        certain.put(actor.id(), open.get(0).row());
      }
    }
    Context context = Context.of(actors, certain);
    Map<Integer, Identity> found = new HashMap<>();
    Map<Integer, List<Candidate>> weighed = new HashMap<>();
    for (Actor actor : actors) {
      List<Weighing> weighings = weigh(actor, context);
      found.put(actor.id(), decide(open(weighings), id(actor, certain, actors)));
      weighed.put(actor.id(), candidates(weighings));
    }
    return new Identities(
        found,
        weighed,
        named(extraction, e -> names(e.places(), Where::name), this::isPlace),
        named(
            extraction,
            e -> names(e.objects(), Thing::name),
            id -> register.thing(id).isPresent()));
  }

  /** Ids that names give. */
  private static Set<String> named(
      Extraction extraction,
      Function<Fact.Engagement, Stream<String>> names,
      Predicate<String> registered) {
    return extraction.facts().stream()
        .filter(Fact.Engagement.class::isInstance)
        .map(Fact.Engagement.class::cast)
        .flatMap(names)
        .map(Slug::of)
        .filter(registered)
        .collect(Collectors.toSet());
  }

  private static <T> Stream<String> names(List<Slot<T>> slots, Function<T, String> name) {
    return slots.stream().map(Slot::value).map(name);
  }

  /** A state is a place too. */
  private boolean isPlace(String id) {
    return register.place(id).isPresent()
        || register.actor(id).filter(row -> row.type() == ActorType.STATE).isPresent();
  }

  private static Identity decide(List<Weighing> open, String id) {
    if (open.isEmpty()) {
      return new Nil(id);
    }
    if (open.size() == 1 || open.get(0).points() - open.get(1).points() >= CLEAR_LEAD) {
      return new Linked(open.get(0).row());
    }
    return new Ambiguous(id, candidates(open));
  }

  private static List<Candidate> candidates(List<Weighing> weighings) {
    return weighings.stream().map(w -> new Candidate(w.row(), w.reason())).toList();
  }

  /** Those that nothing rules out. */
  private static List<Weighing> open(List<Weighing> weighings) {
    return weighings.stream().filter(w -> !w.ruledOut()).toList();
  }

  /** The candidates, the likeliest first and those that something rules out last. */
  private List<Weighing> weigh(Actor actor, Context context) {
    List<Weighing> weighings = new ArrayList<>();
    List<ActorRow> rows = actor.candidates().stream().map(id -> row(actor, id)).toList();
    boolean typed = rows.stream().map(ActorRow::type).distinct().count() < 2;
    for (ActorRow row : rows) {
      weighings.add(Weighing.of(actor, row, context, typed));
    }
    weighings.sort(
        Comparator.comparing(Weighing::ruledOut)
            .thenComparing(Comparator.comparingDouble(Weighing::points).reversed()));
    return weighings;
  }

  private ActorRow row(Actor actor, String candidate) {
    Optional<ActorRow> row = register.actor(candidate);
    return row.orElseThrow(
        () ->
            new IllegalArgumentException(
                "the register has no " + candidate + ", a candidate of " + actor.name()));
  }

  /**
   * Name and type; of a part also the whole, since every state has a "Ministry of Defence". A
   * person's name does without.
   */
  private static String id(Actor actor, Map<Integer, ActorRow> certain, List<Actor> actors) {
    String type = "-" + actor.type().term().toLowerCase(Locale.ROOT);
    if (actor.type() == ActorType.PERSON) {
      return Slug.of(actor.name()) + type;
    }
    String whole =
        actors.stream()
            .filter(other -> actor.partOf().equals(Optional.of(other.id())))
            .findFirst()
            .map(
                other ->
                    certain.containsKey(other.id())
                        ? certain.get(other.id()).id()
                        : Slug.of(other.name()))
            .map(id -> "-of-" + id)
            .orElse("");
    return Slug.of(actor.name()) + whole + type;
  }
}
