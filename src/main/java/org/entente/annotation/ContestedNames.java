package org.entente.annotation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.annotation.Finding.Trust;
import org.entente.annotation.Sense.ActorSense;
import org.entente.annotation.Sense.Naming;
import org.entente.document.Span;
import org.entente.knowledge.ActorType;
import org.entente.knowledge.History.Membership;
import org.entente.knowledge.Register;
import org.entente.knowledge.Register.ActorRow;

/**
 * Finds names that several actors of the register bear ("Congo", "NIS", "Emirates") and decides by
 * the text which is meant: by other names of theirs, their states, members and places, the words of
 * their full names, the noun beside the name. Without a clear lead all are kept.
 */
final class ContestedNames {

  private static final double LEAD = 1;

  /** From so many bearers on a name is one that every state has a body for. */
  private static final int MANY = 3;

  /** How many members an organisation has at most that a text on one of them may mean. */
  private static final int FEW = 6;

  private static final double NAMED_OTHERWISE = 4;
  private static final double OWNED = 3;
  private static final double STATE_IN_TEXT = 2;
  private static final double KIND_BESIDE = 2;
  private static final double WORD_IN_TEXT = 1;
  private static final double NAME_OF_ITS_OWN = 0.5;

  /** A row that bears a name, and whether only with support from the text. */
  private record Bearer(ActorRow row, Naming how, boolean weak) {}

  private final NameIndex<Bearer> index;
  private final Register register;
  private final Whereabouts contexts;
  private final Map<String, Set<String>> members;

  ContestedNames(Register register, Whereabouts contexts) {
    this.register = register;
    this.contexts = contexts;
    this.members =
        register.history().memberships().stream()
            .collect(
                Collectors.groupingBy(
                    Membership::organisation,
                    Collectors.mapping(Membership::member, Collectors.toSet())));
    Map<String, List<Bearer>> bearers = new LinkedHashMap<>();
    for (ActorRow row : register.actors()) {
      Stream.concat(Stream.of(row.label()), row.aliases().stream())
          .forEach(name -> add(bearers, name, new Bearer(row, Naming.NAME, false)));
      row.demonyms().forEach(name -> add(bearers, name, new Bearer(row, Naming.DEMONYM, false)));
      row.metonyms().forEach(name -> add(bearers, name, new Bearer(row, Naming.METONYM, false)));
      row.weak().forEach(name -> add(bearers, name, new Bearer(row, Naming.NAME, true)));
    }
    NameIndex.Builder<Bearer> names = NameIndex.builder();
    bearers.forEach(
        (name, all) -> {
          long rows = all.stream().map(b -> b.row().id()).distinct().count();
          boolean seat = all.stream().anyMatch(b -> b.how() == Naming.METONYM);
          if (rows > 1 && rows < MANY && !seat) {
            all.forEach(bearer -> names.add(name, bearer));
          }
        });
    this.index = names.build();
  }

  private static void add(Map<String, List<Bearer>> bearers, String name, Bearer bearer) {
    bearers.computeIfAbsent(name, n -> new ArrayList<>()).add(bearer);
  }

  /**
   * @param found what the text names; what lies on a contested name says nothing here
   * @param guessed whether the parser sees a name of such a kind there
   */
  List<Finding> find(Passage passage, List<Finding> found, Guessed guessed) {
    List<NameIndex.Hit<Bearer>> hits =
        index.find(passage.folded()).stream()
            .filter(
                hit ->
                    found.stream()
                        .noneMatch(
                            f ->
                                f.span().contains(hit.span())
                                    && f.span().length() > hit.span().length()))
            .toList();
    if (hits.isEmpty()) {
      return List.of();
    }
    Set<Span> contested = hits.stream().map(NameIndex.Hit::span).collect(Collectors.toSet());
    List<Finding> others = found.stream().filter(f -> !contested.contains(f.span())).toList();
    StatesAround around = new StatesAround(register, contexts, passage, others, List.of());
    Set<String> certain = new HashSet<>();
    others.stream()
        .flatMap(f -> f.sense(ActorSense.class).stream())
        .filter(actor -> actor.rows().size() == 1)
        .forEach(actor -> certain.addAll(actor.rows()));
    Set<String> words = words(passage.folded());
    List<Finding> findings = new ArrayList<>();
    for (NameIndex.Hit<Bearer> hit : hits) {
      Optional<Sentence> sentence = passage.sentence(hit.span());
      if (sentence.isPresent()) {
        Map<Bearer, Double> points = new HashMap<>();
        for (Bearer bearer : hit.values()) {
          points.put(
              bearer, points(passage, sentence.get(), hit.span(), bearer, certain, around, words));
        }
        decide(passage, sentence.get(), hit.span(), points, guessed).ifPresent(findings::add);
      }
    }
    return findings;
  }

