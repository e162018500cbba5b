package org.entente.fact;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.entente.annotation.Actor;
import org.entente.annotation.Sentence;
import org.entente.annotation.Token;
import org.entente.knowledge.ActorType;

/** Who has been named or meant up to a word, alone and together. */
final class Antecedents {

  /** How many sentences back a pronoun or a group noun reaches. */
  static final int REACH = 8;

  /** How many sentences back what was told last is still what is spoken of. */
  static final int NEAR = 2;

  /** By how much oftener one is named whom a noun means rather than the last who does nothing. */
  private static final int OUTWEIGHING = 4;

  /** By how many sentences a pair is nearer that the sentence before lists. */
  private static final int LISTED = 3;

  /** "International Tribunal for the Law of the Sea": after these a name says of what it is. */
  private static final Set<String> AFTER_HEADS = Set.of("for", "of", "on", "against", "in");

  /** What follows these says of which kind a body is, and not which it is. */
  private static final Set<String> OWN_COMPLEMENTS =
      Set.of("of", "in", "from", "at", "behind", "like", "including");

  /**
   * An actor that was named or meant.
   *
   * @param place whether only as where something was: "in Chad"
   * @param origin whether only as whose another is: "Chad's Tchadair"
   */
  record Seen(
      Actor actor, int sentence, boolean subject, boolean named, boolean place, boolean origin) {}

  /**
   * Actors that were named or meant together.
   *
   * @param since the sentence that named them, where this one only means them
   * @param listed whether their names stand in a list
   */
  record Group(List<Actor> actors, int sentence, int since, boolean subject, boolean listed) {

    /** Whether its sentence names them. */
    boolean named() {
      return since == sentence;
    }

    boolean isSame(List<Actor> others) {
      return actors.size() == others.size() && actors.containsAll(others);
    }
  }

  private final List<Actor> byFrequency;
  private final List<Actor> topic;
  private final List<Seen> seen;
  private final List<Group> groups;
  private final PastGroups past;
  private final Set<Actor> left;
  private final boolean onlyListed;

  /**
   * @param byFrequency all actors of the document, those named most often first
   * @param topic those whom the document is about
   */
  Antecedents(List<Actor> byFrequency, List<Actor> topic) {
    this(byFrequency, topic, List.of(), List.of(), new PastGroups(), Set.of(), false);
  }

  /**
   * @param past groups out of reach, which are shared
   * @param left whose groups are left out
   */
  private Antecedents(
      List<Actor> byFrequency,
      List<Actor> topic,
      List<Seen> seen,
      List<Group> groups,
      PastGroups past,
      Set<Actor> left,
      boolean onlyListed) {
    this.byFrequency = byFrequency;
    this.topic = topic;
    this.seen = new ArrayList<>(seen);
    this.groups = new ArrayList<>(groups);
    this.past = past;
    this.left = left;
    this.onlyListed = onlyListed;
  }

  Antecedents copy() {
    return new Antecedents(byFrequency, topic, seen, groups, past, left, onlyListed);
  }

  /** The same in a document about some actors. */
  Antecedents about(List<Actor> actors) {
    return new Antecedents(byFrequency, actors, seen, groups, past, left, onlyListed);
  }

  /** What still reaches a sentence; of groups of before it is kept how often each was one. */
  Antecedents reaching(int sentence) {
    Antecedents near = only(s -> sentence - s.sentence() <= REACH);
    near.groups.removeIf(g -> sentence - g.sentence() > REACH);
    groups.stream().filter(g -> g.named() && sentence - g.sentence() > REACH).forEach(past::add);
    return near;
  }

  /** The same without some of those who were named alone. */
  Antecedents only(Predicate<Seen> kept) {
    List<Seen> some = seen.stream().filter(kept).toList();
    return new Antecedents(byFrequency, topic, some, groups, past, left, onlyListed);
  }

  /** The same without some actors, and without groups with any of them. */
  Antecedents without(Set<Actor> others) {
    return new Antecedents(
        byFrequency,
        topic,
        seen.stream().filter(s -> !others.contains(s.actor())).toList(),
        groups.stream().filter(g -> Collections.disjoint(g.actors(), others)).toList(),
        past,
        others,
        onlyListed);
  }

  /** The same, of groups those whose names stand in a list. */
  Antecedents listed() {
    List<Group> lists = groups.stream().filter(Group::listed).toList();
    return new Antecedents(byFrequency, topic, seen, lists, past, left, true);
  }

