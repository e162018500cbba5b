package org.entente.fact;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.entente.annotation.Actor;
import org.entente.annotation.Mention.ActorMention;
import org.entente.annotation.Sentence;
import org.entente.annotation.Token;
import org.entente.document.Span;
import org.entente.encoder.Proposal;
import org.entente.fact.Thresholds.Use;
import org.entente.knowledge.ActorType;
import org.entente.knowledge.EngagementKind;
import org.entente.knowledge.Role;

/**
 * Who takes part in the engagements of a sentence besides those whom an argument names: by grammar
 * and encoder together.
 */
final class Casting {

  private static final Set<String> WHOLES = Set.of("among", "amongst", "including");

  static final Set<String> PAIRS = Set.of("between", "among");

  private static final String CONJUNCT = "conj";

  private final EncodedDocument encoded;
  private final Weights weights;
  private final Fillers fillers;
  private final Bystanders bystanders;
  private final Wholes wholes;
  private final Consumer<SlotCandidate> candidates;

  /**
   * @param weights what speaks for it
   * @param candidates takes each actor that was thought of
   */
  Casting(
      EncodedDocument encoded,
      Weights weights,
      Fillers fillers,
      Bystanders bystanders,
      Wholes wholes,
      Consumer<SlotCandidate> candidates) {
    this.encoded = encoded;
    this.weights = weights;
    this.fillers = fillers;
    this.bystanders = bystanders;
    this.wholes = wholes;
    this.candidates = candidates;
  }

  /**
   * Where an actor is named or meant.
   *
   * @param likely how likely that place is for who takes part
   */
  private record Place(Slot<Actor> actor, double likely) {}

  /**
   * @param drafts all of the sentence
   */
  void cast(SentenceMentions where, List<Draft> drafts) {
    for (Draft draft : drafts) {
      encoded
          .of(where.sentence(), draft)
          .ifPresent(proposal -> cast(where, drafts, draft, proposal));
    }
  }

  private void cast(SentenceMentions where, List<Draft> drafts, Draft draft, Proposal proposal) {
    RoleSignals signals = new RoleSignals(where, drafts, draft, proposal);
    for (Place place : joining(where, draft, signals)) {
      if (!isApart(where, draft, place.actor())) {
        join(where, draft, signals, place);
      }
    }
  }

  /** Whether grammar keeps it out, or what it is the whole of takes part. */
  private boolean isApart(SentenceMentions where, Draft draft, Slot<Actor> actor) {
    return bystanders.isAside(where, draft, actor)
        || isOutsidePair(where.sentence(), draft, actor)
        || draft.participants().keySet().stream()
            .anyMatch(part -> wholes.of(part.actor()).contains(actor.value().id()));
  }

  /** "Talks between Chad and Mali worried Togo": whom a pair does not name. */
  private static boolean isOutsidePair(Sentence sentence, Draft draft, Slot<Actor> actor) {
    List<Token> parts =
        draft.participants().values().stream()
            .flatMap(part -> sentence.headOf(part.evidence()).stream())
            .toList();
    List<Token> pair =
        parts.stream()
            .filter(name -> name.is("pobj"))
            .filter(name -> sentence.head(name).filter(p -> PAIRS.contains(p.lemma())).isPresent())
            .flatMap(name -> sentence.subtree(name).stream())
            .toList();
    return parts.stream().filter(pair::contains).distinct().count() > 1
        && sentence.headOf(actor.evidence()).filter(pair::contains).isEmpty();
  }

  /** Whether it is named there only as whose word it is: "according to the Pentagon". */
  private static boolean isSource(SentenceMentions where, Draft draft, Slot<Actor> named) {
    return Optional.ofNullable(draft.attributedTo().get(named.value().id()))
        .filter(source -> source.evidence().equals(named.evidence()))
        .flatMap(source -> where.sentence().headOf(source.evidence()))
        .filter(word -> !word.is("nsubj"))
        .isPresent();
  }

  /** Takes in who is named near and likely takes part. */
  private void join(SentenceMentions where, Draft draft, RoleSignals signals, Place place) {
    Span words = place.actor().evidence();
    Optional<Role> role = signals.likeliest(words);
    if (role.isEmpty()) {
      return;
    }
    Map<String, Double> its = signals.of(place.actor(), role.get());
    candidates.accept(
        new RoleCandidate(
            draft.kind(),
            draft.anchor().span(),
            place.actor().value(),
            Optional.of(words),
            role.get(),
            its));
    if (mayTakePart(draft, place.actor().value())
        && !isWhere(where, role.get(), words)
        && !bystanders.isAccusing(where.sentence(), draft, role.get(), words)
        && weights.of(its) >= encoded.thresholds().of(Use.JOIN, draft.kind().term())) {
      draft.participant(role.get(), place.actor());
      beside(where, words).stream()
          .filter(other -> mayTakePart(draft, other.value()) && !isSource(where, draft, other))
          .forEach(other -> draft.participant(role.get(), other));
    }
  }