  /** Whether the parser sees a name of an actor of this type. */
  interface Guessed {
    boolean test(Sentence sentence, Span span, ActorType type);
  }

  private double points(
      Passage passage,
      Sentence sentence,
      Span span,
      Bearer bearer,
      Set<String> certain,
      StatesAround around,
      Set<String> words) {
    ActorRow row = bearer.row();
    boolean state = row.type() == ActorType.STATE;
    double points = bearer.weak() ? 0 : NAME_OF_ITS_OWN;
    if (certain.contains(row.id())) {
      points += NAMED_OTHERWISE;
    }
    Optional<String> of = state ? Optional.of(row.id()) : row.state();
    if (of.filter(around.all()::contains).isPresent() && !(state && certain.contains(row.id()))) {
      points += STATE_IN_TEXT;
    }
    Set<String> own = members.getOrDefault(row.id(), Set.of());
    if (own.size() <= FEW && own.stream().anyMatch(around.all()::contains)) {
      points += STATE_IN_TEXT;
    }
    if (!state && of.filter(s -> around.owns(s, span)).isPresent()) {
      points += OWNED;
    }
    String kind = row.type().term().toLowerCase(Locale.ROOT);
    boolean beside =
        sentence.tokens(span).stream()
            .findFirst()
            .flatMap(t -> NameWords.at(sentence, t.index() - 1))
            .filter(t -> t.isNoun() && contexts.has(kind, t))
            .isPresent();
    if (beside) {
      points += KIND_BESIDE;
    }
    boolean known =
        Stream.of(Folding.fold(row.label()).split(" "))
            .filter(word -> word.length() > 5)
            .filter(word -> !passage.folded().substring(span.start(), span.end()).contains(word))
            .anyMatch(word -> words.contains(word.toLowerCase(Locale.ROOT)));
    return points + (known ? WORD_IN_TEXT : 0);
  }

  private static Set<String> words(String folded) {
    return Set.of(
        Stream.of(folded.toLowerCase(Locale.ROOT).split("[^\\p{L}]+"))
            .distinct()
            .toArray(String[]::new));
  }

  private static Optional<Finding> decide(
      Passage passage, Sentence sentence, Span span, Map<Bearer, Double> points, Guessed guessed) {
    double most = points.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
    List<Bearer> best =
        points.entrySet().stream()
            .filter(e -> most - e.getValue() < LEAD)
            .sorted(
                Map.Entry.<Bearer, Double>comparingByValue()
                    .reversed()
                    .thenComparing(e -> e.getKey().row().id()))
            .map(Map.Entry::getKey)
            .toList();
    boolean onlyWeak = best.stream().allMatch(Bearer::weak);
    ActorType type = best.get(0).row().type();
    if (onlyWeak && most < LEAD && type != ActorType.STATE && !guessed.test(sentence, span, type)) {
      return Optional.empty();
    }
    Naming how =
        points.keySet().stream()
            .filter(b -> b.row().type() == ActorType.STATE)
            .map(Bearer::how)
            .filter(h -> h == Naming.DEMONYM)
            .findFirst()
            .filter(h -> type == ActorType.STATE)
            .orElse(Naming.NAME);
    List<ActorSense> senses =
        best.stream().map(b -> RegisterNames.sense(b.row(), how)).distinct().toList();
    return (senses.size() == 1
            ? Optional.of(senses.get(0))
            : OneOf.sense(senses, passage.name(span), how))
        .map(sense -> new Finding(span, sense, Trust.REGISTER));
  }
}
