package org.entente.fact;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.annotation.Actor;
import org.entente.annotation.AnnotatedDocument;
import org.entente.annotation.Mention.ActorMention;
import org.entente.annotation.Sentence;
import org.entente.encoder.Proposal;
import org.entente.encoder.WordRoles;
import org.entente.fact.Thresholds.Use;
import org.entente.knowledge.ActorType;
import org.entente.knowledge.EngagementKind;
import org.entente.knowledge.Role;

/**
 * Who takes part in an engagement though nothing in its sentence says so, because the reader knows
 * it from the rest of the document: the recipient of "The European Union has granted €18 million
 * for the resettlement" in a text about Cameroon's port. Read when the whole document is told.
 */
final class ImplicitArguments {

  /** Below this the encoder holds that whom a sentence names has no part in what it tells. */
  private static final double HEARD = 0.2;

  /** From which likelihood on without it the encoder is asked about the sentence that names one. */
  private static final double ASKED = 0.2;

  /** So many times as likely as the next one is who has the role. */
  private static final double CLEARLY = 2;

  /** So many sentences ago is near. */
  private static final int NEAR = 3;

  private final EncodedDocument encoded;
  private final Weights weights;
  private final FactLexicon lexicon;
  private final Bystanders bystanders;
  private final AnnotatedDocument annotated;
  private final FactExtractor.Outline outline;
  private final Consumer<SlotCandidate> candidates;
  private final Wholes wholes;
  private final Set<Integer> title;
  private final Map<Integer, Set<Integer>> headings = new HashMap<>();
  private final Salience salience;

  /**
   * @param weights what speaks for it
   * @param outline the document's sections
   * @param entries the sentences with which entries of lists begin
   * @param candidates takes each actor that was thought of
   */
  ImplicitArguments(
      EncodedDocument encoded,
      Weights weights,
      FactLexicon lexicon,
      Bystanders bystanders,
      Wholes wholes,
      AnnotatedDocument annotated,
      FactExtractor.Outline outline,
      NavigableSet<Integer> entries,
      Consumer<SlotCandidate> candidates) {
    this.encoded = encoded;
    this.weights = weights;
    this.lexicon = lexicon;
    this.bystanders = bystanders;
    this.annotated = annotated;
    this.outline = outline;
    this.candidates = candidates;
    this.wholes = wholes;
    this.salience = new Salience(annotated.actors(), annotated.sentences(), entries);
    this.title =
        annotated.sentences().stream()
            .limit(1)
            .filter(first -> outline.isHeading(first) || Titles.isTitle(first))
            .flatMap(first -> salience.named(first.index()).stream())
            .map(Actor::id)
            .collect(Collectors.toSet());
  }

  /** A role of a draft that nobody has, and how likely each has it whom the reader has in mind. */
  private record Open(Draft draft, Role role, Map<Actor, Double> likely) {}

  /**
   * Gives each role that nobody has to whom the reader likeliest has in mind, if likely enough and
   * more so than anybody else.
   *
   * @param drafts all of the document, in text order
   * @param between called before each draft
   */
  void fill(List<Draft> drafts, Runnable between) {
    Dealings dealings = new Dealings(drafts);
    List<Open> open = new ArrayList<>();
    Optional<Draft> before = Optional.empty();
    for (Draft draft : drafts) {
      between.run();
      Map<Sentence, List<WordRoles>> behind = new HashMap<>();
      for (Role role : open(draft)) {
        open.add(new Open(draft, role, likely(draft, role, drafts, dealings, before, behind)));
      }
      before = Optional.of(draft);
    }
    open.forEach(this::fill);
  }

  private void fill(Open open) {
    Draft draft = open.draft();
    double least = encoded.thresholds().of(Use.UNDERSTAND, draft.kind().term());
    List<Map.Entry<Actor, Double>> likeliest =
        open.likely().entrySet().stream()
            .sorted(Map.Entry.<Actor, Double>comparingByValue().reversed())
            .filter(one -> !isWithin(draft, one.getKey()))
            .toList();
    if (likeliest.isEmpty() || likeliest.get(0).getValue() < least) {
      return;
    }
    Map.Entry<Actor, Double> first = likeliest.get(0);
    Set<Integer> its = wholes.of(first.getKey());
    boolean clear =
        likeliest.stream()
            .filter(next -> Collections.disjoint(wholes.of(next.getKey()), its))
            .limit(1)
            .allMatch(next -> isClear(draft, first, next));
    if (clear) {
      draft.participant(open.role(), new Slot<>(first.getKey(), draft.anchor().span()));
    }
  }

  /**
   * Whether the text means the one rather than the other: not in "Zambia's debt has doubled, and so
   * has Ghana's. China lent $3 billion", where both are alike.
   */
  private boolean isClear(
      Draft draft, Map.Entry<Actor, Double> first, Map.Entry<Actor, Double> next) {
    Actor one = first.getKey();
    Actor other = next.getKey();
    int here = draft.sentence();
    boolean alike =
        one.type() == other.type()
            && salience.count(one, here) == salience.count(other, here)
            && salience.lastBefore(one, here).equals(salience.lastBefore(other, here));
    return !alike && first.getValue() >= CLEARLY * next.getValue();
  }

