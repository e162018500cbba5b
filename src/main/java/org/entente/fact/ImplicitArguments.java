package org.entente.fact;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.entente.annotation.Actor;
import org.entente.annotation.AnnotatedDocument;
import org.entente.annotation.Mention.ActorMention;
import org.entente.annotation.Mention.PlaceMention;
import org.entente.annotation.Sentence;
import org.entente.encoder.Proposal;
import org.entente.fact.Thresholds.Use;
import org.entente.knowledge.ActorType;
import org.entente.knowledge.EngagementKind;
import org.entente.knowledge.Role;

/**
 * Who takes part in an engagement though no sentence about it says so, because the reader knows it
 * from what the document told before: the recipient of "The European Union has granted €18 million
 * for the resettlement" in a text about Cameroon's port. Read when the whole document is told.
 */
final class ImplicitArguments {

  /** So many sentences ago is near. */
  private static final int NEAR = 3;

  private final EncodedDocument encoded;
  private final Weights weights;
  private final AnnotatedDocument annotated;
  private final List<Actor> topic;
  private final FactExtractor.Outline outline;
  private final Consumer<RoleCandidate> candidates;
  private final Map<Integer, Sentence> sentences = new HashMap<>();
  private final Map<Integer, SentenceMentions> mentions = new HashMap<>();
  private final Salience salience;

  /**
   * @param weights what speaks for it
   * @param topic whom the document's title names
   * @param outline the document's sections
   * @param candidates takes each actor that was thought of
   */
  ImplicitArguments(
      EncodedDocument encoded,
      Weights weights,
      AnnotatedDocument annotated,
      List<Actor> topic,
      FactExtractor.Outline outline,
      Consumer<RoleCandidate> candidates) {
    this.encoded = encoded;
    this.weights = weights;
    this.annotated = annotated;
    this.topic = topic;
    this.outline = outline;
    this.candidates = candidates;
    annotated.sentences().forEach(sentence -> sentences.put(sentence.index(), sentence));
    this.salience = new Salience(List.copyOf(annotated.actors()), annotated.sentences());
  }

  /**
   * Gives each role that nobody has to whom the reader likeliest has in mind, if likely enough.
   *
   * @param drafts all of the document, in text order
   */
  void fill(List<Draft> drafts) {
    Dealings dealings = new Dealings(drafts);
    Optional<Draft> before = Optional.empty();
    for (Draft draft : drafts) {
      if (!draft.frame().generic() && sentences.containsKey(draft.sentence())) {
        for (Role role : open(draft)) {
          fill(draft, role, dealings, before);
        }
      }
      before = Optional.of(draft);
    }
  }

  /** The roles that somebody must have and nobody has. */
  private static List<Role> open(Draft draft) {
    Set<Role> roles = Draft.roles(draft.kind());
    boolean mutual = roles.contains(Role.PARTY) || roles.contains(Role.PARTNER);
    return roles.stream()
        .filter(role -> role != Role.BENEFICIARY && role != Role.HOST && !draft.isClosed(role))
        .filter(role -> mutual ? draft.participants().size() < 2 : !draft.has(role.term()))
        .sorted()
        .toList();
  }

  private void fill(Draft draft, Role role, Dealings dealings, Optional<Draft> before) {
    Set<Integer> states = Sameness.states(draft);
    Map<Actor, Double> likely = new LinkedHashMap<>();
    for (Actor actor : salience.inMind(draft.sentence())) {
      boolean may =
          (actor.type() != ActorType.PERSON || draft.kind() == EngagementKind.MEETING)
              && !states.contains(Sameness.stateOf(actor))
              && !draft.bystanders().contains(actor.id());
      if (may) {
        Map<String, Double> its = signals(draft, actor, role, dealings, before);
        candidates.accept(
            new RoleCandidate(
                draft.kind(), draft.anchor().span(), actor, Optional.empty(), role, its));
        likely.put(actor, weights.of(its));
      }
    }
    double least = encoded.thresholds().of(Use.UNDERSTAND, draft.kind().term());
    likely.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .filter(best -> best.getValue() >= least)
        .ifPresent(
            best -> draft.participant(role, new Slot<>(best.getKey(), draft.anchor().span())));
  }

  private Map<String, Double> signals(
      Draft draft, Actor actor, Role role, Dealings dealings, Optional<Draft> before) {
    Map<String, Double> signals = new HashMap<>();
    ofDraft(draft, actor, role, signals);
    ofMentions(draft, actor, signals);
    ofDealings(draft, actor, role, dealings, signals);
    if (before.filter(last -> last.actorIds().contains(actor.id())).isPresent()) {
      signals.put("in the one before", 1.0);
    }
    OptionalDouble heard = heard(draft, actor, role);
    signals.put(heard.isPresent() ? "in the passage" : "not in the passage", 1.0);
    heard.ifPresent(most -> signals.put("encoder", RoleSignals.odds(most)));
    return signals;
  }