  /** The same, of groups those with one of some actors, where there are such. */
  Antecedents preferring(List<Actor> actors, Sentence sentence) {
    List<Group> its =
        groups.stream()
            .filter(g -> sentence.index() - g.sentence() <= REACH)
            .filter(g -> !Collections.disjoint(g.actors(), actors))
            .toList();
    return its.isEmpty()
        ? this
        : new Antecedents(byFrequency, topic, seen, its, new PastGroups(), left, onlyListed);
  }

  void add(Seen actor) {
    seen.add(actor);
  }

  void add(Group group) {
    groups.add(group);
  }

  /** Adds those whom a sentence means without their names. */
  void addMeant(List<Actor> actors, int sentence) {
    int since =
        groups.stream()
            .filter(g -> g.isSame(actors))
            .mapToInt(Group::since)
            .reduce(sentence, (first, last) -> last);
    groups.add(new Group(actors, sentence, since, true, false));
  }

  /**
   * Adds those who are told to do something together, unless their sentence lists or means them.
   *
   * @param named whether it names them
   */
  void addTold(List<Actor> actors, int sentence, boolean named) {
    if (groups.stream().anyMatch(g -> g.sentence() == sentence && g.isSame(actors))) {
      return;
    }
    if (named) {
      groups.add(new Group(actors, sentence, sentence, true, false));
    } else {
      addMeant(actors, sentence);
    }
  }

  /** Those of one sentence. */
  Set<Actor> in(Sentence sentence) {
    return seen.stream()
        .filter(s -> s.sentence() == sentence.index())
        .map(Seen::actor)
        .collect(Collectors.toSet());
  }

  /**
   * "The commission": the body named last whose name ends so; of "the Bank", which stands for a
   * name, the one that is named most.
   *
   * @param lexicon says whether bodies are called so
   */
  Optional<Actor> called(Sentence sentence, Token noun, FactLexicon lexicon) {
    String word = noun.form().toLowerCase(Locale.ROOT);
    boolean one = noun.pos().equals("NN") || noun.pos().equals("NNP");
    if (!one || isComplemented(sentence, noun) || !lexicon.isBody(word)) {
      return Optional.empty();
    }
    List<String> words =
        sentence
            .children(noun, "compound", "nmod", "amod")
            .map(t -> t.form().toLowerCase(Locale.ROOT))
            .toList();
    boolean isName = Character.isUpperCase(noun.form().codePointAt(0));
    return seen.stream()
        .filter(s -> sentence.index() - s.sentence() <= REACH)
        .map(Seen::actor)
        .filter(actor -> TypeSets.IMPERSONAL.contains(actor.type()))
        .filter(actor -> actor.names().stream().anyMatch(n -> isCalled(n, words, word)))
        .reduce((first, last) -> isName && isNamedMore(first, last) ? first : last);
  }

  private static boolean isNamedMore(Actor one, Actor other) {
    return one.mentions().size() > other.mentions().size();
  }

  /** "The bank of the family": a complement says which. */
  static boolean isComplemented(Sentence sentence, Token noun) {
    return sentence
        .children(noun, "prep")
        .anyMatch(p -> OWN_COMPLEMENTS.contains(p.form().toLowerCase(Locale.ROOT)));
  }

  /** Whether a name's head is a noun and it has the words before it: "the basin commission". */
  private static boolean isCalled(String name, List<String> before, String noun) {
    List<String> words = List.of(name.toLowerCase(Locale.ROOT).split("[^\\p{L}]+"));
    List<String> head = words.stream().takeWhile(word -> !AFTER_HEADS.contains(word)).toList();
    return words.size() > 1
        && !head.isEmpty()
        && head.get(head.size() - 1).equals(noun)
        && words.containsAll(before);
  }

  /**
   * The one of some types that was named last; of a sentence's its subject. A firm or body that
   * does nothing there gives way to the one that the document is about.
   */
  Optional<Actor> single(Sentence sentence, Set<ActorType> types, int reach) {
    Optional<Actor> nearest = Optional.empty();
    Optional<Actor> origin = Optional.empty();
    int newest = -1;
    for (int i = seen.size() - 1; i >= 0; i--) {
      Seen s = seen.get(i);
      if (sentence.index() - s.sentence() > reach || s.sentence() < newest) {
        break;
      }
      if (!types.contains(s.actor().type())) {
        continue;
      }
      if (s.origin()) {
        origin = origin.or(() -> Optional.of(s.actor()));
        continue;
      }
      if (s.subject()) {
        return Optional.of(foremost(s, types));
      }
      if (nearest.isEmpty()) {
        nearest = Optional.of(s.actor());
        newest = s.sentence();
      }
    }
    Optional<Actor> home = origin;
    return types.contains(ActorType.STATE) || types.contains(ActorType.PERSON)
        ? nearest.or(() -> home)
        : nearest.map(
            actor -> main(sentence, types, reach).filter(m -> outweighs(m, actor)).orElse(actor));
  }

