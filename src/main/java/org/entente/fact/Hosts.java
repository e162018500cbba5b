package org.entente.fact;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.entente.annotation.Actor;
import org.entente.annotation.AnnotatedDocument;
import org.entente.annotation.Mention.ActorMention;
import org.entente.annotation.Sentence;
import org.entente.annotation.Token;
import org.entente.fact.Fact.Where;
import org.entente.knowledge.ActorType;
import org.entente.knowledge.EngagementKind;
import org.entente.knowledge.Role;

/**
 * The state of a place, where nobody of it is named: who arrives in Warsaw visits Poland, who
 * studies in Ankara does so with Turkey, a hospital that India builds in Thimphu is Bhutan's too,
 * and what is pledged for schools in Jordan is pledged to Jordan.
 */
final class Hosts {

  /** Before what something is given for. */
  private static final Set<String> PURPOSE = Set.of("for", "towards", "toward", "to");

  /** Who builds for others, and not for himself. */
  private static final Set<ActorType> DONORS =
      Set.of(ActorType.STATE, ActorType.INTERGOVERNMENTAL_ORGANISATION, ActorType.GOVERNMENT_BODY);

  private final FactLexicon lexicon;
  private final Scenes scenes;
  private final Wholes wholes;
  private final AnnotatedDocument annotated;

  Hosts(FactLexicon lexicon, Scenes scenes, Wholes wholes, AnnotatedDocument annotated) {
    this.lexicon = lexicon;
    this.scenes = scenes;
    this.wholes = wholes;
    this.annotated = annotated;
  }

  /**
   * @param drafts all of the document
   */
  void add(List<Draft> drafts) {
    for (Draft draft : drafts) {
      role(draft)
          .ifPresent(role -> host(draft, role).ifPresent(host -> draft.participant(role, host)));
    }
  }

  /** As what a host takes part where nobody does. */
  private Optional<Role> role(Draft draft) {
    if (draft.frame().generic() || Sameness.denied(draft)) {
      return Optional.empty();
    }
    if (draft.kind() == EngagementKind.MEETING) {
      return Optional.of(Role.PARTNER).filter(partner -> isVisit(draft));
    }
    if (draft.kind() == EngagementKind.COOPERATION) {
      return Optional.of(Role.PARTNER).filter(partner -> isOfGuests(draft));
    }
    if (draft.kind() == EngagementKind.PROJECT) {
      return Optional.of(Role.PARTNER).filter(partner -> isAbroad(draft));
    }
    boolean open =
        draft.kind() == EngagementKind.TRANSFER
            && draft.has(Role.SUPPLIER.term())
            && !draft.has(Role.RECIPIENT.term())
            && !draft.isClosed(Role.RECIPIENT);
    return Optional.of(Role.RECIPIENT)
        .filter(r -> open && lexicon.isAiding(draft.anchor().lemma()));
  }

  private boolean isVisit(Draft draft) {
    boolean said = lexicon.isVisit(draft.anchor().lemma()) || draft.isCalled(lexicon::isVisit);
    return said && isOfOneSide(new SentenceMentions(annotated, sentence(draft)), draft);
  }

  /** "India built a hospital in Thimphu": a state or its body, for another; no firm for itself. */
  private boolean isAbroad(Draft draft) {
    return !draft.participants().isEmpty()
        && draft.status().filter(told -> told.value() == Status.CANCELLED).isEmpty()
        && draft.participants().keySet().stream()
            .allMatch(part -> DONORS.contains(part.actor().type()))
        && Sameness.states(draft).size() <= 1
        && draft.objects().values().stream().anyMatch(built -> isPublic(built.value().name()));
  }

  private boolean isPublic(String built) {
    return lexicon.isFacility(Sameness.headWord(built.toLowerCase(Locale.ROOT)));
  }

  /** "Chadian cadets study in Ankara", "Norway keeps advisers in Dili". */
  private boolean isOfGuests(Draft draft) {
    return lexicon.isOfGuests(draft.anchor().lemma())
        && isOfOneSide(new SentenceMentions(annotated, sentence(draft)), draft);
  }

