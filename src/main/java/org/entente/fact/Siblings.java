package org.entente.fact;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.entente.annotation.Actor;
import org.entente.annotation.Sentence;
import org.entente.annotation.Token;
import org.entente.knowledge.EngagementKind;
import org.entente.knowledge.Role;

/**
 * What an agreement and what is done under it, told in one clause, say of each other: "a sale to
 * Chile under a contract of 2019", "supplies power under an accord with Laos".
 */
final class Siblings {

  private static final Set<String> CONTRAST = Set.of("while", "whereas", "whilst");

  private final Sentence sentence;
  private final List<Draft> drafts;
  private final FactLexicon lexicon;

  /**
   * @param drafts all of the sentence
   */
  Siblings(Sentence sentence, List<Draft> drafts, FactLexicon lexicon) {
    this.sentence = sentence;
    this.drafts = drafts;
    this.lexicon = lexicon;
  }

  /** Gives agreements the parties, and transfers the other side, that their siblings name. */
  void share() {
    for (Draft agreement : drafts) {
      for (Draft deed : drafts) {
        if (agreement.kind() == EngagementKind.AGREEMENT
            && !agreement.frame().generic()
            && deed.kind() != EngagementKind.AGREEMENT
            && isUnder(agreement, deed)) {
          parties(agreement, deed);
          otherSide(deed, agreement);
        }
        if (deed.kind() == EngagementKind.TRANSFER && !deed.has(Role.SUPPLIER.term())) {
          winner(agreement, deed).ifPresent(won -> delivers(won, agreement, deed));
        }
      }
    }
  }

  /**
   * "Chad signed an accord with Peru while Togo signed one with Fiji": who does the one has no part
   * in the other.
   */
  void part() {
    for (Draft draft : drafts) {
      for (Draft other : drafts) {
        if (draft.kind() == other.kind()) {
          doers(draft, other).stream()
              .map(Slot::value)
              .filter(actor -> !draft.actorIds().contains(actor.id()))
              .forEach(draft::bystander);
        }
      }
    }
  }

  /** Who does what another says, in a clause beside a draft's with a subject of its own. */
  private List<Slot<Actor>> doers(Draft draft, Draft other) {
    Optional<Token> verb = Clauses.verbOf(sentence, draft.anchor());
    Optional<Token> beside = Clauses.verbOf(sentence, other.anchor());
    boolean apart =
        verb.isPresent()
            && beside.isPresent()
            && (isContrast(verb.get(), beside.get()) || isContrast(beside.get(), verb.get()))
            && subject(verb.get()).isPresent();
    return apart ? subjects(other, beside.get()) : List.of();
  }

  /** Those of a draft's participants who are the subject of a verb. */
  private List<Slot<Actor>> subjects(Draft draft, Token verb) {
    return subject(verb).stream()
        .flatMap(
            subject ->
                draft.participants().values().stream()
                    .filter(part -> part.evidence().overlaps(subject.span())))
        .map(part -> new Slot<>(part.value().actor(), part.evidence()))
        .toList();
  }

  private boolean isContrast(Token verb, Token clause) {
    return sentence.head(clause).filter(head -> head == verb).isPresent()
        && sentence.children(clause, "mark").anyMatch(mark -> CONTRAST.contains(mark.word()));
  }

  private Optional<Token> subject(Token verb) {
    return sentence.children(verb, "nsubj").findFirst();
  }

  /** Who won the contract supplies; the one that gave it receives, unless others do. */
  private static void delivers(Slot<Actor> winner, Draft agreement, Draft deed) {
    boolean open = !deed.has(Role.RECIPIENT.term());
    deed.participant(Role.SUPPLIER, winner);
    for (Slot<Fact.Participation> part : List.copyOf(agreement.participants().values())) {
      Actor giver = part.value().actor();
      if (!deed.actorIds().contains(giver.id()) && open) {
        deed.participant(Role.RECIPIENT, new Slot<>(giver, part.evidence()));
      } else if (!deed.actorIds().contains(giver.id())) {
        deed.bystander(giver);
      }
    }
  }

  /** "Alstom won a contract from Oman to deliver trains": who wins it delivers what is in it. */
  private Optional<Slot<Actor>> winner(Draft agreement, Draft deed) {
    Optional<Token> won =
        Optional.of(agreement.anchor())
            .filter(contract -> agreement.kind() == EngagementKind.AGREEMENT)
            .filter(contract -> contract.is("dobj") && lexicon.isAwarded(contract.lemma()))
            .filter(contract -> sentence.upwards(deed.anchor()).contains(contract))
            .flatMap(sentence::head)
            .filter(verb -> lexicon.isWinning(verb.lemma()));
    List<Slot<Actor>> winners =
        won.map(verb -> subjects(agreement, verb)).orElse(List.of()).stream()
            .filter(one -> !deed.actorIds().contains(one.value().id()))
            .toList();
    return winners.stream().findFirst().filter(one -> winners.size() == 1);
  }

  private static void parties(Draft agreement, Draft deed) {
    boolean mutual = deed.kind() == EngagementKind.TRANSFER || Context.isMutual(deed.kind());
    boolean none = agreement.participants().isEmpty();
    boolean onlyOne =
        agreement.participants().size() == 1
            && deed.participants().size() == 2
            && deed.actorIds().containsAll(agreement.actorIds());
    if ((none || onlyOne) && mutual && deed.participants().size() > 1) {
      deed.participants()
          .values()
          .forEach(
              p -> agreement.participant(Role.PARTY, new Slot<>(p.value().actor(), p.evidence())));
      if (none) {
        agreement.borrowed();
      }
    }
  }

  /** Whoever has an agreement with the supplier is the recipient, and the other way about. */
  private static void otherSide(Draft deed, Draft agreement) {
    List<Slot<Fact.Participation>> parties = List.copyOf(agreement.participants().values());
    if (deed.kind() != EngagementKind.TRANSFER
        || deed.participants().size() != 1
        || parties.size() > 2) {
      return;
    }
    Fact.Participation one = deed.participants().keySet().iterator().next();
    Set<Integer> others =
        parties.stream()
            .map(p -> p.value().actor())
            .filter(a -> a.id() != one.actor().id())
            .map(Actor::id)
            .collect(Collectors.toSet());
    if (others.size() == 1) {
      Role role = one.role() == Role.SUPPLIER ? Role.RECIPIENT : Role.SUPPLIER;
      parties.stream()
          .filter(p -> others.contains(p.value().actor().id()))
          .forEach(p -> deed.participant(role, new Slot<>(p.value().actor(), p.evidence())));
    }
  }

  /** Whether the agreement stands below what is done, or by the same verb. */
  private boolean isUnder(Draft agreement, Draft deed) {
    Optional<Token> token = sentence.head(agreement.anchor());
    boolean byPreposition = token.filter(t -> t.is("prep")).isPresent();
    for (int i = 0; i < 4 && token.isPresent(); i++) {
      Token here = token.get();
      if (deed.territory().contains(here)) {
        return byPreposition;
      }
      if (here.isVerb()) {
        return byPreposition
            && (deed.anchor().is("nsubj") || deed.anchor().is("xcomp"))
            && sentence.head(deed.anchor()).filter(h -> h == here).isPresent();
      }
      token = sentence.head(here);
    }
    return false;
  }
}