  private static void ofDraft(Draft draft, Actor actor, Role role, Map<String, Double> signals) {
    String kind = draft.kind().term();
    String type = actor.type().term();
    int there = draft.participants().size();
    signals.put("any", 1.0);
    signals.put("as " + role.term() + " of " + kind, 1.0);
    signals.put(there == 0 ? "nobody there" : there == 1 ? "one there" : "several there", 1.0);
    signals.put(role.term() + (there == 0 ? " alone" : " beside others"), 1.0);
    signals.put("type " + type, 1.0);
    signals.put("type " + type + " as " + role.term(), 1.0);
    signals.put(
        draft.definite() ? "definite" : draft.anchor().isVerb() ? "by a verb" : "by a noun", 1.0);
    if (draft.isProposed()) {
      signals.put("by the encoder alone", 1.0);
    }
  }

  /** Where the document names the actor, against the engagement's sentence. */
  private void ofMentions(Draft draft, Actor actor, Map<String, Double> signals) {
    int here = draft.sentence();
    int last = salience.lastBefore(actor, here).orElse(-1);
    int away = here - last;
    signals.put(
        away == 0
            ? "named here"
            : away == 1 ? "named just before" : away <= NEAR ? "named near" : "named far",
        1.0);
    if (isLatest(draft, actor, last)) {
      signals.put("latest of its kind", 1.0);
    }
    int rank = salience.rank(actor);
    signals.put("rank " + (rank < 3 ? rank : rank < 6 ? "middle" : "low"), 1.0);
    signals.put("share", Math.min(1, 2.0 * salience.count(actor) / sentences.size()));
    if (salience.count(actor) == 1) {
      signals.put("named once", 1.0);
    }
    if (topic.contains(actor)) {
      signals.put("topic", 1.0);
    }
    boolean heading =
        outline
            .heading(draft.section())
            .filter(h -> actor.mentions().stream().anyMatch(h::overlaps))
            .isPresent();
    if (heading) {
      signals.put("in the heading", 1.0);
    }
    if (salience.isNamed(actor, 0)) {
      signals.put("at the start", 1.0);
    }
    SentenceMentions where = where(here);
    named(where, actor).forEach(m -> signals.put("here as " + m.form(), 1.0));
    boolean site =
        where.all(PlaceMention.class).stream()
            .anyMatch(p -> actor.mentions().stream().anyMatch(m -> m.overlaps(p.span())));
    if (site) {
      signals.put("a place here", 1.0);
    }
  }

  /** Whether nobody of its type has been named since, but those who take part. */
  private boolean isLatest(Draft draft, Actor actor, int last) {
    for (int at = last + 1; at <= draft.sentence(); at++) {
      boolean another =
          salience.named(at).stream()
              .filter(other -> other.type() == actor.type() && other.id() != actor.id())
              .anyMatch(other -> !draft.actorIds().contains(other.id()));
      if (another) {
        return false;
      }
    }
    return true;
  }

  /** What else the document tells of the actor. */
  private static void ofDealings(
      Draft draft, Actor actor, Role role, Dealings dealings, Map<String, Double> signals) {
    signals.put("did so " + often(dealings.as(actor, role), 1), 1.0);
    double share = dealings.share(actor, role);
    if (share > 0.2) {
      signals.put(share > 0.5 ? "mostly who does so" : "one of those who do so", 1.0);
    }
    signals.put("share of the role", share);
    signals.put("with them " + often(dealings.with(actor, draft), 1), 1.0);
    signals.put("takes part " + often(dealings.of(actor), 2), 1.0);
    if (dealings.isAboutSame(actor, draft)) {
      signals.put("same object", 1.0);
    }
  }

  private static String often(int count, int seldom) {
    return count == 0 ? "never" : count <= seldom ? "seldom" : "often";
  }

  /** How likely the encoder holds the actor for it where the same passage names it. */
  private OptionalDouble heard(Draft draft, Actor actor, Role role) {
    Sentence own = where(draft.sentence()).sentence();
    Set<String> roles =
        Draft.roles(draft.kind()).size() == 1
            ? Draft.roles(draft.kind()).stream().map(Role::term).collect(Collectors.toSet())
            : Set.of(role.term());
    Optional<Proposal> proposal = encoded.as(own, draft.anchor().span(), draft.kind().term());
    return proposal.isEmpty()
        ? OptionalDouble.empty()
        : encoded.together(own).stream()
            .filter(at -> salience.isNamed(actor, at))
            .flatMap(at -> named(where(at), actor).stream())
            .map(mention -> proposal.get().likely(roles, mention.span()))
            .flatMapToDouble(OptionalDouble::stream)
            .max();
  }

  private static List<ActorMention> named(SentenceMentions where, Actor actor) {
    return where.all(ActorMention.class).stream()
        .filter(mention -> mention.actor().id() == actor.id())
        .toList();
  }

  private SentenceMentions where(int index) {
    return mentions.computeIfAbsent(
        index, i -> new SentenceMentions(annotated, Objects.requireNonNull(sentences.get(i))));
  }
}