  private Sentence sentence(Draft draft) {
    return annotated.sentences().get(draft.sentence());
  }

  /** Whether all who take part are of one state, and no body of states is named: no NATO summit. */
  static boolean isOfOneSide(SentenceMentions where, Draft draft) {
    return Sameness.states(draft).size() == 1
        && where.all(ActorMention.class).stream()
            .noneMatch(mention -> TypeSets.BODIES.contains(mention.actor().type()));
  }

  /** The one state where it happens, if none of those who take part are of it or it of them. */
  private Optional<Slot<Actor>> host(Draft draft, Role role) {
    Sentence sentence = sentence(draft);
    List<Slot<Actor>> hosts =
        draft.places().values().stream()
            .filter(place -> sentence.span().contains(place.evidence()))
            .filter(
                place ->
                    sentence
                        .headOf(place.evidence())
                        .filter(at -> isThere(sentence, draft, role, at))
                        .isPresent())
            .flatMap(place -> stateOf(sentence, place).stream())
            .filter(host -> host.value().type() == ActorType.STATE)
            .toList();
    return hosts.stream().map(host -> host.value().id()).distinct().count() == 1
        ? Optional.of(hosts.get(0)).filter(host -> isOther(draft, host.value()))
        : Optional.empty();
  }

  private boolean isThere(Sentence sentence, Draft draft, Role role, Token place) {
    return draft.kind() == EngagementKind.PROJECT
        || (role == Role.PARTNER
            ? isGoal(sentence, draft, place)
            : isPurpose(sentence, draft, place));
  }

  /** The state that a place is or lies in: Chad of "in Chad", Poland of "arrived in Warsaw". */
  private Optional<Slot<Actor>> stateOf(Sentence sentence, Slot<Where> place) {
    return annotated.mentions(sentence).stream()
        .filter(mention -> mention.span().equals(place.evidence()))
        .filter(ActorMention.class::isInstance)
        .map(mention -> ((ActorMention) mention).actor())
        .findFirst()
        .or(() -> place.value().registerId().flatMap(scenes::stateOf))
        .map(state -> new Slot<>(state, place.evidence()));
  }

  /** "Arrived in Warsaw"; not "visited troops in Kuwait". */
  private static boolean isGoal(Sentence sentence, Draft draft, Token place) {
    return between(sentence, draft, place).noneMatch(Token::isNoun);
  }

  /** "For schools in Jordan", "to build schools in Jordan"; not "for rebels in Mali". */
  private boolean isPurpose(Sentence sentence, Draft draft, Token place) {
    List<Token> above = between(sentence, draft, place).toList();
    boolean somebody =
        above.stream().anyMatch(t -> lexicon.isAgent(t.lemma()) || lexicon.isPerson(t.lemma()));
    boolean in = above.stream().findFirst().filter(t -> t.word().equals("in")).isPresent();
    return in && !somebody && above.stream().skip(1).anyMatch(t -> isOfPurpose(sentence, t));
  }

  private static boolean isOfPurpose(Sentence sentence, Token above) {
    return PURPOSE.contains(above.word())
        || above.isVerb() && sentence.children(above, "aux").anyMatch(to -> to.pos().equals("TO"));
  }

  /** What stands between a place and what tells of the engagement. */
  private static Stream<Token> between(Sentence sentence, Draft draft, Token place) {
    return sentence.upwards(place).stream()
        .skip(1)
        .takeWhile(at -> at != draft.anchor() && !draft.territory().contains(at));
  }

  private boolean isOther(Draft draft, Actor host) {
    Set<Integer> its = wholes.of(host);
    return !draft.bystanders().contains(host.id())
        && draft.participants().keySet().stream()
            .map(part -> part.actor())
            .noneMatch(part -> its.contains(part.id()) || wholes.of(part).contains(host.id()));
  }
}