  /** The roles that somebody must have and nobody has. */
  private static List<Role> open(Draft draft) {
    // "The first vessel is to be delivered in 2027": when what was ordered before is due.
    boolean due =
        draft.participants().isEmpty()
            && draft.status().filter(status -> status.value() == Status.PLANNED).isPresent();
    if (draft.frame().generic() || Sameness.denied(draft) || due) {
      return List.of();
    }
    int there = draft.participants().size();
    Stream<Role> open =
        switch (draft.kind()) {
          case TRANSFER, SANCTION, CONFLICT, PROGRAMME ->
              Draft.roles(draft.kind()).stream().filter(role -> !draft.has(role.term()));
          case AGREEMENT, PROJECT, COOPERATION, MEETING ->
              Stream.of(Context.mutualRole(draft.kind())).filter(role -> there < 2);
          case EXERCISE, EVENT -> Stream.of(Role.PARTNER).filter(role -> there == 0);
        };
    return open.filter(role -> !draft.isClosed(role)).sorted().toList();
  }

  private Map<Actor, Double> likely(
      Draft draft,
      Role role,
      List<Draft> drafts,
      Dealings dealings,
      Optional<Draft> before,
      Map<Sentence, List<WordRoles>> behind) {
    Map<Actor, Map<String, Double>> signals = new LinkedHashMap<>();
    for (Actor actor : salience.inMind(draft.sentence())) {
      if (mayTakePart(draft, actor) && !isFinancier(draft, actor, drafts)) {
        OptionalDouble heard = heard(draft, actor, role);
        if (!isOutOfIt(draft, actor, heard)) {
          Map<String, Double> its = signals(draft, actor, role, dealings, before);
          ofEncoder(heard, its);
          signals.put(actor, its);
        }
      }
    }
    ofFirstNaming(draft, role, signals, behind);
    signals.forEach(
        (actor, its) ->
            candidates.accept(
                new RoleCandidate(
                    draft.kind(), draft.anchor().span(), actor, Optional.empty(), role, its)));
    return weights.shares(signals);
  }

  /**
   * Reads the sentence right behind the one that names an actor first, and so mostly says who it
   * is; as that is dear, only for those whom the passage does not name and for whom something
   * speaks already.
   */
  private void ofFirstNaming(
      Draft draft,
      Role role,
      Map<Actor, Map<String, Double>> signals,
      Map<Sentence, List<WordRoles>> behind) {
    Sentence own = annotated.sentences().get(draft.sentence());
    Map<Actor, Double> shares = weights.shares(signals);
    for (Map.Entry<Actor, Map<String, Double>> one : signals.entrySet()) {
      Optional<Sentence> first = firstNaming(one.getKey(), own);
      if (first.isPresent() && shares.getOrDefault(one.getKey(), 0.0) >= ASKED) {
        List<WordRoles> words =
            behind.computeIfAbsent(
                first.get(),
                other -> encoded.behind(other, own, draft.anchor().span(), draft.kind().term()));
        mentions(first.get().index(), one.getKey())
            .map(mention -> WordRoles.likely(words, role.term(), mention.span()))
            .flatMapToDouble(OptionalDouble::stream)
            .max()
            .ifPresent(
                likely -> {
                  one.getValue().put("asked", 1.0);
                  one.getValue().put("encoder behind the first", RoleSignals.odds(likely));
                });
      }
    }
  }

  private Optional<Sentence> firstNaming(Actor actor, Sentence before) {
    return encoded.together(before).stream().anyMatch(at -> salience.isNamed(actor, at))
        ? Optional.empty()
        : salience.firstBefore(actor, before.index()).map(annotated.sentences()::get);
  }

  /**
   * "The dam is financed by the bank. Fiat builds it under a contract": whoever only pays for what
   * is built is no party of the builder's contract.
   */
  private boolean isFinancier(Draft draft, Actor actor, List<Draft> drafts) {
    if (draft.kind() != EngagementKind.AGREEMENT || draft.participants().isEmpty()) {
      return false;
    }
    List<Draft> its =
        drafts.stream()
            .filter(other -> other != draft && other.actorIds().contains(actor.id()))
            .toList();
    return !its.isEmpty()
        && its.stream()
            .allMatch(
                other ->
                    other.kind() == EngagementKind.PROJECT
                        && lexicon.isFunding(other.anchor().lemma()));
  }

  private boolean mayTakePart(Draft draft, Actor actor) {
    boolean fits =
        switch (draft.kind()) {
          case MEETING -> true;
          case EXERCISE -> TypeSets.FORCES.contains(actor.type());
          default -> actor.type() != ActorType.PERSON;
        };
    return fits
        && !draft.bystanders().contains(actor.id())
        && !draft.attributedTo().containsKey(actor.id())
        && !isWithin(draft, actor);
  }

