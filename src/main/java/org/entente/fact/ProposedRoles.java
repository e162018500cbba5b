package org.entente.fact;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.entente.annotation.Actor;
import org.entente.annotation.Mention;
import org.entente.annotation.Mention.ActorMention;
import org.entente.annotation.Mention.AmountMention;
import org.entente.annotation.Mention.DateMention;
import org.entente.annotation.Mention.NamedMention;
import org.entente.annotation.Mention.QuantityMention;
import org.entente.annotation.Sentence;
import org.entente.annotation.Token;
import org.entente.document.Span;
import org.entente.encoder.Proposal;
import org.entente.encoder.ProposedArgument;
import org.entente.fact.Fact.DateKind;
import org.entente.fact.Thresholds.Use;
import org.entente.knowledge.ActorType;
import org.entente.knowledge.EngagementKind;
import org.entente.knowledge.Role;

/** Puts what the encoder says of a trigger into a draft, by way of our own mentions. */
final class ProposedRoles {

  private final Thresholds thresholds;
  private final Fillers fillers;
  private final Bystanders bystanders;
  private final Things things;

  ProposedRoles(Thresholds thresholds, Fillers fillers, Bystanders bystanders, Things things) {
    this.thresholds = thresholds;
    this.fillers = fillers;
    this.bystanders = bystanders;
    this.things = things;
  }

  /**
   * Fills roles of actors.
   *
   * @param atLeast from which score on
   * @param closed roles that stay as they are
   */
  void participants(
      SentenceMentions where, Draft draft, Proposal proposal, double atLeast, Set<String> closed) {
    for (ProposedArgument argument : proposal.arguments()) {
      Optional<Role> role = role(argument.role());
      if (role.isPresent() && argument.score() >= atLeast && !closed.contains(argument.role())) {
        for (Slot<Actor> actor : actors(where, argument.span(), draft.kind())) {
          if (!bystanders.isAside(where, draft, actor)
              && !bystanders.isAccusing(where.sentence(), draft, role.get(), actor.evidence())) {
            draft.participant(role.get(), actor);
          }
        }
      }
    }
  }

  /** Fills objects, places, the name and the source, where there are none. */
  void details(SentenceMentions where, Draft draft, Proposal proposal) {
    Set<String> before = filled(draft);
    for (ProposedArgument argument : certain(where, draft, proposal)) {
      Optional<Token> head = where.sentence().headOf(argument.span());
      if (head.isEmpty() || before.contains(argument.role())) {
        continue;
      }
      switch (argument.role()) {
        case "object" -> things.of(where, head.get()).forEach(draft::object);
        case "place" -> Places.known(where, head.get()).forEach(draft::place);
        case "attributedTo" -> fillers.actors(where, head.get(), true).forEach(draft::attributedTo);
        case "name" ->
            mentions(where, NamedMention.class, argument).stream()
                .filter(n -> n.kind() == draft.kind())
                .findFirst()
                .ifPresent(draft::name);
        default -> {
          // Actors' roles, dates and numbers are filled elsewhere.
        }
      }
    }
  }

  /** What the encoder says of words that observe something. */
  ObservationReader.Heard heard(SentenceMentions where, Token teller, Proposal proposal) {
    double value = thresholds.of(Use.DETAIL, "Observation");
    double about = thresholds.of(Use.ROLE, "Observation");
    List<Span> values = new ArrayList<>();
    Optional<Token> measure = Optional.empty();
    List<Slot<Actor>> actors = new ArrayList<>();
    for (ProposedArgument argument : proposal.arguments()) {
      switch (argument.role()) {
        case "value" -> {
          if (argument.score() >= value) {
            values.add(argument.span());
          }
        }
        case "measure" -> measure = measure.or(() -> where.sentence().headOf(argument.span()));
        case "about" -> {
          if (argument.score() >= about) {
            actors.addAll(actors(where, argument.span(), EngagementKind.MEETING));
          }
        }
        default -> {
          // Dates are the nearest.
        }
      }
    }
    return new ObservationReader.Heard(teller, values, measure, actors);
  }

  /** Fills dates, amounts and quantities, where there are none. */
  void numbers(SentenceMentions where, Draft draft, Proposal proposal) {
    Set<String> before = filled(draft);
    for (ProposedArgument argument : certain(where, draft, proposal)) {
      String slot = argument.role().startsWith("date") ? "date" : argument.role();
      if (before.contains(slot)) {
        continue;
      }
      switch (slot) {
        case "date" -> dates(where, draft, argument);
        case "amount" -> draft.amounts().addAll(mentions(where, AmountMention.class, argument));
        case "quantity" ->
            draft.quantities().addAll(mentions(where, QuantityMention.class, argument));
        default -> {
          // Filled elsewhere.
        }
      }
    }
  }

