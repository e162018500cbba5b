package org.entente.fact;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.entente.annotation.Actor;
import org.entente.annotation.Mention.ActorMention;
import org.entente.annotation.Mention.NamedMention;
import org.entente.annotation.Mention.ThingMention;
import org.entente.annotation.Sentence;
import org.entente.annotation.Token;
import org.entente.knowledge.ActorType;
import org.entente.knowledge.EngagementKind;
import org.entente.knowledge.Role;

/**
 * Who takes part in an engagement though its sentence does not say so, where the text has spoken of
 * nobody else: "Peru's debt has doubled. China lent $3 billion."
 */
final class Unsaid {

  /** What those do, undergo or have of whom a sentence speaks. */
  private static final Set<String> FOREMOST = Set.of("nsubj", "nsubjpass", "poss");

  /** What stands below a verb and is not its subject. */
  private static final Set<String> WITHIN = Set.of("dobj", "pobj", "prep", "conj", "agent");

  /** What one does with a thing that one has got. */
  private static final Set<String> USING =
      Set.of(
          "accept",
          "acquire",
          "arm",
          "commission",
          "deploy",
          "equip",
          "field",
          "fit",
          "fly",
          "get",
          "install",
          "mount",
          "operate",
          "outfit",
          "put",
          "receive",
          "run",
          "sail",
          "station",
          "take",
          "use",
          "wear");

  /** What a supplier does with a thing. */
  private static final Set<String> MAKING =
      Set.of(
          "assemble",
          "build",
          "complete",
          "deliver",
          "export",
          "finish",
          "hand",
          "launch",
          "make",
          "manufacture",
          "produce",
          "ship",
          "supply",
          "transfer");

  private static final String WITH = "with";
  private static final String BETWEEN = "between";

  /**
   * An actor that a sentence names or means.
   *
   * @param foremost whether it does, undergoes or has what the sentence tells of
   * @param origin whether it only says whose, or from where, somebody else is
   * @param meant whether a pronoun or a group noun means it
   */
  private record Spoken(
      Actor actor, Token word, int sentence, boolean foremost, boolean origin, boolean meant) {

    int state() {
      return Sameness.stateOf(actor);
    }
  }

  private final FactLexicon lexicon;
  private final Fillers fillers;
  private final List<Spoken> spoken = new ArrayList<>();

  /** Whom the sentence speaks of that was asked about last. */
  private List<Spoken> now = List.of();

  private int last = -1;

  Unsaid(FactLexicon lexicon, Fillers fillers) {
    this.lexicon = lexicon;
    this.fillers = fillers;
  }

  /** Forgets all that was spoken of: another entry of a list begins. */
  void forget() {
    spoken.clear();
  }

  /** Takes in a sentence that has been read. */
  void leave(SentenceMentions where) {
    int index = where.sentence().index();
    spoken.removeIf(one -> index - one.sentence() >= Antecedents.REACH);
    spoken.addAll(spokenIn(where));
  }

  /** Gives a complete draft the participants that only the sentences before name. */
  void fill(SentenceMentions where, Draft draft) {
    List<Spoken> here = spokenIn(where).stream().filter(one -> !one.meant()).toList();
    boolean said = isSaid(where, here, draft);
    if (said) {
      draft.meanSomebody();
    }
    boolean nobody = draft.participants().isEmpty();
    switch (draft.kind()) {
      case TRANSFER -> {
        if (!said) {
          otherSide(where, here, draft, Role.SUPPLIER, Role.RECIPIENT);
        }
        user(where, here, draft);
      }
      case SANCTION -> {
        if (!said) {
          otherSide(where, here, draft, Role.INITIATOR, Role.TARGET);
        }
      }
      case AGREEMENT -> {
        if (nobody) {
          both(where, here, draft, Role.PARTY);
        } else if (!said && draft.actorIds().size() == 1 && isOtherSide(where.sentence(), draft)) {
          joinOnly(where, here, draft, Role.PARTY);
        }
      }
      case COOPERATION -> {
        if (nobody) {
          both(where, here, draft, Role.PARTNER);
        } else if (!said && draft.actorIds().size() == 1) {
          joinOnly(where, here, draft, Role.PARTNER);
        }
      }
      case MEETING -> {
        if (nobody) {
          both(where, here, draft, Role.PARTNER);
        }
      }
      case CONFLICT -> {
        if (nobody) {
          both(where, here, draft, Role.INITIATOR);
        }
      }
      case PROGRAMME -> {
        if (nobody) {
          only(here, draft).ifPresent(owner -> join(draft, Role.OWNER, owner));
        }
      }
      default -> {}
    }
  }