  /** "A dam in Uganda": where something is built is not for whom. */
  private static boolean isWhere(SentenceMentions where, Role role, Span words) {
    return role == Role.BENEFICIARY
        && where.all(ActorMention.class).stream()
            .anyMatch(m -> m.span().equals(words) && m.form() == ActorMention.Form.LOCATIVE);
  }

  /** Who is coordinated with an actor: "from Serbia and Turkey". */
  private static List<Slot<Actor>> beside(SentenceMentions where, Span words) {
    Sentence sentence = where.sentence();
    return sentence
        .headOf(words)
        .filter(first -> !first.is(CONJUNCT))
        .map(first -> NounPhrases.coordinated(sentence, first))
        .orElse(List.of())
        .stream()
        .flatMap(token -> where.at(token, ActorMention.class).stream())
        .map(mention -> new Slot<>(mention.actor(), mention.span()))
        .toList();
  }

  /** Persons meet; what else they do, they do for others. */
  private static boolean mayTakePart(Draft draft, Actor actor) {
    return actor.type() != ActorType.PERSON || draft.kind() == EngagementKind.MEETING;
  }

  /** Those of the sentence who do not take part yet, each where it likeliest does. */
  private List<Place> joining(SentenceMentions where, Draft draft, RoleSignals signals) {
    List<Slot<Actor>> named = new ArrayList<>();
    where.all(ActorMention.class).forEach(m -> named.add(new Slot<>(m.actor(), m.span())));
    named.addAll(meant(where, draft));
    named.removeIf(actor -> isSource(where, draft, actor));
    Map<Integer, Place> best = new LinkedHashMap<>();
    for (Slot<Actor> actor : named) {
      signals
          .likely(actor.evidence())
          .ifPresent(
              likely ->
                  best.merge(
                      actor.value().id(),
                      new Place(actor, likely),
                      (a, b) -> b.likely() > a.likely() ? b : a));
    }
    draft.actorIds().forEach(best::remove);
    best.values().removeIf(place -> isOfParticipant(where, draft, place.actor().evidence()));
    return List.copyOf(best.values());
  }

  /**
   * "The Norwegian producer Yara", "Spain's navy", "Ruto of Kenya": says only whose, or from where,
   * one is.
   */
  private boolean isOfParticipant(SentenceMentions where, Draft draft, Span words) {
    Sentence sentence = where.sentence();
    Optional<Token> head = sentence.headOf(words);
    return head.filter(name -> fillers.saysOfWhat(where, name)).isPresent()
        || head.map(sentence::upwards).orElse(List.of()).stream()
            .takeWhile(at -> NounPhrases.BEFORE.contains(at.relation()) || isOf(sentence, at))
            .takeWhile(at -> !draft.territory().contains(at))
            .flatMap(at -> sentence.head(at).stream())
            .flatMap(
                noun -> Stream.concat(Stream.of(noun), sentence.children(noun, "compound", "nmod")))
            .anyMatch(noun -> isParticipantOrBody(where, draft, noun));
  }

  /** "The academy of the corporation". */
  private static boolean isOf(Sentence sentence, Token word) {
    return word.is("prep")
        ? word.lemma().equals("of")
        : word.is("pobj") && sentence.head(word).filter(of -> of.lemma().equals("of")).isPresent();
  }

  private boolean isParticipantOrBody(SentenceMentions where, Draft draft, Token noun) {
    return where
            .at(noun, ActorMention.class)
            .filter(m -> isParticipantOrBody(draft, m.actor()))
            .isPresent()
        || fillers.meant(where, noun).stream()
            .anyMatch(actor -> draft.actorIds().contains(actor.id()));
  }

  private static boolean isParticipantOrBody(Draft draft, Actor actor) {
    return draft.actorIds().contains(actor.id())
        || actor.type() == ActorType.GOVERNMENT_BODY
        || actor.type() == ActorType.ARMED_FORCE;
  }

  /** "Documents were signed, among them a treaty": them are the documents. */
  private static boolean isWhole(Sentence sentence, Token pronoun) {
    return pronoun.is("pobj")
        && pronoun.pos().equals("PRP")
        && sentence.head(pronoun).filter(p -> WHOLES.contains(p.lemma())).isPresent();
  }

  /** Whom pronouns and group nouns of the sentence mean. */
  private List<Slot<Actor>> meant(SentenceMentions where, Draft draft) {
    List<Slot<Actor>> meant = new ArrayList<>();
    for (Token token : where.sentence().tokens()) {
      if (fillers.isReference(where, token) && !isWhole(where.sentence(), token)) {
        meant.addAll(fillers.actors(where, token, draft.kind() == EngagementKind.MEETING));
      }
    }
    return meant;
  }
}