  /** The one of some types among the subjects of late whom the document names most often. */
  private Optional<Actor> main(Sentence sentence, Set<ActorType> types, int reach) {
    return seen.stream()
        .filter(s -> sentence.index() - s.sentence() <= reach && s.subject())
        .map(Seen::actor)
        .filter(actor -> types.contains(actor.type()))
        .max(Comparator.comparingInt(actor -> actor.mentions().size()));
  }

  /** "Orano lost its mines. Niger seized the Somaïr works. The group": whom the text is about. */
  private static boolean outweighs(Actor main, Actor other) {
    return main.mentions().size() >= OUTWEIGHING * other.mentions().size();
  }

  /** The only one of some types that was named or meant of late. */
  Optional<Actor> alone(Sentence sentence, Set<ActorType> types) {
    List<Actor> late =
        seen.stream()
            .filter(s -> sentence.index() - s.sentence() <= NEAR)
            .map(Seen::actor)
            .filter(actor -> types.contains(actor.type()))
            .distinct()
            .toList();
    return late.size() == 1 ? Optional.of(late.get(0)) : Optional.empty();
  }

  /** "Chad and Mali signed. The government": of those coordinated, whom the text speaks of most. */
  private Actor foremost(Seen found, Set<ActorType> types) {
    Set<Actor> subjects =
        seen.stream()
            .filter(s -> s.sentence() == found.sentence() && s.subject())
            .map(Seen::actor)
            .collect(Collectors.toSet());
    return groups.stream()
        .filter(g -> g.sentence() == found.sentence() && g.actors().contains(found.actor()))
        .flatMap(g -> g.actors().stream())
        .filter(actor -> types.contains(actor.type()) && subjects.contains(actor))
        .filter(actor -> actor.mentions().size() > found.actor().mentions().size())
        .max(Comparator.comparingInt(actor -> actor.mentions().size()))
        .orElse(found.actor());
  }

  /** The group of some types that is nearest; what is long ago counts only if it is of states. */
  List<Actor> lastGroup(Sentence sentence, Set<ActorType> types, int reach) {
    return groups.stream()
        .filter(g -> sentence.index() - g.sentence() <= reach)
        .filter(g -> areOf(types, g.actors()))
        .filter(g -> sentence.index() - g.sentence() <= NEAR || areOf(TypeSets.STATES, g.actors()))
        .reduce((a, b) -> nearer(a, b, g -> distance(g, sentence)))
        .map(Group::actors)
        .orElse(List.of());
  }

  /**
   * Those of some types who were named together, else one by one.
   *
   * @param count how many; 0 for any number
   */
  List<Actor> several(Sentence sentence, Set<ActorType> types, int count) {
    List<Group> fitting =
        groups.stream()
            .filter(g -> count == 0 || g.actors().size() == count)
            .filter(g -> areFit(types, g))
            .toList();
    ToIntFunction<Group> distance =
        count == 2 ? g -> distanceOfPair(g, sentence) : g -> distance(g, sentence);
    Optional<Group> best =
        fitting.stream()
            .filter(g -> sentence.index() - g.sentence() <= REACH)
            .reduce((a, b) -> nearer(a, b, distance));
    if (isOfTopic(types, count)
        && best.filter(g -> sentence.index() - g.sentence() <= NEAR).isEmpty()) {
      return topic;
    }
    // "The three countries": a group of that size may have been named long before, as in the title.
    return best.or(() -> count > 2 ? last(fitting, types, count) : Optional.empty())
        .map(Group::actors)
        .orElseGet(() -> oneByOne(sentence, types, count == 0 ? 2 : count));
  }

  private Optional<Group> last(List<Group> near, Set<ActorType> types, int count) {
    return near.stream()
        .reduce((a, b) -> b)
        .or(
            () ->
                past.last(count, g -> areFit(types, g) && Collections.disjoint(g.actors(), left)));
  }