  private List<ProposedArgument> certain(SentenceMentions where, Draft draft, Proposal proposal) {
    double atLeast = thresholds.of(Use.DETAIL, draft.kind().term());
    return proposal.arguments().stream()
        .filter(a -> a.score() >= atLeast && where.sentence().span().contains(a.span()))
        .toList();
  }

  /** Status and factuality, where the encoder is sure of them. */
  void modality(Draft draft, Proposal proposal) {
    Span trigger = proposal.trigger();
    best(proposal.factualities(), thresholds.of(Use.FACTUALITY, draft.kind().term()))
        .map(name -> Factuality.valueOf(name.toUpperCase(Locale.ROOT)))
        .ifPresent(f -> draft.factuality(new Slot<>(f, trigger)));
    best(proposal.statuses(), thresholds.of(Use.STATUS, draft.kind().term()))
        .map(name -> Status.valueOf(name.toUpperCase(Locale.ROOT)))
        .ifPresent(s -> draft.status(Optional.of(new Slot<>(s, trigger))));
    if (draft.factuality().filter(f -> f.value() == Factuality.DENIED).isPresent()) {
      draft.status(Optional.empty());
    }
  }

  private static Optional<String> best(Map<String, Double> likely, double atLeast) {
    return likely.entrySet().stream()
        .filter(e -> e.getValue() >= atLeast)
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey);
  }

  private static Set<String> filled(Draft draft) {
    List<String> filled = new ArrayList<>();
    for (String slot : List.of("object", "place", "amount", "quantity", "date", "name")) {
      if (draft.has(slot)) {
        filled.add(slot);
      }
    }
    return Set.copyOf(filled);
  }

  private static void dates(SentenceMentions where, Draft draft, ProposedArgument argument) {
    for (DateKind kind : DateKind.values()) {
      if (kind.term().equals(argument.role())) {
        for (DateMention date : mentions(where, DateMention.class, argument)) {
          draft.date(
              kind, new Slot<>(kind == DateKind.ENDED ? date.to() : date.from(), date.span()));
        }
      }
    }
  }

  /** The mentions of one kind at an argument's words. */
  static <M extends Mention> List<M> mentions(
      SentenceMentions where, Class<M> kind, ProposedArgument argument) {
    return where.all(kind).stream().filter(m -> m.span().overlaps(argument.span())).toList();
  }

  /** Whom words name or stand for; a person's state or body where persons have no such role. */
  private List<Slot<Actor>> actors(SentenceMentions where, Span span, EngagementKind kind) {
    boolean persons = kind == EngagementKind.MEETING;
    List<Slot<Actor>> named =
        where.all(ActorMention.class).stream()
            .filter(m -> m.span().overlaps(span))
            .map(m -> new Slot<>(m.actor(), m.span()))
            .toList();
    if (!named.isEmpty()
        && named.stream().allMatch(a -> persons || a.value().type() != ActorType.PERSON)) {
      return named.stream().filter(a -> !isOfAnother(where.sentence(), a, named)).toList();
    }
    return where.sentence().span().contains(span)
        ? where
            .sentence()
            .headOf(span)
            .map(head -> fillers.actors(where, head, persons))
            .orElse(List.of())
        : List.of();
  }

  /** "Estonia's ministry", "Mali's army": whose another of the words' actors is. */
  private static boolean isOfAnother(Sentence sentence, Slot<Actor> actor, List<Slot<Actor>> all) {
    return sentence.headOf(actor.evidence()).map(sentence::upwards).orElse(List.of()).stream()
        .takeWhile(at -> NounPhrases.BEFORE.contains(at.relation()))
        .map(sentence::head)
        .anyMatch(
            noun ->
                noun.isPresent()
                    && all.stream()
                        .filter(one -> one != actor && !one.evidence().equals(actor.evidence()))
                        .anyMatch(one -> sentence.headOf(one.evidence()).equals(noun)));
  }

  private static Optional<Role> role(String term) {
    for (Role role : Role.values()) {
      if (role.term().equals(term)) {
        return Optional.of(role);
      }
    }
    return Optional.empty();
  }
}
