package org.entente.fact;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.entente.annotation.Actor;
import org.entente.annotation.Mention;
import org.entente.annotation.Mention.ActorMention;
import org.entente.annotation.Sentence;
import org.entente.annotation.Token;
import org.entente.document.Span;
import org.entente.encoder.Proposal;
import org.entente.fact.Fact.Participation;
import org.entente.knowledge.ActorType;
import org.entente.knowledge.Role;

/**
 * What speaks for and against an actor's taking part in an engagement: what the encoder says of its
 * words, and how they stand to the trigger.
 */
final class RoleSignals {

  /** So near to 0 or 1 the encoder's scores still tell something. */
  private static final double SHARPEST = 0.01;

  private static final String SOURCE = "attributedTo";

  private final SentenceMentions where;
  private final List<Draft> drafts;
  private final Draft draft;
  private final Proposal proposal;
  private final Set<String> roles;

  /**
   * @param drafts all of the sentence
   * @param proposal what the encoder says of the draft's trigger
   */
  RoleSignals(SentenceMentions where, List<Draft> drafts, Draft draft, Proposal proposal) {
    this.where = where;
    this.drafts = drafts;
    this.draft = draft;
    this.proposal = proposal;
    this.roles =
        Draft.roles(draft.kind()).stream().map(Role::term).collect(Collectors.toUnmodifiableSet());
  }

  /** The role that the encoder holds likeliest for words. */
  Optional<Role> likeliest(Span words) {
    return Draft.roles(draft.kind()).stream()
        .max(java.util.Comparator.comparingDouble(role -> likely(role.term(), words)));
  }

  /** How likely words have any of the roles; nothing where the encoder has not read them. */
  OptionalDouble likely(Span words) {
    return proposal.likely(SOURCE, words).isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(roles.stream().mapToDouble(role -> likely(role, words)).sum());
  }

  private double likely(String role, Span words) {
    return proposal.likely(role, words).orElse(0);
  }

  /**
   * The signals, by name.
   *
   * @param role the one that it would have
   */
  Map<String, Double> of(Slot<Actor> named, Role role) {
    Actor actor = named.value();
    Span words = named.evidence();
    Map<String, Double> signals = new HashMap<>();
    double own = likely(words).orElse(0.5);
    signals.put("any", 1.0);
    signals.put("encoder", odds(own));
    signals.put("encoder of source", odds(likely(SOURCE, words)));
    signals.put("encoder of the role", odds(likely(role.term(), words)));
    signals.put(own < 0.05 ? "encoder denies" : own > 0.6 ? "encoder says" : "encoder doubts", 1.0);
    draft.likelihood().ifPresent(likely -> signals.put("trigger", odds(likely)));
    String kind = draft.kind().term();
    signals.put("class " + kind, 1.0);
    signals.put("type " + actor.type().term(), 1.0);
    if (actor.type() == ActorType.PERSON) {
      signals.put("person in " + kind, 1.0);
    }
    signals.put(source(), 1.0);
    if (draft.isBorrowed()) {
      signals.put("participants from around", 1.0);
    }
    others(actor, signals);
    taken(named, role, signals);
    inSentence(actor, words, signals);
    return signals;
  }

  private String source() {
    if (draft.isProposed()) {
      return "by the encoder alone";
    }
    if (draft.name().isPresent()) {
      return "by its name";
    }
    return draft.anchor().isVerb() ? "by a verb" : "by a noun";
  }

  /** Who takes part besides, in this and in other engagements of the sentence. */
  private void others(Actor actor, Map<String, Double> signals) {
    long there = draft.actorIds().stream().filter(id -> id != actor.id()).count();
    signals.put(
        there == 0 ? "alone" : there == 1 ? "one other" : there < 4 ? "few others" : "many others",
        1.0);
    signals.put((there == 0 ? "alone in " : "with others in ") + draft.kind().term(), 1.0);
    if (drafts.stream().anyMatch(d -> d != draft && d.actorIds().contains(actor.id()))) {
      signals.put("in another", 1.0);
    }
  }

  /** Whether others have the role, and those that the actor would not have. */
  private void taken(Slot<Actor> actor, Role role, Map<String, Double> signals) {
    List<Role> others =
        draft.participants().keySet().stream()
            .filter(p -> p.actor().id() != actor.value().id())
            .map(Participation::role)
            .toList();
    String kind = draft.kind().term();
    signals.put((others.contains(role) ? "role taken in " : "role open in ") + kind, 1.0);
    signals.put("role " + role.term() + (others.contains(role) ? " taken" : " open"), 1.0);
    if (roles.size() > 1) {
      signals.put(
          others.stream().anyMatch(r -> r != role) ? "other roles taken" : "other roles open", 1.0);
      if (others.contains(role) && !isListed(actor)) {
        signals.put("side of another", 1.0);
      }
    }
  }

  private boolean isListed(Slot<Actor> actor) {
    return where
        .sentence()
        .headOf(actor.evidence())
        .filter(token -> isListed(actor.value(), token))
        .isPresent();
  }

  /** "Chile, Peru and Panama": whether one of the same list takes part. */
  private boolean isListed(Actor actor, Token token) {
    List<Token> list =
        NounPhrases.coordinated(where.sentence(), TreeSignals.climbed(where.sentence(), token));
    return draft.participants().values().stream()
        .filter(p -> p.value().actor().id() != actor.id())
        .anyMatch(p -> list.stream().anyMatch(t -> p.evidence().overlaps(t.span())));
  }

  private void inSentence(Actor actor, Span words, Map<String, Double> signals) {
    Sentence sentence = where.sentence();
    Optional<Token> head = sentence.headOf(words);
    if (head.isEmpty()) {
      return;
    }
    Token token = head.get();
    Optional<ActorMention> mention = where.at(token, ActorMention.class);
    signals.put("form " + mention.map(m -> m.form().name()).orElse("REFERENCE"), 1.0);
    if (where.at(token, Mention.PlaceMention.class).isPresent()) {
      signals.put("a place too", 1.0);
    }
    TreeSignals.put(sentence, draft, token, drafts, signals);
    TreeSignals.position(sentence, draft, token, signals);
    if (isListed(actor, token)) {
      signals.put("listed with one", 1.0);
    }
  }

  static double odds(double likely) {
    double bounded = Math.min(1 - SHARPEST, Math.max(SHARPEST, likely));
    return Math.log(bounded / (1 - bounded));
  }
}