  private boolean isOfTopic(Set<ActorType> types, int count) {
    return topic.size() > 1
        && (count == 0 || count == topic.size())
        && !types.equals(TypeSets.ANY)
        && areOf(types, topic);
  }

  private static boolean areOf(Set<ActorType> types, List<Actor> actors) {
    return actors.stream().allMatch(actor -> types.contains(actor.type()));
  }

  private static boolean areFit(Set<ActorType> types, Group group) {
    return areOf(types, group.actors()) && areAlike(types, group.actors());
  }

  /** "The two navies": no navy and a state; but "the two sides" may be of any types. */
  private static boolean areAlike(Set<ActorType> types, List<Actor> actors) {
    return types.size() > 2 || actors.stream().map(Actor::type).distinct().count() == 1;
  }

  /** No such group was named: the last ones named one by one, most recent first. */
  private List<Actor> oneByOne(Sentence sentence, Set<ActorType> types, int wanted) {
    List<Seen> recent =
        seen.stream()
            .filter(s -> sentence.index() - s.sentence() <= REACH)
            .filter(s -> types.contains(s.actor().type()))
            .filter(s -> s.actor().type() != ActorType.PERSON)
            .filter(s -> !isAmongMore(s, wanted))
            .collect(Collectors.toCollection(ArrayList::new));
    Collections.reverse(recent);
    List<Actor> often =
        byFrequency.stream()
            .filter(a -> types.contains(a.type()) && a.mentions().size() > 1)
            .filter(a -> a.type() != ActorType.PERSON)
            .limit(wanted)
            .toList();
    Set<Actor> last = new LinkedHashSet<>();
    List<Seen> own = recent.stream().filter(s -> !s.origin()).toList();
    own.stream().filter(Seen::named).forEach(s -> fill(last, s.actor(), wanted));
    own.forEach(s -> fill(last, s.actor(), wanted));
    often.forEach(actor -> fill(last, actor, wanted));
    recent.forEach(s -> fill(last, s.actor(), wanted));
    return last.size() == wanted ? List.copyOf(last) : List.of();
  }

  /** Mali of "after Chad, Niger and Mali": one of more than are meant. */
  private boolean isAmongMore(Seen one, int wanted) {
    return groups.stream()
        .filter(g -> g.listed() && g.sentence() == one.sentence())
        .anyMatch(g -> g.actors().size() > wanted && g.actors().contains(one.actor()));
  }

  private static void fill(Set<Actor> last, Actor actor, int wanted) {
    if (last.size() < wanted && last.stream().noneMatch(other -> isPart(actor, other))) {
      last.add(actor);
    }
  }

  /** "The EU and its Commission" are no two. */
  private static boolean isPart(Actor one, Actor other) {
    return one.partOf().filter(id -> id == other.id()).isPresent()
        || other.partOf().filter(id -> id == one.id()).isPresent();
  }

  private static Group nearer(Group a, Group b, ToIntFunction<Group> distance) {
    return distance.applyAsInt(b) <= distance.applyAsInt(a) ? b : a;
  }

  /**
   * As {@link #distance}, from where they were named: "Chad and Mali met. The two sides talked.
   * Oman hosted Fiji and Tonga. The two sides" are those named right before.
   */
  private int distanceOfPair(Group group, Sentence sentence) {
    boolean fresh = group.listed() && sentence.index() - group.sentence() <= 1;
    boolean ofOthers = topic.size() > 1 && !group.isSame(topic);
    int distance = distance(group, sentence) + group.sentence() - group.since();
    return fresh && !ofOthers
        ? Math.min(distance, sentence.index() - group.sentence() - LISTED)
        : distance;
  }

  /** How far a group is from a sentence; a subject, the main group and the title's are nearer. */
  private int distance(Group group, Sentence sentence) {
    return sentence.index()
        - group.sentence()
        + (group.subject() ? 0 : 2)
        - (isMain(group) ? 3 : 0)
        - (!topic.isEmpty() && group.isSame(topic) ? 3 : 0);
  }

  /** Whether most groups that were named, and three at least, are this one. */
  private boolean isMain(Group group) {
    long same =
        groups.stream().filter(g -> g.named() && g.isSame(group.actors())).count()
            + past.times(group.actors(), onlyListed);
    long all = groups.stream().filter(Group::named).count() + past.times(left, onlyListed);
    return same >= 3 && same * 2 > all;
  }
}