  /**
   * Whether an actor has no part in what the sentence tells that names it, by grammar or encoder.
   */
  private boolean isOutOfIt(Draft draft, Actor actor, OptionalDouble heard) {
    Sentence sentence = annotated.sentences().get(draft.sentence());
    return salience.isNamed(actor, sentence.index())
        && (heard.orElse(0) < HEARD
            || mentions(sentence.index(), actor)
                .allMatch(
                    named ->
                        bystanders.isAside(sentence, draft, named.span())
                            || bystanders.isBodyOfMember(sentence, actor, named.span())));
  }

  /** Whether an actor takes part, or is a part or the whole of one that does. */
  private boolean isWithin(Draft draft, Actor actor) {
    Set<Integer> its = wholes.of(actor);
    return draft.participants().keySet().stream()
        .anyMatch(part -> !Collections.disjoint(wholes.of(part.actor()), its));
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
    return signals;
  }

  private static void ofEncoder(OptionalDouble heard, Map<String, Double> signals) {
    signals.put(heard.isPresent() ? "in the passage" : "not in the passage", 1.0);
    heard.ifPresent(most -> signals.put("encoder", RoleSignals.odds(most)));
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
    if (draft.meansSomebody()) {
      signals.put("somebody unknown there", 1.0);
    }
  }

  /** Where the document names the actor, against the engagement's sentence. */
  private void ofMentions(Draft draft, Actor actor, Map<String, Double> signals) {
    int here = draft.sentence();
    int away = here - salience.lastBefore(actor, here).orElse(-1);
    signals.put(away == 1 ? "named just before" : away <= NEAR ? "named near" : "named far", 1.0);
    if (salience.isLatest(actor, here, draft.actorIds())) {
      signals.put("latest of its kind", 1.0);
    }
    int rank = salience.rank(actor, here);
    signals.put("rank " + (rank < 3 ? rank : rank < 6 ? "middle" : "low"), 1.0);
    if (salience.count(actor, here) == 1) {
      signals.put("named once", 1.0);
    }
    if (salience.isNamed(actor, here)) {
      signals.put("named here", 1.0);
      mentions(here, actor).forEach(mention -> signals.put("here as " + mention.form(), 1.0));
    }
    if (title.contains(actor.id())) {
      signals.put("in the title", 1.0);
    }
    if (inHeading(draft.section()).contains(actor.id())) {
      signals.put("in the heading", 1.0);
    }
  }

  /**
   * Those whom a section's heading names, by their ids; looked for once, as many have many names.
   */
  private Set<Integer> inHeading(int section) {
    return headings.computeIfAbsent(
        section,
        s ->
            outline.heading(s).stream()
                .flatMap(
                    h ->
                        annotated.actors().stream()
                            .filter(actor -> actor.mentions().stream().anyMatch(h::overlaps)))
                .map(Actor::id)
                .collect(Collectors.toSet()));
  }

  /** What else the document tells of the actor. */
  private static void ofDealings(
      Draft draft, Actor actor, Role role, Dealings dealings, Map<String, Double> signals) {
    double share = dealings.share(draft, actor, role);
    if (share > 0.2) {
      signals.put(share > 0.5 ? "mostly who does so" : "one of those who do so", 1.0);
    }
    signals.put("did so " + often(dealings.around(draft, actor, role), 1), 1.0);
    signals.put("with them " + often(dealings.together(draft, actor), 1), 1.0);
    signals.put("takes part " + often(dealings.around(draft, actor), 2), 1.0);
    if (dealings.isAboutSame(draft, actor)) {
      signals.put("same object", 1.0);
    }
  }

  private static String often(int count, int seldom) {
    return count == 0 ? "never" : count <= seldom ? "seldom" : "often";
  }

  /** How likely the encoder holds the actor for it where the same passage names it. */
  private OptionalDouble heard(Draft draft, Actor actor, Role role) {
    Sentence own = annotated.sentences().get(draft.sentence());
    List<Integer> naming =
        encoded.together(own).stream().filter(at -> salience.isNamed(actor, at)).toList();
    Optional<Proposal> proposal =
        naming.isEmpty()
            ? Optional.empty()
            : encoded.as(own, draft.anchor().span(), draft.kind().term());
    return proposal.stream()
        .flatMapToDouble(
            said ->
                naming.stream()
                    .flatMap(at -> mentions(at, actor))
                    .map(mention -> said.likely(role.term(), mention.span()))
                    .flatMapToDouble(OptionalDouble::stream))
        .max();
  }

  private Stream<ActorMention> mentions(int sentence, Actor actor) {
    return annotated.mentions(annotated.sentences().get(sentence)).stream()
        .filter(ActorMention.class::isInstance)
        .map(ActorMention.class::cast)
        .filter(mention -> mention.actor().id() == actor.id());
  }
}