  /** "The contract with Gazprom": whoever takes part, another has it with them. */
  private static boolean isOtherSide(Sentence sentence, Draft draft) {
    return sentence
        .children(draft.anchor(), "prep")
        .filter(with -> with.word().equals(WITH))
        .flatMap(with -> sentence.subtree(with).stream())
        .anyMatch(
            word ->
                draft.participants().values().stream()
                    .anyMatch(part -> part.evidence().overlaps(word.span())));
  }

  /** Whoever gives or gets, punishes or is punished, where only the other of the two is said. */
  private void otherSide(
      SentenceMentions where, List<Spoken> here, Draft draft, Role first, Role second) {
    boolean one = draft.has(first.term());
    Role open = one ? second : first;
    if (one != draft.has(second.term())) {
      joinOnly(where, here, draft, open);
    }
  }

  /**
   * Fiat of "Fiat equips the cars with brakes supplied by Bosch", "fits the cars with brakes that
   * Bosch supplied": who uses a thing has got it. Saab of "Saab delivered the jets ordered by
   * Peru": who makes a thing supplies it.
   */
  private void user(SentenceMentions where, List<Spoken> here, Draft draft) {
    Sentence sentence = where.sentence();
    boolean supplied = draft.has(Role.SUPPLIER.term());
    Role open = supplied ? Role.RECIPIENT : Role.SUPPLIER;
    if (!isOfNoun(sentence, draft)
        || supplied == draft.has(Role.RECIPIENT.term())
        || draft.isClosed(open)) {
      return;
    }
    Token anchor = draft.anchor();
    List<Token> path =
        sentence.upwards(anchor).stream().skip(1).takeWhile(word -> !word.isVerb()).toList();
    Optional<Token> verb =
        path.isEmpty() ? Optional.empty() : sentence.head(path.get(path.size() - 1));
    boolean done =
        path.stream().allMatch(word -> WITHIN.contains(word.relation()))
            && verb.filter(use -> use.isVerb() && !lexicon.isCommenting(use.lemma()))
                .filter(use -> (supplied ? USING : MAKING).contains(use.lemma()))
                .isPresent();
    if (!done) {
      return;
    }
    List<Actor> users =
        sentence
            .children(verb.get(), "nsubj")
            .filter(subject -> isHeadOfName(where, subject))
            .flatMap(subject -> fillers.actors(where, subject, false).stream())
            .map(Slot::value)
            .toList();
    Set<Integer> there = Sameness.states(draft);
    Set<Token> own = Set.copyOf(sentence.subtree(anchor));
    boolean others =
        here.stream()
            .anyMatch(
                one -> own.contains(one.word()) && !one.origin() && !there.contains(one.state()));
    if (users.size() == 1 && !others && !there.contains(Sameness.stateOf(users.get(0)))) {
      join(draft, open, users.get(0));
    }
  }

  /** "Brakes supplied by Bosch", "brakes that Bosch supplied". */
  private static boolean isOfNoun(Sentence sentence, Draft draft) {
    Token anchor = draft.anchor();
    boolean relative =
        anchor.is("relcl")
            && sentence.head(anchor).filter(noun -> Attachments.objectAt(draft, noun)).isPresent();
    return relative || anchor.is("acl") && anchor.pos().equals("VBN");
  }

  /** Gives a role to the only one spoken of, if the sentence right before is about that one. */
  private void joinOnly(SentenceMentions where, List<Spoken> here, Draft draft, Role role) {
    only(here, draft)
        .filter(other -> isForemost(other, where) && !draft.isClosed(role))
        .filter(other -> !isMembership(draft) || TypeSets.BODIES.contains(other.type()))
        .ifPresent(other -> join(draft, role, other));
  }

  /** Whether the clause names somebody of whom nobody knows what part it has. */
  private boolean isSaid(SentenceMentions where, List<Spoken> here, Draft draft) {
    Sentence sentence = where.sentence();
    Token verb = Clauses.verbOf(sentence, draft.anchor()).orElse(draft.anchor());
    List<Token> clause = Clauses.phrase(sentence, verb);
    Set<Integer> there = Sameness.states(draft);
    if (draft.isProposed() && clause.stream().anyMatch(word -> isSomebody(where, word))) {
      return true;
    }
    return here.stream()
        .filter(one -> clause.contains(one.word()) && !one.origin())
        .filter(one -> !draft.attributedTo().containsKey(one.actor().id()))
        .anyMatch(one -> !there.contains(one.state()));
  }

  /** "A trader": nobody whom the text has named. */
  private boolean isSomebody(SentenceMentions where, Token word) {
    return word.isNoun()
        && lexicon.isAgent(word.lemma())
        && where.at(word, ActorMention.class).isEmpty()
        && !fillers.isReference(where, word);
  }

  /** "Togo joined": some body. */
  private boolean isMembership(Draft draft) {
    return draft.kind() == EngagementKind.COOPERATION
        && lexicon.isMembership(draft.anchor().lemma());
  }

  /** The only two that the text has spoken of, where the sentence names nobody else. */
  private void both(SentenceMentions where, List<Spoken> here, Draft draft, Role role) {
    Map<Integer, Actor> before = byState(spoken);
    boolean others = here.stream().anyMatch(one -> !before.containsKey(one.state()));
    boolean named =
        spoken.stream()
            .filter(one -> !one.origin())
            .map(Spoken::state)
            .collect(Collectors.toSet())
            .containsAll(before.keySet());
    boolean said =
        draft.anchor().isVerb()
            ? where.sentence().children(draft.anchor(), "nsubj", "nsubjpass").findAny().isPresent()
            : Clauses.isOfElsewhere(where.sentence(), draft.anchor())
                || where
                    .sentence()
                    .children(draft.anchor(), "prep")
                    .anyMatch(between -> between.word().equals(BETWEEN));
    if (before.size() == 2 && !others && named && !said && !draft.isClosed(role)) {
      before.values().forEach(actor -> join(draft, role, actor));
    }
  }

  /** The only one that the text has spoken of besides those whom the sentence names. */
  private Optional<Actor> only(List<Spoken> here, Draft draft) {
    Map<Integer, Actor> others = byState(spoken);
    here.forEach(one -> others.remove(one.state()));
    draft.participants().keySet().forEach(part -> others.remove(Sameness.stateOf(part.actor())));
    return Optional.of(others.values())
        .filter(all -> all.size() == 1)
        .map(all -> all.iterator().next())
        .filter(other -> !draft.bystanders().contains(other.id()));
  }

  /** Each state once, and each actor that is of none; its body where no state is named itself. */
  private static Map<Integer, Actor> byState(List<Spoken> spoken) {
    Map<Integer, Actor> each = new LinkedHashMap<>();
    spoken.forEach(
        one ->
            each.merge(
                one.state(),
                one.actor(),
                (first, last) -> first.type() == ActorType.STATE ? first : last));
    return each;
  }

  /** Whether the sentence right before is about somebody. */
  private boolean isForemost(Actor actor, SentenceMentions where) {
    return spoken.stream()
        .filter(one -> one.sentence() == where.sentence().index() - 1)
        .anyMatch(one -> one.foremost() && one.state() == Sameness.stateOf(actor));
  }

  private static void join(Draft draft, Role role, Actor actor) {
    draft.participant(role, new Slot<>(actor, draft.anchor().span()));
  }

  /** Whom a sentence speaks of, which is looked for once. */
  private List<Spoken> spokenIn(SentenceMentions where) {
    if (last != where.sentence().index()) {
      now = namedOrMeant(where);
      last = where.sentence().index();
    }
    return now;
  }

  private List<Spoken> namedOrMeant(SentenceMentions where) {
    List<Spoken> found = new ArrayList<>();
    int index = where.sentence().index();
    for (Token token : where.sentence().tokens()) {
      boolean origin = isOrigin(where, token);
      boolean foremost = FOREMOST.contains(token.relation()) && !origin;
      boolean meant = foremost && fillers.isReference(where, token);
      if (meant || isHeadOfName(where, token)) {
        fillers.actors(where, token, false).stream()
            .filter(one -> !isNameOfAnother(where, token, one))
            .map(one -> new Spoken(one.value(), token, index, foremost, origin, meant))
            .forEach(found::add);
      }
    }
    return found;
  }

  /** Peru of "Peru's Credicorp", "Peru's Zuluaga", whoever the last is. */
  private boolean isOrigin(SentenceMentions where, Token name) {
    return fillers.isOrigin(where, name)
        || where.sentence().upwards(name).stream()
            .takeWhile(at -> NounPhrases.BEFORE.contains(at.relation()))
            .flatMap(at -> where.sentence().head(at).stream())
            .anyMatch(noun -> noun.isProperNoun() && isUnknown(where, noun));
  }

  private static boolean isUnknown(SentenceMentions where, Token noun) {
    return where.at(noun, ActorMention.class).isEmpty()
        && where.at(noun, ThingMention.class).isEmpty()
        && where.at(noun, NamedMention.class).isEmpty();
  }

  /** Whether somebody is coordinated with a name, and has a name of its own. */
  private static boolean isNameOfAnother(SentenceMentions where, Token name, Slot<Actor> somebody) {
    List<ActorMention> own = where.allAt(name, ActorMention.class);
    return !own.isEmpty()
        && own.stream().noneMatch(mention -> mention.span().overlaps(somebody.evidence()));
  }

  private static boolean isHeadOfName(SentenceMentions where, Token token) {
    return where.allAt(token, ActorMention.class).stream()
        .anyMatch(
            name -> where.sentence().headOf(name.span()).filter(head -> head == token).isPresent());
  }
}
